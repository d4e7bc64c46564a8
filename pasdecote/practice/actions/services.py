"""Acts on sessions and money. Each tells one fact; none has a table of its own (see docs/decisions/0003)."""

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

import msgspec
from django.db import transaction
from django.utils.translation import gettext as _

from pasdecote.ground.facts.atoms import Due, Money, Place, Side
from pasdecote.ground.facts.checking import check
from pasdecote.ground.facts.fact import Fact
from pasdecote.ground.facts.gathering import SessionCancelled, SessionPlanned
from pasdecote.ground.facts.money import Expense, Funding, Income
from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.identifiers import uuid8
from pasdecote.practice.actions.queries import session_of
from pasdecote.practice.actions.rules import DUE_SESSION, MOST_AT_ONCE, Session, SessionState
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.access import standing_of
from pasdecote.spine.collectives.models import Collective, Project
from pasdecote.spine.journal.enums import Circle, Origin
from pasdecote.spine.journal.following import require_followed
from pasdecote.spine.journal.services import Anchor, tell


class ActionRefused(ValueError):
    """A session or a budget line that cannot be kept; the message is for the person who asked."""


def dates_every(first: date, *, weeks: int, until: date) -> list[date]:
    """The dates from `first` to `until`, every so many weeks.

    Raises ActionRefused when they are none, or more than can be planned at once (60).
    """
    if weeks < 1 or until < first:
        raise ActionRefused(_("La dernière date est avant la première."))
    dates = [first + timedelta(weeks=rank) for rank in range(0, (until - first).days // 7 + 1, weeks)]
    if len(dates) > MOST_AT_ONCE:
        raise ActionRefused(
            _("%(number)s séances d’un coup, c’est trop : %(most)s au plus.")
            % {"number": len(dates), "most": MOST_AT_ONCE}
        )
    return dates


@transaction.atomic
def plan_sessions(
    *,
    by: Account,
    id: UUID,
    collective: Collective,
    dates: Sequence[date],
    title: str,
    at: str = "",
    place: str = "",
    project: Project | None = None,
    who: str = "",
    follows: Sequence[UUID] = (),
) -> list[UUID]:
    """Plan one session a date; tells « séance prévue » for each, to the collective. Gives the facts' ids.
    `follows`: the words or decisions they come from.

    `id` was made by whoever asks: planning twice under the same id keeps one series. Raises ActionRefused
    without a title or a date, FactError, NotAllowed.
    """
    if not title.strip():
        raise ActionRefused(_("Il manque un titre pour la séance."))
    if not dates:
        raise ActionRefused(_("Il manque une date."))
    behind = require_followed(standing_of(by), collective.pk, follows)
    planned = []
    for day in dates:
        content = SessionPlanned(
            happened_on=clock.today(),
            title=title,
            place=Place(name=place) if place else None,
            project=project.pk if project else None,
            due=(Due(on=day, what=DUE_SESSION, at=at, who=who),),
            follows=behind,
        )
        check(content)
        fact = id if len(dates) == 1 else uuid8("series", str(id), day.isoformat())
        tell(
            by=by,
            id=fact,
            anchor=Anchor(collective=collective),
            circle=Circle.COLLECTIVE,
            content=content,
            origin=Origin.ACT,
        )
        planned.append(fact)
    return planned


@transaction.atomic
def hold_session(
    *,
    by: Account,
    id: UUID,
    collective: Collective,
    plan: UUID,
    content: Fact,
    circle: str = Circle.TEAM,
    origin: str = Origin.TYPED,
) -> UUID:
    """A planned session took place: tells `content` (« action tenue », « réunion »…), tied to its plan.

    What was planned and not told again (title, place, project) is taken from the plan: nothing is typed
    twice. Raises ActionRefused when the session is held already under another id or is not of this group.
    """
    session = _in_turn(collective, plan)
    if session is None:
        raise ActionRefused(_("Cette séance n’existe pas dans ce groupe."))
    if session.state is SessionState.HELD and session.outcome != id:
        raise ActionRefused(_("Cette séance a déjà été racontée."))
    told = msgspec.structs.replace(
        content,
        session=plan,
        follows=tuple(dict.fromkeys((*content.follows, plan))),
        title=content.title or session.content.title,
        place=content.place or session.content.place,
        project=content.project or session.content.project,
    )
    check(told)
    return tell(
        by=by, id=id, anchor=Anchor(collective=collective), circle=circle, content=told, origin=origin
    ).fact


@transaction.atomic
def cancel_session(*, by: Account, id: UUID, collective: Collective, plan: UUID, reason: str = "") -> UUID:
    """A planned session will not take place: tells « séance annulée » to the collective.

    Raises ActionRefused when it took place, or is not of this group.
    """
    session = _in_turn(collective, plan)
    if session is None:
        raise ActionRefused(_("Cette séance n’existe pas dans ce groupe."))
    if session.state is SessionState.HELD:
        raise ActionRefused(_("Cette séance a eu lieu : elle ne peut plus être annulée."))
    content = SessionCancelled(
        happened_on=clock.today(),
        title=session.content.title,
        happened=reason,
        session=plan,
        project=session.content.project,
        follows=(plan,),
    )
    check(content)
    anchor = Anchor(collective=collective)
    return tell(
        by=by, id=id, anchor=anchor, circle=Circle.COLLECTIVE, content=content, origin=Origin.ACT
    ).fact


def tell_money(
    *,
    by: Account,
    id: UUID,
    collective: Collective,
    line: Money,
    on: date,
    words: str = "",
    project: Project | None = None,
) -> UUID:
    """Tell one budget line, planned or actual, to the team: « financement » for account 74, else « dépense »
    or « recette ». Gives the fact's id. Raises ActionRefused without an amount, FactError, NotAllowed.
    """
    if line.cents == 0:
        raise ActionRefused(_("Il manque le montant."))
    content = _money_kind(line)(
        happened_on=on, happened=words, money=(line,), project=project.pk if project else None
    )
    check(content)
    anchor = Anchor(collective=collective)
    return tell(by=by, id=id, anchor=anchor, circle=Circle.TEAM, content=content, origin=Origin.ACT).fact


def _money_kind(line: Money) -> type[Fact]:
    if line.side is Side.EXPENSE:
        return Expense
    return Funding if line.account == "74" or line.account.startswith("74-") else Income


def _in_turn(collective: Collective, plan: UUID) -> Session | None:
    """The session as it is now: acts on the sessions of one group wait for each other, so that of two people
    telling the same one at once, the second learns that it is told. Inside a transaction."""
    Collective.objects.select_for_update().get(pk=collective.pk)
    return session_of(collective.pk, plan)
