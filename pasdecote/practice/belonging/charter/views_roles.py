"""The screens of roles: who holds one today, taking one, handing it on; how they turned, if wanted."""

from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from pasdecote.ground.kernel import clock
from pasdecote.ground.ui.screens import sent
from pasdecote.practice.belonging.charter import services
from pasdecote.practice.belonging.charter.drawing import bars
from pasdecote.practice.belonging.charter.forms import RoleForm
from pasdecote.practice.belonging.charter.queries import Held, roles_held
from pasdecote.practice.belonging.charter.services import may_note_for
from pasdecote.practice.belonging.forms import UntilForm
from pasdecote.spine.collectives.access import Standing, member_group_for, no_such_page, standing_for
from pasdecote.spine.collectives.charters import charter_of
from pasdecote.spine.collectives.enums import GUEST_ROLES
from pasdecote.spine.collectives.errors import CollectiveRefused
from pasdecote.spine.collectives.models import Collective, Membership
from pasdecote.spine.collectives.queries import people_of

WITH = ["GET", "HEAD", "POST"]


@require_safe
def roles(request: HttpRequest, slug: str) -> HttpResponse:
    """Who holds a role today. How they turned only where nos règles say that the group wants to see it."""
    standing = standing_for(request)
    group = member_group_for(standing, slug)
    today = clock.today()
    held, rules = roles_held(group), charter_of(group)
    own = {row.pk for row in _people(standing, group)}
    shown = bool(rules and rules.shows_roles)
    turned = [one for one in held if one.since <= today] if shown else []
    context = {
        "group": group,
        "now": [
            (one, one.beyond(today) and one.membership in own) for one in held if one.name and one.on(today)
        ],
        "shown": shown,
        "turned": [(one, _months(one)) for one in turned],
        "drawing": bars(turned, today, _("Les rôles dans le temps : le tableau dit la même chose.")),
        "may_take": bool(own),
    }
    return render(request, "charter/roles.html", context)


@require_http_methods(WITH)
def take(request: HttpRequest, slug: str) -> HttpResponse:
    """Somebody takes a role."""
    standing = standing_for(request)
    group = member_group_for(standing, slug)
    people = _people(standing, group)
    own = next((row.pk for row in people if row.account_id == standing.account.pk), None)
    form = RoleForm(
        sent(request), people=[(str(row.pk), row.name) for row in people], initial={"membership": own}
    )
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        chosen = next(row for row in people if str(row.pk) == said["membership"])
        try:
            services.take_role(by=standing.account, membership=chosen, role=said["role"], since=said["since"])
        except CollectiveRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("C’est gardé."))
            return redirect("charter:roles", slug=slug)
    title, act = _("Prendre un rôle"), _("Garder")
    return _form(request, group, form, title, act)


@require_http_methods(WITH)
def hand_on(request: HttpRequest, slug: str, membership: UUID, role: str) -> HttpResponse:
    """Somebody hands a role on."""
    standing = standing_for(request)
    group = member_group_for(standing, slug)
    row = next((row for row in _people(standing, group) if row.pk == membership), None)
    held = [one for one in roles_held(group) if one.beyond(clock.today())]
    if row is None or not any(one.membership == membership and one.role == role for one in held):
        raise no_such_page()
    form = UntilForm(sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            services.hand_on_role(by=standing.account, membership=row, role=role, **form.cleaned_data)
        except CollectiveRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("C’est gardé. Merci à qui a tenu ce rôle."))
            return redirect("charter:roles", slug=slug)
    title = _("%(name)s rend ce rôle") % {"name": row.name}
    return _form(request, group, form, title, _("Garder cette date"))


def _people(standing: Standing, group: Collective) -> list[Membership]:
    """The names of today for whom the account may say that they take a role or hand it on."""
    found = people_of(group)
    rows = [row for row in [*found.members, *found.companions] if row.role not in GUEST_ROLES]
    for row in rows:
        row.collective = group
    return [row for row in rows if may_note_for(standing, row)]


def _months(held: Held) -> int:
    """How many months it was held, at least one: the day does not matter."""
    last = min(held.until or clock.today(), clock.today())
    return max(1, round((last - held.since).days / 30.44))


def _form(request: HttpRequest, group: Collective, form: Form, title: str, act: str) -> HttpResponse:
    context = {"group": group, "form": form, "title": title, "act": act, "purpose": ""}
    return render(request, "belonging/form.html", context, status=422 if form.errors else 200)
