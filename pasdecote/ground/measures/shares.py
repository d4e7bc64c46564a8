"""A share of a whole, which refuses to become a percentage when the whole is small (rule 2)."""

from dataclasses import dataclass
from fractions import Fraction

SMALLEST_FOR_PERCENT = 20
SHARE_IN_COUNTS = "{value} sur {denominator}"
SHARE_IN_PERCENT = "{percent} % ({value} sur {denominator})"


class ShareError(ValueError):
    """Two numbers that are not a part and its whole; `str(error)` is a French sentence."""


class TooFewForPercent(ShareError):
    """A percentage was asked of fewer than 20."""


@dataclass(frozen=True, slots=True)
class Share:
    """`value` among `denominator`, both whole numbers of the same unit."""

    value: int
    denominator: int

    def __post_init__(self) -> None:
        if not 0 <= self.value <= self.denominator:
            raise ShareError(f"{self.value} sur {self.denominator} : ces nombres ne vont pas ensemble.")

    @property
    def percent(self) -> int:
        """The nearest whole percentage, halves to the even one. Raises TooFewForPercent under 20."""
        if self.denominator < SMALLEST_FOR_PERCENT:
            raise TooFewForPercent(
                f"{self.value} sur {self.denominator} : en dessous de {SMALLEST_FOR_PERCENT}, "
                "un pourcentage tromperait. Donnez les nombres."
            )
        return round(Fraction(100 * self.value, self.denominator))

    @property
    def in_words(self) -> str:
        """ "8 sur 12", or from 20 on "62 % (25 sur 40)": never a percentage without its denominator."""
        if self.denominator < SMALLEST_FOR_PERCENT:
            return SHARE_IN_COUNTS.format(value=self.value, denominator=self.denominator)
        return SHARE_IN_PERCENT.format(percent=self.percent, value=self.value, denominator=self.denominator)


def share(value: int, denominator: int) -> Share:
    """The share of `value` in `denominator`. Raises ShareError when the part exceeds the whole."""
    return Share(value, denominator)


def share_in_words(value: int, denominator: int) -> str:
    """`share(value, denominator).in_words`, for those who need only the words."""
    return Share(value, denominator).in_words
