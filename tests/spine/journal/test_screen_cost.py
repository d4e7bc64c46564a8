"""What screens cost: few queries whatever the number of notes, light pages, nothing written when read."""

import gzip

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.spine.journal.services import contest, correct
from tests.factories import a_note, an_encounter

MOST_QUERIES, HEAVIEST, HEAVIEST_SENT = 12, 24 * 1024, 15 * 1024
LISTS = [
    "/carnet/",
    "/carnet/relire/",
    "/carnet/raconter/",
    "/collectifs/les-tilleuls/fil/",
    "/chercher/?q=fete",
]


def fill(cast, number):
    """Notes of every sort: long, in conflict, disputed, with atoms."""
    for rank in range(number):
        a_note(cast.nadia, cast.tilleuls, "La fête des voisins se prépare " * 20, circle="me")
        note = a_note(cast.mireille, cast.tilleuls, f"La fête, {rank}e fois, " * 10, duration_minutes=90)
        if rank % 5 == 0:
            for who in (cast.nadia, cast.helene):
                correct(by=who, id=uuid7(), replaces=[note.pk], content=an_encounter(f"Fête de {who.name}"))
            contest(by=cast.mireille, id=uuid7(), version=note.pk, words="Non")


def cost(client, address):
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(address)
    assert answer.status_code == 200
    return len(queries), answer.content


@pytest.mark.parametrize("address", LISTS)
def test_a_list_costs_the_same_whatever_the_number_of_notes(cast, client, address):
    client.force_login(cast.nadia)
    fill(cast, 6)
    few, _page = cost(client, address)
    fill(cast, 24)
    many, page = cost(client, address)
    assert many == few <= MOST_QUERIES
    assert len(page) <= HEAVIEST
    assert len(gzip.compress(page)) <= HEAVIEST_SENT


@pytest.mark.parametrize("act", ["", "corriger/", "retirer/", "ce-n-est-pas-ca/"])
def test_the_page_of_a_note_and_its_acts_are_light(cast, client, act):
    client.force_login(cast.nadia)
    note = a_note(cast.nadia, cast.tilleuls, "Huit")
    for _time in range(3):
        correct(by=cast.nadia, id=uuid7(), replaces=[note.pk], content=an_encounter("Neuf"))
    queries, page = cost(client, f"/notes/{note.fact}/{act}")
    assert queries <= MOST_QUERIES
    assert len(gzip.compress(page)) <= HEAVIEST_SENT


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("address", LISTS)
def test_every_screen_says_what_it_is_for_and_can_be_read_aloud(cast, client, address, language):
    client.force_login(cast.nadia)
    client.cookies["django_language"] = language
    page = client.get(address).content.decode()
    assert f'<html lang="{language}"' in page
    assert 'class="purpose"' in page
    assert "data-listen" in page
