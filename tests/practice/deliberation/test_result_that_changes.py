"""A provisional result that ends otherwise once answers were taken back: its note says so, nos règles that it
adopted hold no more, and everybody reads what changed. An erasure changes nothing of a result."""

from datetime import timedelta

import pytest
from django.test import Client

from pasdecote.ground.facts.reading import read_stored
from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.portal.privacy.services import erase_oneself
from pasdecote.practice.deliberation.models import Proposal
from pasdecote.practice.deliberation.recounting import read, same_bytes
from pasdecote.practice.deliberation.services import (
    Terms,
    accept,
    close_proposal,
    count_hands,
    hear,
    make_due_final,
    object_to,
    open_proposal,
    propose_name,
    take_back,
    vote,
    vote_at_table,
)
from pasdecote.spine.collectives.charters import adopted_charters, charter_of, draft_of, in_words
from pasdecote.spine.collectives.models import Term
from pasdecote.spine.journal.models import Entry
from pasdecote.spine.journal.services import erase_words
from tests.factories import some_rules
from tests.practice.deliberation.voters import LIVES, members, notes, part, proposed

pytestmark = pytest.mark.django_db
YES, NO = {"answer": "yes"}, {"answer": "no"}


def closed(cast, at_table, **terms):
    """A vote in which M. Demir answered around the table, one hand said yes and one no; closed."""
    row = proposed(cast, "majority", **terms)
    vote_at_table(by=cast.nadia, proposal=row, part=part(row, "M. Demir"), said=at_table)
    count_hands(by=cast.nadia, proposal=row, hands={"yes": 1, "no": 1})
    return close_proposal(by=cast.nadia, id=uuid7(), proposal=row)


def taken_back(cast, row):
    take_back(by=cast.nadia, proposal=row, part=part(row, "M. Demir"))
    row.refresh_from_db()
    return row


def page(cast, row):
    client = Client()
    client.force_login(cast.mireille)
    return client.get(f"/collectifs/les-tilleuls/decisions/{row.pk}/").content.decode()


def rules_put(cast):
    """Nos règles, put to a majority, adopted by one voice that may be taken back."""
    some_rules(cast.nadia, cast.tilleuls, "On parle.")
    draft = some_rules(cast.mireille, cast.tilleuls, "On crie.", adopted=False)
    row = open_proposal(
        by=cast.nadia,
        id=uuid7(),
        collective=cast.tilleuls,
        title="Nos règles",
        words=in_words(draft),
        terms=Terms(rule="majority", charter=draft),
    )
    vote_at_table(by=cast.nadia, proposal=row, part=part(row, "M. Demir"), said=YES)
    count_hands(by=cast.nadia, proposal=row, hands={"yes": 1, "no": 1})
    return close_proposal(by=cast.nadia, id=uuid7(), proposal=row)


def test_the_note_of_a_decision_that_does_not_stand_is_corrected_and_says_why(cast):
    row = closed(cast, YES, review_on=clock.today().replace(year=2030))
    assert [one.outcome for one in notes(cast, "decision")] == ["adopted"]
    taken_back(cast, row)
    assert notes(cast, "decision") == []
    [left] = notes(cast, "proposal_left")
    assert (left.outcome, left.follows, left.due) == ("tied", (row.pk,), ())
    assert "des réponses ont été retirées depuis" in left.happened
    assert left.counts[0].value == 3


def test_the_correction_names_nobody_and_is_of_the_same_note(cast):
    row = taken_back(cast, closed(cast, YES))
    first, last = Entry.objects.filter(fact=row.decision).order_by("received_at", "pk")
    assert (first.pk, first.kind) == (row.decision, "decision")
    assert (last.author, last.author_name, last.origin, last.kind) == (None, "", "act", "proposal_left")


def test_whoever_looks_reads_that_it_does_not_stand_any_more(cast):
    row = closed(cast, YES)
    assert "ne tient plus" not in page(cast, row)
    taken_back(cast, row)
    shown = page(cast, row)
    assert "Rien n’est décidé" in shown
    assert "ne tient plus" in shown
    client = Client()
    client.force_login(cast.mireille)
    assert "des réponses ont été retirées" in client.get(f"/notes/{row.decision}/").content.decode()
    assert "à égalité" in client.get("/collectifs/les-tilleuls/decisions/").content.decode()


