"""Values written in the text fields of a PDF form, with what a reader sees drawn: size, wrapping, combs."""

from dataclasses import dataclass

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from pasdecote.ground.kernel.text import without_accents

_MULTILINE, _COMB = 1 << 12, 1 << 24
_LARGEST, _SMALLEST, _SMALLEST_LINE = 10.0, 7.0, 4.5
_LEADING = 1.2
# Widths of Helvetica for the 224 signs of Windows-1252 from the space on, in thousandths of the size.
_WIDTHS = (
    "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 "
    "556 556 278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 "
    "667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 "
    "556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584 350 "
    "556 350 222 556 333 1000 556 556 333 1000 667 333 1000 350 611 350 350 222 222 333 333 350 556 "
    "1000 333 1000 500 333 944 350 500 667 278 333 556 556 556 556 260 556 333 737 370 556 584 333 737 "
    "552 400 549 333 333 333 576 537 278 333 333 365 556 834 834 834 611 667 667 667 667 667 667 1000 "
    "722 667 667 667 667 278 278 278 278 722 722 778 778 778 778 778 584 778 722 722 722 722 667 667 "
    "611 556 556 556 556 556 556 889 500 556 556 556 556 278 278 278 278 556 556 556 556 556 556 556 "
    "549 611 556 556 556 556 500 556 500 "
)
_WIDTH = [int(width) for width in _WIDTHS.split()]


@dataclass(frozen=True, slots=True)
class Box:
    """The place of a field: size in points, alignment (0 left, 1 centre, 2 right), cells of a comb or 0."""

    width: float
    height: float
    align: int = 0
    multiline: bool = False
    cells: int = 0
    size: float = _LARGEST


def box_of(widget: DictionaryObject) -> Box:
    """The place that a widget of the form gives to its text."""
    x0, y0, x1, y1 = (float(side) for side in widget["/Rect"])  # type: ignore[attr-defined]
    flags = int(widget.get("/Ff", 0))
    said = str(widget.get("/DA", "")).split()
    size = float(said[said.index("Tf") - 1]) if "Tf" in said else _LARGEST
    return Box(
        width=abs(x1 - x0),
        height=abs(y1 - y0),
        align=int(widget.get("/Q", 0)),
        multiline=bool(flags & _MULTILINE),
        cells=int(widget.get("/MaxLen", 0)) if flags & _COMB else 0,
        size=min(size, _LARGEST) or _LARGEST,
    )


def encoded(text: str) -> bytes:
    """The text in Windows-1252, the letters of the form's font; others lose their accent or become "?"."""
    signs = (sign if _has(sign) else without_accents(sign) for sign in text.replace("\u202f", "\u00a0"))
    return "".join(signs).encode("cp1252", "replace")


def _has(sign: str) -> bool:
    try:
        sign.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


def width_of(text: bytes, size: float) -> float:
    """The width in points of an encoded text in Helvetica."""
    return sum(_WIDTH[code - 32] for code in text if code >= 32) * size / 1000


def fits(text: str, box: Box) -> bool:
    """Whether the whole text can be read in its box, at 7 points at least (4.5 on a single line)."""
    if box.cells:
        return len(text) <= box.cells
    if box.multiline:
        return _height(_wrapped(text, box, _SMALLEST), _SMALLEST) <= box.height - 4
    return width_of(encoded(text), _SMALLEST_LINE) <= box.width - 2


def write_field(writer: PdfWriter, widget: DictionaryObject, value: str, drawn: str | None = None) -> None:
    """Sets the value of a text field and draws it (`drawn` when the eye should see another: 12 500)."""
    box = box_of(widget)
    content, size = _content(value if drawn is None else drawn, box)
    stream = DecodedStreamObject()
    stream.set_data(content)
    stream.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Form"),
            NameObject("/BBox"): ArrayObject(FloatObject(side) for side in (0, 0, box.width, box.height)),
            NameObject("/Resources"): _resources(),
        }
    )
    widget[NameObject("/V")] = TextStringObject(value)
    widget[NameObject("/DA")] = TextStringObject(f"/Helv {0 if box.multiline else size:g} Tf 0 g")
    widget[NameObject("/AP")] = DictionaryObject({NameObject("/N"): writer._add_object(stream)})
    if "/MaxLen" in widget and len(value) > int(widget["/MaxLen"]):  # type: ignore[call-overload]
        widget[NameObject("/MaxLen")] = NumberObject(len(value))


