"""Sans objection: it passes when everybody who took part was asked and no objection stands."""

import pytest

from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.practice.deliberation.models import Objection
from pasdecote.practice.deliberation.recounting import read
from pasdecote.practice.deliberation.services import (
    DeliberationRefused,
    close_proposal,
    hold,
    integrate,
    lift,
    object_to,
    vote,
    vote_at_table,
)
from pasdecote.spine.journal.errors import NotAllowed
from tests.practice.deliberation.voters import LIVES, members, notes, part, proposed

pytestmark = pytest.mark.django_db


def closed(cast, row):
    return close_proposal(by=cast.nadia, id=uuid7(), proposal=row)


def objection(cast, row, words="Le jaune se salit"):
    return object_to(by=cast.mireille, id=uuid7(), proposal=row, words=words)


def test_it_passes_when_nobody_objects(cast):
    row = proposed(cast)
    vote(by=cast.mireille, proposal=row, said=LIVES)
    vote_at_table(by=cast.nadia, proposal=row, part=part(row, "M. Demir"), said={"reaction": "doubts"})
    row = closed(cast, row)
    (decision,) = notes(cast, "decision")
    assert (decision.title, decision.outcome, decision.rule) == ("Peindre le hall", "adopted", "consent")
    assert (decision.counts[0].value, decision.counts[0].out_of) == (2, 2)
    assert decision.follows == (row.pk,)
    assert read(row).outcome == "adopted"


def test_one_objection_is_enough_for_nothing_to_be_decided(cast):
    row = proposed(cast)
    said = objection(cast, row)
    vote_at_table(by=cast.nadia, proposal=row, part=part(row, "M. Demir"), said=LIVES)
    closed(cast, row)
    said.refresh_from_db()
    assert said.fate == "maintained"
    assert notes(cast, "decision") == []
    (left,) = notes(cast, "proposal_left")
    assert left.outcome == "objected"


def test_an_objection_changes_the_text_and_everybody_is_asked_again(cast):
    row = proposed(cast)
    vote_at_table(by=cast.nadia, proposal=row, part=part(row, "M. Demir"), said=LIVES)
    row = integrate(by=cast.nadia, objection=objection(cast, row), words="En vert.")
    (former,) = row.wordings.all()
    assert (former.words, former.why, row.words) == ("En jaune, samedi 12.", "Le jaune se salit", "En vert.")
    with pytest.raises(DeliberationRefused, match="2 personnes ont répondu avant"):
        closed(cast, row)
    vote(by=cast.mireille, proposal=row, said=LIVES)
    vote_at_table(by=cast.nadia, proposal=row, part=part(row, "M. Demir"), said=LIVES)
    result = read(closed(cast, row))
    assert result.outcome == "adopted"
    assert any("la proposition a été changée" in step for step in result.steps)


def test_who_objected_lifts_the_objection_and_then_can_live_with_it(cast):
    row = proposed(cast)
    lift(by=cast.mireille, objection=objection(cast, row), words="On lavera.")
    assert read(closed(cast, row)).outcome == "adopted"
    assert Objection.objects.get().fate_words == "On lavera."


def test_an_objection_that_was_heard_and_holds_is_kept_so(cast):
    row = proposed(cast)
    hold(by=cast.mireille, objection=objection(cast, row))
    assert Objection.objects.get().fate == "maintained"
    assert read(closed(cast, row)).outcome == "objected"


def test_an_objection_without_reason_is_refused(cast):
    with pytest.raises(DeliberationRefused, match="sans raison"):
        objection(cast, proposed(cast), words="  ")


def test_the_same_objection_sent_twice_is_one(cast):
    row, id = proposed(cast), uuid7()
    for _ in range(2):
        object_to(by=cast.mireille, id=id, proposal=row, words="Non")
    assert Objection.objects.count() == 1


def test_others_neither_lift_nor_object_for_somebody(cast):
    row = proposed(cast)
    (camille,) = members(cast, "Camille")
    said = objection(cast, row)
    with pytest.raises(NotAllowed):
        lift(by=camille, objection=said)
    with pytest.raises(NotAllowed):
        object_to(by=camille, id=uuid7(), proposal=row, words="Non", part=part(row, "M. Demir"))
    with pytest.raises(NotAllowed):
        object_to(by=cast.helene, id=uuid7(), proposal=row, words="Non")
