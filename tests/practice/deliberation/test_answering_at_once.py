"""Many answer a word at once, in the first seconds of a question: no answer is lost, none counts twice."""

import json
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.practice.deliberation.models import Answer, Voter
from pasdecote.practice.deliberation.services import answer, close_question, open_question, say
from tests.cast import build_cast
from tests.practice.deliberation.voters import members

PEOPLE = 20
pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts):
    """Do all of this together, each from a connection of its own."""
    start = Barrier(len(acts))

    def act(work):
        start.wait(20)
        try:
            return work()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(act, acts))


@pytest.fixture
def everybody():
    cast = build_cast()
    return cast, members(cast, *[f"Membre {number}" for number in range(PEOPLE)])


@pytest.fixture
def voices(everybody):
    """Two words of a question opened a moment ago, which nobody answered yet."""
    cast, _people = everybody
    ways = {"collective": cast.tilleuls, "words": "Et la cour ?", "wide": True}
    question = open_question(by=cast.nadia, id=uuid7(), **ways)
    return [say(by=cast.nadia, id=uuid7(), question=question, words=said) for said in ("Des bancs", "Rien")]


def test_the_first_answers_of_a_question_all_count(everybody, voices):
    cast, people = everybody
    at_once(
        *[
            lambda who=who, rank=rank: [
                answer(by=who, voice=voice, value=1) for voice in (voices, voices[::-1])[rank % 2]
            ]
            for rank, who in enumerate(people)
        ]
    )
    assert Voter.objects.count() == PEOPLE
    assert list(Answer.objects.values_list("value", flat=True)) == [1] * 2 * PEOPLE
    closed = close_question(by=cast.nadia, id=uuid7(), question=voices[0].question)
    found = json.loads(closed.result)
    assert found["people"] == PEOPLE + 1  # and Nadia, who said the words
    assert {sum(count) for count in found["counts"].values()} == {PEOPLE}


def test_one_who_answers_many_times_at_once_has_one_answer(everybody, voices):
    _cast, people = everybody
    at_once(
        *[
            lambda value=value: answer(by=people[0], voice=voices[0], value=value)
            for value in (1, -1, 0, 1) * 3
        ]
    )
    assert (Voter.objects.count(), Answer.objects.count()) == (1, 1)
