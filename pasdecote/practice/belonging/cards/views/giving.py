"""Giving cards: print invitations, cancel a lost one, help somebody to come back, make one's own."""

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.core.signing import BadSignature
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pasdecote.ground.documents.pdf import to_pdf
from pasdecote.ground.kernel import clock
from pasdecote.ground.ui.screens import sent
from pasdecote.practice.belonging.cards import papers, services
from pasdecote.practice.belonging.cards.forms import PrintForm
from pasdecote.practice.belonging.cards.papers import Paper
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.accounts.return_cards import cards_of, new_return_card
from pasdecote.spine.accounts.services import AccountRefused
from pasdecote.spine.collectives.access import (
    collective_for,
    no_such_page,
    standing_for,
    team_group_for,
)
from pasdecote.spine.collectives.invitations import invitations_of
from pasdecote.spine.collectives.models import Collective, Membership

form_page = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def cards(request: HttpRequest, slug: str) -> HttpResponse:
    """The cards of a group: which wait, which were used, by whom."""
    group = _group(request, slug)
    rows = list(invitations_of(group))
    now = clock.now()
    waiting = [row for row in rows if not row.used_at and not row.cancelled_at and row.expires_at > now]
    over = [row for row in rows if row not in waiting]
    context = {"group": group, "waiting": waiting, "over": over}
    return render(request, "cards/list.html", context)


@never_cache
@form_page
def print_cards(request: HttpRequest, slug: str) -> HttpResponse:
    """Make invitation cards. The answer shows them, once."""
    group = _group(request, slug)
    form = PrintForm(sent(request))
    if request.method == "POST" and form.is_valid():
        printed = services.print_cards(by=_account(request), collective=group, **form.cleaned_data)
        return _shown(request, papers.invitation_papers(request, group.name, printed), group)
    context = {"group": group, "form": form}
    return render(request, "cards/print.html", context, status=422 if form.errors else 200)


@require_POST
def cancel(request: HttpRequest, slug: str) -> HttpResponse:
    """A lost card opens nothing any more; or all that wait."""
    group = _group(request, slug)
    wanted = request.POST.get("card", "")
    chosen = next((row for row in invitations_of(group) if str(row.pk) == wanted), None)
    if chosen or wanted == "all":
        ended = services.cancel_card(by=_account(request), collective=group, invitation=chosen)
        messages.success(request, _cancelled(ended))
    return redirect("cards:list", slug=slug)


@never_cache
@form_page
def help_back(request: HttpRequest, slug: str, membership: UUID) -> HttpResponse:
    """Give a member who lost the way a return card. The member will read who did it, and when."""
    standing = standing_for(request)
    group = team_group_for(standing, slug)
    row = Membership.objects.filter(collective=group, pk=membership, until=None).first()
    if row is None:
        raise no_such_page()
    refused = ""
    if request.method == "POST":
        try:
            made = services.help_back(by=_account(request), membership=row)
            assert row.account is not None
            return _shown(request, [papers.return_paper(request, row.account, made)], group)
        except AccountRefused as refusal:
            refused = str(refusal)
    context = {"group": group, "person": row, "refused": refused}
    return render(request, "cards/help_back.html", context, status=422 if refused else 200)


@never_cache
@form_page
def own(request: HttpRequest) -> HttpResponse:
    """My return card: make another, and read who made those before."""
    account = _account(request)
    if account.email:
        raise no_such_page()
    if request.method == "POST":
        made = new_return_card(account=account)
        return _shown(request, [papers.return_paper(request, account, made)], None)
    return render(request, "cards/own.html", {"cards": cards_of(account)})


@sensitive_post_parameters()
@never_cache
@require_POST
def sheet(request: HttpRequest) -> HttpResponse:
    """The cards of the screen just left, on paper. They come back signed: nothing of them was kept here."""
    try:
        found = papers.unsealed(request.POST.get("cards", ""), _account(request))
    except BadSignature as error:
        raise Http404(_("Ces cartes ne sont plus lisibles : faites-en d’autres.")) from error
    return HttpResponse(
        to_pdf(papers.sheet(found, clock.today())),
        content_type="application/pdf",
        headers={"Content-Disposition": 'attachment; filename="cartes.pdf"'},
    )


def shown_card(
    request: HttpRequest, account: Account, paper: Paper, group: Collective | None
) -> HttpResponse:
    """The screen that gives somebody who has just come in the card to come back with."""
    context = {"papers": [paper], "sealed": papers.sealed([paper], account), "group": group, "arrived": True}
    return render(request, "cards/shown.html", context)


def _shown(request: HttpRequest, made: list[Paper], group: Collective | None) -> HttpResponse:
    context = {"papers": made, "sealed": papers.sealed(made, _account(request)), "group": group}
    return render(request, "cards/shown.html", context)


def _cancelled(ended: int) -> str:
    if not ended:
        return _("Rien à annuler : ces cartes n’ouvraient déjà plus.")
    words = ngettext("%(n)s carte n’ouvre plus rien.", "%(n)s cartes n’ouvrent plus rien.", ended)
    return words % {"n": ended}


def _group(request: HttpRequest, slug: str) -> Collective:
    """The group, for those who may invite. Http404 for anybody else."""
    standing = standing_for(request)
    group = collective_for(standing, slug)
    if not services.may_invite(standing, group):
        raise no_such_page()
    return group


def _account(request: HttpRequest) -> Account:
    return cast(Account, request.user)
