"""Coming in with a card: the one door for invitation and return cards, a name, or a word in passing."""

from uuid import UUID

from allauth.account.internal.flows.login import record_authentication
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from pasdecote.ground.facts.errors import FactError
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.ground.ui.screens import sent
from pasdecote.practice.belonging.cards import papers, services
from pasdecote.practice.belonging.cards.forms import DoorForm, NameForm, PassingForm
from pasdecote.practice.belonging.cards.limits import TEN_MINUTES, too_many_codes, was_right
from pasdecote.practice.belonging.cards.services import CardRefused
from pasdecote.practice.belonging.cards.views.giving import shown_card
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.accounts.return_cards import come_back, new_return_card
from pasdecote.spine.collectives import invitations
from pasdecote.spine.collectives.models import Collective, Invitation
from pasdecote.spine.collectives.passing import begin_day, forget_day, passing_group
from pasdecote.spine.collectives.services import CollectiveRefused
from pasdecote.spine.journal.errors import JournalRefused
from pasdecote.spine.journal.services import tell_in_passing

form_page = require_http_methods(["GET", "HEAD", "POST"])
BACKEND = "django.contrib.auth.backends.ModelBackend"
HELD = "card"


@login_not_required
@sensitive_post_parameters()
@never_cache
@form_page
def door(request: HttpRequest) -> HttpResponse:
    """Where every card leads. Whatever is wrong with a card, the answer is the same."""
    form = DoorForm(sent(request))
    if request.method != "POST" or not form.is_valid():
        return _page(request, "door", {"form": form}, form)
    secret, code = form.cleaned_data["secret"], form.cleaned_data["code"]
    if not secret and too_many_codes(request, code):
        form.add_error(None, _("Trop de codes essayés. Attendez dix minutes, ou photographiez le carré."))
        answer = render(request, "cards/door.html", {"form": form}, status=429)
        answer["Retry-After"] = str(TEN_MINUTES)
        return answer
    invitation = invitations.find_invitation(secret=secret, code=code)
    account = come_back(secret=secret, code=code)
    if not secret and (invitation or account):
        was_right(request, code)
    if account is not None:
        return _back(request, account)
    if invitation is None:
        form.add_error(None, str(CardRefused()))
        return _page(request, "door", {"form": form}, form)
    if invitation.for_a_day:
        return _day_begins(request, invitation)
    request.session[HELD] = str(invitation.pk)
    return redirect("cards:join")


@login_not_required
@never_cache
@form_page
def join(request: HttpRequest) -> HttpResponse:
    """Say how one wants to be called, having read who will read; then one is in."""
    invitation = _held(request)
    if invitation is None:
        return redirect("cards:door")
    account = request.user if isinstance(request.user, Account) else None
    form = NameForm(sent(request), initial={"name": account.name} if account else None)
    if request.method == "POST" and form.is_valid():
        try:
            joined = services.join(invitation=invitation, account=account, **form.cleaned_data)
        except (CardRefused, CollectiveRefused) as refused:
            form.add_error(None, str(refused))
        else:
            return _arrived(request, joined, invitation.collective)
    return _page(request, "join", {"form": form, "group": invitation.collective}, form)


@login_not_required
@never_cache
@form_page
def day(request: HttpRequest) -> HttpResponse:
    """Say a word to the group, without a name and without an account."""
    group = passing_group(request.session)
    if group is None:
        return redirect("cards:door")
    form = PassingForm(sent(request), initial={"id": uuid7()})
    if request.method == "POST" and form.is_valid():
        try:
            tell_in_passing(id=form.cleaned_data["id"], collective=group, words=form.cleaned_data["words"])
        except (FactError, JournalRefused) as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("C’est gardé. Le groupe lira vos mots, sans votre nom."))
            return redirect("cards:day")
    return _page(request, "day", {"form": form, "group": group}, form)


@login_not_required
@require_POST
def end_day(request: HttpRequest) -> HttpResponse:
    """Leave without a trace on this telephone: what was said stays with the group."""
    forget_day(request.session)
    messages.success(request, _("C’est fini. Ce téléphone ne garde rien."))
    return redirect(settings.LOGIN_REDIRECT_URL)


def _back(request: HttpRequest, account: Account) -> HttpResponse:
    """Sign in somebody whose return card was good, and give the next one."""
    request.session.flush()
    _let_in(request, account)
    if account.email:
        return redirect(settings.LOGIN_REDIRECT_URL)
    paper = papers.return_paper(request, account, new_return_card(account=account))
    return shown_card(request, account, paper, None)


def _arrived(request: HttpRequest, joined: services.Joined, group: Collective) -> HttpResponse:
    request.session.pop(HELD, None)
    if joined.card is None:
        messages.success(request, _("Vous êtes dans le groupe."))
        return redirect("journal:thread", slug=group.slug)
    _let_in(request, joined.account)
    paper = papers.return_paper(request, joined.account, joined.card)
    return shown_card(request, joined.account, paper, group)


def _let_in(request: HttpRequest, account: Account) -> None:
    """Sign in with a card, which proves as much as a password: a lost key can be taken away."""
    login(request, account, backend=BACKEND)
    record_authentication(request, account, method="card", reauthenticated=True)


def _day_begins(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    """The card is used up now; the session that it opens lasts twelve hours at most."""
    if not invitations.use_invitation(invitation):  # somebody was faster with the same card
        return redirect("cards:door")
    begin_day(request.session, invitation)
    return redirect("cards:day")


def _held(request: HttpRequest) -> Invitation | None:
    """The invitation that this telephone has shown, while it still opens."""
    pk = request.session.get(HELD)
    rows = invitations.live_invitations().select_related("collective")
    return rows.filter(pk=UUID(pk)).first() if pk else None


def _page(request: HttpRequest, name: str, context: dict[str, object], form: Form) -> HttpResponse:
    return render(request, f"cards/{name}.html", context, status=422 if form.errors else 200)
