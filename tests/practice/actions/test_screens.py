"""The screens of sessions and money, as those who use them walk them."""

import re
from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from pasdecote.ground.facts.atoms import Due
from pasdecote.ground.facts.gathering import SessionPlanned
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.practice.actions.queries import money_of, sessions_of
from pasdecote.practice.actions.rules import DUE_SESSION, SessionState
from pasdecote.practice.actions.services import plan_sessions
from tests.factories import a_note

PLAN = {"title": "Atelier charges", "on": "2026-09-03", "at": "18:30", "place": "Salle Mirabeau"}
HELD = {"happened": "On a lu les factures.", "happened_on": "2026-09-03", "kind": "action_held"}
MONEY = {
    "stage": "actual",
    "account": "income 74-prive",
    "euros": "1 234,50 €",
    "on": "2026-03-03",
    "exercise": "2026",
    "funder": "Fondation du Port",
    "status": "paid",
}


@pytest.fixture
def team(client, cast):
    client.force_login(cast.nadia)
    return client


def address(name, cast, *more):
    return reverse(f"actions:{name}", args=[cast.tilleuls.slug, *more])


def planned(cast):
    return plan_sessions(
        by=cast.nadia,
        id=uuid7(),
        collective=cast.tilleuls,
        dates=[date(2026, 9, 3)],
        title="Atelier <charges>",
    )[0]


def test_an_empty_page_teaches_the_first_step(team, cast):
    assert "Prévoyez une date" in team.get(address("sessions", cast)).content.decode()


def test_a_series_is_planned_from_the_screen(team, cast):
    answer = team.post(
        address("plan", cast), PLAN | {"id": uuid7(), "weeks": "2", "until": "2026-10-01"}, follow=True
    )
    assert "3 séances prévues." in answer.content.decode()
    assert [(s.on.month, s.on.day, s.at) for s in sessions_of(cast.tilleuls.pk)] == [
        (9, 3, "18:30"),
        (9, 17, "18:30"),
        (10, 1, "18:30"),
    ]


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"title": ""}, "Il manque un titre"),
        ({"on": "31/02/2026"}, "n’existe pas"),
        ({"on": "03/09/1025"}, "1025"),
        ({"weeks": "1"}, "Dites jusqu’à quand"),
        ({"at": "25h"}, "18:30"),
        ({"weeks": "1", "until": "2036-09-03"}, "60 au plus"),
    ],
)
def test_what_cannot_be_planned_is_said_and_the_words_stay(team, cast, wrong, sentence):
    answer = team.post(address("plan", cast), PLAN | {"id": uuid7(), "place": "Salle Mirabeau"} | wrong)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert "Salle Mirabeau" in page
    assert sessions_of(cast.tilleuls.pk) == []


def test_a_paper_sheet_is_typed_in_on_one_screen(team, cast):
    plan = planned(cast)
    said = HELD | {
        "id": uuid7(),
        "people": "8",
        "obtained": "counted",
        "newcomers": "3",
        "duration": "1h30",
        "volunteers": "2",
        "volunteer_time": "3 h",
        "circle": "team",
        "paper": "on",
        "themes": ["housing"],
    }
    answer = team.post(address("hold", cast, plan), said)
    assert answer.status_code == 302
    (session,) = sessions_of(cast.tilleuls.pk)
    assert session.state is SessionState.HELD
    page = team.get(reverse("journal:note", args=[session.outcome])).content.decode()
    assert "On a lu les factures." in page


@pytest.mark.parametrize("people", ["-3", "douze", "1e9", "🎉"])
def test_a_number_that_is_none_is_said_and_the_words_stay(team, cast, people):
    plan = planned(cast)
    answer = team.post(
        address("hold", cast, plan), HELD | {"id": uuid7(), "people": people, "circle": "team"}
    )
    assert answer.status_code == 422
    assert "On a lu les factures." in answer.content.decode()
    assert sessions_of(cast.tilleuls.pk)[0].state is SessionState.PLANNED


def test_the_sheet_to_print_is_a_tagged_pdf(team, cast):
    answer = team.get(address("sheet", cast, planned(cast)))
    assert answer["Content-Type"] == "application/pdf"
    assert b"/StructTreeRoot" in answer.content or b"/Type/StructTreeRoot" in answer.content


def test_a_session_is_cancelled_from_the_screen(team, cast):
    plan = planned(cast)
    team.post(address("cancel", cast, plan), {"id": uuid7(), "reason": "La pluie."})
    assert sessions_of(cast.tilleuls.pk)[0].state is SessionState.CANCELLED


