"""Reads of words and of what followed them, as far as the account may read."""

from dataclasses import dataclass
from uuid import UUID

from pasdecote.ground.facts.told import Told
from pasdecote.spine.collectives.access import Standing
from pasdecote.spine.collectives.models import Collective
from pasdecote.spine.journal.access import may_read, versions
from pasdecote.spine.journal.keeping import Kept
from pasdecote.spine.journal.queries import dated_notes, shared_notes, told

# Where a thread begins: they may follow nothing themselves. All else in it follows something.
ROOTS = ("statement", "question_opened")


@dataclass(frozen=True, slots=True)
class Teller:
    """Who told a note: their name then, and whether that is the account itself."""

    name: str
    self: bool


def facts_for(standing: Standing, collective: Collective) -> list[Told]:
    """The words of a group and all that may follow them, as far as the account may read."""
    return [item for item in _told_in.of(collective.pk) if may_read(standing, item)]


def told_by(standing: Standing, collective: Collective) -> set[UUID]:
    """The words that the account itself told in this group."""
    mine = versions(standing).filter(author=standing.account, collective=collective, kind="statement")
    return set(mine.order_by().values_list("fact", flat=True))


def teller_of(standing: Standing, fact: UUID) -> Teller:
    """Who told a word that the account may read."""
    rows = versions(standing).filter(fact=fact).order_by("received_at", "pk")
    author, name = rows.values_list("author", "author_name").first() or (None, "")
    return Teller(name, author == standing.account.pk)


def group_of(standing: Standing, fact: UUID) -> Collective | None:
    """The group of the account in which a word was told; None when the account may not read it."""
    rows = versions(standing).filter(fact=fact, kind="statement", collective__in=standing.member)
    found = rows.order_by("pk").values_list("collective", flat=True).first()
    return standing.groups.get(found) if found else None


def _read(collective: UUID) -> tuple[Told, ...]:
    here = [collective]
    return tuple(told(dated_notes(collectives=here), shared_notes(collectives=here).filter(kind__in=ROOTS)))


_told_in = Kept(_read)
