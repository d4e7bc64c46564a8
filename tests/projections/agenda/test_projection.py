"""From what is expected to the lines and parts of an agenda. No database."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from pasdecote.ground.facts.atoms import Due, Money, Place, Side, Stage
from pasdecote.ground.facts.gathering import SessionCancelled, SessionPlanned
from pasdecote.ground.facts.money import Funding
from pasdecote.ground.facts.owing import owed
from pasdecote.ground.facts.reporting import DueNoted, DueSettled
from pasdecote.ground.facts.told import Told
from pasdecote.ground.facts.voice import Demand
from pasdecote.projections.agenda.projection import When, item_of, months, recent, sections, waiting

MOMENT = datetime(2026, 11, 1, 9, tzinfo=UTC)
WEDNESDAY = date(2026, 11, 25)


def told(number, content, **more):
    return Told(UUID(int=number), UUID(int=900 + number), content, "collective", MOMENT, **more)


def task(number, on, title="Rendre les clés", **more):
    due = Due(on=on, what="task")
    return told(number, DueNoted(happened_on=date(2026, 11, 1), title=title, due=(due,)), **more)


def session(number, on, at="18:30"):
    content = SessionPlanned(
        happened_on=date(2026, 11, 1),
        title="Atelier",
        place=Place(name="Laverie"),
        due=(Due(on=on, what="session", at=at),),
    )
    return told(number, content)


def items(*facts, **seen):
    return [item_of(item, **seen) for item in owed(facts)]


def parts(*facts, today=WEDNESDAY):
    found = sections(items(*facts), today)
    return [(part.when, part.first, [item.fact.int for item in part.items]) for part in found]


def test_what_has_passed_comes_first_then_weeks_then_months():
    days = [
        date(2026, 11, 24),
        WEDNESDAY,
        date(2026, 11, 29),
        date(2026, 11, 30),
        date(2026, 12, 7),
        date(2027, 1, 2),
    ]
    assert parts(*(task(number, day) for number, day in enumerate(days))) == [
        (When.LATE, date.min, [0]),
        (When.THIS_WEEK, date(2026, 11, 23), [1, 2]),
        (When.NEXT_WEEK, date(2026, 11, 30), [3]),
        (When.MONTH, date(2026, 12, 1), [4]),
        (When.MONTH, date(2027, 1, 1), [5]),
    ]


def test_a_month_shared_with_next_week_comes_after_it():
    assert [part[0] for part in parts(task(1, date(2026, 12, 31)), task(2, date(2026, 12, 1)))] == [
        When.NEXT_WEEK,
        When.MONTH,
    ]


def test_of_one_day_the_hours_come_in_order_and_the_whole_day_last():
    assert parts(task(1, WEDNESDAY), session(2, WEDNESDAY, "18:30"), session(3, WEDNESDAY, "09:00"))[0][
        2
    ] == [3, 2, 1]


def test_nothing_gives_no_part():
    assert sections([], WEDNESDAY) == []


def test_what_is_done_is_no_longer_waited_for():
    done = told(2, DueSettled(happened_on=WEDNESDAY, title="Fait", follows=(UUID(int=1),)))
    assert waiting(items(task(1, WEDNESDAY), done), WEDNESDAY) == []


def test_a_session_called_off_is_shown_until_its_day():
    off = told(2, SessionCancelled(happened_on=WEDNESDAY, title="Atelier", session=UUID(int=1)))
    lines = items(session(1, WEDNESDAY), off)
    assert [item.state for item in waiting(lines, WEDNESDAY)] == ["cancelled"]
    assert waiting(lines, WEDNESDAY + timedelta(days=1)) == []


def test_a_calendar_keeps_the_sessions_of_these_months_and_what_is_open():
    off = told(2, SessionCancelled(happened_on=WEDNESDAY, title="Atelier", session=UUID(int=1)))
    old = task(3, date(2024, 1, 1))
    lines = items(session(1, WEDNESDAY), off, old)
    assert [item.fact.int for item in recent(lines, WEDNESDAY)] == [3, 1]
    assert [item.fact.int for item in recent(lines, WEDNESDAY + timedelta(days=91))] == [3]


def test_the_title_is_the_words_of_the_note_on_one_line():
    due = (Due(on=WEDNESDAY, what="answer"),)
    demand = Demand(
        happened_on=WEDNESDAY, happened="Réparer\nl’ascenseur", addressed_to="le bailleur", due=due
    )
    (line,) = items(told(1, demand))
    assert (line.title, line.who) == ("Réparer l’ascenseur", "le bailleur")


def test_a_report_due_on_a_grant_says_its_funder():
    money = (
        Money(account="74-caf", side=Side.INCOME, stage=Stage.ACTUAL, cents=1, exercise=2026, funder="Caf"),
    )
    grant = Funding(happened_on=WEDNESDAY, money=money, due=(Due(on=WEDNESDAY, what="report"),))
    assert [(item.title, item.who) for item in items(told(1, grant))] == [("", "Caf")]


def test_disputed_words_are_held_back_and_the_date_stays():
    (line,) = items(task(1, WEDNESDAY, title="Ce que dit Nadia", held_back=True))
    assert (line.title, line.who, line.place, line.on, line.disputed) == ("", "", "", WEDNESDAY, True)


def test_where_the_note_is_not_for_you_neither_words_nor_hour_nor_place_are_given():
    (line,) = items(session(1, WEDNESDAY), whole=False, group="Les Tilleuls")
    assert (line.title, line.at, line.place, line.group) == ("", "", "", "Les Tilleuls")


def test_months_say_which_groups_and_never_how_many_times():
    lines = items(
        session(1, WEDNESDAY), session(2, date(2026, 11, 30)), session(3, date(2026, 12, 2)), group="Tilleuls"
    )
    lines += items(session(4, date(2026, 12, 3)), group="Jardin")
    assert [(month.first.month, month.groups) for month in months(lines, WEDNESDAY)] == [
        (11, ("Tilleuls",)),
        (12, ("Jardin", "Tilleuls")),
    ]


def test_the_stamp_is_that_of_the_last_telling():
    later = MOMENT + timedelta(days=3)
    content = SessionCancelled(happened_on=WEDNESDAY, title="Atelier", session=UUID(int=1))
    off = Told(UUID(int=2), UUID(int=902), content, "collective", later)
    assert [item.stamp for item in items(session(1, WEDNESDAY), off)] == [later]
