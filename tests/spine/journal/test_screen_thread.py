"""Fil and Chercher: what the account may read, newest first."""

from datetime import date

import pytest

from pasdecote.ground.facts.gathering import Meeting
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.spine.journal.services import contest, correct, retract, widen
from tests.factories import a_note, a_session, an_encounter

FIL = "/collectifs/les-tilleuls/fil/"


def reads(client, who, address=FIL):
    client.force_login(who)
    return [card.content.happened for card in client.get(address).context["cards"]]


def test_an_empty_thread_teaches_the_first_step(cast, client):
    client.force_login(cast.mireille)
    assert "Rien n’est encore raconté" in client.get(FIL).content.decode()


def test_each_reads_what_is_for_them(cast, client):
    for circle in ("me", "team", "collective"):
        a_note(cast.nadia, cast.tilleuls, circle, circle=circle)
    assert reads(client, cast.nadia) == ["collective", "team"]
    assert reads(client, cast.helene) == ["collective", "team"]
    assert reads(client, cast.mireille) == ["collective"]


@pytest.mark.parametrize("who", ["karim", "solene", "paul"])
def test_those_who_guide_or_work_elsewhere_have_no_thread(cast, client, who):
    client.force_login(cast.everybody[who])
    assert client.get(FIL).status_code == 404
    assert client.get("/collectifs/inconnu/fil/").status_code == 404


def test_nobody_reads_it_without_signing_in(cast, client):
    assert client.get(FIL).status_code == 302


def test_newest_first_and_those_of_one_day_by_their_telling(cast, client):
    for words, day in (("Ancienne", 1), ("Du matin", 3), ("Du soir", 3)):
        a_note(cast.nadia, cast.tilleuls, words, happened_on=date(2026, 3, day))
    assert reads(client, cast.mireille) == ["Du soir", "Du matin", "Ancienne"]


def test_what_is_only_planned_is_on_the_page_of_sessions(cast, client):
    a_session(cast.nadia, cast.tilleuls)
    client.force_login(cast.nadia)
    assert "Atelier" not in client.get(f"/collectifs/{cast.tilleuls.slug}/fil/").content.decode()
    assert "Atelier" in client.get(f"/collectifs/{cast.tilleuls.slug}/seances/").content.decode()


def test_a_note_taken_back_is_out(cast, client):
    note = a_note(cast.nadia, cast.tilleuls)
    retract(by=cast.nadia, id=uuid7(), replaces=[note.pk])
    assert reads(client, cast.mireille) == []


def test_a_conflict_is_shown_once_merged_and_said(cast, client):
    note = a_note(cast.nadia, cast.tilleuls, "Huit")
    correct(by=cast.nadia, id=uuid7(), replaces=[note.pk], content=an_encounter("Neuf"))
    correct(by=cast.helene, id=uuid7(), replaces=[note.pk], content=an_encounter("Huit", duration_minutes=60))
    assert reads(client, cast.mireille) == ["Neuf"]
    page = client.get(FIL).content.decode()
    assert page.count("Deux versions se contredisent") == 1
    assert "1\u00a0h" in page


def test_a_conflict_with_a_version_one_may_not_read_shows_only_what_one_may(cast, client):
    note = a_note(cast.nadia, cast.tilleuls, "Pour l’équipe", circle="team")
    widen(by=cast.nadia, id=uuid7(), version=note.pk, circle="collective")
    correct(by=cast.helene, id=uuid7(), replaces=[note.pk], content=an_encounter("Secret d’équipe"))
    assert reads(client, cast.mireille) == ["Pour l’équipe"]
    page = client.get(FIL).content.decode()
    assert "se contredisent" not in page
    assert "Secret" not in page
    assert "Secret" not in client.get(f"/notes/{note.fact}/").content.decode()


def test_a_disputed_note_says_so(cast, client):
    note = a_note(cast.nadia, cast.tilleuls)
    contest(by=cast.mireille, id=uuid7(), version=note.pk, words="Non")
    client.force_login(cast.helene)
    assert "ce n’est pas ça" in client.get(FIL).content.decode()


def test_it_narrows_by_kind_project_and_period(cast, client):
    a_note(cast.nadia, cast.tilleuls, Meeting(happened_on=date(2026, 2, 1), happened="Réunion"))
    a_note(cast.nadia, cast.tilleuls, "Fête", project=cast.fete.pk)
    a_note(cast.nadia, cast.tilleuls, "Avril", happened_on=date(2026, 4, 1))
    assert reads(client, cast.mireille, f"{FIL}?sorte=meeting") == ["Réunion"]
    assert reads(client, cast.mireille, f"{FIL}?projet={cast.fete.pk}") == ["Fête"]
    assert reads(client, cast.mireille, f"{FIL}?depuis=2026-03-01&jusque=2026-03-31") == ["Fête"]
    assert reads(client, cast.mireille, f"{FIL}?sorte=decision") == []


@pytest.mark.parametrize(
    "query", ["sorte=party", "projet=x", "depuis=hier", "depuis=1025-01-01", "avant=x", "jusque=%ED%A0%80"]
)
def test_a_nonsense_narrowing_breaks_nothing(cast, client, query):
    client.force_login(cast.mireille)
    a_note(cast.nadia, cast.tilleuls)
    assert client.get(f"{FIL}?{query}").status_code == 200


def test_older_notes_keep_the_narrowing(cast, client):
    for rank in range(25):
        a_note(cast.nadia, cast.tilleuls, f"Note {rank}")
    client.force_login(cast.mireille)
    answer = client.get(f"{FIL}?sorte=encounter")
    assert "sorte=encounter" in answer.context["older"]
    assert len(client.get(FIL + answer.context["older"]).context["cards"]) == 5


def test_searching_finds_french_words_among_what_one_may_read(cast, client):
    a_note(cast.nadia, cast.tilleuls, "Les factures de chauffage")
    a_note(cast.nadia, cast.tilleuls, "Une facture secrète", circle="team")
    a_note(cast.mireille, cast.tilleuls, "Ma facture à moi", circle="me")
    assert set(reads(client, cast.mireille, "/chercher/?q=facture")) == {
        "Les factures de chauffage",
        "Ma facture à moi",
    }
    assert len(reads(client, cast.helene, "/chercher/?q=FACTURÉ")) == 2
    assert reads(client, cast.paul, "/chercher/?q=facture") == []
    assert reads(client, cast.helene, "/chercher/?q=facture+chauff") == ["Les factures de chauffage"]


def test_searching_finds_what_a_note_says_today(cast, client):
    note = a_note(cast.nadia, cast.tilleuls, "Un tapir")
    correct(by=cast.nadia, id=uuid7(), replaces=[note.pk], content=an_encounter("Un okapi"))
    assert reads(client, cast.mireille, "/chercher/?q=tapir") == []
    assert reads(client, cast.mireille, "/chercher/?q=okapi") == ["Un okapi"]


@pytest.mark.parametrize(
    "words", ["", "   ", '"', "* OR (", "le la les", "🎉", "NEAR(", "é" * 5000, "a:b", "\x00"]
)
def test_any_search_is_answered(cast, client, words):
    client.force_login(cast.nadia)
    assert client.get("/chercher/", {"q": words}).status_code == 200
