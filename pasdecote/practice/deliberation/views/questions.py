"""Questions put to the group: the list, asking one, its page, closing it."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.practice.deliberation import services
from pasdecote.practice.deliberation.access import people_today
from pasdecote.practice.deliberation.forms_questions import QuestionForm, SayForm, SureForm
from pasdecote.practice.deliberation.models import Question
from pasdecote.practice.deliberation.queries import own_answers, questions_of
from pasdecote.practice.deliberation.services.questions import may_close
from pasdecote.practice.deliberation.views.question_pages import (
    REFUSED,
    WITH,
    Here,
    day_in,
    page,
    the_question,
)
from pasdecote.spine.collectives.access import member_group_for, no_such_page, standing_for
from pasdecote.spine.collectives.models import Membership
from pasdecote.spine.collectives.queries import projects_of
from pasdecote.spine.journal.views.common import project_choices

A_PAGE = 50


@require_safe
def listing(request: HttpRequest, slug: str) -> HttpResponse:
    """The questions of the group, open ones first."""
    collective = member_group_for(standing_for(request), slug)
    found = list(questions_of(collective))
    context = {
        "collective": collective,
        "open": [row for row in found if row.closed_at is None],
        "closed": [row for row in found if row.closed_at is not None],
    }
    return page(request, "questions", context)


@require_http_methods(WITH)
def ask(request: HttpRequest, slug: str) -> HttpResponse:
    """Put a question to the group: its words suffice."""
    standing = standing_for(request)
    collective = member_group_for(standing, slug)
    choices = project_choices(standing, collective.pk)
    form = QuestionForm(request.POST or None, projects=choices, initial={"id": uuid7()})
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        if project := said.pop("project", ""):
            said["project"] = projects_of(collective).filter(pk=project).first()
        with REFUSED.on_form(form):
            asked = services.open_question(by=standing.account, collective=collective, **said)
            messages.success(request, _("La question est posée. Tout le groupe peut y répondre."))
            return redirect("deliberation:question", slug=slug, question=asked.pk)
    return page(request, "ask_question", {"form": form, "collective": collective}, form)


@require_safe
def question(request: HttpRequest, slug: str, question: UUID) -> HttpResponse:
    """The words said to a question, and the way to say one."""
    here = the_question(request, slug, question)
    words = here.words()
    kept = [word for word in words if not word.aside_by]
    takes_words = here.question.closed_at is None and not here.question.timed_out
    listed = Paginator(kept, A_PAGE).get_page(request.GET.get("page"))
    context = {
        **here.around,
        "page": listed,
        "listed": listed.object_list,
        "number": len(kept),
        "aside": [word for word in words if word.aside_by],
        "form": say_form(here) if takes_words and here.own else None,
        "papers": here.question.closed_at is None and here.own is not None,
        "moderates": here.moderates,
        "closes": here.question.closed_at is None and may_close(here.standing, here.question),
        "left": left_to_answer(here.question, here, {word.pk for word in kept}),
    }
    return page(request, "question", context)


@require_http_methods(WITH)
def close(request: HttpRequest, slug: str, question: UUID) -> HttpResponse:
    """Close a question: what was said and answered is counted, and who answered what is forgotten. Or give
    more time to one whose last day has passed."""
    here = the_question(request, slug, question)
    if not may_close(here.standing, here.question):
        raise no_such_page()
    if request.method == "POST" and request.POST.get("end") == "extend":
        return _more_time(request, here)
    form = SureForm(request.POST or None, initial={"id": uuid7()})
    if request.method == "POST" and form.is_valid():
        with REFUSED.on_form(form):
            id = form.cleaned_data["id"]
            services.close_question(by=here.standing.account, id=id, question=here.question)
            messages.success(request, _("La question est close."))
            return redirect("deliberation:question", slug=slug, question=question)
    return page(request, "close_question", {**here.around, "form": form}, form)


def _more_time(request: HttpRequest, here: Here) -> HttpResponse:
    until = day_in(request.POST.get("closes_on", ""))
    with REFUSED.on_next_page(request):
        services.extend_question(by=here.standing.account, question=here.question, closes_on=until)
        messages.success(request, _("On peut de nouveau répondre. L’agenda a la nouvelle date."))
    return redirect("deliberation:question", slug=here.question.collective.slug, question=here.question.pk)


def say_form(here: Here) -> SayForm:
    """An empty form to say a word, under an identifier of its own."""
    return SayForm(people=others(here), initial={"id": uuid7()})


def others(here: Here) -> list[Membership]:
    """The people of the group for whom somebody may note a word: all but oneself."""
    return [row for row in people_today(here.question.collective) if row != here.own]


def left_to_answer(question: Question, here: Here, words: set[UUID]) -> int | None:
    """How many words one has not answered; None where there are no buttons, or for who may not answer."""
    over = question.closed_at is not None or question.timed_out
    if not question.wide or over or here.own is None:
        return None
    return len(words - own_answers(question, here.own).keys())