def test_not_decided_in_one_way_may_become_another_and_is_told_again(cast):
    row = closed(cast, NO)
    assert notes(cast, "decision") == []
    row = taken_back(cast, row)
    assert read(row).ends[0] == "tied"
    [left] = notes(cast, "proposal_left")
    assert left.outcome == "tied"


def test_a_no_taken_back_lets_a_decision_be(cast):
    row = proposed(cast, "majority", review_on=clock.today().replace(year=2030))
    vote_at_table(by=cast.nadia, proposal=row, part=part(row, "M. Demir"), said=NO)
    vote(by=cast.mireille, proposal=row, said=YES)
    row = close_proposal(by=cast.nadia, id=uuid7(), proposal=row)
    assert notes(cast, "decision") == []
    row = taken_back(cast, row)
    [decision] = notes(cast, "decision")
    assert (decision.outcome, len(decision.due)) == ("adopted", 1)
    assert notes(cast, "proposal_left") == []
    assert "Décidé" in page(cast, row)


def test_an_objection_noted_for_somebody_goes_with_the_answer_they_take_back(cast):
    row = proposed(cast)
    demir = part(row, "M. Demir")
    object_to(by=cast.nadia, id=uuid7(), proposal=row, words="Trop jaune", part=demir)
    vote(by=cast.mireille, proposal=row, said=LIVES)
    row = close_proposal(by=cast.nadia, id=uuid7(), proposal=row)
    assert [one.outcome for one in notes(cast, "proposal_left")] == ["objected"]
    row = taken_back(cast, row)
    assert row.objections.get().fate == "lifted"
    assert [one.outcome for one in notes(cast, "decision")] == ["adopted"]


def test_who_left_the_group_meanwhile_takes_no_role_and_keeps_nobody_from_taking_an_answer_back(cast):
    row = proposed(cast, "election", "Qui anime ?", role="facilitation")
    named = {"name": str(part(row, "Mireille").membership_id)}
    vote(by=cast.mireille, proposal=row, said=named)
    row = hear(by=cast.nadia, proposal=row)
    row = propose_name(by=cast.nadia, proposal=row, part=part(row, "Mireille"))
    vote(by=cast.mireille, proposal=row, said=LIVES)
    object_to(by=cast.nadia, id=uuid7(), proposal=row, words="Non", part=part(row, "M. Demir"))
    row = accept(by=cast.mireille, proposal=row, accepts=True)
    row = close_proposal(by=cast.nadia, id=uuid7(), proposal=row)
    mireille = cast.tilleuls.memberships.filter(account=cast.mireille)
    mireille.update(until=clock.today() - timedelta(days=1))
    row = taken_back(cast, row)
    assert read(row).ends[0] == "adopted"
    assert not Term.objects.exists()


def test_another_first_is_told_too(cast):
    options = (("Un four", None), ("Un banc", None))
    members(cast, "Awa")
    row = proposed(cast, "majority_judgment", options=options)
    vote_at_table(by=cast.nadia, proposal=row, part=part(row, "M. Demir"), said={"grades": {1: 5, 2: 0}})
    vote_at_table(by=cast.nadia, proposal=row, part=part(row, "Awa"), said={"grades": {1: 5, 2: 1}})
    vote(by=cast.mireille, proposal=row, said={"grades": {1: 0, 2: 4}})
    row = close_proposal(by=cast.nadia, id=uuid7(), proposal=row)
    assert read(row).winners == ("Un four",)
    row = taken_back(cast, row)
    take_back(by=cast.nadia, proposal=row, part=part(row, "Awa"))
    row.refresh_from_db()
    assert (read(row).winners, read(row).ends) == (("Un four",), ("adopted", ("Un banc",)))
    [decision] = notes(cast, "decision")
    assert decision.happened.startswith("Un banc")
    assert "Un banc" in page(cast, row)


def test_an_answer_taken_back_that_changes_nothing_tells_nothing(cast):
    row = proposed(cast, "majority")
    vote_at_table(by=cast.nadia, proposal=row, part=part(row, "M. Demir"), said=YES)
    vote(by=cast.mireille, proposal=row, said=YES)
    row = close_proposal(by=cast.nadia, id=uuid7(), proposal=row)
    taken_back(cast, row)
    assert Entry.objects.filter(fact=row.decision).count() == 1


