"""The screens of groups: found one, read who we are, change it."""

from collections.abc import Callable
from typing import cast
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from pasdecote.ground.kernel import clock
from pasdecote.ground.ui.screens import Refusals, sent
from pasdecote.practice.belonging import forms, services
from pasdecote.practice.belonging.charter.queries import roles_held
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.access import (
    Standing,
    collective_for,
    member_group_for,
    no_such_page,
    standing_for,
    team_group_for,
)
from pasdecote.spine.collectives.charters import charter_of
from pasdecote.spine.collectives.enums import CollectiveStatus
from pasdecote.spine.collectives.models import Accompaniment, Collective, Membership, Project
from pasdecote.spine.collectives.queries import (
    accompaniments_of,
    collectives_of,
    people_of,
    projects_of,
    without_email,
)
from pasdecote.spine.collectives.services import CollectiveRefused
from pasdecote.spine.organisations.services import OrganisationRefused

REFUSED = Refusals((CollectiveRefused, OrganisationRefused), hidden=())
_LEAVING = gettext_lazy(
    "Vous ne lirez plus le fil. Ce que vous avez raconté reste au groupe. Une carte vous fera revenir."
)
form_page = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def collectives(request: HttpRequest) -> HttpResponse:
    """The groups that the account may know of."""
    standing = standing_for(request)
    rows = [(group, _tie(standing, group)) for group in collectives_of(standing)]
    return render(request, "belonging/collectives.html", {"rows": rows})


@form_page
def found(request: HttpRequest) -> HttpResponse:
    """Found a group with a name alone."""
    standing = standing_for(request)
    form = forms.FoundForm(sent(request), structures=list(standing.posts))
    made = _tried(request, form, lambda: services.found_collective(by=_account(request), **form.cleaned_data))
    if isinstance(made, Collective):
        messages.success(request, _("Le groupe existe. Tout le reste peut venir plus tard."))
        return redirect("belonging:collective", slug=made.slug)
    context = {"form": form, "professional": standing.professional}
    return render(request, "belonging/found.html", context, status=_status(form))


@require_safe
def collective(request: HttpRequest, slug: str) -> HttpResponse:
    """*Nous*: who the group is, where it stands, its projects, who accompanies it."""
    standing = standing_for(request)
    group = collective_for(standing, slug)
    people, team, member = people_of(group), group.pk in standing.team, group.pk in standing.member
    if member:
        _say_roles(people.members, group)
    context = {
        "group": group,
        "people": people,
        "accompaniments": (accompaniments := list(accompaniments_of(group))),
        "engaged": [row.organisation for row in accompaniments if row.organisation.engaged and not row.until],
        **_projects(group),
        "member": member,
        "rules": charter_of(group) if member else None,
        "team": team,
        "invites": team or (member and not people.companions),
        "helped": without_email(people.members) if team else set(),
        "account": request.user,
        "resting": group.status == CollectiveStatus.RESTING,
    }
    return render(request, "belonging/collective.html", context)


def _say_roles(members: list[Membership], group: Collective) -> None:
    """Put on each name the roles that it took for a time and holds today, besides that of its place."""
    held = [one for one in roles_held(group) if one.on(clock.today())]
    for row in members:
        mine = [one.words for one in held if one.membership == row.pk and one.role != row.role]
        row.held = mine  # type: ignore[attr-defined]


def _projects(group: Collective) -> dict[str, list[Project]]:
    """Its projects: those that say something of themselves, and those that are only a name yet."""
    found = list(projects_of(group))
    described = [each for each in found if each.aims or each.since or each.until]
    return {"projects": found, "described": described, "named": [e for e in found if e not in described]}


@form_page
def present(request: HttpRequest, slug: str) -> HttpResponse:
    """Change what the group says of itself."""
    group = _group(request, slug, team=False)
    form = forms.PresentForm.of(group, sent(request))
    made = _tried(
        request,
        form,
        lambda: services.present_collective(by=_account(request), collective=group, **form.cleaned_data),
    )
    title = _("Ce que dit le groupe de lui-même")
    return _done(slug) if made else _form(request, group, form, title, _("Garder"))


@form_page
def start_project(request: HttpRequest, slug: str) -> HttpResponse:
    """The group starts a project."""
    group = _group(request, slug)
    form = forms.ProjectForm(sent(request))
    made = _tried(
        request,
        form,
        lambda: services.start_project(by=_account(request), collective=group, **form.cleaned_data),
    )
    return _done(slug) if made else _form(request, group, form, _("Un nouveau projet"), _("Garder ce projet"))


