"""Acts on demands: asking, showing to the institution, saying what came, asking again. Each tells a fact."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from pasdecote.ground.facts.asking import Asked, Outcome
from pasdecote.ground.facts.atoms import Due
from pasdecote.ground.facts.checking import check
from pasdecote.ground.facts.fact import Fact
from pasdecote.ground.facts.owing import Expected
from pasdecote.ground.facts.voice import Demand, DemandAnswered, DemandRepeated
from pasdecote.ground.kernel import clock
from pasdecote.practice.commitments.access import may_show
from pasdecote.practice.commitments.queries import demand_of
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.access import standing_of
from pasdecote.spine.collectives.models import Collective, Project
from pasdecote.spine.journal.access import OUTWARD
from pasdecote.spine.journal.enums import Circle, Origin
from pasdecote.spine.journal.errors import NotAllowed
from pasdecote.spine.journal.following import require_followed
from pasdecote.spine.journal.services import Anchor, tell, widen
from pasdecote.spine.organisations.models import Organisation


class CommitmentRefused(ValueError):
    """Something that cannot be asked, answered or said; the message is for the person who tried."""


@transaction.atomic
def ask(
    *,
    by: Account,
    id: UUID,
    collective: Collective,
    asked: str,
    on: date,
    to: str = "",
    institution: Organisation | None = None,
    due: date | None = None,
    project: Project | None = None,
    circle: str = Circle.COLLECTIVE,
    follows: Sequence[UUID] = (),
) -> UUID:
    """The group asks something of an institution, known here or named in words: tells « interpellation ».

    Gives the fact's id; asking twice under the same id is asking once. With `due`, the agenda expects an
    answer by that day. `follows`: the words or decisions it comes from. Raises CommitmentRefused without
    words or addressee, or for days that cannot be, FactError, NotAllowed.
    """
    name = institution.name if institution else to.strip()
    if not asked.strip():
        raise CommitmentRefused(_("Dites ce que le groupe demande."))
    if not name:
        raise CommitmentRefused(_("Dites à qui le groupe le demande."))
    _require_days(on, due)
    content = Demand(
        happened_on=on,
        happened=asked.strip(),
        addressed_to=name,
        institution=institution.pk if institution else None,
        project=project.pk if project else None,
        due=_awaited(due),
        follows=require_followed(standing_of(by), collective.pk, follows),
    )
    return _told(by, id, collective, content, circle)


@transaction.atomic
def note_answer(
    *, by: Account, id: UUID, collective: Collective, demand: UUID, outcome: str, on: date, words: str = ""
) -> UUID:
    """Say what came of a demand: tells « réponse », a refusal and a silence too, to those who read the
    demand, at most the group. Later answers may follow.

    Raises CommitmentRefused without an outcome or for a day that cannot be, NotAllowed.
    """
    asked = _demand(by, collective, demand)
    if outcome not in list(Outcome):
        raise CommitmentRefused(_("Dites s’il y a eu une réponse, un refus, ou rien."))
    _require_days(on)
    _require_after(asked, on)
    content = DemandAnswered(
        happened_on=on,
        happened=words.strip() or _OUTCOME_WORDS[Outcome(outcome)](),
        outcome=outcome,
        project=asked.told.content.project,
        follows=asked.followed,
    )
    return _told(by, id, collective, content, _circle(asked))


@transaction.atomic
def ask_again(
    *,
    by: Account,
    id: UUID,
    collective: Collective,
    demand: UUID,
    on: date,
    words: str = "",
    due: date | None = None,
) -> UUID:
    """The group asks once more: tells « relance », which follows the demand. A new date takes the place of
    the former one in the agenda. Raises CommitmentRefused for days that cannot be, NotAllowed."""
    asked = _demand(by, collective, demand)
    _require_days(on, due)
    _require_after(asked, on)
    content = DemandRepeated(
        happened_on=on,
        happened=words.strip() or _("Le groupe a demandé une nouvelle fois."),
        project=asked.told.content.project,
        due=_awaited(due),
        follows=tuple(fact for fact in asked.followed if fact != id),
    )
    return _told(by, id, collective, content, _circle(asked))


@transaction.atomic
def show(*, by: Account, id: UUID, collective: Collective, demand: UUID) -> UUID:
    """Let the institution read the demand: a new version of the note, same words, wider circle. What the
    group says of the answer stays in the group. Showing again changes nothing.

    Raises NotAllowed but for those of `may_show`, CommitmentRefused while two versions of the note stand.
    """
    asked = _demand(by, collective, demand)
    if asked.told.circle in (Circle.INSTITUTION, Circle.PUBLIC):
        return asked.told.fact
    if asked.told.conflict:
        raise CommitmentRefused(_("Cette note a deux versions. Réunissez-les d’abord, depuis sa page."))
    standing = standing_of(by)
    if not may_show(standing, collective):
        raise NotAllowed(_("Seules les personnes qui accompagnent ce groupe peuvent faire cela."))
    alone = collective.pk not in standing.team
    return widen(by=by, id=id, version=asked.told.version, circle=Circle.INSTITUTION, alone=alone).fact


def _demand(by: Account, collective: Collective, fact: UUID) -> Asked:
    found = demand_of(standing_of(by), collective.pk, fact)
    if found is None:
        raise NotAllowed(_("Cette note n’existe pas, ou elle n’est pas pour vous."))
    return found


def _circle(asked: Asked) -> str:
    return Circle.COLLECTIVE if asked.told.circle in OUTWARD else asked.told.circle


def _told(by: Account, id: UUID, collective: Collective, content: Fact, circle: str) -> UUID:
    check(content)
    anchor = Anchor(collective=collective)
    return tell(by=by, id=id, anchor=anchor, circle=circle, content=content, origin=Origin.ACT).fact


def _awaited(due: date | None) -> tuple[Due, ...]:
    return (Due(on=due, what=Expected.ANSWER),) if due else ()


def _require_days(on: date, due: date | None = None) -> None:
    if on > clock.today():
        raise CommitmentRefused(_("Ce jour n’est pas encore passé."))
    if due is not None and due < on:
        raise CommitmentRefused(_("La réponse serait attendue avant la demande : vérifiez les dates."))


def _require_after(asked: Asked, on: date) -> None:
    if on < asked.told.content.happened_on:
        raise CommitmentRefused(_("Ce jour est avant celui de la demande : vérifiez la date."))


_OUTCOME_WORDS = {
    Outcome.ANSWERED: lambda: _("Une réponse est arrivée."),
    Outcome.REFUSED: lambda: _("C’est un refus."),
    Outcome.SILENCE: lambda: _("Aucune réponse n’est venue."),
}
