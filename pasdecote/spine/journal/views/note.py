"""One note: its words, who reads it, where it comes from, and what one may do."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.ground.ui.links import Link
from pasdecote.spine.collectives.access import standing_for
from pasdecote.spine.journal import conflicts, reading
from pasdecote.spine.journal.access import wider_circles
from pasdecote.spine.journal.details import details_of
from pasdecote.spine.journal.enums import Circle
from pasdecote.spine.journal.models import Entry
from pasdecote.spine.journal.queries import photos_of, recordings_of
from pasdecote.spine.journal.sentences import sentence_of, shortened
from pasdecote.spine.journal.views.common import SHOWN_CIRCLE, not_found, page, readers


@require_safe
def note(request: HttpRequest, id: UUID) -> HttpResponse:
    """The page of a note, by its fact or one of its versions; a note taken back keeps it."""
    standing = standing_for(request)
    with not_found():
        found = reading.note(standing, id)
    card, today = found.card, clock.today()
    alive = not (card.retracted or card.erased)
    return page(
        request,
        "note",
        {
            "card": card,
            "sentence": sentence_of(card.content, today, longest=None),
            "details": details_of(card.content),
            "circle": SHOWN_CIRCLE[Circle(card.circle)],
            "readers": readers(found.entry, card.circle),
            "crumbs": _crumbs(found),
            "mine": found.mine and alive,
            "correctable": found.correctable and alive and not found.mine,
            "widenable": alive and not card.conflict and bool(wider_circles(standing, found.entry)),
            "contestable": alive and card.circle != Circle.ME,
            "side_by_side": _sides(found),
            "disputed": bool(found.resolution.disputed),
            "choosable": found.resolution.conflict and found.correctable and not card.erased,
            "number": uuid7(),
            "history": _history(found) if len(found.entries) > 1 else [],
            "contests": found.contests,
            "recordings": [] if card.retracted else list(recordings_of([found.fact])),
            "may_speak": alive and found.begun_by(standing),
            "may_write": alive and (found.mine or found.correctable),
            "me": standing.account.pk,
            "photos": [] if card.retracted else list(photos_of([found.fact])),
            "may_add_photo": alive and (found.mine or found.correctable),
        },
    )


def _crumbs(found: reading.Note) -> list[Link]:
    collective = found.entry.collective
    if found.mine or collective is None:
        return [Link(label=_("Mon carnet"), url=reverse("journal:notebook"))]
    return [Link(label=shortened(collective.name, 60), url=reverse("journal:thread", args=[collective.slug]))]


def _sides(found: reading.Note) -> list[dict[str, object]]:
    """The versions that stand at once, each with how it came."""
    marks = conflicts.marks_of_heads(found) if found.resolution.conflict else {}
    came = {entry.pk: entry.received_at for entry in found.entries if conflicts.how_it_came(entry)}
    return [
        {
            "card": card,
            "sentence": sentence_of(card.content, clock.today(), longest=2_000),
            "details": details_of(card.content),
            "marks": marks[card.version],
            "came": came.get(card.version),
        }
        for card in found.side_by_side
    ]


def _history(found: reading.Note) -> list[dict[str, object]]:
    """Every version, those it comes from before it, then in the order told."""
    marks = conflicts.marks_of_history(found)
    return [_version(entry, marks[entry.pk]) for entry in found.in_order]


def _version(entry: Entry, marks: list[str]) -> dict[str, object]:
    card = reading.card_of(entry)
    return {
        "card": card,
        "received_at": entry.received_at,
        "marks": marks,
        "sentence": sentence_of(card.content, clock.today(), longest=300),
    }