def test_a_line_of_money_is_kept_and_the_budget_opens_on_it(team, cast):
    answer = team.post(address("add_money", cast), MONEY | {"id": uuid7()}, follow=True)
    page = answer.content.decode()
    assert "Fondation du Port" in page
    fact = money_of(cast.tilleuls.pk)[0].fact
    assert re.search(rf'href="/notes/{fact}/">1.234,50.€', page)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"euros": "-5"}, "jamais négative"),
        ({"euros": "beaucoup"}, "1 234,50"),
        ({"euros": "nan"}, "1 234,50"),
        ({"euros": "1,234"}, "deux façons"),
        ({"euros": "12.345"}, "deux façons"),
        ({"euros": "1,234.50"}, "deux façons"),
        ({"euros": "1.234.567,8"}, "deux façons"),
        ({"euros": "1234,567"}, "1 234,50"),
        ({"euros": "1e3"}, "1 234,50"),
        ({"euros": "1_000"}, "1 234,50"),
        ({"euros": "١٢"}, "1 234,50"),
        ({"euros": "9" * 5000}, "1 234,50"),
        ({"euros": "1e40"}, "1 234,50"),
        ({"funder": ""}, "Nommez le financeur"),
        ({"on": "03/03/1025"}, "1025"),
    ],
)
def test_money_that_makes_no_sense_is_refused_with_a_sentence(team, cast, wrong, sentence):
    answer = team.post(address("add_money", cast), MONEY | {"id": uuid7()} | wrong)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert money_of(cast.tilleuls.pk) == []


@pytest.mark.parametrize(
    ("typed", "cents"),
    [("1 234,50", 123_450), ("1\u202f234 €", 123_400), ("1234.5", 123_450), ("12", 1_200), ("0,05", 5)],
)
def test_an_amount_is_read_as_people_write_it(team, cast, typed, cents):
    team.post(address("add_money", cast), MONEY | {"id": uuid7(), "euros": typed})
    assert money_of(cast.tilleuls.pk)[0].content.money[0].cents == cents


def test_what_nobody_told_has_no_total(team, cast):
    team.post(address("add_money", cast), MONEY | {"id": uuid7()})
    page = team.get(address("budget", cast)).content.decode()
    totals = re.findall(r"<tfoot>.*?</tfoot>", page, re.DOTALL)
    assert [part.count("non dit") for part in totals] == [2, 1]
    assert ">0\u00a0€" not in page


@pytest.mark.parametrize(("circle", "opens"), [("team", False), ("collective", True)])
def test_a_member_is_led_to_the_note_of_a_session_only_when_it_may_be_read(client, cast, circle, opens):
    plan = planned(cast)
    client.force_login(cast.nadia)
    client.post(address("hold", cast, plan), HELD | {"id": uuid7(), "circle": circle, "place": "Chez Léa"})
    (session,) = sessions_of(cast.tilleuls.pk)
    for who, may in ((cast.nadia, True), (cast.mireille, opens)):
        client.force_login(who)
        page = client.get(address("sessions", cast)).content.decode()
        assert (str(session.outcome) in page, "Lire la note" in page) == (may, may)
        assert "Sa note est pour l’équipe" in page or may
        assert "factures" not in page
        assert "Chez Léa" not in page


def test_a_session_planned_for_the_team_alone_is_not_there_for_members(client, cast):
    due = (Due(on=date(2026, 9, 3), what=DUE_SESSION),)
    content = SessionPlanned(happened_on=date(2026, 9, 1), title="Entre nous", due=due)
    plan = a_note(cast.nadia, cast.tilleuls, content, circle="team").fact
    for who, seen in ((cast.nadia, True), (cast.mireille, False)):
        client.force_login(who)
        assert ("Entre nous" in client.get(address("sessions", cast)).content.decode()) is seen
        assert client.get(address("sheet", cast, plan)).status_code == (200 if seen else 404)


@pytest.mark.parametrize(
    "place", ["", "Salle Mirabeau, 3e étage, au fond du couloir de la maison de quartier"]
)
def test_the_sheet_of_an_ordinary_session_is_one_page(team, cast, place):
    plan = plan_sessions(
        by=cast.nadia, id=uuid7(), collective=cast.tilleuls, dates=[date(2026, 9, 3)],
        title="Atelier charges", place=place, at="18:30",
    )[0]  # fmt: skip
    assert len(PdfReader(BytesIO(team.get(address("sheet", cast, plan)).content)).pages) == 1


def test_members_see_the_dates_and_not_the_money(client, cast):
    planned(cast)
    client.force_login(cast.mireille)
    page = client.get(address("sessions", cast)).content.decode()
    assert "Atelier &lt;charges&gt;" in page
    assert "Elle n’aura pas lieu" not in page
    assert client.get(address("budget", cast)).status_code == 404


def test_somebody_from_elsewhere_finds_nothing(client, cast):
    client.force_login(cast.paul)
    for name in ("sessions", "plan", "budget", "add_money"):
        assert client.get(address(name, cast)).status_code == 404


def test_the_number_of_queries_does_not_grow_with_the_sessions(team, cast, django_assert_max_num_queries):
    for _rank in range(5):
        planned(cast)
    with django_assert_max_num_queries(12):
        team.get(address("sessions", cast))
    with django_assert_max_num_queries(12):
        team.get(address("budget", cast))
