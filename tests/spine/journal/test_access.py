"""Who reads what: circles by people, one table."""

import pytest

from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.spine.collectives.access import standing_of
from pasdecote.spine.journal.access import may_correct, version_for, versions
from pasdecote.spine.journal.errors import NotAllowed
from tests.factories import a_note

GROUP = {"nadia", "helene", "mireille"}
READERS = {
    "me": {"nadia"},
    "team": {"nadia", "helene"},
    "collective": GROUP,
    "institution": GROUP,
    "public": GROUP,
}


@pytest.mark.parametrize("circle", READERS)
def test_the_note_of_nadia_is_read_by_those_of_its_circle_and_nobody_else(cast, circle):
    note = a_note(cast.nadia, cast.tilleuls, circle=circle)
    reading = {
        name for name, who in cast.everybody.items() if versions(standing_of(who)).filter(pk=note.pk).exists()
    }
    assert reading == READERS[circle]


@pytest.mark.parametrize(("circle", "readers"), [("me", {"karim"}), ("team", {"karim", "helene"})])
def test_the_note_of_a_structure_is_read_by_those_who_work_there(cast, circle, readers):
    note = a_note(cast.karim, cast.centre, circle=circle)
    reading = {
        name for name, who in cast.everybody.items() if versions(standing_of(who)).filter(pk=note.pk).exists()
    }
    assert reading == readers


def test_a_chief_reads_no_notebook(cast):
    note = a_note(cast.helene, cast.tilleuls, circle="me")
    for chief in (cast.karim, cast.solene):
        with pytest.raises(NotAllowed):
            version_for(standing_of(chief), note.pk)


def test_what_is_not_for_you_is_refused_like_what_does_not_exist(cast, django_assert_num_queries):
    note = a_note(cast.nadia, cast.tilleuls, circle="team")
    standing = standing_of(cast.mireille)
    answers = set()
    for id in (note.pk, uuid7()):
        with django_assert_num_queries(1), pytest.raises(NotAllowed) as refused:
            version_for(standing, id)
        answers.add(str(refused.value))
    assert len(answers) == 1


@pytest.mark.parametrize(
    ("circle", "correcting"),
    [("me", {"nadia"}), ("team", {"nadia", "helene"}), ("collective", {"nadia", "helene"})],
)
def test_the_author_and_the_team_correct_a_shared_note(cast, circle, correcting):
    note = a_note(cast.nadia, cast.tilleuls, circle=circle)
    assert {n for n, who in cast.everybody.items() if may_correct(standing_of(who), note)} == correcting


def test_a_member_corrects_their_own_note(cast):
    note = a_note(cast.mireille, cast.tilleuls)
    assert may_correct(standing_of(cast.mireille), note)
