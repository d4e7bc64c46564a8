"""Sessions are planned one by one or in series; a plan is a fact with a due date."""

from datetime import date

import pytest

from pasdecote.ground.facts.errors import FactError
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.practice.actions.queries import sessions_of
from pasdecote.practice.actions.rules import SessionState
from pasdecote.practice.actions.services import ActionRefused, dates_every, plan_sessions
from pasdecote.spine.journal.errors import NotAllowed

FIRST = date(2026, 9, 3)


def plan(cast, *, id=None, by=None, dates=(FIRST,), title="Atelier charges", **more):
    return plan_sessions(
        by=by or cast.nadia,
        id=id or uuid7(),
        collective=cast.tilleuls,
        dates=dates,
        title=title,
        **more,
    )


def test_a_title_and_a_date_suffice(cast):
    (fact,) = plan(cast)
    (session,) = sessions_of(cast.tilleuls.pk)
    assert (session.plan, session.on, session.state) == (fact, FIRST, SessionState.PLANNED)


def test_what_was_planned_is_kept(cast):
    plan(cast, at="18:00", place="Salle Mirabeau", project=cast.fete, who="Nadia")
    content = sessions_of(cast.tilleuls.pk)[0].content
    assert (content.place.name, content.project, content.due[0].who) == (
        "Salle Mirabeau",
        cast.fete.pk,
        "Nadia",
    )


def test_planning_twice_under_the_same_number_keeps_one_series(cast):
    number, dates = uuid7(), dates_every(FIRST, weeks=1, until=date(2026, 9, 24))
    assert plan(cast, id=number, dates=dates) == plan(cast, id=number, dates=dates)
    assert [session.on.day for session in sessions_of(cast.tilleuls.pk)] == [3, 10, 17, 24]


def test_a_series_goes_to_its_last_date_included():
    every_two = dates_every(FIRST, weeks=2, until=date(2026, 10, 1))
    assert [(day.month, day.day) for day in every_two] == [(9, 3), (9, 17), (10, 1)]


def test_a_last_date_before_the_first_is_refused():
    with pytest.raises(ActionRefused, match="avant la première"):
        dates_every(FIRST, weeks=1, until=date(2026, 9, 2))


def test_more_sessions_than_a_year_holds_are_refused():
    with pytest.raises(ActionRefused, match="60 au plus"):
        dates_every(FIRST, weeks=1, until=date(2036, 9, 3))


def test_a_plan_without_a_title_is_refused(cast):
    with pytest.raises(ActionRefused, match="titre"):
        plan(cast, title="  ")


def test_a_plan_without_a_date_is_refused(cast):
    with pytest.raises(ActionRefused, match="date"):
        plan(cast, dates=())


def test_a_date_in_another_age_is_refused_and_nothing_of_the_series_is_kept(cast):
    with pytest.raises(FactError, match="1025"):
        plan(cast, dates=(FIRST, date(1025, 9, 3)))
    assert sessions_of(cast.tilleuls.pk) == []


def test_somebody_from_elsewhere_plans_nothing(cast):
    with pytest.raises(NotAllowed):
        plan(cast, by=cast.paul)
