"""Photos are kept upright, small, and without anything but their picture."""

import io

import pytest
from PIL import Image

from pasdecote.ground.store.photos import Disc, PhotoRefused, clean, hide

TEN_MEGABYTES = 10 * 1024 * 1024
ORIENTATION, GPS = 0x0112, 0x8825


def picture(
    form: str = "JPEG", size: tuple[int, int] = (80, 40), mode: str = "RGB", orientation: int = 1
) -> bytes:
    """A small picture, red at its left half, with a camera's hidden data."""
    image = Image.new(mode, size, "white")
    image.paste("red", (0, 0, size[0] // 2, size[1]))
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    exif[0x010F] = "Marque"
    exif.get_ifd(GPS)[1] = "N"
    stream = io.BytesIO()
    image.save(stream, form, **({"exif": exif} if form in ("JPEG", "HEIF", "WEBP") else {}))
    return stream.getvalue()


def reopened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def is_red(image: Image.Image, at: tuple[int, int]) -> bool:
    red, green, blue = image.convert("RGB").getpixel(at)
    return red > 180 and green < 90 and blue < 90


def test_a_photo_taken_sideways_is_kept_upright():
    photo = clean(picture(orientation=6), TEN_MEGABYTES)
    assert (photo.width, photo.height) == (40, 80)
    image = reopened(photo.data)
    assert is_red(image, (20, 10))
    assert not is_red(image, (20, 70))


@pytest.mark.parametrize("form", ["JPEG", "HEIF", "WEBP"])
def test_position_and_camera_are_removed(form):
    original = picture(form)
    assert reopened(original).getexif()[0x010F] == "Marque"
    kept = reopened(clean(original, TEN_MEGABYTES).data)
    assert dict(kept.getexif()) == {}
    assert "exif" not in kept.info


@pytest.mark.parametrize("form", ["PNG", "WEBP", "HEIF", "GIF"])
def test_the_usual_forms_are_read(form):
    photo = clean(picture(form), TEN_MEGABYTES)
    assert reopened(photo.data).format == "JPEG"
    assert is_red(reopened(photo.data), (10, 20))


def test_what_is_transparent_becomes_white():
    stream = io.BytesIO()
    Image.new("RGBA", (10, 10), (0, 0, 0, 0)).save(stream, "PNG")
    assert reopened(clean(stream.getvalue(), TEN_MEGABYTES).data).getpixel((5, 5)) == (255, 255, 255)


def test_a_large_photo_is_made_smaller_in_proportion():
    photo = clean(picture(size=(4000, 2000)), TEN_MEGABYTES)
    assert (photo.width, photo.height) == (1600, 800)


def test_more_than_ten_megabytes_is_refused_with_the_limit_named():
    with pytest.raises(PhotoRefused, match="10"):
        clean(b"\xff\xd8" + b"0" * TEN_MEGABYTES, TEN_MEGABYTES)


@pytest.mark.parametrize(
    "data",
    [b"", b"%PDF-1.7", b"<svg xmlns='http://www.w3.org/2000/svg'/>", picture()[:200], picture("HEIF")[:300]],
    ids=["nothing", "pdf", "svg", "cut jpeg", "cut heic"],
)
def test_what_is_not_a_whole_photo_is_refused_with_a_sentence(data):
    with pytest.raises(PhotoRefused, match="photo"):
        clean(data, TEN_MEGABYTES)


def test_a_picture_of_too_many_pixels_is_refused():
    stream = io.BytesIO()
    Image.new("1", (10_000, 7_000)).save(stream, "PNG")
    with pytest.raises(PhotoRefused, match="trop grande"):
        clean(stream.getvalue(), TEN_MEGABYTES)


def test_a_hidden_face_cannot_be_seen_again():
    photo = hide(picture(), [Disc(x=0.25, y=0.5, radius=0.1)])
    image = reopened(photo.data)
    assert not is_red(image, (20, 20))
    assert is_red(image, (3, 3))
