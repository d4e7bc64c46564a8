"""Small acts on a note: take back, open to more people, dispute, settle."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.spine.collectives.access import Standing, standing_for
from pasdecote.spine.journal import reading, services
from pasdecote.spine.journal.access import contest_for, may_correct, wider_circles
from pasdecote.spine.journal.enums import Circle
from pasdecote.spine.journal.forms import CircleForm, WordsForm
from pasdecote.spine.journal.views.common import REFUSED, not_found, page, readers

WITH = ["GET", "HEAD", "POST"]


@require_http_methods(WITH)
def retract(request: HttpRequest, id: UUID) -> HttpResponse:
    """Take a note back from every list, count and bilan; its page stays."""
    standing = standing_for(request)
    note = _standing_note(standing, id)
    if not note.correctable:
        raise Http404(_("Vous ne pouvez pas retirer cette note."))
    if request.method == "POST":
        with not_found():
            services.retract(by=standing.account, id=uuid7(), replaces=[head.pk for head in note.heads])
        messages.success(request, _("La note est retirée. Sa page et son histoire restent."))
        return redirect("journal:note", id=note.fact)
    return page(request, "retract", {"card": note.card})


@require_http_methods(WITH)
def widen(request: HttpRequest, id: UUID) -> HttpResponse:
    """Let more people read a shared note. It does not come back."""
    standing = standing_for(request)
    note = _standing_note(standing, id)
    wider = wider_circles(standing, note.entry)
    if note.card.conflict or not wider:
        raise Http404(_("Vous ne pouvez pas partager cette note plus largement."))
    circles = [(circle.value, readers(note.entry, circle)) for circle in wider]
    form = CircleForm(request.POST or None, circles=circles, initial={"id": uuid7()})
    if request.method == "POST" and form.is_valid():
        with REFUSED.on_form(form):
            circle = form.cleaned_data["circle"]
            services.widen(
                by=standing.account, id=form.cleaned_data["id"], version=note.entry.pk, circle=circle
            )
            messages.success(request, readers(note.entry, circle))
            return redirect("journal:note", id=note.fact)
    context = {"form": form, "card": note.card, "readers": readers(note.entry, note.card.circle)}
    return page(request, "widen", context, form)


@require_http_methods(WITH)
def contest(request: HttpRequest, id: UUID) -> HttpResponse:
    """« Ce n’est pas ça »: no deadline, and the words are held back from every bilan until settled."""
    standing = standing_for(request)
    note = _standing_note(standing, id)
    form = WordsForm(
        request.POST or None,
        initial={"id": uuid7()},
        label=_("Qu’est-ce qui n’est pas ça ?"),
        missing=_("Dites en quelques mots ce qui n’est pas ça."),
    )
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        with REFUSED.on_form(form):
            services.contest(by=standing.account, id=said["id"], version=note.entry.pk, words=said["words"])
            messages.success(
                request, _("C’est dit. Ces mots n’iront dans aucun bilan tant que ce n’est pas réglé.")
            )
            return redirect("journal:note", id=note.fact)
    return page(request, "contest", {"form": form, "card": note.card}, form)


@require_http_methods(WITH)
def settle(request: HttpRequest, id: UUID) -> HttpResponse:
    """Say how a disagreement ended: whoever opened it, or may correct the note."""
    standing = standing_for(request)
    with not_found():
        opened = contest_for(standing, id)
        note = reading.note(standing, opened.fact)
    if opened.by_id != standing.account.pk and not may_correct(standing, note.entry):
        raise Http404(_("Seules les personnes concernées et l’équipe règlent un désaccord."))
    form = WordsForm(
        request.POST or None,
        initial={"id": opened.pk},
        label=_("Comment est-ce réglé ?"),
        missing=_("Dites en quelques mots comment c’est réglé."),
    )
    if request.method == "POST" and form.is_valid():
        with REFUSED.on_form(form):
            services.settle(by=standing.account, id=opened.pk, outcome=form.cleaned_data["words"])
            messages.success(request, _("C’est réglé. La note et le désaccord restent visibles ensemble."))
            return redirect("journal:note", id=note.fact)
    return page(request, "settle", {"form": form, "card": note.card, "contest": opened}, form)


def _standing_note(standing: Standing, id: UUID) -> reading.Note:
    """A shared note that still stands. Raises Http404 for any other."""
    with not_found():
        note = reading.note(standing, id)
    if note.card.circle == Circle.ME or note.card.retracted or note.card.erased:
        raise Http404(_("Cette note n’existe pas, ou elle n’est pas pour vous."))
    return note
