"""The screen where a person says what each column holds."""

import re

import pytest
from django.urls import reverse
from django.utils.http import urlencode

from pasdecote.portal.intake.mapping import Field
from pasdecote.portal.intake.models import Batch
from pasdecote.portal.intake.opening import mapping_of, told_plan
from tests.portal.intake.import_files import HEADERS, ROWS, received, table, workbook


@pytest.fixture
def team(client, cast):
    client.force_login(cast.nadia)
    return client


def address(batch, sheet="Suivi"):
    return reverse("intake:columns", args=[batch.pk]) + "?" + urlencode({"feuille": sheet})


def as_shown(page):
    """What the form would send if nothing were touched."""
    said = {}
    for name, options in re.findall(r'<select name="(\w+)"(.*?)</select>', page, re.DOTALL):
        chosen = re.search(r'value="([^"]*)"\s+selected', options)
        said[name] = chosen[1] if chosen else ""
    said["shape"] = re.search(r'name="shape" value="(\w+)"[^>]*checked', page)[1]
    year = re.search(r'name="year"[^>]*?value="(\d+)"', page)
    return said | ({"year": year[1]} if year else {})


def sent(client, batch, sheet="Suivi", **changes):
    said = as_shown(client.get(address(batch, sheet)).content.decode())
    answer = client.post(address(batch, sheet), said | changes)
    batch.refresh_from_db()
    return answer


def test_each_column_is_shown_with_samples_and_what_it_was_taken_for(team, cast):
    page = team.get(address(received(cast))).content.decode()
    for header in HEADERS:
        assert header in page
    assert "Par exemple : gris ; beau ; pluie" in page
    assert as_shown(page)["column_5"] == Field.WORDS
    assert as_shown(page)["kind_0"] == "action_held"
    assert "« Réunion »" in page


def test_sent_as_shown_nothing_changes_but_that_it_is_remembered(team, cast):
    batch = received(cast)
    before = mapping_of(batch, "Suivi")
    assert sent(team, batch).status_code == 302
    after = mapping_of(batch, "Suivi")
    assert after.columns == before.columns
    assert dict(after.kinds) == {"atelier": "action_held", "reunion": "meeting"}


def test_a_column_a_word_and_a_year_are_decided(team, cast):
    batch = received(cast)
    answer = sent(team, batch, column_5="place", kind_0="learning", year="2024", keep_unreadable="on")
    assert answer.url == reverse("intake:check", args=[batch.pk])
    mapping = mapping_of(batch, "Suivi")
    assert mapping.of(Field.PLACE)[0].header == "Météo"
    assert (mapping.year, mapping.keep_unreadable) == (2024, True)
    assert told_plan(batch).created == {"learning": 2, "meeting": 1}


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"column_5": "date"}, "Une seule peut."),
        ({"column_0": "words"}, "Dites quelle colonne donne la date"),
        ({"shape": "budget"}, "Dites quelle colonne donne le montant."),
        ({"column_5": "part"}, "part"),
        ({"column_5": "n’importe quoi"}, "n’importe quoi"),
        ({"year": "deux mille"}, "Écrivez une année comme 2026."),
        ({"shape": ""}, "obligatoire"),
        ({"kind_0": "session_planned"}, "session_planned"),
    ],
)
def test_what_makes_no_sense_is_said_and_nothing_changes(team, cast, changes, sentence):
    batch = received(cast)
    before = dict(batch.choices)
    answer = sent(team, batch, **changes)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert batch.choices == before


def test_a_sheet_is_left_aside_and_taken_again(team, cast):
    batch = received(cast, workbook([HEADERS, *ROWS], [HEADERS, ["03/02/2026", "", "Atelier", 4, "Semis."]]))
    sent(team, batch, "Suivi 2", shape="aside")
    assert (batch.choices["Suivi 2"], told_plan(batch).to_create) == (None, 3)
    assert as_shown(team.get(address(batch, "Suivi 2")).content.decode())["shape"] == "aside"
    sent(team, batch, "Suivi 2", shape="activity")
    assert told_plan(batch).to_create == 4


def test_a_column_that_names_people_shows_nobody(team, cast):
    data = table([[*ROWS[0][:5], "Aïcha Martin"]], [*HEADERS[:5], "Nom du participant"])
    page = team.get(address(received(cast, data))).content.decode()
    assert "Semble nommer des personnes" in page
    assert "Aïcha" not in page
    assert as_shown(page)["column_5"] == Field.IGNORE


@pytest.mark.parametrize("sheet", ["", "Ailleurs", "Suivi 2"])
def test_a_sheet_that_cannot_be_read_has_no_such_screen(team, cast, sheet):
    batch = received(cast, workbook([HEADERS, *ROWS], [["Une ligne par séance."]]))
    assert team.get(address(batch, sheet)).status_code == 404
    assert (
        address(batch, "Suivi 2") not in team.get(reverse("intake:check", args=[batch.pk])).content.decode()
    )


def test_without_a_name_it_is_the_first_sheet_that_is_read(team, cast):
    batch = received(cast, workbook([["Une ligne par séance."]], [HEADERS, *ROWS]))
    page = team.get(reverse("intake:columns", args=[batch.pk])).content.decode()
    assert "Les colonnes de « Suivi 2 »" in page


def test_a_very_wide_sheet_stays_light(team, cast):
    headers = [*HEADERS, *(f"Colonne {rank}" for rank in range(300))]
    batch = received(cast, table([[*ROWS[0], *range(300)]], headers))
    answer = team.get(address(batch), headers={"accept-encoding": "gzip"})
    assert len(answer.content) <= 15_000
    assert "246 colonnes plus à droite" in team.get(address(batch)).content.decode()
    sent(team, batch)
    assert len(mapping_of(Batch.objects.get(), "Suivi").columns) == 306
