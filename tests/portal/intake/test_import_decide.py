"""Deciding who reads, dropping a file, starting once, starting again after a worker died."""

from datetime import timedelta

import pytest
from django.core.files.storage import default_storage

from pasdecote.ground.kernel import clock
from pasdecote.ground.store import progress
from pasdecote.portal.intake import services
from pasdecote.portal.intake.enums import BatchState
from pasdecote.portal.intake.models import Batch
from pasdecote.portal.intake.queries import STALLED_AFTER, is_stalled
from pasdecote.spine.journal.errors import NotAllowed
from pasdecote.spine.journal.models import Entry
from tests.portal.intake.import_files import imported, notes, received


def decided(cast, **said):
    batch = received(cast)
    return services.decide(by=cast.nadia, batch=batch, **({"circle": "team", "skip_errors": False} | said))


def left_for(batch, time):
    Batch.objects.filter(pk=batch.pk).update(moved_at=clock.now() - time)
    batch.refresh_from_db()


@pytest.mark.parametrize("circle", ["team", "collective", "institution"])
def test_the_circle_chosen_is_that_of_every_note(cast, circle):
    imported(cast, circle=circle)
    assert {note.circle for note in notes(cast)} == {circle}


@pytest.mark.parametrize("circle", ["me", "public", "", "tout le monde"])
def test_an_import_goes_to_no_other_circle(cast, circle):
    with pytest.raises(services.IntakeRefused, match="équipe"):
        decided(cast, circle=circle)


def test_started_twice_together_it_is_imported_once(cast):
    batch = received(cast)
    twin = Batch.objects.get(pk=batch.pk)
    services.decide(by=cast.nadia, batch=batch, circle="team", skip_errors=False)
    with pytest.raises(services.AlreadyBegun):
        services.decide(by=cast.nadia, batch=twin, circle="collective", skip_errors=False)
    other = Batch.objects.get(pk=batch.pk)
    assert services.run(batch=batch) == 3
    with pytest.raises(services.AlreadyBegun):
        services.run(batch=other)
    batch.refresh_from_db()
    assert (batch.state, batch.created, Entry.objects.count()) == (BatchState.DONE, 3, 3)


def test_somebody_else_cannot_decide(cast):
    with pytest.raises(NotAllowed):
        services.decide(by=cast.mireille, batch=received(cast), circle="team", skip_errors=False)


def test_a_dropped_file_is_forgotten(cast, django_capture_on_commit_callbacks):
    batch = received(cast)
    name = batch.file.name
    with django_capture_on_commit_callbacks(execute=True):
        services.drop(by=cast.nadia, batch=batch)
    assert not Batch.objects.exists()
    assert not default_storage.exists(name)


def test_a_file_being_imported_is_not_dropped(cast):
    batch = decided(cast)
    with pytest.raises(services.AlreadyBegun):
        services.drop(by=cast.nadia, batch=batch)
    assert Batch.objects.exists()


def test_a_running_import_that_moves_is_not_started_again(cast):
    batch = decided(cast)
    with pytest.raises(services.AlreadyBegun, match="avance"):
        services.restart(by=cast.nadia, batch=batch)


def test_one_whose_worker_died_is_seen_and_starts_again(cast):
    batch = decided(cast)
    Batch.objects.update(state=BatchState.RUNNING)
    left_for(batch, STALLED_AFTER + timedelta(seconds=1))
    assert is_stalled(batch)
    services.restart(by=cast.helene, batch=batch)
    assert services.run(batch=batch) == 3
    assert batch.state == BatchState.DONE


def test_one_that_tells_how_far_it_has_come_is_not_stalled(cast):
    batch = decided(cast)
    left_for(batch, timedelta(days=1))
    progress.tell(batch.pk, 1, 3)
    assert not is_stalled(batch)
    progress.forget(batch.pk)
    assert is_stalled(batch)


def test_a_worker_thought_dead_that_comes_back_keeps_nothing(cast, monkeypatch):
    """Between its reading and its writing, somebody started the import again."""
    batch = decided(cast)
    real = services.prepare_many

    def meanwhile(**given):
        ready = real(**given)
        Batch.objects.update(state=BatchState.WAITING, attempt=7)
        return ready

    monkeypatch.setattr(services, "prepare_many", meanwhile)
    with pytest.raises(services.AlreadyBegun, match="repris"):
        services.run(batch=batch)
    assert notes(cast) == []
    assert Batch.objects.get().state == BatchState.WAITING
