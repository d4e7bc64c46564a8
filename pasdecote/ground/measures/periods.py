"""Aligned periods, the only ones that leave: month ⊂ quarter ⊂ year (rule 5).

Two periods that overlap without being nested would tell, by difference, what neither shows.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A month (1), a quarter (3) or a year (12): `length` months of `year` from `month` on."""

    year: int
    month: int
    length: int

    @property
    def start(self) -> date:
        """Its first day."""
        return date(self.year, self.month, 1)

    @property
    def end(self) -> date:
        """Its last day."""
        last = self.month + self.length - 1
        return date(self.year, last, monthrange(self.year, last)[1])

    @property
    def code(self) -> str:
        """ "2025", "2025-T1" or "2025-03": one word a period, which `period_of_code` reads back."""
        if self.length == 12:
            return str(self.year)
        return f"{self.year}-T{self.month // 3 + 1}" if self.length == 3 else f"{self.year}-{self.month:02}"

    def parts(self, length: int) -> tuple["Period", ...]:
        """The periods of that length that make it, in order."""
        months = range(self.month, self.month + self.length, length)
        return tuple(Period(self.year, month, length) for month in months)

    def holds(self, other: "Period") -> bool:
        """Whether the other lies in this one, or is the same."""
        return self.start <= other.start and other.end <= self.end


def aligned(start: date, end: date) -> Period | None:
    """The month, quarter or year that goes from `start` to `end`, both included; None when none does."""
    length = end.month - start.month + 1
    if start.year != end.year or length not in (1, 3, 12) or (start.month - 1) % length:
        return None
    period = Period(start.year, start.month, length)
    return period if (start, end) == (period.start, period.end) else None


def period_of_code(code: str) -> Period:
    """The period of that code. Raises ValueError for any other word."""
    year, _, rest = code.partition("-")
    if not rest:
        return Period(int(year), 1, 12)
    if rest.startswith("T"):
        return Period(int(year), int(rest[1:]) * 3 - 2, 3)
    return Period(int(year), int(rest), 1)
