"""The answers told once: all of a group or of a structure, each edited in one place."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.ground.ui.links import Link
from pasdecote.ground.ui.screens import sent
from pasdecote.projections.reports import services
from pasdecote.projections.reports.access import (
    drawable,
    may_answer_about,
    may_read_answers,
    standing_to_draw,
)
from pasdecote.projections.reports.answer_book import AnswerBook, Uses, is_known, question_of
from pasdecote.projections.reports.forms import AnswerForm
from pasdecote.projections.reports.views.common import READ, REFUSED, crumbs, page, title_of
from pasdecote.spine.collectives.access import Standing, no_such_page
from pasdecote.spine.collectives.models import Collective, Project
from pasdecote.spine.organisations.models import Organisation

About = Collective | Organisation
GROUP, HOUSE = "groupe", "structure"


@require_safe
def answers(request: HttpRequest) -> HttpResponse:
    """The groups and the structures whose answers one may read."""
    standing = standing_to_draw(request)
    abouts: list[About] = [
        *Collective.objects.filter(pk__in=drawable(standing)).order_by("name", "pk"),
        *Organisation.objects.filter(pk__in=standing.posts).order_by("name", "pk"),
    ]
    links = [Link(label=about.name, url=_address(about)) for about in abouts]
    return page(request, "answers", {"links": links, "crumbs": crumbs()})


@require_safe
def answers_about(request: HttpRequest, of: str, slug: str) -> HttpResponse:
    """Every answer of a group or of a structure, with where each is used."""
    standing, about = _about(request, of, slug)
    rows = [
        (row, _one_address(about, row.question.key, row.project), uses_in_words(row.uses))
        for row in AnswerBook(standing, about).rows()
    ]
    context = {
        "about": about,
        "rows": rows,
        "may": may_answer_about(standing, about),
        "crumbs": [*crumbs(), Link(label=_("Mes réponses"), url=reverse("reports:answers"))],
    }
    return page(request, "answers_about", context)


@require_http_methods(READ)
def answer_about(request: HttpRequest, of: str, slug: str, question: str) -> HttpResponse:
    """One answer: what it says, which bilans it touches; posted, the new words for all of them."""
    standing, about = _about(request, of, slug)
    if not may_answer_about(standing, about) or not is_known(about, question):
        raise no_such_page()
    project = _project(request, about)
    book = AnswerBook(standing, about)
    uses = book.uses(question, project.pk if project else None)
    held = book.answer(question, project.pk if project else None)
    initial = {"id": uuid7()} | (
        {"text": held.text, "not_collected": held.not_collected} if held and not held.held_back else {}
    )
    form = AnswerForm(sent(request), initial=initial)
    if form.is_valid():
        with REFUSED.on_form(form):
            services.answer_once(
                by=standing.account, about=project or about, question=question, **form.cleaned_data
            )
            messages.success(request, " ".join([_("La réponse est gardée."), *uses_in_words(uses)]))
            return redirect(_address(about))
    back = [*crumbs(), Link(label=about.name, url=_address(about))]
    context = {
        "about": about,
        "question": question_of(question),
        "project": project,
        "held": held,
        "uses": uses,
        "lines": uses_in_words(uses),
        "form": form,
        "crumbs": back,
    }
    return page(request, "answer_about", context, form)


def uses_in_words(uses: Uses) -> list[str]:
    """The bilans that an answer serves, and those that keep former words, as sentences with their names."""
    lines = []
    if uses.open:
        lines.append(
            ngettext(
                "%(number)d bilan en préparation la reprend : %(names)s.",
                "%(number)d bilans en préparation la reprennent : %(names)s.",
                len(uses.open),
            )
            % {"number": len(uses.open), "names": _names(uses.open)}
        )
    if uses.kept:
        drafts = [one.draft for one in uses.kept]
        lines.append(
            ngettext(
                "%(number)d bilan figé garde les mots d’alors : %(names)s.",
                "%(number)d bilans figés gardent les mots d’alors : %(names)s.",
                len(drafts),
            )
            % {"number": len(drafts), "names": _names(drafts)}
        )
    if uses.others:
        lines.append(
            ngettext(
                "Et %(number)d bilan que vous n’ouvrez pas.",
                "Et %(number)d bilans que vous n’ouvrez pas.",
                uses.others,
            )
            % {"number": uses.others}
        )
    return lines


def _names(drafts: list[Any]) -> str:
    return " ; ".join(f"{title_of(draft)}, {draft.until.year}" for draft in drafts)


def _about(request: HttpRequest, of: str, slug: str) -> tuple[Standing, About]:
    """The group or the structure at this address, for those who may read its answers. Raises Http404."""
    standing = standing_to_draw(request)
    about: About | None = None
    if of == GROUP:
        about = Collective.objects.filter(slug=slug).first()
    elif of == HOUSE:
        about = Organisation.objects.filter(slug=slug).first()
    if about is None or not may_read_answers(standing, about):
        raise no_such_page()
    return standing, about


def _project(request: HttpRequest, about: About) -> Project | None:
    """The project that an answer is for (`projet`), of this group. Raises Http404 for another's."""
    wanted = request.GET.get("projet", "")
    if not wanted:
        return None
    found = Project.objects.filter(slug=wanted, collective=about.pk).select_related("collective").first()
    if found is None:
        raise no_such_page()
    return found


def _address(about: About) -> str:
    of = GROUP if isinstance(about, Collective) else HOUSE
    return reverse("reports:answers_about", args=[of, about.slug])


def _one_address(about: About, key: str, project: Project | None) -> str:
    of = GROUP if isinstance(about, Collective) else HOUSE
    address = reverse("reports:answer_about", args=[of, about.slug, key])
    return f"{address}?projet={project.slug}" if project else address
