"""Each rule, from ballots to the sentence that is told: ties stated, quorum said, nobody left out."""

import pytest

from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.practice.deliberation.recounting import read, same_bytes
from pasdecote.practice.deliberation.services import (
    DeliberationRefused,
    accept,
    agree_on_count,
    choose_recounters,
    close_proposal,
    count_hands,
    draw,
    hear,
    propose_name,
    type_papers,
    vote,
)
from pasdecote.practice.deliberation.views.decision_pages import names_heard
from pasdecote.spine.journal.errors import NotAllowed
from tests.practice.deliberation.voters import LIVES, ballots, members, notes, part, proposed

pytestmark = pytest.mark.django_db
OPTIONS = (("Un four", 90_000), ("Un banc", 40_000), ("Des jeux", 30_000))


def closed(cast, rule, answers, **terms):
    """What came of these answers, each by somebody."""
    people = members(cast, *(f"Membre {n}" for n in range(len(answers))))
    row = proposed(cast, rule, options=OPTIONS, **terms)
    for who, said in zip(people, answers, strict=True):
        vote(by=who, proposal=row, said=said)
    row = close_proposal(by=cast.nadia, id=uuid7(), proposal=row)
    assert same_bytes(row)[0]
    return read(row)


@pytest.mark.parametrize(
    ("answers", "terms", "outcome"),
    [
        (["yes", "yes", "no", "abstain"], {}, "adopted"),
        (["yes", "no"], {}, "tied"),
        (["abstain"], {}, "nobody"),
        (["yes", "yes"], {"quorum": 3}, "no_quorum"),
    ],
)
def test_a_majority(cast, answers, terms, outcome):
    told = closed(cast, "majority", [{"answer": said} for said in answers], **terms)
    assert told.outcome == outcome
    assert bool(notes(cast, "decision")) == (outcome == "adopted")


def test_a_qualified_majority_needs_the_share_that_the_group_said(cast):
    told = closed(cast, "qualified", [{"answer": said} for said in ("yes", "yes", "no")], threshold="3/4")
    assert told.outcome == "rejected"


def test_a_majority_judgment_in_words(cast):
    grades = ((5, 4, 1), (4, 4, 2), (0, 5, 5))
    told = closed(cast, "majority_judgment", [{"grades": {1: a, 2: b, 3: c}} for a, b, c in grades])
    assert (told.outcome, told.winners) == ("adopted", ("Un banc",))


def test_equals_are_told_and_nothing_is_decided(cast):
    told = closed(cast, "majority_judgment", [{"grades": {1: 4, 2: 4, 3: 4}}])
    assert told.outcome == "tied"
    assert "égalité" in told.steps[-1]


def test_what_everybody_rejects_is_not_kept_because_it_is_first(cast):
    told = closed(cast, "majority_judgment", [{"grades": {1: 0, 2: 0, 3: 0}}])
    assert (told.outcome, notes(cast, "decision")) == ("rejected", [])


def test_a_budget_is_shared_and_what_is_left_is_said(cast):
    answers = [{"options": said} for said in ([1], [2, 3], [2], [3])]
    told = closed(cast, "equal_shares", answers, budget_cents=100_000)
    assert set(told.winners) <= {"Un four", "Un banc", "Des jeux"}
    assert "Non dépensé" in told.steps[-1]


@pytest.mark.parametrize("below", [True, False])
def test_a_ranking_says_what_it_makes_of_what_is_left_out(cast, below):
    answers = [{"places": said} for said in ({1: 1}, {1: 1, 2: 2}, {2: 1, 3: 2})]
    told = closed(cast, "schulze", answers, below=below)
    assert any("laissé" in step for step in told.steps)


def test_anybody_draws_again_what_was_drawn_after_the_list_was_published(cast):
    members(cast, "Awa", "Bintou")
    row = proposed(cast, "lot", places=2)
    assert "digest" in row.frozen_list
    told = read(draw(by=cast.nadia, id=uuid7(), proposal=row, seed="3 5 2 6"))
    row.refresh_from_db()
    assert len(told.winners) == 2
    assert same_bytes(row)[0]
    (decision,) = notes(cast, "decision")
    assert all(part(row, name) for name in decision.happened.split(" (")[0].split(" ; "))


