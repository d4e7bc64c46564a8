"""The photos of the demonstration, drawn by code: things and places, nobody's face."""

import io
from collections.abc import Callable

from PIL import Image, ImageDraw

SIZE = (960, 640)
INK, PAPER, CREAM = (52, 48, 44), (250, 247, 240), (240, 228, 205)
BLUE, GREEN, ROSE, OCHRE, GREY = (
    (84, 116, 143),
    (96, 132, 92),
    (178, 104, 92),
    (203, 153, 74),
    (168, 164, 156),
)
Brush = ImageDraw.ImageDraw


def _laundry(pen: Brush) -> None:
    pen.rectangle((0, 500, 960, 640), fill=GREY)
    for rank in range(5):
        left = 40 + rank * 180
        pen.rounded_rectangle((left, 180, left + 150, 520), 12, fill=PAPER, outline=INK, width=4)
        pen.ellipse((left + 20, 280, left + 130, 390), fill=BLUE if rank % 2 else CREAM, outline=INK, width=4)
        pen.rectangle((left + 20, 205, left + 90, 230), fill=OCHRE)
    for rank, color in enumerate((ROSE, GREEN, BLUE)):
        pen.rectangle(
            (260 + rank * 130, 470 - rank * 14, 370 + rank * 130, 520), fill=color, outline=INK, width=3
        )


def _meters(pen: Brush) -> None:
    for rank in range(8):
        left, top = 50 + rank % 4 * 225, 60 + rank // 4 * 290
        pen.rounded_rectangle((left, top, left + 180, top + 230), 14, fill=PAPER, outline=INK, width=4)
        pen.ellipse((left + 25, top + 20, left + 155, top + 150), fill=CREAM, outline=INK, width=4)
        pen.line((left + 90, top + 85, left + 50 + rank * 11, top + 45), fill=ROSE, width=6)
        for digit in range(5):
            pen.rectangle((left + 22 + digit * 28, top + 175, left + 44 + digit * 28, top + 205), fill=INK)


def _boxes(pen: Brush) -> None:
    pen.rectangle((0, 470, 960, 640), fill=(190, 160, 120))
    for left, top, size in (
        (60, 250, 230),
        (300, 310, 170),
        (480, 210, 270),
        (770, 330, 150),
        (340, 170, 140),
    ):
        pen.rectangle((left, top, left + size, top + size), fill=OCHRE, outline=INK, width=4)
        pen.line((left, top + size // 3, left + size, top + size // 3), fill=INK, width=3)
        for sheet in range(4):
            pen.rectangle(
                (left + 18 + sheet * 14, top - 26 + sheet * 5, left + size - 30, top), fill=PAPER, outline=INK
            )


def _letter(pen: Brush) -> None:
    pen.polygon(((190, 60), (760, 40), (800, 590), (220, 610)), fill=PAPER, outline=INK)
    for line in range(11):
        right = 700 - (line * 83) % 190
        pen.line((270, 150 + line * 38, right, 146 + line * 38), fill=GREY, width=8)
    pen.rectangle((270, 90, 430, 116), fill=BLUE)
    pen.ellipse((560, 470, 700, 560), outline=ROSE, width=8)


def _table(pen: Brush) -> None:
    pen.polygon(((60, 240), (900, 240), (960, 520), (0, 520)), fill=CREAM, outline=INK)
    for rank in range(7):
        left = 90 + rank * 118
        pen.ellipse(
            (left, 300 + rank % 2 * 80, left + 100, 370 + rank % 2 * 80), fill=PAPER, outline=INK, width=4
        )
        color = (ROSE, GREEN, OCHRE)[rank % 3]
        pen.ellipse((left + 22, 316 + rank % 2 * 80, left + 78, 354 + rank % 2 * 80), fill=color)
    for rank in range(12):
        pen.polygon(
            ((rank * 84, 60), (rank * 84 + 60, 60), (rank * 84 + 30, 120)), fill=(BLUE, ROSE, OCHRE)[rank % 3]
        )


def _lift(pen: Brush) -> None:
    pen.rectangle((250, 60, 640, 600), fill=GREY, outline=INK, width=6)
    pen.line((445, 60, 445, 600), fill=INK, width=5)
    pen.rectangle((330, 230, 560, 330), fill=PAPER, outline=ROSE, width=8)
    pen.line((350, 265, 540, 265), fill=INK, width=8)
    pen.line((350, 298, 480, 298), fill=INK, width=8)
    pen.rectangle((710, 240, 840, 430), fill=OCHRE, outline=INK, width=4)
    for line in range(6):
        pen.line((730, 270 + line * 26, 820, 270 + line * 26), fill=PAPER, width=5)
    pen.line((775, 240, 775, 180), fill=INK, width=3)


def _garden(pen: Brush) -> None:
    pen.rectangle((0, 0, 960, 240), fill=(202, 218, 224))
    pen.rectangle((0, 240, 960, 640), fill=(96, 74, 58))
    for row in range(5):
        for plant in range(10 - row):
            x, y = 60 + plant * (92 + row * 10), 290 + row * 70
            pen.line((x, y, x, y - 26 - row * 4), fill=GREEN, width=5)
            pen.ellipse((x - 18, y - 48 - row * 4, x + 18, y - 22 - row * 4), fill=GREEN)
    pen.line((0, 240, 960, 240), fill=INK, width=4)
    for post in range(0, 960, 80):
        pen.line((post, 170, post, 250), fill=INK, width=4)


# Drawing and what one sees on it, for whoever does not.
DRAWINGS: dict[str, tuple[Callable[[Brush], None], str]] = {
    "laverie": (_laundry, "Dessin : cinq machines en rang, et du linge plié devant."),
    "compteurs": (_meters, "Dessin : huit compteurs d’eau chaude, leurs aiguilles à des places différentes."),
    "cartons": (_boxes, "Dessin : des cartons ouverts, pleins de papiers."),
    "papier": (_letter, "Dessin : une lettre, un tampon rond en bas."),
    "repas": (_table, "Dessin : une longue table, des plats, et des fanions au-dessus."),
    "ascenseur": (_lift, "Dessin : une porte d’ascenseur, un écriteau, et un carnet qui pend à côté."),
    "jardin": (_garden, "Dessin : des rangs de jeunes plants dans une terre noire, derrière une clôture."),
}


def drawn(name: str) -> tuple[bytes, str]:
    """The PNG bytes of a drawing, the same each time, and what one sees on it."""
    draw, description = DRAWINGS[name]
    picture = Image.new("RGB", SIZE, (226, 218, 204))
    draw(ImageDraw.Draw(picture))
    stream = io.BytesIO()
    picture.save(stream, "PNG")
    return stream.getvalue(), description
