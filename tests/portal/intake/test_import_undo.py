"""An import is undone whole; what people did to its notes since keeps its history."""

import msgspec
import pytest

from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.portal.intake import services
from pasdecote.portal.intake.enums import BatchState
from pasdecote.spine.collectives.models import Project
from pasdecote.spine.journal.errors import NotAllowed
from pasdecote.spine.journal.models import Entry
from pasdecote.spine.journal.services import contest, correct
from tests.factories import a_note
from tests.portal.intake.import_files import imported, notes, received, table


def test_nothing_is_left_of_notes_that_nobody_touched(cast):
    batch = imported(cast)
    assert services.undo(by=cast.nadia, batch=batch) == (3, 0)
    assert not Entry.objects.exists()
    batch.refresh_from_db()
    assert (batch.state, batch.removed) == (BatchState.UNDONE, 3)


def test_notes_corrected_or_disputed_since_are_taken_back_and_stay(cast):
    batch = imported(cast, circle="collective")
    first, second, _third = notes(cast)
    mended = msgspec.structs.replace(first.content, happened="On a retourné la terre, à huit.")
    correct(by=cast.helene, id=uuid7(), replaces=[first.version], content=mended)
    contest(by=cast.mireille, id=uuid7(), version=second.version, words="Nous n’avons rien semé.")
    assert services.undo(by=cast.nadia, batch=batch) == (1, 2)
    assert notes(cast) == []
    assert set(Entry.objects.values_list("fact", flat=True).order_by()) == {first.fact, second.fact}
    assert Entry.objects.filter(fact=first.fact).count() == 3


def test_other_notes_stay_as_they_are(cast):
    mine = a_note(cast.nadia, cast.tilleuls)
    services.undo(by=cast.nadia, batch=imported(cast))
    assert [note.fact for note in notes(cast)] == [mine.fact]


def test_projects_that_nothing_speaks_of_any_more_go(cast):
    batch = imported(cast)
    assert Project.objects.count() == 2
    services.undo(by=cast.nadia, batch=batch)
    assert [project.pk for project in Project.objects.all()] == [cast.fete.pk]


def test_a_project_that_somebody_spoke_of_since_stays(cast):
    batch = imported(cast)
    garden = Project.objects.get(name="Le jardin")
    told = notes(cast)[0].content
    a_note(cast.helene, cast.tilleuls, msgspec.structs.replace(told, project=garden.pk, happened="Arrosé."))
    services.undo(by=cast.nadia, batch=batch)
    assert Project.objects.filter(pk=garden.pk).exists()


@pytest.mark.parametrize("who", ["helene", "mireille", "karim", "paul"])
def test_another_person_cannot_undo(cast, who):
    batch = imported(cast)
    with pytest.raises(NotAllowed):
        services.undo(by=getattr(cast, who), batch=batch)
    assert len(notes(cast)) == 3


def test_an_import_that_brought_nothing_is_still_only_for_its_person(cast):
    imported(cast)
    empty = imported(cast, by=cast.helene)
    assert empty.created == 0
    with pytest.raises(NotAllowed):
        services.undo(by=cast.nadia, batch=empty)
    assert services.undo(by=cast.helene, batch=empty) == (0, 0)
    assert len(notes(cast)) == 3


def test_only_what_was_done_is_undone_and_once(cast):
    with pytest.raises(services.IntakeRefused):
        services.undo(by=cast.nadia, batch=received(cast))
    batch = imported(cast)
    services.undo(by=cast.nadia, batch=batch)
    with pytest.raises(services.IntakeRefused):
        services.undo(by=cast.nadia, batch=batch)


def test_what_was_undone_can_be_imported_again(cast):
    services.undo(by=cast.nadia, batch=imported(cast, table()))
    assert imported(cast, table()).created == 3
    assert len(notes(cast)) == 3
