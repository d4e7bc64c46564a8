"""Words of a bilan: sentences that people told, in the order of the days. Nothing is written for them.

Words leave only from notes shared to institutions or to the public, or approved one by one when the bilan
was reread. A disputed sentence is held back, and a pas de côté enters only when it was approved itself.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from pasdecote.ground.documents.figures import month
from pasdecote.ground.facts.kinds import KINDS
from pasdecote.ground.facts.learning import StepAside
from pasdecote.ground.facts.told import Told
from pasdecote.ground.kernel.text import fold
from pasdecote.projections.reports.result import Arranged
from pasdecote.projections.reports.scope import OWN_CIRCLE, Notes
from pasdecote.projections.reports.template import NarrativeSpec

OUTWARD_CIRCLES = frozenset({"institution", "public"})
NAMES = frozenset({"partners", "place"})
_ENDS = (".", "!", "?", "…", "»", ":", ";")
CUT = " […]"
_Pair = tuple[Told, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Said:
    """One note's words as they enter a bilan, and the version they come from."""

    text: str
    on: date
    source: UUID


@dataclass(frozen=True, slots=True)
class Narrative:
    """What may be shown, what could be if somebody approved it, what is disputed, what a human left out
    (versions), and how many notes came since they chose."""

    said: tuple[Said, ...]
    waiting: tuple[UUID, ...]
    disputed: tuple[UUID, ...]
    separator: str = "\n"
    left_out: tuple[UUID, ...] = ()
    since: int = 0

    @property
    def text(self) -> str | None:
        """The sentences joined, or None when there is nothing to show."""
        return self.separator.join(said.text for said in self.said) or None

    @property
    def sources(self) -> tuple[UUID, ...]:
        """The versions that the text comes from."""
        return tuple(dict.fromkeys(said.source for said in self.said))


def may_show(told: Told, approved: Collection[UUID]) -> bool:
    """Whether the words of a note may leave: shared outwards or approved, not disputed, not one's own."""
    if told.held_back or told.circle == OWN_CIRCLE:
        return False
    if told.version in approved:
        return True
    return told.circle in OUTWARD_CIRCLES and not isinstance(told.content, StepAside)


def narrative(
    spec: NarrativeSpec,
    notes: Notes,
    approved: Collection[UUID] = frozenset(),
    arranged: Arranged | None = None,
) -> Narrative:
    """The words of the notes that a field wants, those that may be shown apart from those that wait.

    `arranged` gives the order that a human chose; notes told since come after, by date.
    """
    chosen = _chosen(spec, notes)
    free = [(told, words) for told, words in chosen if may_show(told, approved)]
    disputed = tuple(told.version for told, _ in chosen if told.held_back)
    seen = {told.version for told, _ in free} | set(disputed)
    waiting = tuple(told.version for told, _ in chosen if told.version not in seen)
    shown, hidden = _in_order(free, arranged)
    left_out = tuple(told.version for told, _ in hidden)
    since = sum(1 for told, _ in shown if told.fact not in arranged.order) if arranged else 0
    kept = shown[-spec.limit :] if spec.latest and arranged is None else shown[: spec.limit]
    if NAMES.intersection(spec.words):
        return Narrative(tuple(_names(kept)), waiting, disputed, ", ", left_out, since)
    said = tuple(
        Said(_sentence(words, told.content.happened_on if spec.dated else None), *_where(told))
        for told, words in kept
    )
    return Narrative(said, waiting, disputed, "\n", left_out, since)


@dataclass(frozen=True, slots=True)
class Choice:
    """A note that a field may show: its words alone, its day, its fact, and whether it is shown."""

    fact: UUID
    words: str
    on: date
    shown: bool

    @property
    def key(self) -> str:
        """Its fact, as pages write it."""
        return str(self.fact)


def choices(
    spec: NarrativeSpec, notes: Notes, approved: Collection[UUID], arranged: Arranged | None
) -> list[Choice]:
    """The notes whose words may leave, as a field shows them today, then those left out."""
    free = [(told, words) for told, words in _chosen(spec, notes) if may_show(told, approved)]
    shown, hidden = _in_order(free, arranged)
    return [
        Choice(told.fact, _sentence(words, None), told.content.happened_on, is_shown)
        for pairs, is_shown in ((shown, True), (hidden, False))
        for told, words in pairs
    ]


def shortened(text: str, longest: int) -> str:
    """The first whole sentences that fit in `longest` signs, marked as cut: a proposal to edit."""
    if len(text) <= longest:
        return text
    room = text[: max(0, longest - len(CUT))]
    ends = [room.rfind(end) for end in (". ", "! ", "? ", ".\n", "!\n", "?\n")]
    cut = max(ends) + 1 or room.rfind(" ")
    return (room[:cut].rstrip() if cut > 0 else room) + CUT if longest > len(CUT) else text[:longest]


def _in_order(pairs: list[_Pair], arranged: Arranged | None) -> tuple[list[_Pair], list[_Pair]]:
    """Those shown in the order a human chose, what was told since last, by date; then those left out."""
    if arranged is None:
        return pairs, []
    ranks = {fact: rank for rank, fact in enumerate(arranged.order)}
    kept = [pair for pair in pairs if pair[0].fact not in arranged.left_out]
    hidden = [pair for pair in pairs if pair[0].fact in arranged.left_out]
    return sorted(kept, key=lambda pair: ranks.get(pair[0].fact, len(ranks))), hidden


def _chosen(spec: NarrativeSpec, notes: Notes) -> list[_Pair]:
    """The notes of the kinds wanted that have such words, in the order of the days."""
    kinds = {KINDS[kind] for kind in spec.kinds}
    found = [told for told in notes.happened if not kinds or type(told.content) in kinds]
    names = NAMES.intersection(spec.words)
    chosen = []
    for told in found:
        said = _names_in(told, spec.words) if names else [getattr(told.content, w, "") for w in spec.words]
        words = tuple([stripped for word in said if (stripped := word.strip())])
        if words:
            chosen.append((told, words))
    return chosen


def _names_in(told: Told, wanted: tuple[str, ...]) -> list[str]:
    content = told.content
    names = [partner.name for partner in content.partners] if "partners" in wanted else []
    return [*names, content.place.name] if "place" in wanted and content.place else names


def _sentence(words: tuple[str, ...], on: date | None) -> str:
    """The words, each ended as a sentence, after their month: outside the team, times are months."""
    ended = " ".join(word if word.endswith(_ENDS) else f"{word}." for word in words)
    return f"{month(on).capitalize()} : {ended}" if on else ended


def _names(kept: list[_Pair]) -> Iterator[Said]:
    """Each name once, as first told; every note that tells it is a source of the first."""
    seen: set[str] = set()
    for told, names in kept:
        for name in names:
            if fold(name) not in seen:
                seen.add(fold(name))
                yield Said(name, *_where(told))


def _where(told: Told) -> tuple[date, UUID]:
    return told.content.happened_on, told.version
