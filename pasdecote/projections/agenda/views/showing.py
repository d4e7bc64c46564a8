"""What is coming and what is owed, on screen."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from pasdecote.ground.kernel import clock
from pasdecote.ground.ui.links import Link
from pasdecote.projections.agenda import words
from pasdecote.projections.agenda.access import Space
from pasdecote.projections.agenda.drawing import items_of
from pasdecote.projections.agenda.projection import Item, months, sections, waiting
from pasdecote.projections.agenda.views.common import address_of, around, page, space_for
from pasdecote.spine.collectives.access import no_such_page, standing_for
from pasdecote.spine.collectives.queries import collectives_of, structures_of

LATELY = timedelta(days=31)


@dataclass(frozen=True)
class Line:
    """One card: its words, the address of its note where it may be read, how to settle it where one may."""

    when: str
    title: str
    sentence: str
    note: str
    settle: str
    settle_words: str
    tone: str
    state: str


@require_safe
def calendar(request: HttpRequest, slug: str = "", house: str = "") -> HttpResponse:
    """The agenda of a group, or of a structure."""
    space = space_for(request, slug, house)
    today, items = clock.today(), items_of(space)
    shown = [item for item in waiting(items, today) if _shown(space, item, today)]
    parts = [
        (words.section_words(section), [_line(space, item, today) for item in section.items])
        for section in sections(shown, today)
    ]
    coarse = months(items, today) if space.house else []
    context = {
        "parts": parts,
        "months": [(words.month_words(month.first), month.groups) for month in coarse],
        "add": address_of(space, "add"),
        "on_phone": address_of(space, "phone"),
        "houses": _other_agendas(request, space),
    }
    return page(request, "calendar", {**around(space), **context})


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """Towards the one agenda that there is for this account, or a choice when there are several."""
    standing = standing_for(request)
    groups = [group for group in collectives_of(standing) if group.pk in standing.member]
    found = [Link(label=group.name, url=reverse("agenda:calendar", args=[group.slug])) for group in groups]
    for house in structures_of(standing):
        found.append(Link(label=house.name, url=reverse("agenda:house_calendar", args=[house.slug])))
    if not found:
        raise no_such_page()
    if len(found) == 1:
        return redirect(found[0].url)
    return page(request, "mine", {"agendas": found})


def _shown(space: Space, item: Item, today: date) -> bool:
    """Sessions of groups are not in a structure's agenda; those that passed lately are for the team, who
    tells them. Older ones stay on their own page: nobody runs after a group that rests."""
    if not item.session:
        return True
    return space.house is None and (item.on >= today or (space.team and item.on >= today - LATELY))


def _line(space: Space, item: Item, today: date) -> Line:
    mine = item.whole and not item.settled_elsewhere and not item.group
    settle = mine and item.open
    return Line(
        when=words.when_of(item, today),
        title=words.title_of(item),
        sentence=words.sentence_of(item, today),
        note=reverse("journal:note", args=[item.fact]) if item.whole else "",
        settle=address_of(space, "settle", item.fact) if settle else "",
        settle_words=words.settle_words(item),
        tone="held" if item.disputed else "",
        state=words.state_words(item),
    )


def _other_agendas(request: HttpRequest, space: Space) -> list[Link]:
    """From a group's agenda, those of the structures where one works."""
    if space.house or not space.standing.posts:
        return []
    return [
        Link(label=house.name, url=reverse("agenda:house_calendar", args=[house.slug]))
        for house in structures_of(standing_for(request))
    ]
