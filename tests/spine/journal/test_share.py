"""Sharing and widening: outward only, by whom holds the note, all or none."""

import pytest

from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.spine.collectives.access import standing_of
from pasdecote.spine.journal.access import heads, versions
from pasdecote.spine.journal.errors import JournalRefused, NotAllowed
from pasdecote.spine.journal.models import Entry
from pasdecote.spine.journal.services import correct, retract, share, widen
from tests.factories import a_note, an_encounter


def circles():
    return list(Entry.objects.order_by("pk").values_list("circle", flat=True))


def test_several_notes_are_shared_together(cast):
    notes = [a_note(cast.nadia, cast.tilleuls, words, circle="me") for words in ("Un", "Deux")]
    share(by=cast.nadia, ids=[note.pk for note in notes], circle="team")
    assert circles() == ["team", "team"]


def test_one_that_is_not_mine_stops_them_all(cast):
    mine = a_note(cast.nadia, cast.tilleuls, circle="me")
    other = a_note(cast.helene, cast.tilleuls, circle="me")
    with pytest.raises(NotAllowed, match="Rien n’a été partagé"):
        share(by=cast.nadia, ids=[mine.pk, other.pk], circle="team")
    assert circles() == ["me", "me"]


def test_shared_again_to_the_same_circle_nothing_changes(cast):
    note = a_note(cast.nadia, cast.tilleuls, circle="me")
    share(by=cast.nadia, ids=[note.pk], circle="team")
    share(by=cast.nadia, ids=[note.pk], circle="team")
    assert circles() == ["team"]


def test_a_shared_note_does_not_come_back_to_oneself(cast):
    note = a_note(cast.nadia, cast.tilleuls, circle="team")
    with pytest.raises(JournalRefused):
        share(by=cast.nadia, ids=[note.pk], circle="me")


def test_a_note_taken_back_is_not_shared(cast):
    note = a_note(cast.nadia, cast.tilleuls, circle="me")
    retract(by=cast.nadia, id=uuid7(), replaces=[note.pk])
    with pytest.raises(NotAllowed):
        share(by=cast.nadia, ids=[note.pk], circle="team")


def test_a_member_does_not_share_with_the_team_alone(cast):
    note = a_note(cast.mireille, cast.tilleuls, circle="me")
    with pytest.raises(NotAllowed):
        share(by=cast.mireille, ids=[note.pk], circle="team")


def test_widening_is_a_new_version_that_more_people_read(cast):
    note = a_note(cast.nadia, cast.tilleuls, circle="team")
    reads = versions(standing_of(cast.mireille))
    assert not reads.exists()
    wider = widen(by=cast.helene, id=uuid7(), version=note.pk, circle="collective")
    assert (wider.fact, wider.content) == (note.fact, note.content)
    assert [entry.pk for entry in heads(reads)] == [wider.pk]


@pytest.mark.parametrize("circle", ["me", "team", "collective"])
def test_a_note_is_never_narrowed(cast, circle):
    note = a_note(cast.nadia, cast.tilleuls, circle="collective")
    with pytest.raises(JournalRefused):
        widen(by=cast.nadia, id=uuid7(), version=note.pk, circle=circle)


def test_a_member_does_not_widen_the_note_of_another(cast):
    note = a_note(cast.nadia, cast.tilleuls, circle="collective")
    with pytest.raises(NotAllowed):
        widen(by=cast.mireille, id=uuid7(), version=note.pk, circle="public")


def test_an_old_version_is_not_widened(cast):
    note = a_note(cast.nadia, cast.tilleuls, circle="team")
    correct(by=cast.nadia, id=uuid7(), replaces=[note.pk], content=an_encounter("Autrement"))
    with pytest.raises(NotAllowed):
        widen(by=cast.nadia, id=uuid7(), version=note.pk, circle="collective")
