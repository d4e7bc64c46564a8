"""What stands twice, and how it came to: the words of each version, and the list that waits for a human."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from pasdecote.ground.kernel import clock
from pasdecote.spine.collectives.access import Standing
from pasdecote.spine.journal import reading
from pasdecote.spine.journal.access import heads, versions
from pasdecote.spine.journal.models import Arriving, Early, Entry, Replacement
from pasdecote.spine.journal.queries import arriving_of, early_of
from pasdecote.spine.journal.rules import apart

OFFLINE = timedelta(minutes=10)
RESTING = timedelta(hours=1)  # what arrives right now is nobody's concern
MOST = 20


@dataclass(frozen=True)
class Attention:
    """What waits for the eyes of one person: notes that stand twice, corrections that came before their note,
    photos and sounds that came in part."""

    conflicts: list[reading.Note]
    early: list[Early]
    arriving: list[Arriving]


def how_it_came(entry: Entry) -> list[str]:
    """« hors ligne », when the words were told long before they came, or by a clock that is not ours."""
    return [_("hors ligne")] if abs(entry.received_at - entry.told_at) > OFFLINE else []


def marks_of_heads(note: reading.Note) -> dict[UUID, list[str]]:
    """The words on each version in conflict: did it come from a phone without network, and do they contradict
    each other, or only stand beside each other."""
    beside = _("en conflit") if note.resolution.disputed else _("en parallèle")
    return {head.pk: [*how_it_came(head), beside] for head in note.heads}


def marks_of_history(note: reading.Note) -> dict[UUID, list[str]]:
    """The words on each version of a history."""
    beside = apart(note.versions)
    return {
        entry.pk: [*how_it_came(entry), *([_("en parallèle")] if entry.pk in beside else [])]
        for entry in note.entries
    }


def attention(standing: Standing) -> Attention:
    """All that waits for this account: the first twenty notes, and what it sent itself."""
    facts = _twice(standing).order_by("fact").values_list("fact", flat=True)[:MOST]
    notes = [reading.note(standing, fact) for fact in facts]
    return Attention(
        conflicts=[note for note in notes if note.resolution.conflict and note.correctable],
        early=early_of(standing.account),
        arriving=[row for row in arriving_of(standing.account) if row.touched_at < clock.now() - RESTING],
    )


def attention_number(standing: Standing) -> int:
    """How many things wait, in one query."""
    mine = {"account": standing.account}
    facts = _twice(standing).order_by().values_list("fact")
    resting = Arriving.objects.filter(**mine, touched_at__lt=clock.now() - RESTING)
    sent = (Early.objects.filter(**mine), resting)
    return facts.union(*(rows.order_by().values_list("pk") for rows in sent)).count()


def _twice(standing: Standing) -> "QuerySet[Any, Any]":
    """The facts of which several versions stand that the account may correct."""
    mine = versions(standing).filter(
        Q(author=standing.account) | Q(collective__in=standing.team) | Q(organisation__in=standing.posts)
    )
    changed = mine.filter(Exists(Replacement.objects.filter(version=OuterRef("pk")).order_by())).order_by()
    standing_now = heads(mine).filter(fact__in=changed.values("fact"), erased_at=None).order_by()
    return standing_now.values("fact").annotate(number=Count("pk")).filter(number__gt=1)