def test_rules_adopted_by_a_decision_that_does_not_stand_hold_no_more_and_stay_to_be_read(cast, client):
    row = rules_put(cast)
    assert charter_of(cast.tilleuls).text == "On crie."
    taken_back(cast, row)
    assert charter_of(cast.tilleuls).text == "On parle."
    assert [(one.number, one.undone_on) for one in adopted_charters(cast.tilleuls)] == [
        (2, clock.today()),
        (1, None),
    ]
    client.force_login(cast.mireille)
    for address in ("", "2/"):
        shown = client.get(f"/collectifs/les-tilleuls/regles/{address}").content.decode()
        assert "la décision ne tient plus" in shown
    again = client.get("/collectifs/les-tilleuls/regles/ecrire/?version=2").content.decode()
    assert "On crie." in again
    assert draft_of(cast.tilleuls) is None


def test_a_version_after_one_that_was_undone_says_what_it_changed_in_what_held(cast, client):
    taken_back(cast, rules_put(cast))
    some_rules(cast.nadia, cast.tilleuls, "On parle. On rit.")
    client.force_login(cast.mireille)
    shown = client.get("/collectifs/les-tilleuls/regles/3/")
    assert shown.context["before"].number == 1
    assert "ne tient plus" not in client.get("/collectifs/les-tilleuls/regles/").content.decode()


def test_final_it_stays_as_it_ended(cast):
    row = taken_back(cast, rules_put(cast))
    assert make_due_final(today=row.final_on) == 1
    assert charter_of(cast.tilleuls).text == "On parle."
    assert [one.outcome for one in notes(cast, "proposal_left")] == ["tied"]


def test_a_note_taken_back_by_hand_stays_so_and_erased_words_do_not_come_back(cast):
    row = closed(cast, YES)
    erase_words(facts=[row.decision])
    taken_back(cast, row)
    last = Entry.objects.exclude(pk=row.decision).get(fact=row.decision)
    assert (read_stored(last.content).happened, read_stored(last.content).title) == ("", "")
    assert last.erased_at is not None


def test_five_taken_back_that_change_it_say_how_it_ended_at_the_close(cast):
    names = ("Awa", "Bintou", "Camille", "Dario", "Esra")
    members(cast, *names)
    row = proposed(cast, "majority")
    for name in names:
        vote_at_table(by=cast.nadia, proposal=row, part=part(row, name), said=YES)
    vote(by=cast.mireille, proposal=row, said=NO)
    row = close_proposal(by=cast.nadia, id=uuid7(), proposal=row)
    for name in names:
        take_back(by=cast.nadia, proposal=row, part=part(row, name))
    row.refresh_from_db()
    assert (read(row).outcome, read(row).was, read(row).people) == ("rejected", "adopted", 1)
    assert notes(cast, "decision") == []
    assert "tout a été recompté" in page(cast, row)


@pytest.mark.parametrize("rule", ["consent", "majority"])
def test_somebody_erased_changes_nothing_of_a_result_that_was_told(cast, rule):
    row = proposed(cast, rule)
    said = LIVES if rule == "consent" else YES
    vote_at_table(by=cast.nadia, proposal=row, part=part(row, "M. Demir"), said=said)
    if rule == "consent":
        object_to(by=cast.mireille, id=uuid7(), proposal=row, words="Le jaune se salit")
    else:
        vote(by=cast.mireille, proposal=row, said=NO)
    row = close_proposal(by=cast.nadia, id=uuid7(), proposal=row)
    before = read(row)
    erase_oneself(by=cast.mireille, words=True)
    for _state in ("provisional", "final"):
        row = Proposal.objects.get()
        assert same_bytes(row)[0]
        assert read(row) == before
        make_due_final(today=row.final_on)


def test_an_objection_whose_author_left_before_the_end_holds_nothing_back(cast):
    row = proposed(cast)
    vote_at_table(by=cast.nadia, proposal=row, part=part(row, "M. Demir"), said=LIVES)
    object_to(by=cast.mireille, id=uuid7(), proposal=row, words="Le jaune se salit")
    erase_oneself(by=cast.mireille, words=True)
    row = close_proposal(by=cast.nadia, id=uuid7(), proposal=row)
    assert read(row).outcome == "adopted"
    assert same_bytes(row)[0]
