"""The address that somebody's own calendar reads: a secret, for what its holder may read today."""

from datetime import date, timedelta

import icalendar
import pytest
import time_machine
from django.urls import reverse

from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.practice.actions.services import cancel_session, hold_session, plan_sessions
from pasdecote.projections.agenda.models import Feed
from pasdecote.projections.agenda.services import close_feed, open_feed
from pasdecote.projections.agenda.views import feeds
from pasdecote.spine.collectives.models import Accompaniment, Membership
from pasdecote.spine.journal.services import contest, widen
from pasdecote.spine.organisations.models import Post
from tests.factories import TUESDAY, a_due, an_encounter

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel("2026-02-20T09:00:00+00:00", tick=False):
        yield


def address(who, about):
    return reverse("agenda:feed", args=[open_feed(by=who, about=about)])


def summaries(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    return [str(event["SUMMARY"]) for event in icalendar.Calendar.from_ical(answer.content).walk("VEVENT")]


def a_planned(cast, title="Atelier"):
    return plan_sessions(
        by=cast.nadia,
        id=uuid7(),
        collective=cast.tilleuls,
        dates=[TUESDAY],
        title=title,
        at="18:30",
        place="Laverie",
    )[0]


def test_it_is_read_without_session_and_leaves_no_cookie(cast, client):
    a_due(cast.nadia, cast.tilleuls)
    answer = client.get(address(cast.nadia, cast.tilleuls))
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Cache-Control"] == "private, no-cache"
    assert dict(answer.cookies) == {}


def test_only_a_digest_of_the_secret_is_kept(cast):
    secret = open_feed(by=cast.nadia, about=cast.tilleuls)
    (row,) = Feed.objects.values()
    assert len(secret) >= 43
    assert secret not in str(row)


def test_a_circle_holds_in_a_calendar_too(cast, client):
    team, member = address(cast.nadia, cast.tilleuls), address(cast.mireille, cast.tilleuls)
    a_due(cast.nadia, cast.tilleuls, "Bilan final")
    a_due(cast.nadia, cast.tilleuls, "Les clés", "task", circle="collective", who="", on=date(2026, 3, 4))
    assert summaries(client, team) == ["Bilan à envoyer : Bilan final (la Caf)", "À faire : Les clés"]
    assert summaries(client, member) == ["À faire : Les clés"]


def test_what_is_shared_with_the_group_comes_to_its_members(cast, client):
    path = address(cast.mireille, cast.tilleuls)
    fact = a_due(cast.nadia, cast.tilleuls, "Bilan final")
    widen(by=cast.nadia, id=uuid7(), version=fact, circle="collective")
    assert summaries(client, path) == ["Bilan à envoyer : Bilan final (la Caf)"]


def test_a_session_comes_with_its_hour_and_place_and_is_called_off(cast, client):
    path, plan = address(cast.mireille, cast.tilleuls), a_planned(cast)
    (event,) = icalendar.Calendar.from_ical(client.get(path).content).walk("VEVENT")
    assert (str(event["LOCATION"]), event["DTSTART"].dt.isoformat()) == (
        "Laverie",
        "2026-03-03T18:30:00+01:00",
    )
    assert str(event["URL"]) == f"http://testserver/notes/{plan}/"
    cancel_session(by=cast.nadia, id=uuid7(), collective=cast.tilleuls, plan=plan)
    (after,) = icalendar.Calendar.from_ical(client.get(path).content).walk("VEVENT")
    assert (after["STATUS"], after["UID"]) == ("CANCELLED", event["UID"])


def test_a_session_that_was_held_stays_where_it_was(cast, client):
    path, plan = address(cast.mireille, cast.tilleuls), a_planned(cast)
    with time_machine.travel("2026-03-04T09:00:00+00:00", tick=False):
        hold_session(by=cast.nadia, id=uuid7(), collective=cast.tilleuls, plan=plan, content=an_encounter())
        assert summaries(client, path) == ["Atelier"]
    with time_machine.travel("2026-12-01T09:00:00+00:00", tick=False):
        assert summaries(client, path) == []


def test_disputed_words_stay_in_the_group(cast, client):
    path = address(cast.mireille, cast.tilleuls)
    fact = a_due(cast.nadia, cast.tilleuls, "Ce que Mireille a dit", "task", circle="collective")
    contest(by=cast.mireille, id=uuid7(), version=fact, words="Ce n’est pas ça")
    assert summaries(client, path) == ["À faire"]


def test_a_calendar_hears_that_nothing_changed(cast, client):
    path = address(cast.nadia, cast.tilleuls)
    first = client.get(path)
    again = client.get(path, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    a_due(cast.nadia, cast.tilleuls)
    changed = client.get(path, headers={"If-None-Match": first["ETag"]})
    assert (changed.status_code, changed["ETag"] != first["ETag"]) == (200, True)


def test_a_new_address_stops_the_former(cast, client):
    former, new = address(cast.nadia, cast.tilleuls), address(cast.nadia, cast.tilleuls)
    assert (client.get(former).status_code, client.get(new).status_code) == (404, 200)
    assert Feed.objects.count() == 1


def ended_yesterday(rows):
    assert rows.update(until=clock.today() - timedelta(days=1)) == 1


def stopped(cast):
    close_feed(by=cast.nadia, about=cast.tilleuls)


def left(cast):
    ended_yesterday(Membership.objects.filter(account=cast.nadia))


def closed(cast):
    cast.nadia.is_active = False
    cast.nadia.save()


@pytest.mark.parametrize("gone", [stopped, left, closed])
def test_whoever_stops_leaves_or_is_closed_reads_nothing_more(cast, client, gone):
    a_due(cast.nadia, cast.tilleuls)
    path = address(cast.nadia, cast.tilleuls)
    assert client.get(path).status_code == 200
    gone(cast)
    unknown = client.get(reverse("agenda:feed", args=["never-was"]))
    answer = client.get(path)
    assert (answer.status_code, answer.content, dict(answer.headers)) == (
        404,
        unknown.content,
        dict(unknown.headers),
    )
    assert b"<html" not in answer.content


def test_a_structure_s_address_stops_when_one_works_there_no_more(cast, client):
    a_due(cast.karim, cast.centre, "Rapport d’activité", "task", who="")
    path = address(cast.karim, cast.centre)
    assert summaries(client, path) == ["À faire : Rapport d’activité"]
    ended_yesterday(Post.objects.filter(account=cast.karim))
    assert client.get(path).status_code == 404


def test_a_structure_s_calendar_has_no_session_and_no_words_of_a_group(cast, client):
    a_planned(cast)
    a_due(cast.nadia, cast.tilleuls, "Ce que l’équipe en pense")
    answer = client.get(address(cast.karim, cast.centre))
    (event,) = icalendar.Calendar.from_ical(answer.content).walk("VEVENT")
    assert str(event["SUMMARY"]) == "Bilan à envoyer (la Caf, Les Tilleuls)"
    assert "URL" not in event


def test_a_structure_that_accompanies_no_more_sees_no_more(cast, client):
    a_due(cast.nadia, cast.tilleuls)
    path = address(cast.karim, cast.centre)
    ended_yesterday(Accompaniment.objects.filter(organisation=cast.centre))
    assert summaries(client, path) == []


def test_it_speaks_the_language_in_which_it_was_asked(cast, client):
    a_due(cast.nadia, cast.tilleuls)
    path = address(cast.nadia, cast.tilleuls)
    assert client.get(path, headers={"Accept-Language": "en"}).content == client.get(path).content


def test_asked_too_often_it_asks_to_wait(cast, client, monkeypatch):
    monkeypatch.setattr(feeds, "MOST_A_MINUTE", 3)
    path, other = address(cast.nadia, cast.tilleuls), address(cast.mireille, cast.tilleuls)
    assert [client.get(path).status_code for _time in range(5)] == [200, 200, 200, 429, 429]
    assert client.get(path)["Retry-After"] == "60"
    assert client.get(other).status_code == 200


def test_the_address_is_shown_once(cast, client):
    client.force_login(cast.mireille)
    page = reverse("agenda:phone", args=[cast.tilleuls.slug])
    shown = client.post(page)
    path = shown.context["address"].removeprefix("http://testserver")
    assert path in shown.content.decode()
    assert shown.context["subscribe"] == f"webcal://testserver{path}"
    assert "no-store" in shown["Cache-Control"]
    assert "/flux/" not in client.get(page).content.decode()
    assert client.get(path).status_code == 200
    assert (
        "arrêtée"
        in client.post(reverse("agenda:stop", args=[cast.tilleuls.slug]), follow=True).content.decode()
    )
    assert client.get(path).status_code == 404


def test_reading_a_page_makes_no_address(cast, client):
    client.force_login(cast.mireille)
    client.get(reverse("agenda:phone", args=[cast.tilleuls.slug]))
    assert not Feed.objects.exists()


def test_dates_far_away_are_calendars_too(cast, client):
    a_due(cast.nadia, cast.tilleuls, on=date(1900, 1, 1))
    a_due(cast.nadia, cast.tilleuls, on=date(2199, 12, 31))
    assert len(summaries(client, address(cast.nadia, cast.tilleuls))) == 2
