"""The screens of the agenda, as those who use them walk them."""

import re

import pytest
import time_machine
from django.urls import reverse

from pasdecote.ground.facts.voice import Demand
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.practice.actions.services import plan_sessions
from pasdecote.spine.journal.models import Entry
from tests.factories import TUESDAY, a_due, a_note

pytestmark = pytest.mark.django_db
DUE = {"what": "report", "title": "Bilan <final>", "on": "2026-06-30", "who": "la Caf", "circle": "team"}


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel("2026-03-10T09:00:00+00:00", tick=False):
        yield


def page_of(client, who, name="calendar", about=None, *more):
    client.force_login(who)
    answer = client.get(reverse(f"agenda:{name}", args=[about.slug, *more]))
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", answer.content.decode())


def headings(page):
    return re.findall(r"<h2>([^<]+)</h2>", page.partition("<main")[2])


def a_planned(cast, day=TUESDAY):
    dates = [day]
    return plan_sessions(
        by=cast.nadia,
        id=uuid7(),
        collective=cast.tilleuls,
        dates=dates,
        title="Atelier",
        at="18:30",
        place="Laverie",
    )


def test_an_empty_agenda_teaches_the_first_step(cast, client):
    assert "Rien n’est attendu" in page_of(client, cast.mireille, about=cast.tilleuls)


def test_what_waits_comes_before_what_is_coming(cast, client):
    a_due(cast.nadia, cast.tilleuls)
    a_due(cast.nadia, cast.tilleuls, on=TUESDAY.replace(day=12))
    a_due(cast.nadia, cast.tilleuls, on=TUESDAY.replace(day=20))
    a_due(cast.nadia, cast.tilleuls, on=TUESDAY.replace(month=5))
    page = page_of(client, cast.nadia, about=cast.tilleuls)
    assert headings(page)[:4] == ["Toujours attendu", "Cette semaine", "La semaine prochaine", "Mai 2026"]


def test_a_silence_is_said_calmly(cast, client):
    a_due(cast.nadia, cast.tilleuls, "Justificatifs", "answer", who="le bailleur")
    page = page_of(client, cast.nadia, about=cast.tilleuls)
    assert "Réponse attendue · le bailleur. Rien encore, depuis 7 jours." in page
    assert "retard" not in page


def test_a_line_opens_on_its_note(cast, client):
    fact = a_due(cast.nadia, cast.tilleuls)
    assert f'href="/notes/{fact}/"' in page_of(client, cast.nadia, about=cast.tilleuls)
    assert client.get(f"/notes/{fact}/").status_code == 200


def test_a_note_of_the_team_is_not_on_the_agenda_of_a_member(cast, client):
    a_due(cast.nadia, cast.tilleuls, "Bilan de l’équipe")
    assert "Bilan de l’équipe" not in page_of(client, cast.mireille, about=cast.tilleuls)


def test_a_session_not_told_yet_waits_for_the_team_alone(cast, client):
    a_planned(cast)
    assert "A-t-elle eu lieu ?" in page_of(client, cast.nadia, about=cast.tilleuls)
    assert "Atelier" not in page_of(client, cast.mireille, about=cast.tilleuls)


def test_nobody_runs_after_a_group_that_rests(cast, client):
    a_planned(cast, TUESDAY.replace(year=2025))
    assert "Atelier" not in page_of(client, cast.nadia, about=cast.tilleuls)


def test_a_session_to_come_says_its_day_hour_and_place(cast, client):
    a_planned(cast, TUESDAY.replace(day=12))
    assert "Jeudi 12 mars, 18:30, Laverie" in page_of(client, cast.mireille, about=cast.tilleuls)


def test_a_due_is_added_then_settled_from_the_screen(cast, client):
    client.force_login(cast.nadia)
    added = client.post(reverse("agenda:add", args=["les-tilleuls"]), DUE | {"id": uuid7()}, follow=True)
    assert "Bilan &lt;final&gt;" in added.content.decode()
    address = re.search(r'href="(/agenda/les-tilleuls/[^"]+/fait/)"', added.content.decode())[1]
    form = client.get(address).context["form"]
    said = {name: form[name].value() or "" for name in form.fields}
    done = client.post(address, said, follow=True).content.decode()
    assert "C’est noté." in done
    assert "Bilan &lt;final&gt;" not in done
    assert client.get(address).status_code == 404


