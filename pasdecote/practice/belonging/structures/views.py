"""The screens of a structure, for those who work there."""

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from pasdecote.ground.ui.screens import sent
from pasdecote.practice.belonging.forms import UntilForm
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.accounts.services import AccountRefused, first_password_path
from pasdecote.spine.collectives.access import no_such_page, organisation_for, standing_for
from pasdecote.spine.collectives.queries import accompanied_by
from pasdecote.spine.organisations import services
from pasdecote.spine.organisations.enums import PostRole
from pasdecote.spine.organisations.forms import IdentityForm, WelcomeForm
from pasdecote.spine.organisations.models import Organisation
from pasdecote.spine.organisations.queries import staff_of
from pasdecote.spine.organisations.services import OrganisationRefused

form_page = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def structure(request: HttpRequest, slug: str) -> HttpResponse:
    """Who the structure is, who works there, the groups it accompanies."""
    standing = standing_for(request)
    found = organisation_for(standing, slug)
    rows = list(accompanied_by(found))
    context = {
        "organisation": found,
        "staff": staff_of(found),
        "accompanied": [(row, row.collective_id in standing.known) for row in rows],
        "leads": standing.leads(found.pk),
        "directs": standing.posts[found.pk] == PostRole.DIRECTOR,
    }
    return render(request, "structures/structure.html", context)


@form_page
def identity(request: HttpRequest, slug: str) -> HttpResponse:
    """What bilans say of the structure."""
    found = _structure(request, slug, leading=True)
    kept = {name: getattr(found, name) for name in IdentityForm.base_fields}
    form = IdentityForm(sent(request), initial=kept)
    if request.method == "POST" and form.is_valid():
        try:
            services.change_identity(by=_account(request), organisation=found, **form.cleaned_data)
            messages.success(request, _("C’est gardé. Les prochains bilans le reprendront."))
            return redirect("structures:structure", slug=slug)
        except OrganisationRefused as refused:
            form.add_error(None, str(refused))
    return _page(request, "structures/identity.html", found, form)


@form_page
def welcome(request: HttpRequest, slug: str) -> HttpResponse:
    """Give a colleague a place; the answer shows the link to hand over, once."""
    found = _structure(request, slug)
    form = WelcomeForm(sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            colleague = services.welcome_colleague(
                by=_account(request), organisation=found, **form.cleaned_data
            )
            context = {"organisation": found, "colleague": colleague, "link": _link(request, colleague)}
            return render(request, "structures/welcomed.html", context)
        except (OrganisationRefused, AccountRefused) as refused:
            form.add_error(None, str(refused))
    return _page(request, "structures/welcome.html", found, form)


@form_page
def end_post(request: HttpRequest, slug: str, post: UUID) -> HttpResponse:
    """Somebody leaves the structure."""
    found = _structure(request, slug)
    row = next((each for each in staff_of(found).present if each.pk == post), None)
    if row is None:
        raise no_such_page()
    row.organisation = found
    form = UntilForm(sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            services.end_post(by=_account(request), post=row, until=form.cleaned_data["until"])
            return redirect("structures:structure", slug=slug)
        except OrganisationRefused as refused:
            form.add_error(None, str(refused))
    return _page(request, "structures/end_post.html", found, form, name=str(row.account))


def _account(request: HttpRequest) -> Account:
    return cast(Account, request.user)


def _structure(request: HttpRequest, slug: str, *, leading: bool = False) -> Organisation:
    """The structure, for its direction, or for cadres too. Http404 for anybody else."""
    standing = standing_for(request)
    found = organisation_for(standing, slug)
    if not (standing.leads(found.pk) if leading else standing.posts[found.pk] == PostRole.DIRECTOR):
        raise no_such_page()
    return found


def _link(request: HttpRequest, colleague: Account) -> str:
    """The address by which a new colleague chooses a password; "" for somebody who had an account already."""
    if colleague.last_login or colleague.has_usable_password():
        return ""
    return request.build_absolute_uri(first_password_path(colleague))


def _page(
    request: HttpRequest, template: str, organisation: Organisation, form: BaseForm, **more: str
) -> HttpResponse:
    context = {"organisation": organisation, "form": form, **more}
    return render(request, template, context, status=422 if form.errors else 200)
