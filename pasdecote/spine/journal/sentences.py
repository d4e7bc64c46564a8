"""A fact as one sentence: « Mardi 3 mars, au pied de la tour B : 8 personnes ont préparé la fête (2 h). »

Takes a fact and a day, looks nothing up; speaks the language of the screen; the teller's words stay theirs.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from pasdecote.ground.facts.atoms import Count, Measure, Obtained, Unit
from pasdecote.ground.facts.fact import Fact
from pasdecote.ground.facts.gathering import SessionPlanned
from pasdecote.ground.facts.reporting import DueNoted
from pasdecote.spine.journal.durations import duration_in_words
from pasdecote.spine.journal.names import kind_words

LONGEST_ON_A_CARD = 220
_ENDS = (".", "!", "?", "…", "»")


@dataclass(frozen=True, slots=True)
class Sentence:
    """The parts of the sentence, each possibly empty but `when`: "Mardi 3 mars", "au pied de la tour B",
    the teller's words, then what was measured ("8 personnes, compté", "2 h"). `cut`: words were left out."""

    when: str
    where: str
    what: str
    details: tuple[str, ...]
    cut: bool = False

    @property
    def lead(self) -> str:
        """When and where."""
        return f"{self.when}, {self.where}" if self.where else self.when

    @property
    def bracket(self) -> str:
        """The measures between brackets with their space before, or nothing."""
        return f" ({', '.join(self.details)})" if self.details else ""

    @property
    def body(self) -> str:
        """What follows the colon, closed as a sentence."""
        if not self.details:
            return self.what if self.what.endswith(_ENDS) else f"{self.what}."
        return f"{self.what.removesuffix('.')}{self.bracket}."

    def __str__(self) -> str:
        return f"{self.lead}{_(' : ')}{self.body}"


def sentence_of(fact: Fact, today: date, *, longest: int | None = LONGEST_ON_A_CARD) -> Sentence:
    """The sentence of a fact, with the year when it is not this one; `longest` cuts the words, None never."""
    words = _words(fact)
    what = words if longest is None else shortened(words, longest)
    place = fact.place.name.strip() if fact.place else ""
    where = place if longest is None else shortened(place, 80)
    return Sentence(_when(fact, today), where, what, _details(fact), cut=what != words)


def shortened(text: str, longest: int) -> str:
    """The text on one line, cut after a whole word with « … » when it is longer."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    cut = line[: longest - 1]
    whole = cut.rsplit(" ", 1)[0] if " " in cut[longest // 2 :] else cut
    return f"{whole.rstrip(' ,;:.')}…"


def day_in_words(day: date, today: date) -> str:
    """« Mardi 3 mars », with the year when it is not today's."""
    return _day_in_words(day, day.year != today.year, get_language())


@lru_cache(maxsize=2_000)
def _day_in_words(day: date, with_year: bool, language: str | None) -> str:
    """Kept, for the same few days come back on every screen; `language` tells the tongues apart."""
    words = date_format(day, "l j F Y" if with_year else "l j F")
    return words[:1].upper() + words[1:]


def inside_a_sentence(day: str) -> str:
    """The words of a day, after others: « mardi 3 mars »; English keeps its capital."""
    return day if (get_language() or "").startswith("en") else day[:1].lower() + day[1:]


def counts_in_words(counts: Sequence[Count]) -> list[str]:
    """Each count in words; those who came for the first time beside those who came, when both were obtained
    alike: « 6 présences, dont 1 pour la première fois, dit »."""
    whole = next(
        (count for count in counts if count.measure is Measure.PRESENT and count.value is not None), None
    )
    new = next((count for count in counts if count.measure is Measure.NEW and count.value is not None), None)
    plain = all(count is not None and count.out_of is None for count in (whole, new))
    if whole is None or new is None or not plain or new.obtained != whole.obtained:
        return [count_in_words(count) for count in counts]
    amount, number = _amount(whole.unit, whole.value or 0), new.value or 0
    both = ngettext(
        "%(amount)s, dont %(number)d pour la première fois",
        "%(amount)s, dont %(number)d pour la première fois",
        number,
    ) % {"amount": amount, "number": number}
    together = f"{both}, {_obtained(whole.obtained, get_language())}"
    others = (count for count in counts if count is not new)
    return [together if count is whole else count_in_words(count) for count in others]


