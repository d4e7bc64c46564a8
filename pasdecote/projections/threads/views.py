"""*Ce que nos paroles sont devenues*: of the group, one's own, and one word's page."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pasdecote.ground.facts.becoming import Stage
from pasdecote.ground.kernel import clock
from pasdecote.ground.ui.links import Link
from pasdecote.projections.threads import words
from pasdecote.projections.threads.drawing import own_words, word, words_in
from pasdecote.projections.threads.projection import Words, at
from pasdecote.projections.threads.queries import group_of, teller_of
from pasdecote.spine.collectives.access import member_group_for, no_such_page, standing_for

A_PAGE = 20
# What a page of the list shows, by the word in its address.
SHOWN = {"attendues": Stage.AWAITED, "venues": Stage.CAME, "rien": Stage.NOTHING}


@require_safe
def listing(request: HttpRequest, slug: str) -> HttpResponse:
    """The words of the group and where each is."""
    standing = standing_for(request)
    group = member_group_for(standing, slug)
    stage = SHOWN.get(request.GET.get("etat", ""))
    found, today = words_in(standing, group), clock.today()
    page = Paginator(at(found, stage), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "group": group,
        "page": page,
        "lines": [words.line_of(one, today) for one in page],
        "tabs": _tabs(slug, found, stage),
        "empty": not found.found,
    }
    return render(request, "threads/list.html", context)


@require_safe
def mine(request: HttpRequest, slug: str) -> HttpResponse:
    """One's own words, and where each is."""
    standing = standing_for(request)
    group = member_group_for(standing, slug)
    today = clock.today()
    page = Paginator(own_words(standing, group), A_PAGE).get_page(request.GET.get("page"))
    lines = [words.line_of(one, today) for one in page]
    return render(request, "threads/mine.html", {"group": group, "page": page, "lines": lines})


@require_safe
def voice(request: HttpRequest, slug: str, fact: UUID) -> HttpResponse:
    """One word: what came of it, step by step, as far as it went."""
    standing = standing_for(request)
    group = member_group_for(standing, slug)
    found = word(standing, group, fact)
    if found is None:
        raise no_such_page()
    today, teller = clock.today(), teller_of(standing, fact)
    context = {
        "group": group,
        "line": words.line_of(found, today),
        "said": words.words_of(found.statement),
        "question": words.step_of(found.question, today) if found.question else None,
        "teller": "" if teller.self else teller.name,
        "own": teller.self,
        "steps": [words.step_of(step, today) for step in found.steps],
        "team": group.pk in standing.team,
        "follow": f"?suit={fact}",
        "tie": f"?groupe={group.slug}&suit={fact}",
    }
    return render(request, "threads/voice.html", context)


@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """From a note, which does not know this page, to what its words became."""
    try:
        fact = UUID(request.GET.get("parole", ""))
    except ValueError as error:
        raise no_such_page() from error
    group = group_of(standing_for(request), fact)
    if group is None:
        raise no_such_page()
    return redirect("threads:voice", slug=group.slug, fact=fact)


def _tabs(slug: str, found: Words, current: Stage | None) -> list[Link]:
    """All of them, and those at each stage that has some, with how many."""
    here = reverse("threads:list", args=[slug])
    links = [Link(label=_("Toutes (%(n)d)") % {"n": len(found.found)}, url=here, current=current is None)]
    for name, stage in SHOWN.items():
        label = f"{words.stage_words(stage)} ({found.numbers[stage]})"
        if found.numbers[stage] or stage is current:
            links.append(Link(label=label, url=f"{here}?etat={name}", current=stage is current))
    return links
