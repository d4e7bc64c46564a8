"""Once the last day has passed nobody answers any more; nothing closes by itself; who may close is told, and
may give more time."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from pasdecote.ground.facts.owing import Expected, State, owed
from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.practice.deliberation.models import Proposal, Question
from pasdecote.practice.deliberation.services import (
    DeliberationRefused,
    answer,
    close_proposal,
    close_question,
    count_hands,
    extend_proposal,
    extend_question,
    make_due_final,
    object_to,
    open_question,
    say,
    say_from_paper,
    take_back,
    type_papers,
    vote,
    vote_at_table,
)
from pasdecote.spine.journal.errors import NotAllowed
from pasdecote.spine.journal.queries import shared_notes, told
from tests.practice.deliberation.voters import LIVES, notes, part, proposed

pytestmark = pytest.mark.django_db
UP = "Le temps est passé"
DAY = timedelta(days=1)


@pytest.fixture
def later():
    """Go to so many days from today; the clock goes back after the test."""
    traveller = time_machine.travel(clock.now(), tick=False)
    moved = traveller.start()

    def go(days):
        moved.shift(days * DAY)

    yield go
    traveller.stop()


def page(account, address):
    client = Client()
    client.force_login(account)
    return client.get(f"/collectifs/les-tilleuls/{address}").content.decode()


def agenda(account):
    client = Client()
    client.force_login(account)
    return client.get("/agenda/les-tilleuls/").content.decode()


def asked(cast, **more):
    given = {"by": cast.nadia, "id": uuid7(), "collective": cast.tilleuls, "words": "De quoi parler ?"}
    return open_question(**given, closes_on=clock.today() + DAY, **more)


def dues(cast):
    found = owed(told(shared_notes(collectives=[cast.tilleuls.pk])))
    return [(one.due.on, one.state) for one in found if one.due.what == Expected.CLOSING]


def test_the_last_day_is_still_a_day_and_the_next_takes_no_answer(cast, later):
    row = proposed(cast, closes_on=clock.today() + DAY)
    later(1)
    vote(by=cast.mireille, proposal=row, said=LIVES)
    later(1)
    demir = part(row, "M. Demir")
    for act in (
        lambda: vote(by=cast.mireille, proposal=row, said=LIVES),
        lambda: vote_at_table(by=cast.nadia, proposal=row, part=demir, said=LIVES),
        lambda: object_to(by=cast.mireille, id=uuid7(), proposal=row, words="Trop tard"),
        lambda: count_hands(by=cast.nadia, proposal=row, hands={"agrees": 2}),
    ):
        with pytest.raises(DeliberationRefused, match=UP):
            act()


def test_papers_filled_before_are_still_typed_and_one_may_still_take_ones_answer_back(cast, later):
    row = proposed(cast, "majority", closes_on=clock.today())
    vote(by=cast.mireille, proposal=row, said={"answer": "yes"})
    later(1)
    assert type_papers(by=cast.nadia, proposal=row, papers=[{"answer": "no"}]) == [0]
    assert type_papers(by=cast.mireille, proposal=row, papers=[{"answer": "no"}]) == []
    take_back(by=cast.mireille, proposal=row, part=part(row, "Mireille"))
    assert row.ballots.count() == 1


def test_nothing_closes_by_itself_and_somebody_closes_it(cast, later):
    row = proposed(cast, closes_on=clock.today())
    vote(by=cast.mireille, proposal=row, said=LIVES)
    later(30)
    assert make_due_final() == 0
    assert Proposal.objects.get().state == "open"
    assert close_proposal(by=cast.nadia, id=uuid7(), proposal=row).state == "provisional"
    assert len(notes(cast, "decision")) == 1


def test_the_screens_say_so_to_everybody_and_what_to_do_to_who_may(cast, later):
    row = proposed(cast, closes_on=clock.today())
    assert UP not in page(cast.mireille, f"decisions/{row.pk}/")
    later(1)
    read = page(cast.mireille, f"decisions/{row.pk}/")
    assert "Le temps est passé, il reste à clore." in read
    assert "Donner ma réponse" not in read
    assert "Laisser plus de temps" not in read
    assert "Laisser plus de temps" in page(cast.nadia, f"decisions/{row.pk}/")
    assert "le temps est passé, il reste à clore" in page(cast.mireille, "decisions/")


def test_who_may_close_reads_it_in_the_agenda(cast, later):
    proposed(cast, closes_on=clock.today())
    asked(cast)
    later(2)
    assert agenda(cast.nadia).count("Le temps est passé, il reste à clore.") == 2


def test_more_time_moves_the_day_for_all_who_read_it(cast, later):
    row = proposed(cast, closes_on=clock.today())
    later(1)
    until = clock.today() + 3 * DAY
    with pytest.raises(NotAllowed):
        extend_proposal(by=cast.mireille, proposal=row, closes_on=until)
    for day in (None, clock.today() - DAY):
        with pytest.raises(DeliberationRefused):
            extend_proposal(by=cast.nadia, proposal=row, closes_on=day)
    extend_proposal(by=cast.nadia, proposal=row, closes_on=until)
    vote(by=cast.mireille, proposal=row, said=LIVES)
    assert dues(cast) == [(until, State.OPEN)]
    close_proposal(by=cast.nadia, id=uuid7(), proposal=row)
    assert dues(cast) == [(until, State.DONE)]
    with pytest.raises(DeliberationRefused):
        extend_proposal(by=cast.nadia, proposal=row, closes_on=until)


def test_more_time_is_given_from_the_screen(cast, later):
    row, question = proposed(cast, closes_on=clock.today()), asked(cast)
    later(2)
    client = Client()
    client.force_login(cast.nadia)
    until = clock.today() + DAY
    said = {"end": "extend", "closes_on": until.isoformat()}
    client.post(f"/collectifs/les-tilleuls/decisions/{row.pk}/clore/", said)
    client.post(f"/collectifs/les-tilleuls/questions/{question.pk}/clore/", {**said, "closes_on": ""})
    assert (Proposal.objects.get().closes_on, Question.objects.get().closes_on) == (until, until - 2 * DAY)
    assert "Laisser plus de temps" in page(cast.nadia, f"questions/{question.pk}/clore/")
    client.post(f"/collectifs/les-tilleuls/questions/{question.pk}/clore/", said)
    assert Question.objects.get().closes_on == until
    assert dues(cast) == [(until, State.OPEN), (until, State.OPEN)]


def test_a_question_hears_no_word_and_no_button_after_its_last_day(cast, later):
    row = asked(cast, wide=True)
    voice = say(by=cast.nadia, id=uuid7(), question=row, words="De la cour")
    later(2)
    with pytest.raises(DeliberationRefused, match=UP):
        say(by=cast.mireille, id=uuid7(), question=row, words="Trop tard")
    with pytest.raises(DeliberationRefused):
        answer(by=cast.mireille, voice=voice, value=1)
    assert (
        len(say_from_paper(by=cast.nadia, id=uuid7(), question=row, lines=["Avant"], on=clock.today())) == 1
    )
    for address in ("", "repondre/"):
        read = page(cast.mireille, f"questions/{row.pk}/{address}")
        assert "il reste à clore" in read
        assert "Pas d’accord" not in read
    assert "Le temps est passé, il reste à clore" in page(cast.mireille, "questions/")


def test_a_question_s_more_time_is_for_who_asked_or_moderates_and_not_once_closed(cast, later):
    row = asked(cast)
    later(2)
    until = clock.today() + DAY
    with pytest.raises(NotAllowed):
        extend_question(by=cast.mireille, question=row, closes_on=until)
    close_question(by=cast.nadia, id=uuid7(), question=row)
    with pytest.raises(DeliberationRefused):
        extend_question(by=cast.nadia, question=row, closes_on=until)
