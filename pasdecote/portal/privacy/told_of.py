"""All that is said of a group and that its reader may read: each note with who reads it in words, and each
bilan that left, with whom it went to."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from pasdecote.projections.reports.models import Sending
from pasdecote.projections.reports.received import received
from pasdecote.spine.collectives.access import member_group_for, standing_for
from pasdecote.spine.collectives.models import Collective
from pasdecote.spine.journal import reading
from pasdecote.spine.journal.enums import Circle
from pasdecote.spine.journal.views.common import SHOWN_CIRCLE, group_readers


@dataclass(frozen=True, slots=True)
class Left:
    """A bilan that left: its title, the days it tells of, to whom it went, when."""

    title: str
    start: date
    end: date
    sent_to: str
    on: date


@require_safe
def told_of(request: HttpRequest, slug: str) -> HttpResponse:
    """What is said of the group, and to whom: for its members, as far as each may read."""
    standing = standing_for(request)
    found = member_group_for(standing, slug)
    listed = reading.thread(standing, found, reading.Wanted(), request.GET.get("avant", ""))
    notes = [
        {
            "card": card,
            "circle": SHOWN_CIRCLE[Circle(card.circle)],
            "readers": group_readers(found.name, card.circle),
        }
        for card in listed.cards
    ]
    resumed = bool(request.GET.get("avant"))
    context = {
        "group": found,
        "team": found.pk in standing.team,
        "notes": notes,
        "older": listed.older,
        "bilans": [] if resumed else bilans_sent(found),
        "resumed": resumed,
    }
    return render(request, "privacy/told_of.html", context)


def bilans_sent(group: Collective) -> list[Left]:
    """The bilans about a group and its projects that were sent, latest first, in one query."""
    about = Q(snapshot__draft__collective=group) | Q(snapshot__draft__project__collective=group)
    around = ("snapshot__draft__bearer", "snapshot__draft__organisation")
    rows = Sending.objects.filter(about).select_related(*around).order_by("-on", "-pk")
    return [_left(row) for row in rows]


def _left(row: Sending) -> Left:
    one = received(row)
    return Left(one.title, one.start, one.end, row.sent_to, row.on)
