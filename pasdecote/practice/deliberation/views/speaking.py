"""Saying a word, from paper too; asking what it means and saying it; taking it back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.practice.deliberation import services
from pasdecote.practice.deliberation.access import clarification_for
from pasdecote.practice.deliberation.forms_questions import MeaningForm, PaperForm, SayForm, SureForm
from pasdecote.practice.deliberation.views.question_pages import REFUSED, WITH, page, the_question, the_word
from pasdecote.practice.deliberation.views.questions import others
from pasdecote.spine.collectives.access import no_such_page, standing_for
from pasdecote.spine.journal.views.common import arrived


@require_http_methods(WITH)
def say(request: HttpRequest, slug: str, question: UUID) -> HttpResponse:
    """Say a word: in writing or aloud, for oneself or for somebody."""
    here = the_question(request, slug, question)
    if here.own is None:
        raise no_such_page()
    form = SayForm(request.POST or None, request.FILES or None, people=others(here), initial={"id": uuid7()})
    if request.method == "POST" and form.is_valid():
        with REFUSED.on_form(form):
            voice = services.say(by=here.standing.account, question=here.question, **form.said)
            messages.success(request, _("C’est dit. Le groupe peut lire cette parole."))
            back = redirect("deliberation:question", slug=slug, question=question)
            back["Location"] += f"#parole-{voice.pk}"
            return arrived(request, back)
    return page(request, "say", {**here.around, "form": form}, form)


@require_http_methods(WITH)
def paper(request: HttpRequest, slug: str, question: UUID) -> HttpResponse:
    """Type words from paper, one a line: each is kept as a word of its own."""
    here = the_question(request, slug, question)
    if here.own is None:
        raise no_such_page()
    form = PaperForm(request.POST or None, initial={"id": uuid7(), "on": clock.today()})
    if request.method == "POST" and form.is_valid():
        with REFUSED.on_form(form):
            kept = services.say_from_paper(
                by=here.standing.account, question=here.question, **form.cleaned_data
            )
            said = ngettext("%(number)d parole est gardée.", "%(number)d paroles sont gardées.", len(kept))
            messages.success(request, said % {"number": len(kept)})
            return redirect("deliberation:question", slug=slug, question=question)
    return page(request, "paper", {**here.around, "form": form}, form)


@require_http_methods(WITH)
def ask_meaning(request: HttpRequest, slug: str, voice: UUID) -> HttpResponse:
    """Ask whoever said a word what they mean."""
    here, row, word = the_word(request, slug, voice)
    label = _("Qu’aimeriez-vous comprendre ?")
    form = MeaningForm(request.POST or None, label=label, initial={"id": uuid7()})
    if request.method == "POST" and form.is_valid():
        with REFUSED.on_form(form):
            services.ask_meaning(by=here.standing.account, voice=row, **form.cleaned_data)
            messages.success(request, _("C’est demandé. La réponse viendra sous la parole."))
            return redirect("deliberation:question", slug=slug, question=row.question_id)
    return page(request, "ask_meaning", {**here.around, "form": form, "word": word}, form)


@require_http_methods(WITH)
def say_meaning(request: HttpRequest, slug: str, clarification: UUID) -> HttpResponse:
    """Say what was meant, for who said the word or noted it."""
    asked = clarification_for(standing_for(request), slug, clarification)
    here, row, word = the_word(request, slug, asked.voice_id)
    if not word.own:
        raise no_such_page()
    label = _("Votre réponse")
    form = MeaningForm(request.POST or None, label=label, initial={"id": uuid7(), "words": asked.answer})
    if request.method == "POST" and form.is_valid():
        with REFUSED.on_form(form):
            words = form.cleaned_data["words"]
            services.say_meaning(by=here.standing.account, clarification=asked, words=words)
            messages.success(request, _("Votre réponse est sous la parole."))
            return redirect("deliberation:question", slug=slug, question=row.question_id)
    return page(request, "say_meaning", {**here.around, "form": form, "word": word, "asked": asked}, form)


@require_http_methods(WITH)
def withdraw(request: HttpRequest, slug: str, voice: UUID) -> HttpResponse:
    """Take a word back, for who said it or noted it."""
    here, row, word = the_word(request, slug, voice)
    if not word.own:
        raise no_such_page()
    form = SureForm(request.POST or None, initial={"id": uuid7()})
    if request.method == "POST" and form.is_valid():
        with REFUSED.on_form(form):
            services.withdraw(by=here.standing.account, id=form.cleaned_data["id"], voice=row)
            messages.success(request, _("La parole est retirée."))
            return redirect("deliberation:question", slug=slug, question=row.question_id)
    return page(request, "withdraw_word", {**here.around, "form": form, "word": word}, form)
