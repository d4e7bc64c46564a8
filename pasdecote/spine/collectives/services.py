"""Acts on the rows of collectives. They tell nothing: `belonging` does, above the journal."""

from datetime import date
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.ground.kernel.text import readable, slug
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.enums import Role
from pasdecote.spine.collectives.models import Accompaniment, Collective, Membership, Project
from pasdecote.spine.organisations.models import Organisation


class CollectiveRefused(ValueError):
    """A collective, project or membership that cannot be kept; the message is for the person who asked."""


def create_collective(*, name: str, founded_on: date | None = None, territory: str = "") -> Collective:
    """A new collective. A name suffices, and need not be unique."""
    name = _required(name, _("Il manque le nom du groupe."))
    return Collective.objects.create(
        name=name, slug=_free_slug(Collective, name), founded_on=founded_on, territory=territory
    )


def create_project(*, collective: Collective, name: str, **fields: Any) -> Project:
    """A new project of this collective; `fields` may give aims, since, until."""
    name = _required(name, _("Il manque le nom du projet."))
    return Project.objects.create(collective=collective, name=name, slug=_free_slug(Project, name), **fields)


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


def _required(name: str, sentence: str) -> str:
    name = readable(name).strip()[:250]
    if not name:
        raise CollectiveRefused(sentence)
    return name


def _free_slug(model: type[models.Model], name: str) -> str:
    """An address part for this name that no other row has."""
    wanted = slug(name)
    taken = model._default_manager.filter(slug=wanted).exists()
    return f"{wanted}-{uuid7().hex[-6:]}" if taken else wanted