def test_a_role_is_given_to_somebody_nobody_objects_to_and_who_accepts(cast):
    awa, bintou = members(cast, "Awa", "Bintou")
    row = proposed(cast, "election", "Qui anime ?")
    name = str(part(row, "Awa").membership_id)
    for who in (awa, bintou, cast.mireille):
        vote(by=who, proposal=row, said={"name": name, "why": "Elle écoute"})
    with pytest.raises(DeliberationRefused, match="second tour"):
        propose_name(by=cast.nadia, proposal=row, part=part(row, "Awa"))
    row = hear(by=cast.nadia, proposal=row)
    assert propose_name(by=cast.nadia, proposal=row, part=part(row, "Bintou")).chosen is None
    row = propose_name(by=cast.nadia, proposal=row, part=part(row, "Awa"))
    for who in (awa, bintou, cast.mireille):
        vote(by=who, proposal=row, said=LIVES)
    with pytest.raises(DeliberationRefused, match="accepte"):
        close_proposal(by=cast.nadia, id=uuid7(), proposal=row)
    accept(by=awa, proposal=row, accepts=True)
    close_proposal(by=cast.nadia, id=uuid7(), proposal=row)
    assert notes(cast, "decision")[0].happened.startswith("Awa")


def test_an_answer_that_the_rule_does_not_take_is_refused(cast):
    for rule, said in (
        ("majority", {"answer": "peut-être"}),
        ("majority_judgment", {"grades": {1: 9, 2: 1, 3: 1}}),
        ("majority_judgment", {"grades": {1: 1}}),
        ("schulze", {"places": {}}),
        ("equal_shares", {"options": [7]}),
        ("election", {"name": "personne"}),
    ):
        row = proposed(cast, rule, rule, options=OPTIONS, budget_cents=1000, below=True)
        with pytest.raises(DeliberationRefused):
            vote(by=cast.mireille, proposal=row, said=said)
        assert ballots(row) == []


def test_hands_are_counted_again_and_a_rule_without_them_says_so(cast):
    row = proposed(cast, "majority")
    for number in (3, 1):
        count_hands(by=cast.nadia, proposal=row, hands={"yes": number, "no": 1})
    told = read(close_proposal(by=cast.nadia, id=uuid7(), proposal=row))
    assert (told.people, told.origins) == (2, {"hands": 2})
    with pytest.raises(DeliberationRefused):
        count_hands(by=cast.nadia, proposal=proposed(cast, "lot"), hands={"yes": 1})


def test_papers_that_differ_wait_and_a_third_person_cannot_settle_it(cast):
    row = proposed(cast, "majority")
    yes, no = {"answer": "yes"}, {"answer": "no"}
    assert type_papers(by=cast.nadia, proposal=row, papers=[yes, no]) == [0]
    assert type_papers(by=cast.helene, proposal=row, papers=[yes, yes, no]) == [2, 3]
    with pytest.raises(DeliberationRefused, match="s’accorder"):
        type_papers(by=cast.mireille, proposal=row, papers=[yes, no])
    with pytest.raises(DeliberationRefused, match="papiers attendent"):
        close_proposal(by=cast.nadia, id=uuid7(), proposal=row)
    assert type_papers(by=cast.helene, proposal=row, papers=[yes, no]) == []
    assert read(close_proposal(by=cast.nadia, id=uuid7(), proposal=row)).origins == {"paper": 2}


def test_the_two_whom_the_group_chose_recount_and_nobody_else(cast):
    row = proposed(cast, "majority")
    count_hands(by=cast.nadia, proposal=row, hands={"yes": 2})
    row = close_proposal(by=cast.nadia, id=uuid7(), proposal=row)
    with pytest.raises(DeliberationRefused, match="deux personnes"):
        choose_recounters(by=cast.nadia, proposal=row, parts=[part(row, "Mireille")])
    choose_recounters(by=cast.nadia, proposal=row, parts=list(row.parts.order_by("pk")))
    agree_on_count(by=cast.mireille, proposal=row)
    assert row.recounters.exclude(agreed_at=None).count() == 1
    with pytest.raises(DeliberationRefused):
        agree_on_count(by=cast.helene, proposal=row)
    with pytest.raises(NotAllowed):
        choose_recounters(by=cast.mireille, proposal=row, parts=list(row.parts.order_by("pk")))


def test_who_comes_late_to_the_second_round_shows_nothing_new_and_counts(cast):
    awa, bintou = members(cast, "Awa", "Bintou")
    row = proposed(cast, "election", "Qui anime ?")
    vote(by=awa, proposal=row, said={"name": str(part(row, "Awa").membership_id), "why": "Je veux bien"})
    row = hear(by=cast.nadia, proposal=row)
    before = names_heard(row)
    name = str(part(row, "Mireille").membership_id)
    vote(by=bintou, proposal=row, said={"name": name, "why": "Elle écoute"})
    assert names_heard(row) == before == [("Awa", ["Je veux bien"])]
    row = propose_name(by=cast.nadia, proposal=row, part=part(row, "Mireille"))
    assert ("Mireille", ["Elle écoute"]) in names_heard(row)
    for who in (awa, bintou):
        vote(by=who, proposal=row, said=LIVES)
    accept(by=cast.mireille, proposal=row, accepts=False)
    told = read(close_proposal(by=cast.nadia, id=uuid7(), proposal=row))
    assert (told.outcome, told.people) == ("declined", 2)
