"""The screens of rights: read what is kept, take it away, erase it, read who did what with it."""

import tempfile
from collections.abc import Callable
from typing import IO, Any, cast
from uuid import UUID

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.text import slug as as_slug
from pasdecote.ground.store.limits import asked_too_often
from pasdecote.ground.store.personal import Tally
from pasdecote.ground.ui.links import Link
from pasdecote.ground.ui.screens import sent
from pasdecote.portal.privacy import registry, services
from pasdecote.portal.privacy.access import (
    directed_by,
    groups_of,
    members_called,
    membership_for,
    structure_for,
)
from pasdecote.portal.privacy.errors import PrivacyRefused
from pasdecote.portal.privacy.forms import SureForm, WhoForm
from pasdecote.portal.privacy.people import person_named, person_of
from pasdecote.portal.privacy.rehearsal import dry_run
from pasdecote.portal.privacy.retention import silent_at, silent_in
from pasdecote.spine.accounts.access_log import of_account, of_anchor
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.access import member_group_for, standing_for
from pasdecote.spine.collectives.queries import ties_of

form_page = require_http_methods(["GET", "HEAD", "POST"])
KEEP_WORDS = "garder"
MOST_NAMES, AN_HOUR = 10, 3600


@login_not_required
@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """The register of processing, for everybody: drawn from what erases and what exports."""
    context = {
        "kinds": registry.about_people(),
        "others": registry.about_none(),
        "years": settings.RETENTION_YEARS,
        "notice": settings.NOTICE_DAYS,
        "log_days": settings.ACCESS_LOG_DAYS,
    }
    return render(request, "privacy/register.html", context)


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """What is kept about me, and what I may do with it."""
    account = _account(request)
    context = {"kept": registry.kept_of(person_of(account)), "ties": ties_of(account)}
    return render(request, "privacy/mine.html", context)


@require_POST
def take_own(request: HttpRequest) -> HttpResponseBase:
    """My archive. A sending and not a reading: it is written in the log."""
    return _archive("mes-donnees", lambda stream: services.take_own(by=_account(request), into=stream))


@require_safe
def accesses(request: HttpRequest) -> HttpResponse:
    """Who did what with my data, and when."""
    context = {"lines": of_account(_account(request)), "days": settings.ACCESS_LOG_DAYS}
    return render(request, "privacy/accesses.html", context)


@sensitive_post_parameters("password")
@never_cache
@form_page
def erase_me(request: HttpRequest) -> HttpResponse:
    """What erasing me would do, then doing it. Nobody is signed in afterwards."""
    account, words = _account(request), _wants_words(request)
    form = SureForm(sent(request), account=account)
    if request.method == "POST" and form.is_valid():
        try:
            done = services.erase_oneself(by=account, words=words)
            logout(request)
            return _erased(request, done, settings.LOGIN_REDIRECT_URL)
        except PrivacyRefused as refused:
            form.add_error(None, str(refused))
    context = {
        "form": form,
        "tabs": _choices(reverse("privacy:erase_me"), words),
        "run": dry_run(person_of(account, words=words)),
        "back": reverse("privacy:mine"),
    }
    return render(request, "privacy/erase_me.html", context, status=422 if form.errors else 200)


@require_safe
def group(request: HttpRequest, slug: str) -> HttpResponse:
    """What the group told: take it away, read what was done with it, and what time will take."""
    found = member_group_for(standing_for(request), slug)
    context = {
        "group": found,
        "team": found.pk in standing_for(request).team,
        "lines": of_anchor(found.pk),
        "silent": silent_in(found),
        "days": settings.ACCESS_LOG_DAYS,
    }
    return render(request, "privacy/group.html", context)


