"""What became of words in the demonstration: one went as far as an answer, one waits, one has nothing yet."""

from collections import defaultdict
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from pasdecote.ground.facts.becoming import Became, Holding, Stage, became
from pasdecote.ground.facts.told import Told
from pasdecote.portal.home.sample.ahead import unanswered
from pasdecote.portal.home.sample.people import INSTITUTIONS
from pasdecote.portal.home.sample.telling import sample_notes

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def words() -> list[Became]:
    ids = defaultdict(lambda: UUID(int=1), {key: UUID(int=rank) for rank, key in enumerate(INSTITUTIONS, 1)})
    told_at = datetime(2026, 11, 1, tzinfo=UTC)
    notes = [note for note in sample_notes(ids) if note.group == "tilleuls"]
    return became(Told(note.id, note.id, note.fact, note.circle, told_at) for note in notes)


def said(words: list[Became], start: str) -> Became:
    return next(one for one in words if one.statement.content.happened.startswith(start))


def test_a_word_went_through_a_decision_and_a_demand_to_an_answer(words):
    found = said(words, "« Ils régularisent en août")
    kinds = [step.content.kind for step in found.steps]
    assert kinds[0] == "decision"
    assert kinds.index("demand") < kinds.index("demand_answered")
    assert found.last.content.outcome == "answered"
    assert found.stage is Stage.CAME


def test_a_word_of_a_member_with_a_card_waits_for_the_landlord(words):
    [held] = said(words, "« Sixième étage").awaited
    assert (held.holding, held.who) == (Holding.INSTITUTION, "Habitat des Rives")


def test_a_word_has_nothing_yet_since_a_hundred_and_forty_days():
    assert (TODAY - unanswered(TODAY).happened_on).days == 140
