"""Our own pages of the account; the rest are allauth's views under our templates."""

import re
from typing import cast

from allauth.mfa.recovery_codes.internal.flows import view_recovery_codes
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pasdecote.ground.ui.screens import sent
from pasdecote.spine.accounts import services
from pasdecote.spine.accounts.forms import NameForm
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.accounts.queries import devices_of, has_recovery_codes
from pasdecote.spine.accounts.return_cards import waiting


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """My account: how I am called, how I sign in, where I am signed in."""
    return render(request, "account/home.html", {"account": request.user})


def rename(request: HttpRequest) -> HttpResponse:
    """The name that others read."""
    account = cast(Account, request.user)
    form = NameForm(sent(request), initial={"name": account.name})
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
        only=_number(chosen) if chosen else None,
    )
    messages.success(request, _("Cet appareil est déconnecté.") if ended == 1 else _("C’est fait."))
    return redirect("usersessions_list")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def recovery_codes(request: HttpRequest) -> HttpResponse:
    """The codes for the day the key is not there. They are shown, or put in a file, by a gesture: showing is
    written down, and a page that is only read writes nothing. The password is asked again first."""
    if not has_recovery_codes(cast(Account, request.user)):
        raise Http404(_("Cette page n’existe pas, ou elle n’est pas pour vous."))
    if not cast(Account, request.user).email:  # whoever came with a card comes back with one
        messages.success(request, _("La clé est enregistrée. Votre carte de retour reste bonne."))
        return redirect("mfa_list_webauthn")
    if request.method != "POST":
        return render(request, "mfa/recovery_codes/index.html", {"codes": []})
    kept, _may_show = view_recovery_codes(request)
    codes = kept.get_unused_codes()
    if "file" not in request.POST:
        return render(request, "mfa/recovery_codes/index.html", {"codes": codes})
    name = {"Content-Disposition": 'attachment; filename="codes-de-secours.txt"'}
    words = render_to_string("mfa/recovery_codes/download.txt", {"codes": codes})
    return HttpResponse(words, content_type="text/plain; charset=utf-8", headers=name)


@require_http_methods(["GET", "HEAD", "POST"])
def wipe(request: HttpRequest) -> HttpResponse:
    """Leave, and have the browser forget all it keeps of this house: for a telephone shared or lent."""
    account = cast(Account, request.user)
    if request.method != "POST":
        return render(request, "account/wipe.html", {"alone": not account.email and not waiting(account)})
    logout(request)
    answer = redirect(settings.LOGIN_REDIRECT_URL)
    answer["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return answer


def _number(chosen: str) -> int:
    """The row that the page named; 0, which is no row, for nonsense: it must not close every device."""
    return int(chosen) if re.fullmatch(r"[0-9]{1,18}", chosen) else 0
