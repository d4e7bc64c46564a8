"""QR codes, drawn without any picture from elsewhere."""

from io import BytesIO

import segno


class TooLongForQR(ValueError):
    """The text does not fit in a QR code that a phone can read."""


def _code(text: str) -> segno.QRCode:
    try:
        return segno.make_qr(text, error="m")
    except segno.DataOverflowError as error:
        raise TooLongForQR("Ce texte est trop long pour un QR code : raccourcissez l’adresse.") from error


def qr_matrix(text: str) -> tuple[tuple[bool, ...], ...]:
    """The modules of the QR code of a text, without quiet zone: rows of True (dark) and False.

    Raises TooLongForQR.
    """
    return tuple(tuple(bool(module) for module in row) for row in _code(text).matrix)


def qr_svg(text: str, scale: int = 4) -> str:
    """The QR code as an SVG element, dark on white with its quiet zone of 4 modules, same text same bytes.

    Raises TooLongForQR.
    """
    made = _code(text).svg_inline(scale=scale, border=4, dark="#000000", light="#ffffff", omitsize=False)
    return str(made).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)


def qr_png(text: str, scale: int = 6) -> bytes:
    """The QR code as a PNG picture with its quiet zone, for word processors. Raises TooLongForQR."""
    picture = BytesIO()
    _code(text).save(picture, kind="png", scale=scale, border=4)
    return picture.getvalue()
