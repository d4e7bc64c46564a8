"""What a form costs: minutes of a whole structure, told only where they are nobody's in particular."""

from datetime import date

from pasdecote.ground.measures.small_numbers import SMALLEST_SHOWN

LEAST_MINUTES, STEP = 15, 5
Quarter = tuple[int, int]


def quarter_of(day: date) -> Quarter:
    """The year and the quarter, from 1 to 4, of a day."""
    return day.year, (day.month - 1) // 3 + 1


def days_of(quarter: Quarter) -> tuple[date, date]:
    """The first day of a quarter, and the first of the next one."""
    year, rank = quarter
    after = (year + 1, 1) if rank == 4 else (year, rank * 3 + 1)
    return date(year, rank * 3 - 2, 1), date(*after, 1)


def told_minutes(minutes: int, people: int) -> int | None:
    """Minutes to the nearest five, or None: below a quarter of an hour, and where fewer than five people work
    in the structure, for a total would then say somebody's time."""
    if people < SMALLEST_SHOWN or minutes < LEAST_MINUTES:
        return None
    return (minutes + STEP // 2) // STEP * STEP


def duration_in_words(minutes: int) -> str:
    """35 gives « 35 minutes », 100 « 1 h 40 »."""
    hours, left = divmod(minutes, 60)
    if not hours:
        return f"{left} minutes"
    return f"{hours} h {left:02d}" if left else f"{hours} h"


def cost_in_words(minutes: int | None, bilans: int) -> str:
    """What is printed in a bilan: for it alone, or for all those of its template when there are several."""
    if minutes is None:
        return ""
    what = "ce bilan" if bilans < 2 else f"les {bilans} bilans de ce modèle"
    return (
        f"Remplir {what} a demandé environ {duration_in_words(minutes)} (mesuré page ouverte et utilisée, "
        "par structure et par trimestre, jamais par personne)."
    )
