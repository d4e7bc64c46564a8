"""The words of somebody that stand in notes of others: written down for them, or repeated at a closing."""

from collections.abc import Iterable
from uuid import UUID

import msgspec

from pasdecote.ground.facts.deciding import ProposalLeft, QuestionClosed
from pasdecote.ground.facts.fact import Fact
from pasdecote.ground.facts.reading import read_stored, write
from pasdecote.ground.facts.voice import Statement
from pasdecote.ground.store.personal import Person
from pasdecote.spine.journal.models import Entry
from pasdecote.spine.journal.services.marking import moved
from pasdecote.spine.journal.services.telling import digest_of, index

# They say again what a question or a proposal said. A decision does too, and belongs to the group.
REPEATING = (QuestionClosed, ProposalLeft)


def repeating(facts: set[UUID], person: Person) -> set[UUID]:
    """The notes that repeat the words of these facts, where the person speaks for themselves."""
    rows = Entry.objects.filter(
        kind__in=[_code(kind) for kind in REPEATING], collective__in=person.spoken, erased_at=None
    ).order_by()
    return {row.fact for row in rows if facts.intersection(read_stored(row.content).follows)}


def of_others(facts: set[UUID]) -> set[UUID]:
    """Of these facts, those that hold the words of somebody else than who wrote them down."""
    rows = Entry.objects.filter(fact__in=facts, kind=_code(Statement)).order_by()
    found = ((row.fact, read_stored(row.content)) for row in rows)
    return {fact for fact, content in found if isinstance(content, Statement) and content.relayed}


def relayed(person: Person, erased: set[UUID]) -> list[Entry]:
    """Every version, written by others, that says the person by name as whose words these are; not those
    whose words go anyway."""
    wanted = person.relayed - erased
    found = []
    for entry in Entry.objects.filter(fact__in=wanted, erased_at=None).order_by("pk"):
        content = read_stored(entry.content)
        if isinstance(content, Statement) and content.spoken_by:
            found.append(entry)
    return found


def take_speaker_off(entries: Iterable[Entry]) -> int:
    """The words stay, nobody is said to have spoken them; gives how many versions."""
    touched = list(entries)
    for entry in touched:
        content = read_stored(entry.content)
        assert isinstance(content, Statement)
        nobody = msgspec.structs.replace(content, spoken_by="")
        entry.content = write(nobody)
        entry.digest, entry.earlier_digests = digest_of(entry.content), []
        index(entry, nobody)
    Entry.objects.bulk_update(touched, ["content", "digest", "earlier_digests"], batch_size=500)
    moved(touched, erased=True)
    return len(touched)


def _code(kind: type[Fact]) -> str:
    return str(kind.__struct_config__.tag)
