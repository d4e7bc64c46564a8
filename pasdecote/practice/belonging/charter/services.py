"""Writing nos règles, adopting them by a decision, taking a role and handing it on."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from pasdecote.ground.facts.checking import check
from pasdecote.ground.facts.voice import Decision
from pasdecote.ground.kernel import clock
from pasdecote.practice.belonging.charter.queries import decision_told
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives import charters
from pasdecote.spine.collectives import services as collectives
from pasdecote.spine.collectives.access import Standing, standing_of
from pasdecote.spine.collectives.errors import CollectiveRefused
from pasdecote.spine.collectives.models import Charter, Collective, Membership, Term
from pasdecote.spine.collectives.queries import stands_alone
from pasdecote.spine.journal.enums import Circle, Origin
from pasdecote.spine.journal.services import Anchor, tell


@transaction.atomic
def write(*, by: Account, collective: Collective, **fields: Any) -> Charter:
    """Write the draft of nos règles, or write it anew: any member may, as the words are the group's. Tells
    nothing: the decision that adopts it does. Raises CollectiveRefused."""
    standing = standing_of(by)
    _require_member(standing, collective)
    name = standing.names.get(collective.pk, "")
    return charters.write_charter(by=by, name=name, collective=collective, **fields)


@transaction.atomic
def drop(*, by: Account, charter: Charter) -> None:
    """Lay the draft down. Raises CollectiveRefused once it is put to decision or adopted."""
    _require_member(standing_of(by), charter.collective)
    charters.discard_charter(charter=charter)


@transaction.atomic
def note_adoption(
    *, by: Account, id: UUID, charter: Charter, decision: UUID | None = None, on: date | None = None
) -> Charter:
    """Say that the group adopted the draft: by a decision told already, or by one that this tells under this
    id. The same id twice adopts once.

    Raises CollectiveRefused for a decision that the account does not read in this group, a day to come, or
    a draft that is put to decision on screen.
    """
    standing = standing_of(by)
    _require_member(standing, charter.collective)
    if charter.number is not None:
        return charter
    charters.require_free(charter)
    if decision is not None:
        told = decision_told(standing, charter.collective, decision)
        if told is None:
            raise CollectiveRefused(_("Cette décision n’est pas dans le fil de ce groupe."))
        return charters.adopt_charter(charter=charter, decision=decision, on=told.content.happened_on)
    day = on or clock.today()
    if day > clock.today():
        raise CollectiveRefused(_("Ce jour n’est pas encore passé."))
    content = Decision(
        happened_on=day,
        title=_("Nos règles"),
        happened=_("Le groupe a adopté ses règles."),
        rule=charter.rule,
    )
    check(content)
    anchor = Anchor(collective=charter.collective)
    tell(by=by, id=id, anchor=anchor, circle=Circle.COLLECTIVE, content=content, origin=Origin.ACT)
    return charters.adopt_charter(charter=charter, decision=id, on=day)


@transaction.atomic
def take_role(*, by: Account, membership: Membership, role: str, since: date | None = None) -> Term:
    """Somebody of the group takes a role: oneself, or somebody else for those who accompany, and for any
    member where nobody does. Raises CollectiveRefused."""
    _require_for(by, membership)
    return collectives.take_role(membership=membership, role=role, since=since)


@transaction.atomic
def hand_on_role(*, by: Account, membership: Membership, role: str, until: date | None = None) -> Term:
    """Somebody hands a role on at the end of this day. Raises CollectiveRefused."""
    _require_for(by, membership)
    return collectives.end_role(membership=membership, role=role, until=until)


def may_note_for(standing: Standing, membership: Membership) -> bool:
    """Whether the account may say that this person takes a role or hands it on."""
    group = membership.collective
    if membership.account_id == standing.account.pk or group.pk in standing.team:
        return group.pk in standing.member
    return group.pk in standing.member and stands_alone(group)


def _require_for(by: Account, membership: Membership) -> None:
    if not may_note_for(standing_of(by), membership):
        raise CollectiveRefused(_("Vous pouvez prendre un rôle et le rendre pour vous-même."))


def _require_member(standing: Standing, collective: Collective) -> None:
    if collective.pk not in standing.member:
        raise CollectiveRefused(_("Seules les personnes du groupe peuvent faire cela."))
