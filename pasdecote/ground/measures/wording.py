"""Figures in French words. Automatic sentences are a closed list, and none of them claims an effect."""

import re
from decimal import Decimal
from enum import StrEnum

from pasdecote.ground.kernel.text import fold
from pasdecote.ground.measures.figures import Amount, Cell, Figure, Obtained, Unit, Why
from pasdecote.ground.measures.intervals import Interval
from pasdecote.ground.measures.shares import SMALLEST_FOR_PERCENT, share_in_words

THOUSANDS = "\u00a0"

UNIT_WORDS: dict[Unit, tuple[str, str]] = {
    Unit.PEOPLE: ("personne", "personnes"),
    Unit.ATTENDANCES: ("présence", "présences"),
    Unit.SESSIONS: ("séance", "séances"),
    Unit.HOURS: ("heure", "heures"),
    Unit.EUROS: ("euro", "euros"),
    Unit.MEETINGS: ("réunion", "réunions"),
    Unit.STREET_PRESENCES: ("présence sociale", "présences sociales"),
    Unit.ENCOUNTERS: ("rencontre", "rencontres"),
    Unit.DECISIONS: ("décision", "décisions"),
    Unit.DEMANDS: ("interpellation", "interpellations"),
    Unit.ANSWERS: ("suite", "suites"),
    Unit.CHANGES: ("changement noté", "changements notés"),
    Unit.PARTNERS: ("partenaire", "partenaires"),
    Unit.COMMUNES: ("commune", "communes"),
    Unit.PLACES: ("lieu", "lieux"),
    Unit.MONTHS: ("mois", "mois"),
    Unit.DAYS: ("date", "dates"),
    Unit.NOTES: ("note", "notes"),
    Unit.THEMES: ("thème", "thèmes"),
    Unit.STATEMENTS: ("parole", "paroles"),
    Unit.PUBLICATIONS: ("publication", "publications"),
    Unit.PER_SESSION: ("présence par séance", "présences par séance"),
}

OBTAINED_WORDS: dict[Obtained, str] = {
    Obtained.COUNTED: "compté",
    Obtained.SAID: "dit",
    Obtained.ESTIMATED: "estimé",
    Obtained.NOT_COLLECTED: "non recueilli",
}


class Sentence(StrEnum):
    """Every pattern from which a sentence is made without a human. There is no other."""

    AMOUNT = "{amount}"
    AMOUNT_OF = "{amount} sur {denominator}"
    MISSING = ", dont {count} {reason}"
    MISSING_TOO = " et {count} {reason}"
    HOW = " ({how})"
    HOW_PART = "{how} : {value}"
    UNKNOWN = "non connu"
    UNKNOWN_WHY = "non connu : {reason}"
    WITHHELD = "nombre retenu (moins de 5)"
    WITHHELD_EITHER = "nombre retenu (moins de 5, ou pour en protéger un autre)"
    WHOLE_WITHHELD = "Le nombre dont ces parties sont tirées est retenu, pour en protéger un autre."
    PERIOD_REFUSED = (
        "Ce qui sort du groupe porte sur un mois, un trimestre ou une année entière, du premier au dernier "
        "jour : ce bilan se lit ici, mais il ne peut ni être figé ni sortir avec ces dates."
    )
    FIGURE = "{label} : {figure}."
    CELL = "{label} : {figure}"
    CELLS = "Par {dimension} — {cells}."
    ONLY_CELLS = "{label}. {cells}"
    BETWEEN = "entre {low} et {high} sur {denominator}"
    BETWEEN_PERCENT = "entre {low} % et {high} % ({value} sur {denominator})"
    NO_CROSSING = "dit séparément, ne peut pas être croisé"
    NOT_FROM_ATTENDANCES = "le nombre de personnes différentes ne se déduit pas des présences"


WITHHELD_WORDS: dict[Why, Sentence] = {
    Why.SMALL: Sentence.WITHHELD,
    Why.EITHER: Sentence.WITHHELD_EITHER,
}

