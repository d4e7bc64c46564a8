"""The demonstration's notes: about 1,200, the same each time, that promise nothing and name nobody."""

import re
from collections import Counter, defaultdict
from uuid import UUID

import pytest

from pasdecote.ground.facts.atoms import FundingStatus, Side, Stage
from pasdecote.ground.facts.checking import all_words
from pasdecote.portal.home.sample.drawings import DRAWINGS, drawn
from pasdecote.portal.home.sample.moments import STORIES, story
from pasdecote.portal.home.sample.people import GROUPS, INSTITUTIONS
from pasdecote.portal.home.sample.telling import sample_notes

IDS = {key: UUID(int=rank) for rank, key in enumerate(INSTITUTIONS, start=1)}
FORBIDDEN = re.compile(r"\b(impacts?|impacter|prouv\w*|grâce à|bénéficiaires?|usagers?)\b", re.IGNORECASE)
PERSONAL = re.compile(r"\S+@\S+|(?:\+33|0\d)(?:[ .-]?\d\d){4}|\b\d{13,15}\b")


@pytest.fixture(scope="module")
def notes():
    return sample_notes(IDS)


def words(note):
    return [said for _path, said in all_words(note.fact) if said]


def test_with_what_is_imported_there_are_about_twelve_hundred(notes):
    imported_and_answered = 250
    assert 1100 <= len(notes) + imported_and_answered <= 1300


def test_the_same_notes_have_the_same_identifiers_each_time(notes):
    again = sample_notes(IDS)
    assert [(note.id, note.fact) for note in again] == [(note.id, note.fact) for note in notes]
    assert len({note.id for note in notes}) == len(notes)
    assert all(note.id.version == 8 for note in notes)


def test_three_groups_are_told_from_september_2023_to_november_2026(notes):
    assert {note.group for note in notes} == {group.key for group in GROUPS}
    days = sorted(note.fact.happened_on for note in notes)
    assert (days[0].year, days[0].month) == (2023, 9)
    assert (days[-1].year, days[-1].month) == (2026, 11)


def test_no_word_promises_more_than_was_seen(notes):
    assert [said for note in notes for said in words(note) if FORBIDDEN.search(said)] == []


def test_nobody_s_telephone_or_address_is_told(notes):
    assert [said for note in notes for said in words(note) if PERSONAL.search(said)] == []


def test_no_slot_or_mark_of_the_pieces_is_left_in_the_words(notes):
    assert [said for note in notes for said in words(note) if re.search(r"[{}<>]", said)] == []


def test_no_sentence_comes_back_within_ten_notes_of_its_group(notes):
    told = defaultdict(list)
    for note in sorted(notes, key=lambda one: (one.fact.happened_on, one.id)):
        told[note.group].append(note.fact.happened)
    for group, said in told.items():
        for rank, happened in enumerate(said):
            around = " ".join(said[max(0, rank - 10) : rank])
            sentences = re.findall(r"[^.!?]{25,}[.!?]", happened)
            assert [one for one in sentences if one in around] == [], group


def test_a_note_that_says_nobody_came_counts_nobody(notes):
    empty = [
        note for note in notes if note.fact.kind == "presence" and note.fact.happened.startswith("Personne")
    ]
    assert empty
    assert {note.fact.counts[0].value for note in empty} == {0}


def test_what_was_planned_and_what_was_spent_add_up_exercise_by_exercise(notes):
    totals = defaultdict(Counter)
    for line in lines(notes):
        if line.status not in (FundingStatus.REFUSED, FundingStatus.REQUESTED):
            totals[line.exercise, line.stage][line.side] += line.cents
    assert len(totals) >= 6
    for told in totals.values():
        assert told[Side.EXPENSE] == told[Side.INCOME] > 0


def test_every_funder_pays_what_it_granted_and_nothing_when_it_refused(notes):
    planned, paid, refused = Counter(), Counter(), set()
    for line in lines(notes):
        if line.funder and line.status is FundingStatus.REFUSED:
            refused.add((line.funder, line.exercise))
        elif line.funder:
            (planned if line.stage is Stage.PLANNED else paid)[line.funder, line.exercise] += line.cents
    assert planned == paid
    assert refused
    assert not refused & set(paid)


def lines(notes):
    """The budget lines of one group at a time add up; those of the garden are 2026's own."""
    return [line for note in notes for line in note.fact.money]


def test_the_silence_is_of_seventy_one_days():
    told = [note.fact for note in story("tilleuls", IDS)]
    asked = next(fact for fact in told if fact.kind == "demand")
    silence = next(fact for fact in told if fact.kind == "demand_answered" and fact.outcome == "silence")
    assert (silence.happened_on - asked.happened_on).days == 71
    assert silence.follows


def test_every_moment_names_only_what_exists():
    for group in STORIES:
        for note in story(group, IDS):
            assert not note.photo or note.photo in DRAWINGS


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_drawing_is_the_same_each_time_and_says_what_one_sees(name):
    data, description = drawn(name)
    assert (data, description) == drawn(name)
    assert data.startswith(b"\x89PNG")
    assert len(description) > 20
