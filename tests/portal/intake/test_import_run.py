"""The import itself: everything or nothing, and again without change."""

import pytest
from django.core.files.storage import default_storage
from django.db import OperationalError

from pasdecote.portal.intake import services
from pasdecote.portal.intake.enums import BatchState
from pasdecote.portal.intake.models import Batch
from pasdecote.portal.intake.opening import told_plan
from pasdecote.portal.intake.tasks import import_batch
from pasdecote.spine.collectives.models import Project
from pasdecote.spine.journal.models import Entry
from tests.portal.intake.import_files import ROWS, imported, many, notes, received, table


def decided(cast, data=None, *, skip_errors=False):
    batch = received(cast, data)
    return services.decide(by=cast.nadia, batch=batch, circle="team", skip_errors=skip_errors)


def test_each_line_is_a_note_of_the_person_who_imports(cast):
    batch = imported(cast)
    assert batch.created == 3
    assert [note.content.happened.split("\n")[0] for note in notes(cast)] == [row[4] for row in ROWS]
    assert {(entry.author, entry.batch) for entry in Entry.objects.all()} == {(cast.nadia, batch.pk)}


def test_columns_that_nobody_recognised_stay_in_the_words(cast):
    imported(cast)
    assert "Météo : gris" in notes(cast)[0].content.happened


def test_imported_again_nothing_changes(cast):
    imported(cast)
    before = list(Entry.objects.order_by("pk").values())
    again = received(cast)
    plan = told_plan(again)
    assert (plan.to_create, plan.known) == (0, 3)
    services.decide(by=cast.nadia, batch=again, circle="institution", skip_errors=False)
    assert services.run(batch=again) == 0
    assert list(Entry.objects.order_by("pk").values()) == before
    assert Project.objects.count() == 2


def test_a_file_that_grew_adds_only_its_new_lines(cast):
    imported(cast)
    line = ["27/01/2026", "Le jardin", "Atelier", "6", "On a arrosé.", ""]
    batch = imported(cast, table([ROWS[0], line, *ROWS[1:]]))
    assert batch.created == 1
    assert len(notes(cast)) == 4


def test_projects_are_joined_by_their_name_or_started(cast):
    imported(cast)
    by_name = {project.name: project.pk for project in Project.objects.all()}
    assert sorted(by_name) == ["La fête des voisins", "Le jardin"]
    garden, feast = by_name["Le jardin"], cast.fete.pk
    assert [note.content.project for note in notes(cast)] == [garden, garden, feast]


def test_an_error_in_line_57_keeps_nothing_and_names_its_cell(cast):
    batch = decided(cast, table(many(80, wrong={57})))
    with pytest.raises(services.IntakeRefused, match="cellule A57"):
        services.run(batch=batch)
    assert (batch.state, batch.created) == (BatchState.FAILED, 0)
    assert "Rien n’a été importé" in batch.refusal
    assert not Entry.objects.exists()
    assert Project.objects.count() == 1


def test_lines_in_error_are_left_out_when_somebody_says_so(cast):
    batch = decided(cast, table(many(80, wrong={57, 60})), skip_errors=True)
    assert services.run(batch=batch) == 78


def test_a_database_that_fails_on_the_way_keeps_nothing(cast, monkeypatch):
    batch = decided(cast)
    real = services.tell_many

    def fails(**given):
        assert real(**given) == 3
        raise OperationalError("le disque est plein")

    monkeypatch.setattr(services, "tell_many", fails)
    with pytest.raises(services.IntakeRefused, match="Rien n’a été gardé"):
        services.run(batch=batch)
    assert not Entry.objects.exists()
    assert [project.name for project in Project.objects.all()] == ["La fête des voisins"]
    stopped = Batch.objects.get()
    assert (stopped.state, stopped.created, stopped.made_projects) == (BatchState.FAILED, 0, [])
    assert default_storage.exists(stopped.file.name)


def test_an_import_that_stopped_can_be_decided_again(cast):
    batch = decided(cast, table(many(10, wrong={5})))
    with pytest.raises(services.IntakeRefused):
        services.run(batch=batch)
    services.decide(by=cast.nadia, batch=batch, circle="team", skip_errors=True)
    assert services.run(batch=batch) == 9
    assert (batch.state, batch.refusal) == (BatchState.DONE, "")


def test_once_done_the_file_is_gone_and_what_was_quoted_of_it(cast, django_capture_on_commit_callbacks):
    batch = decided(cast, table(many(10, wrong={5})), skip_errors=True)
    name = batch.file.name
    assert told_plan(batch).errors
    with django_capture_on_commit_callbacks(execute=True):
        services.run(batch=batch)
    assert not default_storage.exists(name)
    plan = told_plan(Batch.objects.get())
    assert (plan.errors, plan.lines_with_errors, plan.to_create) == ((), 1, 9)


def test_without_the_person_who_began_it_nothing_is_told(cast):
    batch = decided(cast)
    Batch.objects.update(by=None)
    batch.refresh_from_db()
    with pytest.raises(services.IntakeRefused, match="n’a plus de compte"):
        services.run(batch=batch)
    assert batch.state == BatchState.FAILED


def test_the_worker_imports_what_waits_and_leaves_the_rest_alone(cast):
    batch = decided(cast)
    assert import_batch.call(str(batch.pk), 3) == 3
    assert import_batch.call(str(batch.pk), 3) == -1
    assert import_batch.call("018f0000-0000-7000-8000-000000000000", 3) == -1
    assert len(notes(cast)) == 3


def test_the_worker_writes_a_refusal_on_the_import(cast):
    batch = decided(cast, table(many(10, wrong={5})))
    assert import_batch.call(str(batch.pk), 10) == -1
    batch.refresh_from_db()
    assert (batch.state, "A5" in batch.refusal) == (BatchState.FAILED, True)


def test_progress_is_told_group_by_group(cast):
    seen = []
    batch = decided(cast, table(many(520)))
    services.run(batch=batch, progress=seen.append)
    assert seen == [500, 520]