@require_POST
def take_group(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The group's archive, as far as whoever asks may read."""
    found = member_group_for(standing_for(request), slug)
    return _archive(
        as_slug(found.name),
        lambda stream: services.take_group(by=_account(request), collective=found, into=stream),
    )


@require_safe
def structures(request: HttpRequest) -> HttpResponse:
    """Towards the structure that one directs, or a choice when there are several. Http404 for nobody's."""
    found = directed_by(standing_for(request))
    if len(found) == 1:
        return redirect("privacy:structure", slug=found[0].slug)
    return render(request, "privacy/structures.html", {"structures": found})


@form_page
def structure(request: HttpRequest, slug: str) -> HttpResponse:
    """For a direction: somebody asks to be erased; what was done here; what time will take."""
    found = structure_for(standing_for(request), slug)
    form = WhoForm(sent(request), groups=groups_of(found))
    people = None
    if request.method == "POST" and form.is_valid() and _may_look(standing_for(request).account, form):
        people = members_called(form.cleaned_data["collective"], form.cleaned_data["name"])
        if len(people) == 1:
            return redirect("privacy:erase_person", slug=slug, membership=people[0].pk)
        if not people:
            form.add_error("name", _("Personne ne porte ce nom dans ce groupe. Vérifiez comment il s’écrit."))
    context = {
        "organisation": found,
        "form": form,
        "people": people or [],
        "lines": of_anchor(found.pk),
        "silent": silent_at(found),
        "days": settings.ACCESS_LOG_DAYS,
    }
    return render(request, "privacy/structure.html", context, status=422 if form.errors else 200)


@sensitive_post_parameters("password")
@never_cache
@form_page
def erase_person(request: HttpRequest, slug: str, membership: UUID) -> HttpResponse:
    """For a direction: what erasing this person would do, then doing it."""
    standing = standing_for(request)
    found = structure_for(standing, slug)
    row, words, account = (
        membership_for(standing, found, membership),
        _wants_words(request),
        _account(request),
    )
    form = SureForm(sent(request), account=account)
    back = reverse("privacy:structure", args=[slug])
    if request.method == "POST" and form.is_valid():
        try:
            done = services.erase_member(by=account, membership=row, words=words)
            return _erased(request, done, back)
        except PrivacyRefused as refused:
            form.add_error(None, str(refused))
    context = {
        "form": form,
        "row": row,
        "tabs": _choices(reverse("privacy:erase_person", args=[slug, membership]), words),
        "run": dry_run(person_named(row, words=words)),
        "back": back,
    }
    return render(request, "privacy/erase_person.html", context, status=422 if form.errors else 200)


def _account(request: HttpRequest) -> Account:
    return cast(Account, request.user)


def _may_look(account: Account, form: WhoForm) -> bool:
    """A direction looks for a name that it was given; it does not try names to know who is in a group."""
    if asked_too_often(f"who:{account.pk}", most=MOST_NAMES, seconds=AN_HOUR):
        form.add_error("name", _("Beaucoup de noms ont été cherchés. Réessayez dans une heure."))
        return False
    return True


def _wants_words(request: HttpRequest) -> bool:
    """Whether the words go too: the address says it, so that what was counted is what is done."""
    return request.GET.get("mots") != KEEP_WORDS


def _choices(address: str, words: bool) -> list[Link]:
    return [
        Link(label=_("Effacer aussi les mots"), url=address, current=words),
        Link(label=_("Laisser les mots, sans le nom"), url=f"{address}?mots={KEEP_WORDS}", current=not words),
    ]


def _erased(request: HttpRequest, done: Tally, back: str) -> HttpResponse:
    return render(request, "privacy/erased.html", {"done": done, "back": back})


def _archive(name: str, write: Callable[[IO[bytes]], Any]) -> HttpResponseBase:
    """A file to keep: written aside first, so that what cannot be written is said and not cut short."""
    stream = tempfile.TemporaryFile()  # noqa: SIM115 - the answer closes it once it is sent
    write(stream)
    stream.seek(0)
    name = f"{name}-{clock.today().isoformat()}.zip"
    return FileResponse(stream, as_attachment=True, filename=name, content_type="application/zip")
