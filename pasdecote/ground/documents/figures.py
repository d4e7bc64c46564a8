"""Values as they are read in French: 1 234,50 €, 12,5 %, 3 mars 2026. Non-breaking spaces inside figures."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from .model import Kind, Scalar

_NBSP = "\u00a0"
_MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()


def number(value: int | float | Decimal, decimals: int | None = None) -> str:
    """A number with spaces between thousands and a decimal comma: 1234.5 gives "1 234,5". Minus is "−".

    `decimals` fixes how many are shown (halves go up); without it, as many as the value has, at most 6.
    """
    exact = Decimal(str(value))
    if not exact.is_finite():
        return "—"
    shown = exact.quantize(Decimal(1).scaleb(-(6 if decimals is None else decimals)), rounding=ROUND_HALF_UP)
    whole, _, fraction = f"{abs(shown):,f}".partition(".")
    if decimals is None:
        fraction = fraction.rstrip("0")
    text = whole.replace(",", _NBSP) + (f",{fraction}" if fraction else "")
    return f"−{text}" if shown < 0 else text


def cents(value: int | float | Decimal) -> str:
    """Cents as euros: 123450 gives "1 234,50 €", 1200 gives "12 €"."""
    euros = Decimal(str(value)) / 100
    return f"{number(euros, 0 if euros == euros.to_integral_value() else 2)}{_NBSP}€"


def day(value: date) -> str:
    """A day in words: "3 mars 2026", "1er mai 2026"."""
    return f"{'1er' if value.day == 1 else value.day} {_MONTHS[value.month - 1]} {value.year}"


def month(value: date) -> str:
    """The month of a day in words: "mars 2026"."""
    return f"{_MONTHS[value.month - 1]} {value.year}"


def shown(value: Scalar, kind: Kind = "text") -> str:
    """Any value of a document as text; nothing (None) is an empty text, never a zero."""
    if value is None:
        return ""
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, str):
        return value
    if kind == "cents":
        return cents(value)
    return number(value) + (f"{_NBSP}%" if kind == "percent" else "")
