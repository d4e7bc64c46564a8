"""The feuille de recopie: what is to be pasted into a portal, what was, and what changed since."""

import io

import pytest
from django.http import Http404
from django.urls import reverse
from pypdf import PdfReader

from pasdecote.projections.reports.models import CopiedLine
from pasdecote.projections.reports.result import ReportError
from pasdecote.projections.reports.services import begin_again, forget_copied, freeze, note_copied
from pasdecote.projections.reports.sheets import digest, lines_of, sheet_of
from tests.projections.reports.drafts import (
    ASSEMBLY,
    TEAM_WORDS,
    a_bilan,
    a_year,
    an_own_template,
    corrected,
    held,
    told,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def year(cast):
    return a_year(cast)


@pytest.fixture
def draft(cast, year):
    return a_bilan(cast, ASSEMBLY)


@pytest.fixture
def team(client, cast):
    client.force_login(cast.nadia)
    return client


def at(name, *arguments):
    return reverse(f"reports:{name}", args=arguments)


def line_of(draft, field):
    return next(line for line in lines_of(draft, sheet_of(draft)) if line.line.id == field)


def noted(cast, draft, field, by=None):
    line = line_of(draft, field)
    return note_copied(by=by or cast.nadia, draft=draft, line=line.key, seen=line.value)


def test_a_line_pasted_is_remembered_with_who_and_when(cast, draft):
    noted(cast, draft, "presences")
    pasted = line_of(draft, "presences").pasted
    assert (pasted.by, pasted.changed) == ("Nadia", False)
    assert not line_of(draft, "presences").left
    assert line_of(draft, "seances").left


def test_pasting_again_keeps_one_row(cast, draft):
    noted(cast, draft, "presences")
    noted(cast, draft, "presences", by=cast.karim)
    assert CopiedLine.objects.get().by == cast.karim


def test_a_line_that_changed_since_says_so_and_is_to_be_pasted_again(cast, draft, year):
    noted(cast, draft, "presences")
    corrected(cast, year["shared"], held("La fête", number=31))
    line = line_of(draft, "presences")
    assert (line.pasted.changed, line.left) == (True, True)


def test_what_was_read_is_noted_even_when_a_note_changed_meanwhile(cast, draft, year):
    seen = line_of(draft, "presences")
    corrected(cast, year["shared"], held("La fête", number=31))
    note_copied(by=cast.nadia, draft=draft, line=seen.key, seen=seen.value)
    assert line_of(draft, "presences").pasted.changed


def test_no_word_is_kept_of_what_was_pasted(cast, draft):
    noted(cast, draft, "presences")
    row = CopiedLine.objects.get()
    assert (len(row.line), len(row.value)) == (32, 32)


def test_a_line_may_be_put_back(cast, draft):
    row = noted(cast, draft, "presences")
    forget_copied(by=cast.nadia, draft=draft, line="\x00")
    forget_copied(by=cast.nadia, draft=draft, line=row.line)
    assert line_of(draft, "presences").pasted is None


@pytest.mark.parametrize(("line", "seen"), [("0" * 32, "0" * 32), ("", ""), (digest("presences"), "<b>")])
def test_a_line_that_the_sheet_does_not_have_is_refused(cast, draft, line, seen):
    with pytest.raises(ReportError, match="rouvrez la page"):
        note_copied(by=cast.nadia, draft=draft, line=line, seen=seen)
    assert not CopiedLine.objects.exists()


def test_outsiders_note_nothing(cast, draft):
    row = noted(cast, draft, "presences")
    for account in (cast.paul, cast.mireille):
        with pytest.raises(Http404):
            note_copied(by=account, draft=draft, line=row.line, seen=row.value)
        with pytest.raises(Http404):
            forget_copied(by=account, draft=draft, line=row.line)
    assert CopiedLine.objects.get().by == cast.nadia


def test_a_frozen_bilan_is_pasted_as_it_was_frozen(cast, draft, year):
    before = line_of(draft, "presences").line.text
    freeze(by=cast.nadia, draft=draft)
    draft.refresh_from_db()
    corrected(cast, year["shared"], held("La fête", number=31))
    assert line_of(draft, "presences").line.text == before
    assert noted(cast, draft, "presences").draft.done
    again = begin_again(by=cast.nadia, draft=draft)
    assert line_of(again, "presences").line.text != before
    assert line_of(again, "presences").pasted is None


def test_small_numbers_and_the_words_of_the_team_stay(team, cast):
    told(cast, held(TEAM_WORDS, number=3))
    page = team.get(at("copying", a_bilan(cast, ASSEMBLY).pk)).content.decode()
    assert TEAM_WORDS not in page
    assert "Rien à recopier : nombre retenu" in page
    assert 'value="3"' not in page


def test_the_screen_gives_every_line_with_its_state(team, cast, draft):
    noted(cast, draft, "presences")
    page = team.get(at("copying", draft.pk)).content.decode()
    to_paste = len(sheet_of(draft).to_copy)
    assert page.count('class="copy-form') == to_paste
    assert f"{to_paste} champs à recopier, il en reste {to_paste - 1}." in page
    assert "recopié le" in page
    assert 'value="39"' in page


def test_a_text_too_long_comes_shortened_and_may_be_edited(team, cast, year):
    draft = a_bilan(cast, template="", own=an_own_template(cast))
    long = "Elle a duré. " * 20
    told(cast, held(f"La fête a eu lieu. {long}"), "institution")
    page = team.get(at("copying", draft.pk)).content.decode()
    assert "Le portail prend 40 signes" in page
    assert "data-shorten" in page
    assert long.strip() in page
    assert "Mot du financeur. Chez nous" in page


def test_without_a_script_the_button_comes_back_to_the_line(team, cast, draft):
    line = line_of(draft, "presences")
    answer = team.post(at("copied", draft.pk), {"line": line.key, "seen": line.value})
    assert answer["Location"] == f"{at('copying', draft.pk)}#ligne-{line.key[:12]}"
    assert line_of(draft, "presences").pasted
    team.post(at("copied", draft.pk), {"line": line.key, "retirer": "1"})
    assert line_of(draft, "presences").pasted is None


def test_a_script_gets_no_page(team, draft):
    line = line_of(draft, "presences")
    said = {"line": line.key, "seen": line.value}
    assert team.post(at("copied", draft.pk), said, headers={"X-Requested-With": "copier"}).status_code == 204
    answer = team.post(at("copied", draft.pk), {"line": "rien"}, headers={"X-Requested-With": "copier"})
    assert answer.status_code == 422
    assert "rouvrez la page" in answer.content.decode()


def test_a_wrong_line_is_said_on_the_next_page(team, draft):
    answer = team.post(at("copied", draft.pk), {"line": "\n/x"}, follow=True)
    assert "rouvrez la page" in answer.content.decode()


def test_the_sheet_on_paper_has_a_box_to_tick(team, draft):
    answer = team.get(at("copying_paper", draft.pk))
    assert answer["Content-Type"] == "application/pdf"
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages)
    assert "à recopier" in text
    assert "39" in text
