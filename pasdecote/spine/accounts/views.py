"""Our own pages of the account; the rest are allauth's views under our templates."""

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pasdecote.spine.accounts import services
from pasdecote.spine.accounts.forms import NameForm
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.accounts.queries import devices_of


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """My account: how I am called, how I sign in, where I am signed in."""
    return render(request, "account/home.html", {"account": request.user})


def rename(request: HttpRequest) -> HttpResponse:
    """The name that others read."""
    account = cast(Account, request.user)
    form = NameForm(request.POST or None, initial={"name": account.name})
    if request.method == "POST" and form.is_valid():
        services.rename(by=account, name=form.cleaned_data["name"])
        messages.success(request, _("C’est gardé. Les notes déjà racontées gardent le nom d’alors."))
        return redirect("account_home")
    return render(request, "account/rename.html", {"form": form}, status=422 if form.errors else 200)


@login_not_required
@require_safe
def lost_device(request: HttpRequest) -> HttpResponse:
    """What to do when a telephone or a computer is lost. Public: read from a friend's, if need be."""
    return render(request, "account/lost_device.html")


@require_safe
def devices(request: HttpRequest) -> HttpResponse:
    """Where the account is signed in."""
    found = devices_of(cast(Account, request.user), request.session.session_key or "")
    return render(request, "usersessions/usersession_list.html", {"devices": found})


@require_POST
def end_sessions(request: HttpRequest) -> HttpResponse:
    """Sign out one other device, or all others."""
    chosen = request.POST.get("device", "")
    ended = services.end_sessions(
        by=cast(Account, request.user),
        keep=request.session.session_key or "",
        only=int(chosen) if chosen.isdigit() else None,
    )
    messages.success(request, _("Cet appareil est déconnecté.") if ended == 1 else _("C’est fait."))
    return redirect("usersessions_list")
