"""Rereading: words for one bilan, and the words of notes that somebody lets leave."""

import pytest
from django.http import Http404

from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.projections.reports.drawing import draw
from pasdecote.projections.reports.enums import DraftState
from pasdecote.projections.reports.models import Approval, Draft
from pasdecote.projections.reports.result import ReportError
from pasdecote.projections.reports.services import approve, edit, freeze, restore, withdraw
from pasdecote.spine.journal.errors import NotAllowed
from pasdecote.spine.journal.services import contest, settle
from tests.projections.reports.drafts import (
    ASSEMBLY,
    SHARED_WORDS,
    TEAM_WORDS,
    a_bilan,
    a_year,
    corrected,
    held,
    told,
)

pytestmark = pytest.mark.django_db
STORY = "mise_en_oeuvre"


@pytest.fixture
def year(cast):
    return a_year(cast)


def story(draft):
    return draw(draft, outside=True).field(STORY)


def state(draft):
    return Draft.objects.get(pk=draft.pk).state


def test_edited_words_replace_those_of_the_notes_in_this_bilan_only(cast, year):
    draft, other = a_bilan(cast), a_bilan(cast)
    edit(by=cast.karim, draft=draft, field=STORY, words=" Nos mots. ")
    assert story(draft).value == "Nos mots."
    assert SHARED_WORDS in story(other).value
    assert (state(draft), state(other)) == (DraftState.REREAD, DraftState.LIVE)


def test_edited_words_stay_when_notes_move_and_the_bilan_says_so(cast, year):
    draft = a_bilan(cast)
    edit(by=cast.nadia, draft=draft, field=STORY, words="Nos mots.")
    assert not story(draft).conflict
    told(cast, held("Encore une fois."), "institution")
    assert (story(draft).value, story(draft).conflict) == ("Nos mots.", True)


def test_editing_again_settles_the_conflict(cast, year):
    draft = a_bilan(cast)
    edit(by=cast.nadia, draft=draft, field=STORY, words="Nos mots.")
    told(cast, held("Encore une fois."), "institution")
    edit(by=cast.nadia, draft=draft, field=STORY, words="Nos mots, relus.")
    assert not story(draft).conflict


def test_edited_words_are_held_back_while_a_note_they_came_from_is_disputed(cast, year):
    draft = a_bilan(cast)
    edit(by=cast.nadia, draft=draft, field=STORY, words="La fête, dite par nous.")
    id = uuid7()
    contest(by=cast.mireille, id=id, version=year["shared"].pk, words="Ce n’est pas ça.")
    assert "fête" not in (story(draft).value or "")
    assert "Les mots relus sont retenus" in story(draft).note
    settle(by=cast.nadia, id=id, outcome="On en a parlé.")
    assert story(draft).value == "La fête, dite par nous."


def test_both_texts_are_there_when_notes_moved(cast, year):
    draft = a_bilan(cast)
    edit(by=cast.nadia, draft=draft, field=STORY, words="Nos mots.")
    told(cast, held("Encore une fois."), "institution")
    assert story(draft).words == "Nos mots."
    assert "Encore une fois." in story(draft).told


def test_going_back_to_the_notes_makes_it_live_again(cast, year):
    draft = a_bilan(cast)
    edit(by=cast.nadia, draft=draft, field=STORY, words="Nos mots.")
    restore(by=cast.nadia, draft=draft, field=STORY)
    assert SHARED_WORDS in story(draft).value
    assert state(draft) == DraftState.LIVE


def test_a_number_is_not_edited(cast, year):
    with pytest.raises(ReportError, match="se corrige dans la note"):
        edit(by=cast.nadia, draft=a_bilan(cast, ASSEMBLY), field="presences", words="4000")


def test_an_edit_needs_words(cast, year):
    with pytest.raises(ReportError, match="quelques mots"):
        edit(by=cast.nadia, draft=a_bilan(cast), field=STORY, words=" ")


def test_words_of_the_team_enter_only_once_approved_and_the_act_is_recorded(cast, year):
    draft = a_bilan(cast)
    assert TEAM_WORDS not in story(draft).value
    approve(by=cast.nadia, draft=draft, version=year["team"].pk)
    assert TEAM_WORDS in story(draft).value
    assert (Approval.objects.get().by, state(draft)) == (cast.nadia, DraftState.REREAD)


def test_approving_twice_is_approving_once(cast, year):
    draft = a_bilan(cast)
    for _ in range(2):
        approve(by=cast.nadia, draft=draft, version=year["team"].pk)
    assert Approval.objects.count() == 1


def test_an_approval_is_for_one_bilan_and_for_those_words(cast, year):
    draft, other = a_bilan(cast), a_bilan(cast)
    approve(by=cast.nadia, draft=draft, version=year["team"].pk)
    assert TEAM_WORDS not in story(other).value
    corrected(cast, year["team"], held("D’autres mots."))
    assert TEAM_WORDS not in story(draft).value
    assert "D’autres mots." not in story(draft).value


def test_an_approval_is_taken_back(cast, year):
    draft = a_bilan(cast)
    approve(by=cast.nadia, draft=draft, version=year["team"].pk)
    withdraw(by=cast.helene, draft=draft, version=year["team"].pk)
    assert TEAM_WORDS not in story(draft).value


@pytest.mark.parametrize(
    ("name", "refusal"), [("karim", NotAllowed), ("solene", NotAllowed), ("paul", Http404)]
)
def test_who_may_not_correct_the_note_approves_nothing(cast, year, name, refusal):
    with pytest.raises(refusal):
        approve(by=getattr(cast, name), draft=a_bilan(cast), version=year["team"].pk)
    assert not Approval.objects.exists()


def test_a_disputed_sentence_is_not_approved(cast, year):
    contest(by=cast.helene, id=uuid7(), version=year["team"].pk, words="Pas ce jour-là.")
    with pytest.raises(ReportError, match="ce n’est pas ça"):
        approve(by=cast.nadia, draft=a_bilan(cast), version=year["team"].pk)


def test_a_note_that_is_not_behind_the_bilan_is_not_approved(cast, year):
    mine = told(cast, held("Pour moi."), "me")
    with pytest.raises(Http404):
        approve(by=cast.nadia, draft=a_bilan(cast), version=mine.pk)


def test_nothing_is_reread_once_it_is_frozen(cast, year):
    draft = a_bilan(cast)
    freeze(by=cast.nadia, draft=draft)
    with pytest.raises(ReportError, match="figé"):
        edit(by=cast.nadia, draft=draft, field=STORY, words="Trop tard.")
    with pytest.raises(ReportError, match="figé"):
        approve(by=cast.nadia, draft=draft, version=year["team"].pk)
