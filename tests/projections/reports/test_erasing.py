"""An erased note's words leave bilans: reread words, what is frozen and not sent. What was sent says so."""

from datetime import date

import pytest
from django.core.files.storage import default_storage

from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.portal.privacy.erasing import erase_words
from pasdecote.projections.reports.drawing import draw
from pasdecote.projections.reports.enums import DraftState
from pasdecote.projections.reports.models import Draft, EditedSentence, Snapshot
from pasdecote.projections.reports.services import begin_again, edit, freeze, restore, send
from tests.projections.reports.drafts import SHARED_WORDS, a_bilan, a_year, corrected, held

pytestmark = pytest.mark.django_db
STORY = "mise_en_oeuvre"


@pytest.fixture
def year(cast):
    return a_year(cast)


@pytest.fixture
def draft(cast, year):
    draft = a_bilan(cast)
    edit(by=cast.nadia, draft=draft, field=STORY, words="La fête, dite par nous.")
    return draft


def erase(year):
    return erase_words(facts=[year["shared"].fact])


def story(draft):
    return draw(draft, outside=True).field(STORY)


def test_reread_words_that_came_from_an_erased_note_are_gone_and_the_field_says_so(cast, year, draft):
    edit(by=cast.nadia, draft=draft, field="ecarts", words="La sono.")
    assert erase(year).reports.edits == 1
    assert not EditedSentence.objects.filter(words__contains="fête").exists()
    assert "fête" not in (story(draft).value or "")
    assert story(draft).conflict
    assert "effacés avec une note" in story(draft).note
    assert draw(draft, outside=True).field("ecarts").value == "La sono."


def test_words_reread_before_a_correction_leave_too(cast, year, draft):
    corrected(cast, year["shared"], held("Autre chose", date(2025, 6, 20)))
    edit(by=cast.nadia, draft=draft, field=STORY, words="La fête, encore.")
    erase(year)
    assert EditedSentence.objects.get().words == ""


def test_a_field_erased_is_reread_or_follows_the_notes_again(cast, year, draft):
    erase(year)
    edit(by=cast.nadia, draft=draft, field=STORY, words="Autrement.")
    assert (story(draft).value, story(draft).conflict) == ("Autrement.", False)
    restore(by=cast.nadia, draft=draft, field=STORY)
    assert not EditedSentence.objects.exists()


def test_a_bilan_frozen_and_not_sent_loses_its_files_and_is_open_again(cast, year):
    draft = a_bilan(cast)
    snapshot = freeze(by=cast.nadia, draft=draft)
    assert SHARED_WORDS in snapshot.text
    names = [file.file.name for file in snapshot.files.order_by("pk")]
    assert erase(year).reports.reopened == 1
    again = Draft.objects.get(pk=draft.pk)
    assert (again.state, again.reopened_on) == (DraftState.REREAD, clock.today())
    assert not Snapshot.objects.exists()
    assert not any(default_storage.exists(name) for name in names)
    assert SHARED_WORDS not in freeze(by=cast.nadia, draft=again).text
    assert Draft.objects.get(pk=draft.pk).reopened_on is None


def test_a_sent_bilan_keeps_its_files_with_a_mention(cast, year, draft):
    kept = freeze(by=cast.nadia, draft=draft)
    send(by=cast.nadia, id=uuid7(), draft=draft, sent_to="Fondation du Port", on=clock.today())
    assert erase(year).reports.mentioned == 1
    snapshot = Snapshot.objects.get()
    assert (snapshot.text, snapshot.erased_since) == (kept.text, clock.today())
    with snapshot.files.get(format="json").file.open("rb") as file:
        assert file.read().decode() == kept.text


def test_erased_words_do_not_come_back_in_a_new_version(cast, year, draft):
    freeze(by=cast.nadia, draft=draft)
    send(by=cast.nadia, id=uuid7(), draft=draft, sent_to="Fondation du Port", on=clock.today())
    erase(year)
    second = begin_again(by=cast.nadia, draft=draft)
    assert "fête" not in (story(second).value or "")


def test_a_bilan_that_stood_on_other_notes_is_left_alone(cast, year):
    draft = a_bilan(cast)
    freeze(by=cast.nadia, draft=draft)
    other = a_bilan(cast, since=date(2024, 1, 1), until=date(2024, 12, 31))
    freeze(by=cast.nadia, draft=other)
    erase(year)
    assert Draft.objects.get(pk=other.pk).state == DraftState.FROZEN