def _resources() -> DictionaryObject:
    font = {
        "/Type": "/Font",
        "/Subtype": "/Type1",
        "/BaseFont": "/Helvetica",
        "/Encoding": "/WinAnsiEncoding",
    }
    helvetica = DictionaryObject({NameObject(key): NameObject(name) for key, name in font.items()})
    fonts = DictionaryObject({NameObject("/Helv"): helvetica})
    return DictionaryObject({NameObject("/Font"): fonts})


def _content(text: str, box: Box) -> tuple[bytes, float]:
    if box.cells:
        size, pieces = _comb(text, box)
    elif box.multiline:
        size, pieces = _block(text, box)
    else:
        size, pieces = _single(text, box)
    shown = b"".join(b"1 0 0 1 %.2f %.2f Tm (%s) Tj\n" % (x, y, _escaped(line)) for x, y, line in pieces)
    frame = b"/Tx BMC\nq\n0 0 %.2f %.2f re W n\nBT\n/Helv %.2f Tf 0 g\n" % (box.width, box.height, size)
    return frame + shown + b"ET\nQ\nEMC\n", size


Pieces = list[tuple[float, float, bytes]]


def _single(text: str, box: Box) -> tuple[float, Pieces]:
    line = encoded(" ".join(text.split("\n")))
    natural = width_of(line, 1) or 1
    size = max(_SMALLEST_LINE, min(box.size, box.height * 0.95, (box.width - 2) / natural))
    room = box.width - width_of(line, size)
    x = {1: room / 2, 2: room - 2}.get(box.align, 2.0 if room >= 4 else room / 2)
    return size, [(max(x, 1.0), (box.height - 0.72 * size) / 2, line)]


def _comb(text: str, box: Box) -> tuple[float, Pieces]:
    size = min(box.size, box.height * 0.95)
    step = box.width / box.cells
    pieces = [encoded(sign) for sign in text[: box.cells]]
    y = (box.height - 0.72 * size) / 2
    return size, [(step * n + (step - width_of(sign, size)) / 2, y, sign) for n, sign in enumerate(pieces)]


def _block(text: str, box: Box) -> tuple[float, Pieces]:
    size = _LARGEST
    while size > _SMALLEST and _height(_wrapped(text, box, size), size) > box.height - 4:
        size -= 0.5
    lines = _wrapped(text, box, size)
    top = box.height - 2 - 0.8 * size
    return size, [(2.0, top - n * size * _LEADING, line) for n, line in enumerate(lines)]


def _height(lines: list[bytes], size: float) -> float:
    return len(lines) * size * _LEADING


def _wrapped(text: str, box: Box, size: float) -> list[bytes]:
    lines = []
    for paragraph in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        lines += _folded(encoded(paragraph), box.width - 4, size)
    return lines


def _folded(paragraph: bytes, room: float, size: float) -> list[bytes]:
    lines, current = [], b""
    for word in paragraph.split(b" "):
        longer = current + b" " + word if current else word
        if width_of(longer, size) <= room:
            current = longer
            continue
        if current:
            lines.append(current)
        current = word
        while width_of(current, size) > room:
            cut = max(1, int(room / (width_of(current, size) / len(current))))
            while cut > 1 and width_of(current[:cut], size) > room:
                cut -= 1
            lines.append(current[:cut])
            current = current[cut:]
    return [*lines, current]


def _escaped(text: bytes) -> bytes:
    plain = bytes(code if code >= 32 else 32 for code in text)
    return plain.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
