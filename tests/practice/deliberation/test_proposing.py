"""Putting something to decision: a name suffices; each rule refuses what it cannot do without."""

from datetime import timedelta

import pytest

from pasdecote.ground.facts.owing import State, owed
from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.practice.deliberation.models import Proposal
from pasdecote.practice.deliberation.services import (
    DeliberationRefused,
    close_proposal,
    count_hands,
    leave_proposal,
    open_proposal,
    say_of,
    vote,
)
from pasdecote.practice.deliberation.services.proposing import answer_said
from pasdecote.spine.journal.errors import NotAllowed
from pasdecote.spine.journal.queries import dated_notes, told
from tests.factories import a_note, an_account
from tests.practice.deliberation.voters import ballots, members, notes, proposed

pytestmark = pytest.mark.django_db
TWO = (("Un four", None), ("Un banc", None))


def dues(cast):
    found = owed(told(dated_notes(collectives=[cast.tilleuls.pk])))
    return [(due.due.what, due.state) for due in found]


def test_a_name_alone_suffices_and_all_members_but_the_team_take_part(cast):
    row = open_proposal(by=cast.mireille, id=uuid7(), collective=cast.tilleuls, title="La cour")
    names = set(row.parts.values_list("membership__name", flat=True))
    assert (row.rule, names) == ("consent", {"Mireille", "M. Demir"})
    (note,) = notes(cast, "proposal_opened")
    assert (note.title, note.rule) == ("La cour", "consent")


def test_two_proposals_may_bear_one_title_and_one_sent_twice_is_one(cast):
    id = uuid7()
    for given in (id, id, uuid7()):
        open_proposal(by=cast.nadia, id=given, collective=cast.tilleuls, title="La cour")
    assert Proposal.objects.count() == 2


def test_who_takes_part_is_chosen_and_frozen(cast):
    nadia = cast.tilleuls.memberships.get(account=cast.nadia)
    row = proposed(cast, who=[nadia.pk, cast.demir.pk])
    members(cast, "Awa")
    assert row.parts.count() == 2
    vote(by=cast.nadia, proposal=row, said={"reaction": "agrees"})
    with pytest.raises(NotAllowed):
        vote(by=cast.mireille, proposal=row, said={"reaction": "agrees"})


@pytest.mark.parametrize(
    ("rule", "terms", "why"),
    [
        ("schulze", {"options": TWO}, "non classés"),
        ("majority_judgment", {}, "au moins deux choix"),
        ("majority_judgment", {"options": (("Un four", None), ("un four", None))}, "mêmes mots"),
        ("equal_shares", {"options": (("Un four", 10), ("Un banc", 20))}, "quelle somme"),
        ("equal_shares", {"options": TWO, "budget_cents": 100}, "coûte chaque projet"),
        ("qualified", {"threshold": "1/3"}, "plus de la moitié"),
        ("qualified", {"threshold": "deux"}, "plus de la moitié"),
        ("lot", {"places": 3}, "pas assez de noms"),
        ("n’importe quoi", {}, "Choisissez comment"),
    ],
)
def test_each_rule_says_what_it_cannot_do_without(cast, rule, terms, why):
    with pytest.raises(DeliberationRefused, match=why):
        proposed(cast, rule, **terms)
    assert Proposal.objects.count() == 0


def test_days_that_cannot_be_are_refused(cast):
    yesterday = clock.today() - timedelta(days=1)
    for terms in ({"closes_on": yesterday}, {"review_on": clock.today()}):
        with pytest.raises(DeliberationRefused):
            proposed(cast, **terms)


def test_its_end_and_then_its_review_are_in_the_agenda(cast):
    soon = clock.today() + timedelta(days=9)
    row = proposed(cast, "majority", closes_on=soon, review_on=soon + timedelta(days=90))
    assert dues(cast) == [("closing", State.OPEN)]
    count_hands(by=cast.nadia, proposal=row, hands={"yes": 2})
    close_proposal(by=cast.nadia, id=uuid7(), proposal=row)
    assert dues(cast) == [("closing", State.DONE), ("review", State.OPEN)]


def test_it_follows_what_the_account_may_read_and_nothing_else(cast):
    word = a_note(cast.mireille, cast.tilleuls, circle="collective")
    hidden = a_note(cast.helene, cast.tilleuls, circle="me")
    row = proposed(cast, follows=[word.pk, hidden.pk])
    count_hands(by=cast.nadia, proposal=row, hands={"agrees": 2})
    close_proposal(by=cast.nadia, id=uuid7(), proposal=row)
    assert notes(cast, "proposal_opened")[0].follows == (word.pk,)
    assert notes(cast, "decision")[0].follows == (row.pk, word.pk)


def test_leaving_it_destroys_the_answers_and_tells_that_nothing_was_decided(cast):
    row = proposed(cast)
    vote(by=cast.mireille, proposal=row, said={"reaction": "agrees"})
    row = leave_proposal(by=cast.nadia, id=uuid7(), proposal=row, why="On attend le bailleur")
    assert (row.state, ballots(row), row.parts.count()) == ("left", [], 0)
    (left,) = notes(cast, "proposal_left")
    assert (left.outcome, left.happened) == ("left", "On attend le bailleur")


def test_only_who_put_it_and_those_who_moderate_close(cast):
    row = proposed(cast)
    for act in (close_proposal, leave_proposal):
        with pytest.raises(NotAllowed):
            act(by=cast.mireille, id=uuid7(), proposal=row)


def test_a_question_is_asked_and_answered_in_the_group(cast):
    row = proposed(cast)
    said = say_of(by=cast.mireille, id=uuid7(), proposal=row, kind="question", words="Quel jaune ?")
    answer_said(by=cast.nadia, said=said, words="Le clair")
    assert (said.answer, said.answered_name) == ("Le clair", "Nadia")
    with pytest.raises(NotAllowed):
        say_of(by=an_account(), id=uuid7(), proposal=row, kind="question", words="Et moi ?")


def test_once_closed_nobody_answers_any_more(cast):
    row = proposed(cast, "majority")
    count_hands(by=cast.nadia, proposal=row, hands={"yes": 1})
    close_proposal(by=cast.nadia, id=uuid7(), proposal=row)
    with pytest.raises(DeliberationRefused, match="clos"):
        vote(by=cast.mireille, proposal=row, said={"answer": "yes"})
