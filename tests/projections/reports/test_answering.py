"""Answering once what only a human can say."""

import pytest
from django.http import Http404

from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.projections.reports.drawing import draw
from pasdecote.projections.reports.result import ReportError, Status
from pasdecote.projections.reports.services import answer, freeze
from pasdecote.spine.journal.models import Entry
from tests.projections.reports.drafts import a_bilan, a_year

pytestmark = pytest.mark.django_db


def say(cast, draft, field="ecarts", *, by=None, id=None, **words):
    return answer(by=by or cast.nadia, id=id or uuid7(), draft=draft, field=field, **words)


def test_an_answer_is_a_note_of_the_team_and_fills_every_bilan_that_asks(cast):
    say(cast, a_bilan(cast), text="La sono a coûté plus cher.")
    entry = Entry.objects.get()
    assert (entry.kind, entry.circle, entry.collective) == ("answer_given", "team", cast.tilleuls)
    again = draw(a_bilan(cast), outside=True).field("ecarts")
    assert again.status is Status.ANSWERED
    assert again.value == "La sono a coûté plus cher."


def test_what_was_not_collected_is_said_with_its_reason(cast):
    draft = a_bilan(cast)
    say(cast, draft, not_collected="personne n’a gardé les factures")
    field = draw(draft, outside=True).field("ecarts")
    assert field.status is Status.NOT_COLLECTED
    assert "personne n’a gardé les factures" in field.words


@pytest.mark.parametrize("words", [{}, {"text": "  "}, {"text": "Oui", "not_collected": "Non"}])
def test_an_answer_is_words_or_a_reason_and_not_both(cast, words):
    with pytest.raises(ReportError, match="ou bien"):
        say(cast, a_bilan(cast), **words)
    assert not Entry.objects.exists()


def test_the_last_answer_holds(cast):
    draft = a_bilan(cast)
    say(cast, draft, text="Une")
    say(cast, draft, text="Deux")
    assert draw(draft, outside=True).field("ecarts").value == "Deux"


def test_sending_the_same_answer_twice_tells_it_once(cast):
    draft, id = a_bilan(cast), uuid7()
    for _ in range(2):
        say(cast, draft, id=id, text="Une fois")
    assert Entry.objects.count() == 1


@pytest.mark.parametrize("field", ["tableau", "nowhere"])
def test_a_field_that_asks_nothing_takes_no_answer(cast, field):
    with pytest.raises(ReportError):
        say(cast, a_bilan(cast), field, text="Oui")


@pytest.mark.parametrize("name", ["karim", "solene", "paul", "mireille"])
def test_only_the_team_answers_for_the_group(cast, name):
    with pytest.raises(Http404):
        say(cast, a_bilan(cast), by=getattr(cast, name), text="Oui")


def test_those_who_lead_the_structure_answer_for_it(cast):
    draft = a_bilan(cast, by=cast.solene, about=cast.club)
    say(cast, draft, by=cast.solene, text="Oui")
    assert Entry.objects.get().organisation == cast.club


def test_a_frozen_bilan_takes_no_answer(cast):
    a_year(cast)
    draft = a_bilan(cast)
    freeze(by=cast.nadia, draft=draft)
    with pytest.raises(ReportError, match="figé"):
        say(cast, draft, text="Trop tard")


def test_how_many_came_to_the_whole_group_is_not_how_many_came_to_a_project(cast):
    """« Personnes différentes » of the group fills no project of it; its other words do."""
    whole, part = a_bilan(cast), a_bilan(cast, about=cast.fete)
    for field, words in (("beneficiaires", "Soixante personnes."), ("observations", "Aucune.")):
        answer(by=cast.nadia, id=uuid7(), draft=whole, field=field, text=words)
    report = draw(part, outside=False)
    assert report.field("beneficiaires").status is Status.TO_ANSWER
    assert report.field("observations").value == "Aucune."
