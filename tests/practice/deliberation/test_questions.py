"""A question is put to the group, spoken to, and closed: opening and closing tell, answering does not."""

from datetime import date, timedelta

import pytest

from pasdecote.ground.facts.owing import State, owed
from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.practice.deliberation.models import Answer, Question, Voter
from pasdecote.practice.deliberation.services import (
    DeliberationRefused,
    answer,
    close_question,
    open_question,
    say,
)
from pasdecote.spine.collectives.services import add_member
from pasdecote.spine.journal.errors import NotAllowed, OtherContent
from pasdecote.spine.journal.queries import dated_notes, shared_notes, told
from tests.factories import TUESDAY, an_account

pytestmark = pytest.mark.django_db


def asked(cast, **more):
    given = {
        "by": cast.mireille,
        "id": uuid7(),
        "collective": cast.tilleuls,
        "words": "Que faire de la cour ?",
    }
    return open_question(**{**given, **more})


def kinds(cast):
    return [item.content.kind for item in told(shared_notes(collectives=[cast.tilleuls.pk]))]


def test_a_question_is_told_to_the_group_and_its_end_is_in_the_agenda(cast):
    question = asked(cast, closes_on=clock.today() + timedelta(days=7))
    (note,) = told(shared_notes(collectives=[cast.tilleuls.pk]))
    assert (note.fact, note.circle) == (question.pk, "collective")
    (due,) = owed(told(dated_notes(collectives=[cast.tilleuls.pk])))
    assert (due.due.what, due.state) == ("closing", State.OPEN)
    close_question(by=cast.mireille, id=uuid7(), question=question)
    (due,) = owed(told(dated_notes(collectives=[cast.tilleuls.pk])))
    assert due.state is State.DONE


def test_the_same_question_twice_is_one_question(cast):
    id = uuid7()
    assert asked(cast, id=id).pk == asked(cast, id=id).pk == id
    assert Question.objects.count() == 1
    with pytest.raises(OtherContent):
        asked(cast, id=id, words="Une autre question ?")


@pytest.mark.parametrize("words", ["", "   "])
def test_a_question_without_words_is_refused(cast, words):
    with pytest.raises(DeliberationRefused, match="Écrivez la question"):
        asked(cast, words=words)
    assert kinds(cast) == []


def test_an_end_that_has_passed_is_refused(cast):
    with pytest.raises(DeliberationRefused, match="déjà passée"):
        asked(cast, closes_on=date(2020, 1, 1))


@pytest.mark.parametrize("who", ["karim", "paul"])
def test_only_somebody_of_the_group_puts_a_question_to_it(cast, who):
    with pytest.raises(NotAllowed):
        asked(cast, by=getattr(cast, who))


def test_closing_counts_who_took_part_out_of_how_many_members(cast):
    question = asked(cast, wide=True)
    voice = say(by=cast.mireille, id=uuid7(), question=question, words="Des bancs")
    answer(by=cast.nadia, voice=voice, value=1)
    close_question(by=cast.nadia, id=uuid7(), question=question)
    last = told(shared_notes(collectives=[cast.tilleuls.pk]).filter(kind="question_closed"))[0]
    (count,) = last.content.counts
    assert (count.value, count.out_of, count.obtained, count.measure) == (2, 4, "counted", "deciding")


def test_answering_tells_nothing(cast):
    question = asked(cast, wide=True)
    voice = say(by=cast.mireille, id=uuid7(), question=question, words="Des bancs")
    before = kinds(cast)
    answer(by=cast.nadia, voice=voice, value=-1)
    assert kinds(cast) == before == ["question_opened", "statement"]


def test_closing_destroys_what_tied_answers_to_people(cast):
    question = asked(cast, wide=True)
    voice = say(by=cast.mireille, id=uuid7(), question=question, words="Des bancs")
    for who, value in ((cast.nadia, 1), (cast.mireille, -1), (cast.helene, 1)):
        answer(by=who, voice=voice, value=value)
    before = set(Voter.objects.values_list("pk", flat=True))
    close_question(by=cast.mireille, id=uuid7(), question=question)
    assert sorted(Answer.objects.values_list("value", flat=True)) == [-1, 1, 1]
    assert set(Voter.objects.values_list("membership", flat=True)) == {None}
    assert before.isdisjoint(Voter.objects.values_list("pk", flat=True))


def test_closing_again_changes_nothing(cast):
    question = asked(cast)
    first = close_question(by=cast.mireille, id=uuid7(), question=question)
    again = close_question(by=cast.nadia, id=uuid7(), question=question)
    assert first.closed_at == again.closed_at
    assert kinds(cast) == ["question_opened", "question_closed"]


def test_only_who_asked_and_those_who_moderate_close(cast):
    question = asked(cast)
    other = an_account()
    add_member(collective=cast.tilleuls, name="Camille", account=other, since=TUESDAY)
    with pytest.raises(NotAllowed):
        close_question(by=other, id=uuid7(), question=question)
    assert close_question(by=cast.nadia, id=uuid7(), question=question).closed_at
