"""Who sees which bilan: outsiders nothing, those who guide numbers and no word that was not shared."""

import io
from zipfile import ZipFile

import pytest
from django.urls import reverse
from pypdf import PdfReader

from pasdecote.projections.reports.models import Draft
from pasdecote.projections.reports.services import freeze
from tests.projections.reports.drafts import ASSEMBLY, CERFA, SHARED_WORDS, TEAM_WORDS, a_bilan, a_year

pytestmark = pytest.mark.django_db
HIDDEN = (TEAM_WORDS, "compteur", "Les charges baissent", "Des tables", "Le versement")
FIELDS = {CERFA: ("mise_en_oeuvre", "objectifs_indicateurs", "tableau"), ASSEMBLY: ("recit", "presences")}


@pytest.fixture
def year(cast):
    return a_year(cast)


def at(name, *arguments):
    return reverse(f"reports:{name}", args=arguments)


def read(content):
    """All the text of a file, whatever its format."""
    if content[:4] == b"%PDF":
        return "".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    if content[:2] == b"PK":
        with ZipFile(io.BytesIO(content)) as archive:
            return "".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
    return content.decode()


@pytest.mark.parametrize("name", ["paul", "mireille"])
def test_outsiders_get_the_same_answer_as_for_nothing(client, cast, year, name):
    draft = a_bilan(cast)
    client.force_login(getattr(cast, name))
    for view in ("bilan", "freeze", "discard", "official"):
        assert client.get(at(view, draft.pk)).status_code == 404
    for view in ("figure", "field", "edit"):
        assert client.get(at(view, draft.pk, "mise_en_oeuvre")).status_code == 404
    assert client.get(at("download", draft.pk, "pdf")).status_code == 404
    assert client.post(at("freeze", draft.pk)).status_code == 404
    assert client.post(at("approve", draft.pk, "recit", year["team"].pk)).status_code == 404
    assert Draft.objects.get().state == "live"


def test_a_bilan_of_the_structure_is_not_for_its_workers(client, cast):
    draft = a_bilan(cast, by=cast.solene, about=cast.club)
    client.force_login(cast.nadia)
    assert client.get(at("bilan", draft.pk)).status_code == 404
    client.force_login(cast.solene)
    assert client.get(at("bilan", draft.pk)).status_code == 200


def test_a_director_counts_and_reads_no_word_that_was_not_shared(client, cast, year):
    client.force_login(cast.karim)
    seen = client.get(at("list")).content.decode()
    for template, fields in FIELDS.items():
        draft = a_bilan(cast, template, by=cast.karim)
        seen += "".join(client.get(at(view, draft.pk)).content.decode() for view in ("bilan", "freeze"))
        seen += "".join(client.get(at("figure", draft.pk, field)).content.decode() for field in fields)
        for form in ("pdf", "docx", "odt", "xlsx", "csv", "json"):
            seen += read(client.get(at("download", draft.pk, form)).content)
        freeze(by=cast.karim, draft=draft)
        seen += "".join(client.get(at(view, draft.pk)).content.decode() for view in ("bilan", "compare"))
        seen += "".join(read(file.file.open("rb").read()) for file in closing(draft))
    assert SHARED_WORDS in seen
    assert "39 présences" in seen
    assert [words for words in HIDDEN if words in seen] == []


def closing(draft):
    """The frozen files, each closed after it was read."""
    for file in draft.snapshot.files.order_by("format"):
        yield file
        file.file.close()


def test_a_director_is_told_how_many_notes_stay_with_the_group(client, cast, year):
    draft = a_bilan(cast, ASSEMBLY, by=cast.karim)
    client.force_login(cast.karim)
    page = client.get(at("figure", draft.pk, "presences")).content.decode()
    assert "2 notes que vous ne pouvez pas lire" in page
    assert "Approuver cette phrase" not in page


def test_the_team_reads_the_same_notes(client, cast, year):
    draft = a_bilan(cast, ASSEMBLY, by=cast.karim)
    client.force_login(cast.nadia)
    page = client.get(at("figure", draft.pk, "presences")).content.decode()
    assert "que vous ne pouvez pas lire" not in page
    assert TEAM_WORDS in page


def test_a_director_writes_words_for_one_bilan_and_answers_for_none(client, cast, year):
    draft = a_bilan(cast, by=cast.karim)
    client.force_login(cast.karim)
    page = client.get(at("field", draft.pk, "ecarts")).content.decode()
    assert "Répondre une fois pour toutes" not in page
    assert "Garder ces mots" in page
    client.post(at("edit", draft.pk, "ecarts"), {"words": "Vu avec l’équipe."})
    assert "Vu avec l’équipe." in client.get(at("bilan", draft.pk)).content.decode()
