"""A planned session that took place is told once: nothing that was planned is typed again."""

from datetime import date

import pytest

from pasdecote.ground.facts.atoms import Count, Obtained, Place, Unit
from pasdecote.ground.facts.gathering import ActionHeld
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.practice.actions.queries import session_of
from pasdecote.practice.actions.rules import SessionState
from pasdecote.practice.actions.services import ActionRefused, cancel_session, hold_session, plan_sessions
from pasdecote.spine.collectives.services import add_member, create_collective
from pasdecote.spine.journal.queries import shared_notes, told

DAY = date(2026, 9, 3)


@pytest.fixture
def planned(cast):
    (fact,) = plan_sessions(
        by=cast.nadia,
        id=uuid7(),
        collective=cast.tilleuls,
        dates=[DAY],
        title="Atelier charges",
        place="Salle Mirabeau",
        project=cast.fete,
    )
    return fact


def hold(cast, plan, *, id=None, **content):
    count = Count(unit=Unit.ATTENDANCES, value=8, obtained=Obtained.COUNTED)
    fact = ActionHeld(
        **{"happened_on": DAY, "happened": "On a lu les factures.", "counts": (count,)} | content
    )
    return hold_session(by=cast.nadia, id=id or uuid7(), collective=cast.tilleuls, plan=plan, content=fact)


def test_what_was_planned_is_taken_over(cast, planned):
    fact = hold(cast, planned)
    (note,) = [n for n in told(shared_notes(collectives=[cast.tilleuls.pk])) if n.fact == fact]
    assert note.content.title == "Atelier charges"
    assert note.content.place == Place(name="Salle Mirabeau")
    assert (note.content.project, note.content.session) == (cast.fete.pk, planned)
    assert note.content.follows == (planned,)


def test_what_was_told_wins_over_what_was_planned(cast, planned):
    fact = hold(cast, planned, place=Place(name="Dans le hall 4"))
    (note,) = [n for n in told(shared_notes(collectives=[cast.tilleuls.pk])) if n.fact == fact]
    assert note.content.place.name == "Dans le hall 4"


def test_the_session_is_then_held_and_opens_on_its_note(cast, planned):
    fact = hold(cast, planned)
    session = session_of(cast.tilleuls.pk, planned)
    assert (session.state, session.outcome) == (SessionState.HELD, fact)


def test_telling_it_again_under_the_same_number_changes_nothing(cast, planned):
    number = uuid7()
    assert hold(cast, planned, id=number) == hold(cast, planned, id=number)


def test_a_session_told_already_is_not_told_twice(cast, planned):
    hold(cast, planned)
    with pytest.raises(ActionRefused, match="déjà été racontée"):
        hold(cast, planned)


def test_a_session_of_another_group_is_not_found(cast, planned):
    other = create_collective(name="Le jardin")
    add_member(collective=other, name="Nadia", role="companion", account=cast.nadia)
    content = ActionHeld(happened_on=DAY, happened="Rien.")
    with pytest.raises(ActionRefused, match="n’existe pas"):
        hold_session(by=cast.nadia, id=uuid7(), collective=other, plan=planned, content=content)


def test_a_cancelled_session_says_so_and_why(cast, planned):
    fact = cancel_session(
        by=cast.nadia, id=uuid7(), collective=cast.tilleuls, plan=planned, reason="La pluie."
    )
    assert session_of(cast.tilleuls.pk, planned).state is SessionState.CANCELLED
    (note,) = [n for n in told(shared_notes(collectives=[cast.tilleuls.pk])) if n.fact == fact]
    assert note.content.happened == "La pluie."


def test_a_cancelled_session_that_took_place_all_the_same_is_held(cast, planned):
    cancel_session(by=cast.nadia, id=uuid7(), collective=cast.tilleuls, plan=planned)
    hold(cast, planned)
    assert session_of(cast.tilleuls.pk, planned).state is SessionState.HELD


def test_a_session_that_took_place_cannot_be_cancelled(cast, planned):
    hold(cast, planned)
    with pytest.raises(ActionRefused, match="a eu lieu"):
        cancel_session(by=cast.nadia, id=uuid7(), collective=cast.tilleuls, plan=planned)