def test_sending_the_settling_twice_leads_to_the_agenda(cast, client):
    address = reverse("agenda:settle", args=["les-tilleuls", a_due(cast.nadia, cast.tilleuls)])
    client.force_login(cast.nadia)
    said = {"id": str(uuid7()), "on": "2026-03-10", "words": ""}
    assert [client.post(address, said).status_code for _time in range(2)] == [302, 302]
    assert Entry.objects.count() == 2


def test_what_is_missing_is_said_and_what_was_typed_stays(cast, client):
    client.force_login(cast.nadia)
    answer = client.post(reverse("agenda:add", args=["les-tilleuls"]), DUE | {"id": uuid7(), "on": ""})
    assert answer.status_code == 422
    assert "Il manque le jour." in answer.content.decode()
    assert "Bilan &lt;final&gt;" in answer.content.decode()


def test_a_member_is_told_who_will_read_and_chooses_no_circle(cast, client):
    page = page_of(client, cast.mireille, "add", cast.tilleuls)
    assert 'name="circle"' not in page
    client.post(reverse("agenda:add", args=["les-tilleuls"]), DUE | {"id": uuid7(), "circle": "team"})
    assert [entry.circle for entry in Entry.objects.all()] == ["collective"]


def test_a_date_may_be_about_a_demand_that_one_may_read(cast, client):
    demand = Demand(happened_on=TUESDAY, happened="Réparer l’ascenseur du hall 4")
    secret = Demand(happened_on=TUESDAY, happened="Ce que l’équipe demande")
    note = a_note(cast.nadia, cast.tilleuls, demand)
    hidden = a_note(cast.nadia, cast.tilleuls, secret, circle="team")
    page = page_of(client, cast.mireille, "add", cast.tilleuls)
    assert str(note.fact) in page
    assert str(hidden.fact) not in page
    wrong = client.post(
        reverse("agenda:add", args=["les-tilleuls"]), DUE | {"id": uuid7(), "follows": str(hidden.fact)}
    )
    assert wrong.status_code == 422


def test_an_answer_asks_what_came(cast, client):
    fact = a_due(cast.nadia, cast.tilleuls, what="answer")
    assert "on note le silence" in page_of(client, cast.nadia, "settle", cast.tilleuls, fact)


def test_the_agenda_of_a_structure_says_months_and_no_day_of_sessions(cast, client):
    a_planned(cast, TUESDAY.replace(month=4, day=14))
    page = page_of(client, cast.karim, "house_calendar", cast.centre)
    assert "Avril 2026 : Les Tilleuls" in page
    assert "Laverie" not in page
    assert "14 avril" not in page


def test_a_director_without_group_finds_the_agenda_of_the_structure(cast, client):
    client.force_login(cast.karim)
    answer = client.get(reverse("agenda:mine"), follow=True)
    assert answer.redirect_chain == [("/structures/centre-social-des-tilleuls/agenda/", 302)]
    assert 'href="/agenda/"' in answer.content.decode()


def test_whoever_has_several_agendas_chooses(cast, client):
    client.force_login(cast.helene)
    page = client.get(reverse("agenda:mine")).content.decode()
    assert "Les Tilleuls" in page
    assert "Centre social des Tilleuls" in page


def test_the_number_of_queries_does_not_grow_with_the_agenda(cast, client, django_assert_max_num_queries):
    for _time in range(12):
        a_due(cast.nadia, cast.tilleuls, circle="collective")
    client.force_login(cast.nadia)
    with django_assert_max_num_queries(12):
        client.get(reverse("agenda:calendar", args=["les-tilleuls"]))


def test_a_date_is_changed_from_the_screen_or_says_why_not(cast, client):
    fact = a_due(cast.nadia, cast.tilleuls, circle="collective")
    address = reverse("agenda:move", args=["les-tilleuls", fact])
    said = {"id": str(uuid7()), "on": "2026-05-04"}
    client.force_login(cast.mireille)
    refused = client.post(address, said)
    assert refused.status_code == 422
    assert "Vous ne pouvez pas corriger cette note" in refused.content.decode()
    assert address in page_of(client, cast.nadia, "settle", cast.tilleuls, fact)
    assert "Lundi 4 mai" in client.post(address, said, follow=True).content.decode()