def count_in_words(count: Count) -> str:
    """« 8 personnes, compté », « nombre de personnes non recueilli »."""
    if count.value is None:
        return _unknown(count)
    words = _amount(count.unit, count.value)
    if count.measure is Measure.NEW:
        words = _("dont nouveaux : %(amount)s") % {"amount": words}
    elif count.measure is not Measure.PRESENT:
        words = f"{words} {_MEASURES[count.measure]()}"
    if count.out_of is not None:
        words = _("%(amount)s sur %(total)s") % {"amount": words, "total": count.out_of}
    return f"{words}, {_obtained(count.obtained, get_language())}"


OBTAINED = {
    Obtained.COUNTED: lambda: _("compté"),
    Obtained.SAID: lambda: _("dit"),
    Obtained.ESTIMATED: lambda: _("estimé"),
    Obtained.NOT_COLLECTED: lambda: _("non recueilli"),
}


@lru_cache(maxsize=50)
def _obtained(how: Obtained, language: str | None) -> str:
    """Kept; `language` tells the tongues apart."""
    return OBTAINED[how]()


_MEASURES = {
    Measure.REGISTERED: lambda: _("inscrites"),
    Measure.DECIDING: lambda: _("à décider"),
    Measure.REACHED: lambda: _("touchées"),
}


def _unknown(count: Count) -> str:
    reason = shortened(count.reason, 80)
    if not reason:
        return _("nombre non recueilli")
    return _("nombre non recueilli : %(reason)s") % {"reason": reason}


def _amount(unit: Unit, value: int) -> str:
    return _units(unit, value, get_language()) % {"number": value}


@lru_cache(maxsize=2_000)
def _units(unit: Unit, value: int, language: str | None) -> str:
    """The word that agrees with a number. Kept; `language` tells the tongues apart."""
    # French counts zero in the singular, and as the source language has no catalogue to say so.
    if value == 0 and (language or "fr").startswith("fr"):
        value = 1
    if unit is Unit.ATTENDANCES:
        return ngettext("%(number)d présence", "%(number)d présences", value)
    if unit is Unit.SESSIONS:
        return ngettext("%(number)d séance", "%(number)d séances", value)
    return ngettext("%(number)d personne", "%(number)d personnes", value)


def _when(fact: Fact, today: date) -> str:
    if isinstance(fact, SessionPlanned) and fact.due:
        day = _lower(day_in_words(fact.due[0].on, today))
        return _("Prévu pour %(day)s") % {"day": f"{day}, {fact.due[0].at}" if fact.due[0].at else day}
    if isinstance(fact, DueNoted) and fact.due:
        return _("Attendu pour %(day)s") % {"day": _lower(day_in_words(fact.due[0].on, today))}
    if fact.ended_on is None or fact.ended_on == fact.happened_on:
        return day_in_words(fact.happened_on, today)
    first, last = (day_in_words(day, today) for day in (fact.happened_on, fact.ended_on))
    return _("Du %(first)s au %(last)s") % {"first": _lower(first), "last": _lower(last)}


def _words(fact: Fact) -> str:
    """The title and what happened, or else the first words there are, or that none were written yet, or the
    kind when all were erased."""
    title, happened = fact.title.strip(), fact.happened.strip()
    if title and happened and not happened.startswith(title):
        return f"{title}. {happened}"
    aside = (getattr(fact, "failed", ""), getattr(fact, "learnt", ""))
    told = (happened, title, *aside, fact.changed, fact.difficulty, fact.next_step)
    none = _("raconté de vive voix, pas encore écrit") if fact.aloud else kind_words(fact.kind)
    return next((words.strip() for words in told if words.strip()), none)


def _details(fact: Fact) -> tuple[str, ...]:
    found = counts_in_words(fact.counts)
    if fact.duration_minutes:
        found.append(duration_in_words(fact.duration_minutes))
    if fact.volunteers and fact.volunteers.minutes:
        time = duration_in_words(fact.volunteers.minutes)
        found.append(_("bénévolat : %(time)s") % {"time": time})
    return tuple(found)


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]
