"""Acts of the agenda: noting that something is due, saying that it is settled, addresses for calendars."""

from datetime import date
from uuid import UUID

import msgspec
from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from pasdecote.ground.facts.atoms import Due
from pasdecote.ground.facts.checking import check
from pasdecote.ground.facts.fact import Fact
from pasdecote.ground.facts.owing import BY_THEIR_ACT, KNOWN, Expected, Owed
from pasdecote.ground.facts.reporting import DueNoted, DueSettled
from pasdecote.ground.facts.voice import DemandAnswered, DemandRepeated
from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.codes import new_secret
from pasdecote.ground.store.digests import digest
from pasdecote.projections.agenda.access import PURPOSE, space_of
from pasdecote.projections.agenda.models import Feed
from pasdecote.projections.agenda.queries import anchored, open_due
from pasdecote.projections.agenda.words import expected_words
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.access import no_such_page
from pasdecote.spine.collectives.models import Collective
from pasdecote.spine.journal.enums import Circle, Origin
from pasdecote.spine.journal.services import correct, tell
from pasdecote.spine.organisations.models import Organisation

About = Collective | Organisation
NOTED = frozenset(KNOWN - BY_THEIR_ACT)
OUTCOMES = ("answered", "refused", "silence")


class AgendaRefused(ValueError):
    """Something that the agenda cannot keep; the message is for the person who asked."""


@transaction.atomic
def note_due(
    *,
    by: Account,
    id: UUID,
    about: About,
    what: str,
    title: str,
    on: date,
    who: str = "",
    circle: str = Circle.TEAM,
    follows: UUID | None = None,
) -> UUID:
    """Note that something is expected by a day: tells « échéance », about another note if `follows` names it.

    Gives the fact's id. Raises AgendaRefused without words or for a session (which is planned), FactError
    for an impossible day, NotAllowed, Http404 when the agenda is not for this account.
    """
    space = space_of(by, about)
    if what not in NOTED:
        raise AgendaRefused(_("Dites ce qui est attendu."))
    if not title.strip():
        raise AgendaRefused(_("Dites en quelques mots ce qui est attendu."))
    content = DueNoted(
        happened_on=clock.today(),
        title=title.strip(),
        due=(Due(on=on, what=what, who=who.strip()),),
        follows=(follows,) if follows else (),
    )
    check(content)
    return tell(by=by, id=id, anchor=space.anchor, circle=circle, content=content, origin=Origin.ACT).fact


@transaction.atomic
def settle_due(
    *, by: Account, id: UUID, about: About, fact: UUID, on: date, words: str = "", outcome: str = ""
) -> UUID:
    """Say that what this fact expected is settled: tells « réponse » for an answer, with what came of it
    (answered, refused, silence), else « échéance réglée », to those who read the fact, at most the group.

    The same `id` twice is one telling. Raises AgendaRefused (a day to come, no outcome), NotAllowed, Http404
    when nothing is open there.
    """
    space = space_of(by, about)
    owed = open_due(space, fact, settled_by=id)
    if owed is None:
        raise no_such_page()
    if on > clock.today():
        raise AgendaRefused(_("Ce jour n’est pas encore passé."))
    content = _settling(owed, on, words.strip(), outcome)
    check(content)
    circle = Circle.TEAM if owed.told.circle == Circle.TEAM else Circle.COLLECTIVE
    return tell(by=by, id=id, anchor=space.anchor, circle=circle, content=content, origin=Origin.ACT).fact


@transaction.atomic
def move_due(*, by: Account, id: UUID, about: About, fact: UUID, on: date) -> UUID:
    """What this fact expects is expected for another day: a new version of the same fact, under this `id`.

    Raises FactError for an impossible day, NotAllowed unless one may correct the note, Http404 when nothing
    is open there.
    """
    owed = open_due(space_of(by, about), fact)
    if owed is None:
        raise no_such_page()
    dues = list(owed.told.content.due)
    dues[owed.rank] = msgspec.structs.replace(owed.due, on=on)
    content = msgspec.structs.replace(owed.told.content, due=tuple(dues))
    check(content)
    return correct(by=by, id=id, replaces=[owed.told.version], content=content, origin=Origin.ACT).fact


def _settling(owed: Owed, on: date, words: str, outcome: str) -> Fact:
    carrier = owed.told.content
    about = carrier.follows if isinstance(carrier, DueNoted | DemandRepeated) else ()
    follows = tuple(dict.fromkeys((owed.told.fact, *about)))
    shown = "" if owed.told.held_back else carrier.title
    title = _("%(what)s : c’est réglé") % {"what": shown or expected_words(owed.due.what)}
    if owed.due.what != Expected.ANSWER:
        return DueSettled(
            happened_on=on, title=title, happened=words, project=carrier.project, follows=follows
        )
    if outcome not in OUTCOMES:
        raise AgendaRefused(_("Dites s’il y a eu une réponse, un refus, ou rien."))
    return DemandAnswered(
        happened_on=on,
        title=shown,
        happened=words or _outcome_words(outcome),
        outcome=outcome,
        project=carrier.project,
        follows=follows,
    )


def _outcome_words(outcome: str) -> str:
    return {
        "answered": _("Une réponse est arrivée."),
        "refused": _("C’est un refus."),
        "silence": _("Aucune réponse n’est venue."),
    }[outcome]


@transaction.atomic
def open_feed(*, by: Account, about: About) -> str:
    """A new secret address for one's own calendar; the former one stops. Gives the secret, shown this once.

    Raises Http404 when the agenda is not for this account.
    """
    space = space_of(by, about)
    secret = new_secret(32)
    kept = {"digest": digest(PURPOSE, secret), "language": get_language() or "fr", "made_at": clock.now()}
    Feed.objects.update_or_create(account=by, **anchored(space), defaults=kept)
    return secret


def close_feed(*, by: Account, about: About) -> None:
    """The address stops working. Closing what is closed changes nothing. Raises Http404 as `open_feed`."""
    Feed.objects.filter(account=by, **anchored(space_of(by, about))).delete()