_FORBIDDEN = re.compile(r"\bimpact\w*|\bprouv\w*|\bgrace (?:a|au|aux)\b")


def forbidden_in(sentence: str) -> tuple[str, ...]:
    """The words of an automatic sentence that claim an effect (rule 8), folded; empty when there is none."""
    return tuple(_FORBIDDEN.findall(fold(sentence)))


def number_in_words(value: Amount) -> str:
    """A number as written in French: 1234 gives "1 234", Decimal("7.50") gives "7,5"."""
    text = f"{value.normalize():,f}" if isinstance(value, Decimal) else f"{value:,}"
    return text.replace(",", THOUSANDS).replace(".", ",")


def amount_in_words(value: Amount, unit: Unit) -> str:
    """A number with its unit, in the singular below two as French does: "1,5 heure", "12 séances"."""
    one, many = UNIT_WORDS[unit]
    return f"{number_in_words(value)} {one if -2 < value < 2 else many}"


def interval_in_words(interval: Interval) -> str:
    """An interval, in counts when fewer than 20 were asked: "entre 5 et 10 sur 12", in percent otherwise.

    Counts are out of the population when it is known, out of the sample when it is not.
    """
    whole = interval.population or interval.sample
    if interval.sample < SMALLEST_FOR_PERCENT or whole < SMALLEST_FOR_PERCENT:
        low, high = round(interval.low * whole), round(interval.high * whole)
        return Sentence.BETWEEN.format(low=low, high=high, denominator=whole)
    return Sentence.BETWEEN_PERCENT.format(
        low=round(interval.low * 100),
        high=round(interval.high * 100),
        value=interval.successes,
        denominator=interval.sample,
    )


def figure_in_words(figure: Figure) -> str:
    """A figure as a reader meets it: count, denominator, what is missing, how it was obtained.

    "43 présences sur 12 séances, dont 3 sans nombre de présents (compté : 31 ; estimé : 12)".
    """
    if figure.hidden:
        return str(WITHHELD_WORDS[figure.why])
    if figure.value is None:
        reasons = " ; ".join(gap.reason for gap in figure.missing)
        return Sentence.UNKNOWN_WHY.format(reason=reasons) if reasons else str(Sentence.UNKNOWN)
    return _amount(figure) + _gaps(figure) + _how(figure)


def cell_in_words(cell: Cell) -> str:
    """One told part: "16-25 : 12 sur 18"; a hidden one says so, an unknown one too."""
    if cell.hidden:
        words = str(WITHHELD_WORDS[cell.why])
    elif cell.value is None:
        words = str(Sentence.UNKNOWN)
    elif cell.denominator is not None and isinstance(cell.value, int) and cell.value <= cell.denominator:
        words = share_in_words(cell.value, cell.denominator)
    else:
        words = amount_in_words(cell.value, cell.unit)
    return Sentence.CELL.format(label=cell.label, figure=words)


def _amount(figure: Figure) -> str:
    amount = amount_in_words(figure.value if figure.value is not None else 0, figure.unit)
    if figure.denominator is None or figure.of is None:
        return Sentence.AMOUNT.format(amount=amount)
    denominator = amount_in_words(figure.denominator, figure.of)
    return Sentence.AMOUNT_OF.format(amount=amount, denominator=denominator)


def _gaps(figure: Figure) -> str:
    patterns = [Sentence.MISSING, *[Sentence.MISSING_TOO] * len(figure.missing)]
    gaps = zip(patterns, figure.missing, strict=False)
    return "".join(pattern.format(count=gap.count, reason=gap.reason) for pattern, gap in gaps)


def _how(figure: Figure) -> str:
    if not figure.obtained:
        return ""
    if len(figure.obtained) == 1:
        return Sentence.HOW.format(how=OBTAINED_WORDS[figure.obtained[0][0]])
    parts = (
        OBTAINED_WORDS[how]
        if value is None
        else Sentence.HOW_PART.format(how=OBTAINED_WORDS[how], value=number_in_words(value))
        for how, value in figure.obtained
    )
    return Sentence.HOW.format(how=" ; ".join(parts))
