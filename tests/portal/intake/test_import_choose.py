"""Deciding what columns hold: for this file, its sheets of the same shape, and the next files."""

import msgspec
import pytest

from pasdecote.portal.intake import services
from pasdecote.portal.intake.mapping import Field
from pasdecote.portal.intake.models import SavedMapping
from pasdecote.portal.intake.opening import mapping_of, saved_mappings, told_plan
from pasdecote.spine.collectives.services import create_collective
from pasdecote.spine.journal.errors import NotAllowed
from tests.portal.intake.import_files import HEADERS, ROWS, imported, notes, received, table, workbook


def weather_as_place(batch, sheet="Suivi"):
    return mapping_of(batch, sheet).having(5, Field.PLACE)


def test_a_column_decided_is_read_so(cast):
    batch = received(cast)
    services.choose(by=cast.nadia, batch=batch, sheet="Suivi", mapping=weather_as_place(batch))
    services.decide(by=cast.nadia, batch=batch, circle="team", skip_errors=False)
    services.run(batch=batch)
    assert [note.content.place.name for note in notes(cast)] == ["gris", "beau", "pluie"]


def test_what_was_decided_serves_the_next_file_with_the_same_headers(cast):
    batch = received(cast)
    services.choose(by=cast.nadia, batch=batch, sheet="Suivi", mapping=weather_as_place(batch))
    later = received(cast, table([["03/02/2026", "Le jardin", "Atelier", "4", "Semis.", "neige"]]))
    assert mapping_of(later, "Suivi").of(Field.PLACE)[0].header == "Météo"
    other = received(cast, table(headers=[*HEADERS[:5], "Ciel"]))
    assert mapping_of(other, "Suivi").of(Field.PLACE) == ()


def test_what_a_group_decided_is_not_decided_for_another(cast):
    batch = received(cast)
    services.choose(by=cast.nadia, batch=batch, sheet="Suivi", mapping=weather_as_place(batch))
    assert saved_mappings(create_collective(name="Ailleurs")) == {}


def test_sheets_of_the_same_shape_follow(cast):
    batch = received(cast, workbook([HEADERS, *ROWS], [["Février"], HEADERS, *ROWS]))
    services.choose(by=cast.nadia, batch=batch, sheet="Suivi", mapping=weather_as_place(batch))
    second = mapping_of(batch, "Suivi 2")
    assert second.of(Field.PLACE)
    assert second.first_row == 3


def test_a_sheet_left_aside_is_not_read(cast):
    batch = received(cast, workbook([HEADERS, *ROWS], [HEADERS, ["03/02/2026", "", "Atelier", 4, "Semis."]]))
    assert told_plan(batch).to_create == 4
    services.choose(by=cast.nadia, batch=batch, sheet="Suivi 2", mapping=None)
    assert told_plan(batch).to_create == 3


def test_a_kind_decided_for_a_word_is_kept(cast):
    batch = received(cast)
    mapping = msgspec.structs.replace(mapping_of(batch, "Suivi"), kinds=(("atelier", "learning"),))
    services.choose(by=cast.nadia, batch=batch, sheet="Suivi", mapping=mapping)
    assert told_plan(batch).created == {"learning": 2, "meeting": 1}
    assert mapping_of(received(cast), "Suivi").kinds == (("atelier", "learning"),)


def test_only_the_team_decides_and_only_before_the_import(cast):
    batch = imported(cast)
    with pytest.raises(services.AlreadyBegun):
        services.choose(by=cast.nadia, batch=batch, sheet="Suivi", mapping=None)
    with pytest.raises(NotAllowed):
        services.choose(by=cast.paul, batch=received(cast), sheet="Suivi", mapping=None)
    assert not SavedMapping.objects.exists()


def test_a_sheet_that_is_not_in_the_file_is_refused(cast):
    with pytest.raises(services.IntakeRefused, match="pas dans le fichier"):
        services.choose(by=cast.nadia, batch=received(cast), sheet="Ailleurs", mapping=None)


def test_a_kept_mapping_that_cannot_be_read_any_more_is_passed_over(cast):
    batch = received(cast)
    services.choose(by=cast.nadia, batch=batch, sheet="Suivi", mapping=weather_as_place(batch))
    SavedMapping.objects.update(mapping='{"shape": "autre"}')
    assert mapping_of(received(cast), "Suivi").of(Field.PLACE) == ()
