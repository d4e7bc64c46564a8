"""The front page, the very first page, and the pages that say how the tool behaves."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import check_for_language
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pasdecote.ground.store.flags import set_flag
from pasdecote.ground.ui.screens import sent
from pasdecote.portal.home import offline as on_phone
from pasdecote.portal.home.forms import FirstVisitForm
from pasdecote.portal.home.navigation import Around, address
from pasdecote.portal.home.queries import front_for, house_is_open, opened
from pasdecote.portal.home.visit import CLOSED
from pasdecote.spine.accounts.services import AccountRefused
from pasdecote.spine.collectives.access import no_such_page, standing_for
from pasdecote.spine.collectives.queries import structures_of
from pasdecote.spine.organisations.services import OrganisationRefused, open_house


@login_not_required
@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """Signed out: what this is. Nobody yet: towards the first page. Signed in: what waits, and the groups."""
    if request.user.is_authenticated:
        return _front(request)
    demonstration = opened()
    if demonstration is None:
        return redirect("first_visit")
    return render(request, "home/welcome.html", {"demonstration": demonstration})


@login_not_required
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def first_visit(request: HttpRequest) -> HttpResponse:
    """The first structure and the first account of an empty installation. Gone as soon as there is one."""
    if house_is_open():
        return redirect("home")
    form = FirstVisitForm(sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            _structure, account = open_house(**form.cleaned_data)
            login(request, account, backend="django.contrib.auth.backends.ModelBackend")
            return redirect("home")
        except (AccountRefused, OrganisationRefused) as refused:
            form.add_error(None, str(refused))
    return render(request, "home/first_visit.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
def own_structure(request: HttpRequest) -> HttpResponse:
    """Towards the structure where one works, or a choice when there are several."""
    found = list(structures_of(standing_for(request)))
    if not found:
        raise no_such_page()
    if len(found) == 1:
        return redirect("structures:structure", slug=found[0].slug)
    return render(request, "home/structures.html", {"structures": found})


@require_POST
def close_visit(request: HttpRequest) -> HttpResponse:
    """The guided visit of the demonstration does not come back for this account, on any device."""
    assert request.user.pk is not None
    set_flag(CLOSED, request.user.pk)
    return redirect("home")


@login_not_required
@require_POST
def set_language(request: HttpRequest) -> HttpResponse:
    """The language of the screens, kept in a cookie of this device and nowhere else. Back where one was."""
    answer = redirect(_back(request, request.POST.get("next", "")))
    code = request.POST.get("language", "")
    if code in dict(settings.LANGUAGES) and check_for_language(code):
        answer.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            code,
            max_age=365 * 24 * 3600,
            samesite="Lax",
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
        )
    return answer


@login_not_required
@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    """How it works, in five short parts."""
    return render(request, "home/help.html")


@login_not_required
@require_safe
def left_on_phone(request: HttpRequest) -> HttpResponse:
    """What stays on a phone, who can see it, what to do when it is lost."""
    return render(request, "home/left_on_phone.html")


@login_not_required
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """The declaration of accessibility."""
    return render(request, "home/accessibility.html")


@login_not_required
@require_safe
def personal_data(request: HttpRequest) -> HttpResponse:
    """What is kept about people, and what is not."""
    return render(request, "home/personal_data.html")


@login_not_required
@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker, at the root: it may serve every page. `?envois`: for workers that import."""
    text = on_phone.worker(sending="envois" in request.GET)
    return HttpResponse(text, content_type="text/javascript; charset=utf-8")


@login_not_required
@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """What a phone asks to install the tool."""
    return JsonResponse(on_phone.manifest(), content_type="application/manifest+json")


@login_not_required
@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """What is shown without a network in place of a page that this phone does not have. The same for all.
    `?parti`: once one has left, and the server does not know it yet."""
    return render(request, "home/left_offline.html" if "parti" in request.GET else "home/offline.html")


@login_not_required
@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """For whoever watches the server: 200 when the database answers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        cursor.fetchone()
    return HttpResponse("ok\n", content_type="text/plain", headers={"Cache-Control": "no-store"})


def _front(request: HttpRequest) -> HttpResponse:
    around = Around(request)
    found = front_for(around.standing)
    groups = [
        {"name": group.name, "url": around.front_of(group), "words": group.get_status_display().capitalize()}
        for group in found.groups
    ]
    context = {
        "front": found,
        "groups_shown": groups,
        "received": around.reads,
        "notebook": address("journal:notebook"),
    }
    return render(request, "home/front.html", context)


def _back(request: HttpRequest, wanted: str) -> str:
    """The page one came from if it is ours, or else the front page."""
    try:
        resolve(urlsplit(wanted).path)
    except (Resolver404, ValueError):
        return "/"
    safe = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if safe else "/"
