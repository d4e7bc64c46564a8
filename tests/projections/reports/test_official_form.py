"""The official blank, dropped in, comes back filled; what does not fit is in an annex."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pypdf import PdfReader

from pasdecote.ground.documents.cerfa_15059 import read_back
from pasdecote.projections.reports.files import OFFICIAL
from pasdecote.projections.reports.models import Draft
from pasdecote.projections.reports.result import ReportError
from pasdecote.projections.reports.services import add_official_form, edit, freeze
from tests.projections.reports.drafts import ASSEMBLY, a_bilan, a_year, held, told

pytestmark = [pytest.mark.django_db, pytest.mark.shared]
PAGE2, PAGE3 = "topmostSubform[0].Page2[0].", "topmostSubform[0].Page3[0]."


@pytest.fixture
def blank(shared):
    return (shared / "reference" / "cerfa" / "cerfa_15059-02.pdf").read_bytes()


@pytest.fixture
def team(client, cast):
    a_year(cast)
    client.force_login(cast.nadia)
    return client


def dropped(client, draft, content, name="official"):
    file = SimpleUploadedFile("cerfa.pdf", content, content_type="application/pdf")
    return client.post(reverse(f"reports:{name}", args=[draft.pk]), {"blank": file})


def test_the_form_comes_back_filled(team, cast, blank):
    answer = dropped(team, a_bilan(cast), blank)
    assert answer["Content-Type"] == "application/pdf"
    said = read_back(answer.content)
    assert said[PAGE2 + "txt_nom[0]"] == cast.club.name
    assert "742" in said.values()
    assert "500" in said.values()


def test_what_does_not_fit_is_whole_in_an_annex(team, cast, blank):
    draft = a_bilan(cast)
    words = "Un très long récit de ce qui a été fait ensemble. " * 80 + "Et voici la toute fin."
    edit(by=cast.nadia, draft=draft, field="mise_en_oeuvre", words=words)
    filled = dropped(team, draft, blank).content
    pages = PdfReader(io.BytesIO(filled)).pages
    assert len(pages) > 4
    assert "Et voici la toute fin." in " ".join(pages[-1].extract_text().split())
    assert "Voir annexe" in read_back(filled)[PAGE2 + "txt_mise_en_oeuvre[0]"]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "vide"),
        (b"bonjour", "pas un PDF"),
        (b"%PDF-1.7\nabim\xc3\xa9", "abîmé"),
        (b"%PDF-" + b"0" * (10 * 1024 * 1024 + 1), "10 Mo"),
    ],
)
def test_a_file_that_is_not_the_blank_is_refused_in_a_sentence(team, cast, content, sentence):
    answer = dropped(team, a_bilan(cast), content)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_nothing_dropped_is_said(team, cast):
    answer = team.post(reverse("reports:official", args=[a_bilan(cast).pk]))
    assert answer.status_code == 422
    assert "Déposez le formulaire vierge" in answer.content.decode()


def test_only_the_compte_rendu_has_an_official_form(team, cast):
    assert team.get(reverse("reports:official", args=[a_bilan(cast, ASSEMBLY).pk])).status_code == 404


def test_it_is_frozen_with_the_other_files(team, cast, blank):
    draft = a_bilan(cast)
    dropped(team, draft, blank, "freeze")
    answer = team.get(reverse("reports:download", args=[draft.pk, OFFICIAL]))
    assert "742" in read_back(answer.content).values()


def test_a_blank_that_is_refused_freezes_nothing(team, cast):
    draft = a_bilan(cast)
    assert dropped(team, draft, b"%PDF-1.7 rien", "freeze").status_code == 422
    assert Draft.objects.get().state == "live"


def test_it_is_added_to_a_frozen_bilan_while_the_notes_say_the_same(team, cast, blank):
    draft = a_bilan(cast)
    freeze(by=cast.nadia, draft=draft)
    dropped(team, draft, blank)
    assert Draft.objects.get().snapshot.files.filter(format=OFFICIAL).count() == 1


def test_it_is_refused_to_a_frozen_bilan_once_notes_have_changed(team, cast, blank):
    draft = a_bilan(cast)
    freeze(by=cast.nadia, draft=draft)
    told(cast, held("Après coup."), "institution")
    with pytest.raises(ReportError, match="ont changé"):
        add_official_form(by=cast.nadia, draft=draft, blank=blank)


def test_the_same_bilan_and_blank_give_the_same_bytes(team, cast, blank):
    first, second = (dropped(team, a_bilan(cast), blank).content for _ in range(2))
    assert first == second
