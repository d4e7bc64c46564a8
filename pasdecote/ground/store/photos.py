"""Photos made harmless: turned upright, re-encoded small, without position or any other hidden data."""

import io
from collections.abc import Iterable
from dataclasses import dataclass

import pillow_heif
from django.utils.translation import gettext as _
from PIL import Image, ImageDraw, ImageOps, UnidentifiedImageError

pillow_heif.register_heif_opener()
Image.MAX_IMAGE_PIXELS = None  # our own limit, below, is looked at before a pixel is read

LARGEST_SIDE = 1600
MOST_PIXELS = 60_000_000
READABLE = ("JPEG", "PNG", "WEBP", "HEIF", "GIF", "BMP", "TIFF")
HIDDEN = (60, 56, 52)
MOST_DISCS = 500


class PhotoRefused(ValueError):
    """A photo that cannot be kept; the message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo as it is kept: JPEG bytes, width and height in pixels."""

    data: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Disc:
    """A disc to paint over a face: centre and radius as parts (0 to 1) of the width, height and width."""

    x: float
    y: float
    radius: float


def clean(data: bytes, largest: int) -> Photo:
    """The photo in these bytes, upright, at most 1600 pixels a side, with no data but its picture.

    JPEG, PNG, WebP, HEIC and a few more. Raises PhotoRefused over `largest` bytes, over 60 million pixels, or
    when it is not a photo or is cut short.
    """
    if len(data) > largest:
        raise PhotoRefused(
            _("Cette photo est trop lourde : %(most)d Mo au plus. Vos mots sont gardés.")
            % {"most": largest // 1024 // 1024}
        )
    picture = _opened(data)
    picture.thumbnail((LARGEST_SIDE, LARGEST_SIDE))
    return _encoded(picture)


def hide(data: bytes, discs: Iterable[Disc]) -> Photo:
    """The photo with these discs painted over, for good. Raises PhotoRefused as `clean`."""
    picture = _opened(data)
    brush = ImageDraw.Draw(picture)
    for disc in list(discs)[:MOST_DISCS]:
        x, y = disc.x * picture.width, disc.y * picture.height
        radius = max(2.0, disc.radius * picture.width)
        brush.ellipse((x - radius, y - radius, x + radius, y + radius), fill=HIDDEN)
    return _encoded(picture)


def _opened(data: bytes) -> Image.Image:
    try:
        with Image.open(io.BytesIO(data), formats=READABLE) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise PhotoRefused(_("Cette photo est trop grande. Reprenez-la en plus petit."))
            upright = ImageOps.exif_transpose(picture)
            return _on_white(upright)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as error:
        if isinstance(error, PhotoRefused):
            raise
        sentence = _(
            "Ce fichier n’est pas une photo que l’on sait lire, ou il est abîmé. Vos mots sont gardés."
        )
        raise PhotoRefused(sentence) from error


def _on_white(picture: Image.Image) -> Image.Image:
    """Without transparency: JPEG has none."""
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        layered = picture.convert("RGBA")
        ground = Image.new("RGBA", layered.size, "white")
        return Image.alpha_composite(ground, layered).convert("RGB")
    return picture.convert("RGB")


def _encoded(picture: Image.Image) -> Photo:
    bare = Image.new("RGB", picture.size)
    bare.paste(picture)
    stream = io.BytesIO()
    bare.save(stream, "JPEG", quality=82, optimize=True, progressive=True)
    return Photo(stream.getvalue(), bare.width, bare.height)
