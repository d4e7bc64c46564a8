"""What others see of answers moves for five voters at once; a small group sees nothing before the end."""

import json

import pytest
from django.urls import reverse

from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.practice.deliberation.models import Answer
from pasdecote.practice.deliberation.queries import counts_shown
from pasdecote.practice.deliberation.services import answer, close_question, take_answers_back
from tests.practice.deliberation.crowd import crowd, wide_question

pytestmark = pytest.mark.django_db


@pytest.fixture
def many(cast):
    return crowd(cast.tilleuls, 20)


def seen(client, who, question, form="json"):
    client.force_login(who)
    address = reverse("deliberation:uniting_file", args=[question.collective.slug, question.pk, form])
    return client.get(address)


def test_counts_appear_with_the_fifth_answer_and_move_with_the_tenth(cast, many):
    question, (voice,) = wide_question(cast, 1)
    found = []
    for who in many[:10]:
        answer(by=who, voice=voice, value=1)
        found.append(counts_shown(question).get(voice.pk))
    assert found == [None] * 4 + [(5, 0, 0)] * 5 + [(10, 0, 0)]


def test_somebody_who_changes_their_mind_over_and_over_moves_nothing(cast, many):
    question, (voice,) = wide_question(cast, 1)
    for who in many[:5]:
        answer(by=who, voice=voice, value=1)
    for _again in range(6):
        answer(by=many[0], voice=voice, value=-1)
        take_answers_back(by=many[0], question=question)
        answer(by=many[0], voice=voice, value=0)
    assert counts_shown(question) == {voice.pk: (5, 0, 0)}


def test_a_changed_answer_waits_for_four_more_changed_ones(cast, many):
    question, (voice,) = wide_question(cast, 1)
    for who in many[:5]:
        answer(by=who, voice=voice, value=1)
    answer(by=many[0], voice=voice, value=-1)
    for who in many[5:10]:
        answer(by=who, voice=voice, value=1)
    assert counts_shown(question) == {voice.pk: (10, 0, 0)}
    for who in many[1:5]:
        answer(by=who, voice=voice, value=0)
    assert counts_shown(question) == {voice.pk: (5, 1, 4)}


def test_answers_taken_back_leave_the_counts_five_at_a_time(cast, many):
    question, (voice,) = wide_question(cast, 1)
    for who in many[:10]:
        answer(by=who, voice=voice, value=1)
    for who in many[:4]:
        take_answers_back(by=who, question=question)
    assert counts_shown(question) == {voice.pk: (10, 0, 0)}
    take_answers_back(by=many[4], question=question)
    assert counts_shown(question) == {voice.pk: (5, 0, 0)}
    assert Answer.objects.count() == 5


def test_no_result_is_shown_before_one_has_answered(client, cast, many):
    question, (voice, other) = wide_question(cast, 2)
    for who in many[:5]:
        answer(by=who, voice=voice, value=1)
        answer(by=who, voice=other, value=1)
    late = many[9]
    assert seen(client, late, question).status_code == 404
    answer(by=late, voice=voice, value=0)
    told = seen(client, late, question).json()
    assert [line["words"] for line in told["unites"]] == ["Parole 0"]


def test_a_small_group_sees_nothing_before_the_end_and_then_counts_everybody(client, cast):
    few = crowd(cast.tilleuls, 8)
    question, (voice,) = wide_question(cast, 1)
    for who in few[:7]:
        answer(by=who, voice=voice, value=1)
    assert seen(client, few[0], question).status_code == 404
    close_question(by=cast.nadia, id=uuid7(), question=question)
    told = seen(client, few[0], question).json()
    assert [(line["agree"], line["disagree"]) for line in told["unites"]] == [(7, 0)]


def test_fewer_than_five_answers_are_never_shown(client, cast):
    few = crowd(cast.tilleuls, 8)
    question, (voice,) = wide_question(cast, 1)
    for who in few[:4]:
        answer(by=who, voice=voice, value=1)
    close_question(by=cast.nadia, id=uuid7(), question=question)
    told = seen(client, few[0], question).json()
    assert told["unites"] == told["divides"] == told["unknown"] == []


def test_the_end_moves_no_count_for_fewer_than_five(client, cast, many):
    question, (voice,) = wide_question(cast, 1)
    for who in many[:9]:
        answer(by=who, voice=voice, value=1)
    close_question(by=cast.nadia, id=uuid7(), question=question)
    told = seen(client, many[0], question).json()
    assert [line["agree"] for line in told["unites"]] == [5]
    question.refresh_from_db()
    assert json.loads(question.result)["people"] == 10  # nine who answered, and Nadia who spoke


def test_the_table_says_the_same_as_the_data(client, cast, many):
    question, (voice,) = wide_question(cast, 1)
    for who in many[:5]:
        answer(by=who, voice=voice, value=-1)
    table = seen(client, many[0], question, "csv").content.decode("utf-8-sig")
    assert "unit;1;Parole 0;0;5;0;5" in table
