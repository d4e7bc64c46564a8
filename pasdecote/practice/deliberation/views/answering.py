"""Answering the words of others by buttons, one at a time; one's own answers; setting a word aside."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pasdecote.practice.deliberation import services
from pasdecote.practice.deliberation.access import voice_for
from pasdecote.practice.deliberation.enums import Stance
from pasdecote.practice.deliberation.forms_questions import AnswerForm, WhyForm
from pasdecote.practice.deliberation.opinion import next_word
from pasdecote.practice.deliberation.queries import counts_lately, own_answers
from pasdecote.practice.deliberation.views.question_pages import (
    REFUSED,
    WITH,
    Here,
    page,
    the_question,
    the_word,
)
from pasdecote.practice.deliberation.words import Word, texts_of
from pasdecote.spine.collectives.access import no_such_page, standing_for

DRAWINGS = {Stance.AGREE: "decided", Stance.DISAGREE: "close", Stance.PASS: "next"}
BUTTONS = (Stance.AGREE, Stance.DISAGREE, Stance.PASS)


@require_http_methods(WITH)
def answer(request: HttpRequest, slug: str, question: UUID) -> HttpResponse:
    """One word at a time, under three buttons; then the next."""
    if request.method == "POST":
        return _kept(request, slug, question)
    here = _answers_here(request, slug, question)
    words = texts_of(here.standing, here.question)
    given = own_answers(here.question, here.own)
    context = {
        **here.around,
        "word": _next(here, words, given),
        "done": len(words.keys() & given.keys()),
        "total": len(words),
        "buttons": buttons(),
    }
    return page(request, "answer_words", context)


@require_safe
def own(request: HttpRequest, slug: str, question: UUID) -> HttpResponse:
    """What one answered, to read again, change, or take back."""
    here = _answers_here(request, slug, question)
    given, words = own_answers(here.question, here.own), _to_answer(here)
    answered = [(words[voice], buttons(value)) for voice, value in given.items() if voice in words]
    return page(request, "own_answers", {**here.around, "answered": answered})


@require_POST
def take_back(request: HttpRequest, slug: str, question: UUID) -> HttpResponse:
    """Take all one's answers back."""
    here = _answers_here(request, slug, question)
    with REFUSED.on_next_page(request):
        services.take_answers_back(by=here.standing.account, question=here.question)
        messages.success(request, _("Vos réponses sont retirées."))
    return redirect("deliberation:question", slug=slug, question=question)


@require_http_methods(WITH)
def set_aside(request: HttpRequest, slug: str, voice: UUID) -> HttpResponse:
    """Set a word aside, with a reason that everybody reads."""
    here, row, word = the_word(request, slug, voice)
    if not here.moderates:
        raise no_such_page()
    form = WhyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with REFUSED.on_form(form):
            services.set_aside(by=here.standing.account, voice=row, why=form.cleaned_data["words"])
            messages.success(request, _("La parole est mise de côté. La raison se lit avec elle."))
            return redirect("deliberation:question", slug=slug, question=row.question_id)
    return page(request, "set_aside", {**here.around, "form": form, "word": word}, form)


@require_POST
def put_back(request: HttpRequest, slug: str, voice: UUID) -> HttpResponse:
    """A word set aside comes back among the others."""
    here, row, _word = the_word(request, slug, voice)
    if not here.moderates:
        raise no_such_page()
    with REFUSED.on_next_page(request):
        services.put_back(by=here.standing.account, voice=row)
        messages.success(request, _("La parole est revenue parmi les autres."))
    return redirect("deliberation:question", slug=slug, question=row.question_id)


def buttons(given: int | None = None) -> list[tuple[int, str, str, bool]]:
    """The three buttons: value, words, drawing, and whether this is what one answered."""
    return [(int(one), str(one.label), DRAWINGS[one], one == given) for one in BUTTONS]


def _answers_here(request: HttpRequest, slug: str, question: UUID) -> Here:
    here = the_question(request, slug, question)
    if here.own is None or not here.question.wide or here.question.closed_at is not None:
        raise no_such_page()
    return here


def _to_answer(here: Here) -> dict[UUID, Word]:
    return {word.pk: word for word in here.words() if not word.aside_by}


def _kept(request: HttpRequest, slug: str, question: UUID) -> HttpResponse:
    """Keep an answer, and go on. The act looks itself at who answers and whether one still may: this is what
    a whole room does at once."""
    form = AnswerForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choisissez une réponse."))
    else:
        voice = voice_for(standing_for(request), form.cleaned_data["voice"])
        if voice.question_id != question or voice.question.collective.slug != slug:
            raise no_such_page()
        with REFUSED.on_next_page(request):
            services.answer(by=standing_for(request).account, voice=voice, value=form.cleaned_data["value"])
    again = "deliberation:own_answers" if "mine" in request.POST else "deliberation:answer_words"
    return redirect(again, slug=slug, question=question)


def _next(here: Here, words: dict[UUID, str], given: dict[UUID, int]) -> tuple[UUID, str] | None:
    """The word drawn for this person, and its text: the same until counts move or they answer."""
    shown, own = counts_lately(here.question), here.own
    counts = {str(pk): shown.get(pk, (0, 0, 0)) for pk in words}
    found = next_word(counts, [str(pk) for pk in given], f"{here.question.pk} {own.pk if own else ''}")
    return (UUID(found), words[UUID(found)]) if found else None
