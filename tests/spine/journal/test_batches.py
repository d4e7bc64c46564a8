"""Many notes at once: told again they change nothing, undone they leave nothing that nobody touched."""

import pytest

from pasdecote.ground.kernel.identifiers import uuid7, uuid8
from pasdecote.ground.store import search
from pasdecote.spine.journal import queries
from pasdecote.spine.journal.errors import NotAllowed
from pasdecote.spine.journal.models import Entry
from pasdecote.spine.journal.services import (
    Anchor,
    contest,
    correct,
    prepare_many,
    tell_many,
    undo_batch,
)
from tests.factories import an_encounter

NOTES = [(uuid8("row", str(rank)), an_encounter(f"Séance {rank} au jardin")) for rank in range(700)]


@pytest.fixture
def batch(cast):
    return uuid7()


def told(cast, batch, notes=NOTES, by=None, circle="team"):
    anchor = Anchor(collective=cast.tilleuls)
    ready = prepare_many(by=by or cast.nadia, batch=batch, anchor=anchor, circle=circle, notes=notes)
    return tell_many(prepared=ready)


def test_all_are_kept_and_found(cast, batch):
    seen = []
    anchor = Anchor(collective=cast.tilleuls)
    ready = prepare_many(
        by=cast.nadia, batch=batch, anchor=anchor, circle="team", notes=iter(NOTES), progress=seen.append
    )
    assert not Entry.objects.exists()
    assert tell_many(prepared=ready) == Entry.objects.count() == 700
    assert seen == [500, 700]
    assert len(list(search.matching("jardin"))) == 700


def test_told_again_nothing_changes(cast, batch):
    told(cast, batch)
    assert told(cast, uuid7()) == 0
    assert Entry.objects.count() == 700


def test_who_may_not_tell_there_tells_none(cast, batch):
    with pytest.raises(NotAllowed):
        told(cast, batch, by=cast.paul)
    assert not Entry.objects.exists()


def test_undone_untouched_notes_leave_no_trace(cast, batch):
    told(cast, batch)
    assert undo_batch(by=cast.nadia, batch=batch) == (700, 0)
    assert not Entry.objects.exists()
    assert list(search.matching("jardin")) == []


def test_undone_what_somebody_touched_is_taken_back_and_keeps_its_history(cast, batch):
    told(cast, batch, NOTES[:5])
    corrected, disputed = NOTES[0][0], NOTES[1][0]
    correct(by=cast.helene, id=uuid7(), replaces=[corrected], content=an_encounter("Corrigé"))
    contest(by=cast.helene, id=uuid7(), version=disputed, words="Non")
    assert undo_batch(by=cast.nadia, batch=batch) == (3, 2)
    assert queries.told(queries.shared_notes(collectives=[cast.tilleuls.pk])) == []
    assert set(Entry.objects.values_list("fact", flat=True)) == {corrected, disputed}


def test_undone_told_again_they_are_back(cast, batch):
    told(cast, batch, NOTES[:3])
    undo_batch(by=cast.nadia, batch=batch)
    assert told(cast, uuid7(), NOTES[:3]) == 3


def test_only_who_told_a_batch_undoes_it(cast, batch):
    told(cast, batch, NOTES[:3])
    for who in (cast.helene, cast.karim):
        with pytest.raises(NotAllowed):
            undo_batch(by=who, batch=batch)
    with pytest.raises(NotAllowed):
        undo_batch(by=cast.nadia, batch=uuid7())
    assert Entry.objects.count() == 3