@form_page
def change_project(request: HttpRequest, slug: str, project: str) -> HttpResponse:
    """A project's aims may change on the way."""
    group = _group(request, slug)
    found = Project.objects.filter(collective=group, slug=project).select_related("collective").first()
    if found is None:
        raise no_such_page()
    kept = {name: getattr(found, name) for name in forms.ProjectForm.base_fields}
    form = forms.ProjectForm(sent(request), initial=kept)
    made = _tried(
        request,
        form,
        lambda: services.change_project(by=_account(request), project=found, **form.cleaned_data),
    )
    return _done(slug) if made else _form(request, group, form, found.name, _("Garder"))


@form_page
def add_colleague(request: HttpRequest, slug: str) -> HttpResponse:
    """A colleague joins those who accompany."""
    group = _group(request, slug)
    form = forms.ColleagueForm(sent(request), collective=group)
    made = _tried(
        request, form, lambda: services.join_as(by=_account(request), collective=group, **form.cleaned_data)
    )
    if made:
        return _done(slug)
    context = {"group": group, "form": form, "nobody": not form.fields["account"].queryset.exists()}  # type: ignore[attr-defined]
    return render(request, "belonging/add_colleague.html", context, status=_status(form))


@form_page
def leave(request: HttpRequest, slug: str, membership: UUID) -> HttpResponse:
    """Somebody stops accompanying, or leaves."""
    group = _group(request, slug, team=False)
    row = Membership.objects.filter(collective=group, pk=membership, until=None).first()
    standing = standing_for(request)
    if row is None or (row.account_id != standing.account.pk and group.pk not in standing.team):
        raise no_such_page()
    row.collective = group
    form = forms.UntilForm(sent(request))
    made = _tried(
        request, form, lambda: services.leave(by=_account(request), membership=row, **form.cleaned_data)
    )
    if made and row.account_id == standing.account.pk:
        messages.success(request, _("C’est gardé. Le groupe garde ce que vous lui avez raconté."))
        return redirect("belonging:collectives")
    if made:
        return _done(slug)
    if row.account_id == standing.account.pk:
        title, said = _("Quitter « %(group)s »") % {"group": group.name}, _LEAVING
        return _form(request, group, form, title, _("Quitter le groupe"), purpose=said)
    title = _("%(name)s quitte le groupe") % {"name": row.name}
    return _form(request, group, form, title, _("Garder cette date"))


@form_page
def add_structure(request: HttpRequest, slug: str) -> HttpResponse:
    """A structure begins to accompany the group."""
    group = _group(request, slug)
    form = forms.StructureForm(sent(request), collective=group)
    made = _tried(
        request,
        form,
        lambda: services.call_on_structure(by=_account(request), collective=group, **form.cleaned_data),
    )
    title = _("Une structure accompagne le groupe")
    return _done(slug) if made else _form(request, group, form, title, _("Garder"))


@form_page
def part_from_structure(request: HttpRequest, slug: str, accompaniment: UUID) -> HttpResponse:
    """A structure stops accompanying the group."""
    group = _group(request, slug)
    row = accompaniments_of(group).filter(pk=accompaniment, until=None).first()
    if row is None:
        raise no_such_page()
    row.collective = group
    form = forms.UntilForm(sent(request))
    made = _tried(request, form, lambda: _parted(request, row, form))
    title = _("%(name)s n’accompagne plus le groupe") % {"name": row.organisation.name}
    return _done(slug) if made else _form(request, group, form, title, _("Garder cette date"))


def _parted(request: HttpRequest, row: Accompaniment, form: Form) -> Accompaniment:
    return services.part_from_structure(by=_account(request), accompaniment=row, **form.cleaned_data)


def _account(request: HttpRequest) -> Account:
    return cast(Account, request.user)


def _group(request: HttpRequest, slug: str, *, team: bool = True) -> Collective:
    """The group, for those who accompany it, or for its members. Http404 for anybody else."""
    standing = standing_for(request)
    return team_group_for(standing, slug) if team else member_group_for(standing, slug)


def _tie(standing: Standing, group: Collective) -> str:
    """In words, what ties the account to the group."""
    if group.pk in standing.team:
        return _("Vous accompagnez ce groupe.")
    if group.pk in standing.member:
        return _("Vous êtes de ce groupe.")
    return _("Votre structure accompagne ce groupe.")


def _tried(request: HttpRequest, form: Form, act: Callable[[], object]) -> object | None:
    """What the act gives when the form was sent and holds; a refusal becomes a sentence of the form."""
    if request.method != "POST" or not form.is_valid():
        return None
    with REFUSED.on_form(form):
        return act()
    return None


def _status(form: Form) -> int:
    return 422 if form.errors else 200


def _done(slug: str) -> HttpResponse:
    return redirect("belonging:collective", slug=slug)


def _form(
    request: HttpRequest, group: Collective, form: Form, title: str, act: str, *, purpose: object = ""
) -> HttpResponse:
    """A screen that is one form about the group."""
    context = {"group": group, "form": form, "title": title, "act": act, "purpose": purpose}
    return render(request, "belonging/form.html", context, status=_status(form))
