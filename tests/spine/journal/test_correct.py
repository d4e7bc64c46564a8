"""Correcting and taking back: always a new version, and two at once are shown to a human."""

import pytest

from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.spine.journal import queries
from pasdecote.spine.journal.errors import JournalRefused, NotAllowed, OtherContent
from pasdecote.spine.journal.models import Entry, Replacement
from pasdecote.spine.journal.services import correct, retract, share
from tests.factories import a_note, an_encounter


def told(cast):
    return queries.told(queries.shared_notes(collectives=[cast.tilleuls.pk]))


def test_a_correction_is_what_is_told_and_the_former_version_stays(cast):
    note = a_note(cast.nadia, cast.tilleuls, "Huit personnes")
    version = correct(by=cast.helene, id=uuid7(), replaces=[note.pk], content=an_encounter("Neuf personnes"))
    (fact,) = told(cast)
    assert (fact.fact, fact.version, fact.content.happened) == (note.pk, version.pk, "Neuf personnes")
    assert Entry.objects.filter(fact=note.pk).count() == 2


def test_a_correction_sent_twice_is_one_version(cast):
    note, id = a_note(cast.nadia, cast.tilleuls, "Huit personnes"), uuid7()
    for _time in range(2):
        correct(by=cast.nadia, id=id, replaces=[note.pk], content=an_encounter("Neuf personnes"))
    assert Entry.objects.count() == 2
    assert Replacement.objects.count() == 1
    with pytest.raises(OtherContent):
        correct(by=cast.nadia, id=id, replaces=[note.pk], content=an_encounter("Dix personnes"))


def test_two_corrections_of_the_same_version_are_a_conflict_counted_once(cast):
    note = a_note(cast.nadia, cast.tilleuls, "Huit personnes")
    correct(by=cast.nadia, id=uuid7(), replaces=[note.pk], content=an_encounter("Neuf personnes"))
    correct(by=cast.helene, id=uuid7(), replaces=[note.pk], content=an_encounter("Dix personnes"))
    (fact,) = told(cast)
    assert fact.conflict
    assert fact.content.happened in {"Neuf personnes", "Dix personnes"}


def test_changes_of_different_things_are_both_kept(cast):
    note = a_note(cast.nadia, cast.tilleuls, "Huit personnes")
    correct(by=cast.nadia, id=uuid7(), replaces=[note.pk], content=an_encounter("Neuf personnes"))
    longer = an_encounter("Huit personnes", duration_minutes=120)
    correct(by=cast.helene, id=uuid7(), replaces=[note.pk], content=longer)
    (fact,) = told(cast)
    assert (fact.content.happened, fact.content.duration_minutes) == ("Neuf personnes", 120)


def test_naming_both_versions_settles_the_conflict(cast):
    note = a_note(cast.nadia, cast.tilleuls, "Huit")
    one = correct(by=cast.nadia, id=uuid7(), replaces=[note.pk], content=an_encounter("Neuf"))
    two = correct(by=cast.helene, id=uuid7(), replaces=[note.pk], content=an_encounter("Dix"))
    correct(by=cast.nadia, id=uuid7(), replaces=[one.pk, two.pk], content=an_encounter("Neuf ou dix"))
    (fact,) = told(cast)
    assert (fact.conflict, fact.content.happened) == (False, "Neuf ou dix")


def test_a_correction_never_shows_words_to_more_people(cast):
    wide = a_note(cast.nadia, cast.tilleuls, "Huit", circle="collective")
    narrow = a_note(cast.nadia, cast.tilleuls, "Huit", circle="team")
    for note in (wide, narrow):
        version = correct(by=cast.nadia, id=uuid7(), replaces=[note.pk], content=an_encounter("Neuf"))
        assert version.circle == note.circle


def test_versions_of_two_notes_are_not_one(cast):
    notes = [a_note(cast.nadia, cast.tilleuls, words) for words in ("Un", "Deux")]
    with pytest.raises(JournalRefused, match="même note"):
        correct(by=cast.nadia, id=uuid7(), replaces=[n.pk for n in notes], content=an_encounter("Trois"))


def test_a_correction_says_what_it_corrects(cast):
    with pytest.raises(JournalRefused, match="version à corriger"):
        correct(by=cast.nadia, id=uuid7(), replaces=[], content=an_encounter("Trois"))


@pytest.mark.parametrize("who", ["mireille", "karim", "solene", "paul"])
def test_nobody_outside_the_team_corrects_the_note_of_another(cast, who):
    note = a_note(cast.nadia, cast.tilleuls)
    with pytest.raises(NotAllowed):
        correct(by=cast.everybody[who], id=uuid7(), replaces=[note.pk], content=an_encounter("Autre"))


def test_a_note_taken_back_leaves_every_list_and_its_history_stays(cast):
    note = a_note(cast.nadia, cast.tilleuls)
    retract(by=cast.nadia, id=uuid7(), replaces=[note.pk])
    assert told(cast) == []
    assert Entry.objects.filter(fact=note.pk).count() == 2


def test_what_is_kept_to_oneself_is_told_to_no_projection(cast):
    note = a_note(cast.nadia, cast.tilleuls, circle="me")
    assert told(cast) == []
    share(by=cast.nadia, ids=[note.pk], circle="team")
    assert [fact.fact for fact in told(cast)] == [note.pk]
