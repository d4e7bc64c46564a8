"""Telling the sample's notes: the story and its weeks in bulk, then what was disputed, drawn, and awaited."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from uuid import UUID

import msgspec

from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.identifiers import uuid8
from pasdecote.portal.home.sample.ahead import awaited, unanswered, waiting
from pasdecote.portal.home.sample.answers import given
from pasdecote.portal.home.sample.drawings import drawn
from pasdecote.portal.home.sample.moments import STORIES, Note, story
from pasdecote.portal.home.sample.own_rules import adopt_rules
from pasdecote.portal.home.sample.people import PLACES
from pasdecote.portal.home.sample.weekly import weeks
from pasdecote.practice.actions.services import dates_every, plan_sessions
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.models import Collective
from pasdecote.spine.journal.enums import Circle, Origin
from pasdecote.spine.journal.services import (
    Anchor,
    Prepared,
    contest,
    correct,
    prepare_many,
    settle,
    tell,
    tell_many,
)
from pasdecote.spine.journal.services.photos import add_photo
from pasdecote.spine.organisations.models import Organisation

Accounts = dict[str, Account]
EVENING = time(18, 30, tzinfo=UTC)


def sample_notes(institutions: dict[str, UUID]) -> list[Note]:
    """Every note of the story and of its weeks, always the same, group by group."""
    told = [note for group in STORIES for note in story(group, institutions)]
    return told + [note for group in ("tilleuls", "jardin") for note in weeks(group)]


def tell_all(groups: dict[str, Collective], accounts: Accounts, institutions: dict[str, UUID]) -> None:
    """Tell all of it. Inside a transaction; what is known already is passed over."""
    notes = sample_notes(institutions)
    _tell(notes, groups, accounts)
    for note in notes:
        if note.photo:
            _illustrate(note, accounts)
        if note.contest:
            _dispute(note, accounts)
    adopt_rules(groups["tilleuls"], accounts["helene"], [note for note in notes if note.group == "tilleuls"])
    _tell_ahead(groups, accounts)


def answer_once(house: Organisation, director: Account) -> None:
    """What the direction of the centre social answered to funders before."""
    for fact in given():
        tell(
            by=director,
            id=_number("answer", fact.question),
            anchor=Anchor(organisation=house),
            circle=Circle.TEAM,
            content=fact,
            origin=Origin.ACT,
        )


def _tell(notes: Iterable[Note], groups: dict[str, Collective], accounts: Accounts) -> None:
    """In bulk, one batch for each teller, group and circle; each note as if told the evening of its day."""
    alike: dict[tuple[str, str, str], list[Note]] = defaultdict(list)
    for note in notes:
        alike[note.who, note.group, note.circle].append(note)
    for (who, group, circle), some in alike.items():
        prepared = prepare_many(
            by=accounts[who],
            batch=_number("batch", (who, group, circle)),
            anchor=Anchor(collective=groups[group]),
            circle=circle,
            notes=((note.id, note.fact) for note in some),
        )
        for note in some:
            _as_told_then(prepared, note)
        tell_many(prepared=prepared)


def _as_told_then(prepared: Prepared, note: Note) -> None:
    """A note of the sample is no import: somebody told it, the evening of its day."""
    row = prepared.rows[note.id]
    row.batch, row.origin = None, Origin.TYPED if note.fact.tellable else Origin.ACT
    row.told_at = _evening(note)


def _illustrate(note: Note, accounts: Accounts) -> None:
    data, description = drawn(note.photo)
    add_photo(
        by=accounts[note.who],
        id=_number("photo", note.id),
        version=note.id,
        data=data,
        agreed=True,
        description=description,
    )


def _dispute(note: Note, accounts: Accounts) -> None:
    """« Ce n’est pas ça »; then, if it was settled, the note told otherwise: both stay."""
    said = note.contest
    if said is None:
        return
    opened = contest(by=accounts[said.who], id=_number("contest", note.id), version=note.id, words=said.words)
    opened.opened_at = _evening(note, days=1)
    opened.save(update_fields=["opened_at"])
    if not said.corrected:
        return
    settled = settle(by=accounts[said.who], id=opened.pk, outcome=said.outcome)
    settled.settled_at = _evening(note, days=7)
    settled.save(update_fields=["settled_at"])
    correct(
        by=accounts[note.who],
        id=_number("corrected", note.id),
        replaces=[note.id],
        content=msgspec.structs.replace(note.fact, happened=said.corrected),
        told_at=_evening(note, days=7),
    )


def _evening(note: Note, *, days: int = 0) -> datetime:
    """The evening of the day of this note, or so many days later; never to come."""
    return min(datetime.combine(note.fact.happened_on, EVENING) + timedelta(days=days), clock.now())


def _tell_ahead(groups: dict[str, Collective], accounts: Accounts) -> None:
    nadia, helene, today = accounts["nadia"], accounts["helene"], clock.today()
    tilleuls = groups["tilleuls"]
    for rank, (group, fact) in enumerate(waiting(today)):
        anchor = Anchor(collective=groups[group])
        tell(by=nadia, id=_number("waiting", rank), anchor=anchor, circle=Circle.ME, content=fact)
    for rank, (circle, fact) in enumerate(awaited(today)):
        anchor, pk = Anchor(collective=tilleuls), _number("due", rank)
        tell(by=helene, id=pk, anchor=anchor, circle=circle, content=fact, origin=Origin.ACT)
    said, anchor = unanswered(today), Anchor(collective=tilleuls)
    tell(
        by=accounts["mireille"], id=_number("word", 0), anchor=anchor, circle=Circle.COLLECTIVE, content=said
    )
    first = today + timedelta(days=(3 - today.weekday()) % 7)
    plan_sessions(
        by=helene,
        id=_number("plan", 0),
        collective=tilleuls,
        dates=dates_every(first - timedelta(weeks=1), weeks=1, until=first + timedelta(weeks=4)),
        title="Le carnet de l’ascenseur",
        at="18:00",
        place=PLACES["laverie"],
    )


def _number(what: str, which: object) -> UUID:
    return uuid8("sample", what, str(which))
