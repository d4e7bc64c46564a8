"""Acts on the rows of collectives. They tell nothing: `belonging` does, above the journal."""

from datetime import date, timedelta
from typing import Any, TypeVar
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _

from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.ground.kernel.text import readable, says_something, slug
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.enums import TURNING_ROLES, Role
from pasdecote.spine.collectives.errors import CollectiveRefused as CollectiveRefused
from pasdecote.spine.collectives.models import Accompaniment, Collective, Membership, Project, Term
from pasdecote.spine.organisations.models import Organisation

Row = TypeVar("Row", bound=models.Model)
# Parts of addresses that mean something else: a group may well be called « Nouveau ».
RESERVED = {"nouveau"}


def create_collective(*, name: str, founded_on: date | None = None, territory: str = "") -> Collective:
    """A new collective. A name suffices, and need not be unique."""
    name = _required(name, _("Il manque le nom du groupe."))
    return Collective.objects.create(
        name=name, slug=_free_slug(Collective, name), founded_on=founded_on, territory=territory
    )


def create_project(*, collective: Collective, name: str, **fields: Any) -> Project:
    """A new project of this collective; `fields` may give aims, since, until."""
    name = _required(name, _("Il manque le nom du projet."))
    project = Project(collective=collective, name=name, slug=_free_slug(Project, name), **fields)
    _valid(project)
    project.save(force_insert=True)
    return project


def add_member(
    *,
    collective: Collective,
    name: str,
    role: str = Role.MEMBER,
    account: Account | None = None,
    since: date | None = None,
) -> Membership:
    """A name in the collective, with or without an account, from today by default."""
    name = _required(name, _("Il manque un prénom ou un pseudonyme."))
    return Membership.objects.create(
        collective=collective, name=name[:150], role=role, account=account, since=since or clock.today()
    )


def accompany(
    *, collective: Collective, organisation: Organisation, since: date | None = None
) -> Accompaniment:
    """A structure begins to accompany the collective, today by default."""
    return Accompaniment.objects.create(
        collective=collective, organisation=organisation, since=since or clock.today()
    )


def change_collective(*, collective: Collective, **fields: Any) -> Collective:
    """Other words, another status, commune (its code) or beginning. Raises CollectiveRefused."""
    if "name" in fields:
        fields["name"] = _required(fields["name"], _("Il manque le nom du groupe."))
    return _changed(collective, fields)


def change_project(*, project: Project, **fields: Any) -> Project:
    """Another name, other aims, other dates. Raises CollectiveRefused."""
    if "name" in fields:
        fields["name"] = _required(fields["name"], _("Il manque le nom du projet."))
    return _changed(project, fields)


def end_membership(*, membership: Membership, until: date | None = None) -> Membership:
    """A name leaves the collective at the end of this day, today by default. Raises CollectiveRefused."""
    return _changed(membership, {"until": until or clock.today()})


def end_accompaniment(*, accompaniment: Accompaniment, until: date | None = None) -> Accompaniment:
    """A structure leaves at the end of this day, today by default. Raises CollectiveRefused."""
    return _changed(accompaniment, {"until": until or clock.today()})


def take_role(
    *,
    membership: Membership,
    role: str,
    since: date | None = None,
    until: date | None = None,
    decision: UUID | None = None,
) -> Term:
    """Somebody takes a role of those that turn, from this day, today by default, and until another if that
    is known; a decision may say so.

    Raises CollectiveRefused for a role they hold already, another role, or a day before they came.
    """
    row = Term(membership=membership, role=role, since=since or clock.today(), until=until, decision=decision)
    if role not in TURNING_ROLES or membership.role == role or _holds(membership, role, row.since):
        raise CollectiveRefused(_("Cette personne tient déjà ce rôle."))
    if row.since < membership.since or (membership.until and row.since > membership.until):
        raise CollectiveRefused(_("Cette personne n’est pas du groupe ce jour-là."))
    _valid(row)
    row.save(force_insert=True)
    return row


def end_role(*, membership: Membership, role: str, until: date | None = None) -> Term:
    """Somebody hands a role on at the end of this day, today by default. Raises CollectiveRefused."""
    held = _holds(membership, role, clock.today())
    if held is not None:
        return _changed(held, {"until": until or clock.today()})
    if membership.role != role or role not in TURNING_ROLES:
        raise CollectiveRefused(_("Cette personne ne tient pas ce rôle."))
    # They came into the group with it: from here on it is a role they held for a time.
    held = Term(membership=membership, role=role, since=membership.since, until=until or clock.today())
    _valid(held)
    held.save(force_insert=True)
    _changed(membership, {"role": Role.MEMBER})
    return held


def give_role(*, membership: Membership, role: str, decision: UUID, until: date | None = None) -> Term:
    """A decision gives somebody a role from today. Whoever holds it already begins anew: each time has its
    own dates and its own decision. Again changes nothing. Raises CollectiveRefused."""
    today = clock.today()
    held = _holds(membership, role, today)
    if held is not None and held.decision == decision:
        return held
    if held is not None and held.since == today:
        held.delete()
    elif held is not None or membership.role == role:
        since = held.since if held else membership.since
        end_role(membership=membership, role=role, until=max(since, today - timedelta(days=1)))
    return take_role(membership=membership, role=role, until=until, decision=decision)


def end_roles_of(*, decision: UUID) -> int:
    """The decision that gave these roles stands no more: they end today. Gives how many."""
    rows = Term.objects.filter(decision=decision)
    return rows.filter(Q(until=None) | Q(until__gt=clock.today())).update(until=clock.today())


def _holds(membership: Membership, role: str, day: date) -> Term | None:
    """The time for which they hold this role beyond that day; None when they do not."""
    rows = Term.objects.filter(membership=membership, role=role)
    return rows.filter(Q(until=None) | Q(until__gt=day)).order_by("since").first()


def _changed(row: Row, fields: dict[str, Any]) -> Row:
    """The row with these fields, saved. Raises CollectiveRefused with the sentence of the broken rule."""
    for name, value in fields.items():
        setattr(row, name, readable(value).strip() if isinstance(value, str) else value)
    _valid(row)
    row.save(update_fields=list(fields))
    return row


def _valid(row: models.Model) -> None:
    """Raises CollectiveRefused with the sentence of the rule that the row breaks."""
    try:
        row.clean_fields()
        row.validate_constraints()
    except ValidationError as error:
        raise CollectiveRefused(" ".join(error.messages)) from error


def _required(name: str, sentence: str) -> str:
    name = readable(name).strip()[:250]
    if not says_something(name):
        raise CollectiveRefused(sentence)
    return name


def _free_slug(model: type[models.Model], name: str) -> str:
    """An address part for this name that no other row has."""
    wanted = slug(name)
    taken = wanted in RESERVED or model._default_manager.filter(slug=wanted).exists()
    return f"{wanted}-{uuid7().hex[-6:]}" if taken else wanted
