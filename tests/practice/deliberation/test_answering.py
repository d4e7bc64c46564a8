"""Others answer a word by a button, take their answers back; a word is laid aside with its reason."""

import pytest

from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.practice.deliberation.models import Answer
from pasdecote.practice.deliberation.services import (
    DeliberationRefused,
    answer,
    close_question,
    open_question,
    put_back,
    say,
    set_aside,
    take_answers_back,
)
from pasdecote.spine.collectives.enums import Role
from pasdecote.spine.collectives.models import Membership
from pasdecote.spine.journal.errors import NotAllowed

pytestmark = pytest.mark.django_db


@pytest.fixture
def voice(cast):
    question = open_question(
        by=cast.nadia, id=uuid7(), collective=cast.tilleuls, words="Et la cour ?", wide=True
    )
    return say(by=cast.nadia, id=uuid7(), question=question, words="Des bancs")


def test_the_last_answer_counts(cast, voice):
    for value in (1, 0, -1):
        answer(by=cast.mireille, voice=voice, value=value)
    assert list(Answer.objects.values_list("value", flat=True)) == [-1]


@pytest.mark.parametrize("value", [2, -2, 7])
def test_another_answer_is_refused(cast, voice, value):
    with pytest.raises(DeliberationRefused, match="d’accord"):
        answer(by=cast.mireille, voice=voice, value=value)


@pytest.mark.parametrize("who", ["karim", "paul"])
def test_only_somebody_of_the_group_answers(cast, voice, who):
    with pytest.raises(NotAllowed):
        answer(by=getattr(cast, who), voice=voice, value=1)


def test_nobody_answers_once_the_question_is_closed(cast, voice):
    close_question(by=cast.nadia, id=uuid7(), question=voice.question)
    voice.question.refresh_from_db()
    with pytest.raises(DeliberationRefused, match="plus"):
        answer(by=cast.mireille, voice=voice, value=1)


def test_a_question_without_buttons_takes_no_answer(cast):
    question = open_question(by=cast.nadia, id=uuid7(), collective=cast.tilleuls, words="Et la cour ?")
    voice = say(by=cast.nadia, id=uuid7(), question=question, words="Des bancs")
    with pytest.raises(DeliberationRefused):
        answer(by=cast.mireille, voice=voice, value=1)


def test_answers_are_taken_back_by_whose_they_are(cast, voice):
    answer(by=cast.mireille, voice=voice, value=1)
    answer(by=cast.helene, voice=voice, value=-1)
    assert take_answers_back(by=cast.mireille, question=voice.question) == 1
    assert list(Answer.objects.values_list("value", flat=True)) == [-1]


def test_a_word_laid_aside_keeps_its_reason_and_takes_no_answer(cast, voice):
    set_aside(by=cast.helene, voice=voice, why="Elle nomme quelqu’un.")
    voice.refresh_from_db()
    assert (voice.set_aside_why, voice.set_aside_name) == ("Elle nomme quelqu’un.", "Hélène")
    with pytest.raises(DeliberationRefused):
        answer(by=cast.mireille, voice=voice, value=1)
    put_back(by=cast.helene, voice=voice)
    answer(by=cast.mireille, voice=voice, value=1)
    assert Answer.objects.count() == 1


def test_a_word_is_not_laid_aside_without_a_reason(cast, voice):
    with pytest.raises(DeliberationRefused, match="pourquoi"):
        set_aside(by=cast.helene, voice=voice, why=" ")


def test_the_team_moderates_until_the_group_chose_who_animates(cast, voice):
    with pytest.raises(NotAllowed):
        set_aside(by=cast.mireille, voice=voice, why="Non")
    Membership.objects.filter(account=cast.mireille).update(role=Role.FACILITATION)
    set_aside(by=cast.mireille, voice=voice, why="Elle nomme quelqu’un.")
    with pytest.raises(NotAllowed):
        put_back(by=cast.nadia, voice=voice)
