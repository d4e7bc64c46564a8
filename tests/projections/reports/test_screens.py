"""The screens of bilans, as those who prepare them walk them, with what they may get wrong."""

import io
import json
from uuid import uuid4

import pytest
from django.urls import reverse
from pypdf import PdfReader

from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.projections.reports.enums import DraftState
from pasdecote.projections.reports.models import Approval, Draft, EditedSentence
from pasdecote.projections.reports.services import freeze
from pasdecote.spine.journal.models import Entry
from tests.projections.reports.drafts import (
    ASSEMBLY,
    CERFA,
    SHARED_WORDS,
    TEAM_WORDS,
    a_bilan,
    a_year,
    corrected,
    held,
    told,
)

pytestmark = pytest.mark.django_db
SCRIPT = "<script>alert(1)</script>"


@pytest.fixture
def year(cast):
    return a_year(cast)


@pytest.fixture
def team(client, cast):
    client.force_login(cast.nadia)
    return client


def at(name, *arguments):
    return reverse(f"reports:{name}", args=arguments)


def shown(client, name, *arguments, **query):
    answer = client.get(at(name, *arguments), query)
    assert answer.status_code == 200
    return answer.content.decode()


def begun(cast, **wrong):
    said = {"about": f"c-{cast.tilleuls.pk}", "since": "2025-01-01", "until": "2025-12-31"}
    return said | {"funder": "Fondation du Port"} | wrong


def test_the_list_teaches_the_first_step_and_offers_the_templates(team, cast):
    page = shown(team, "list")
    assert "Aucun bilan n’est commencé" in page
    assert "Compte rendu financier de subvention" in page
    assert "20 champs" in page


def test_somebody_who_accompanies_nobody_is_told_so(client, cast):
    client.force_login(cast.paul)
    page = shown(client, "list")
    assert "Un bilan se prépare quand on accompagne un groupe" in page
    assert client.get(at("begin", CERFA)).status_code == 404


def test_a_bilan_is_begun_from_the_screen(team, cast, year):
    answer = team.post(at("begin", CERFA), begun(cast), follow=True)
    draft = Draft.objects.get()
    assert answer.redirect_chain[-1][0] == at("bilan", draft.pk)
    assert (draft.collective, draft.funder, draft.created_by) == (
        cast.tilleuls,
        "Fondation du Port",
        cast.nadia,
    )
    assert "Les Tilleuls" in shown(team, "list")


def test_last_year_is_one_link_away(team, cast):
    assert 'value="2024-12-31"' in shown(team, "begin", CERFA, annee="2024")


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"since": "2025-12-31", "until": "2025-01-01"}, "avant son début"),
        ({"since": "1025-01-01"}, "1025"),
        ({"until": "31/02/2025"}, "n’existe pas"),
        ({"about": "c-nowhere"}, "Ce choix n’existe pas"),
        ({"about": ""}, "Choisissez un groupe"),
        ({"exercise": "l’an dernier"}, "Écrivez une année"),
        ({"exercise": "1025"}, "vérifiez l’année"),
    ],
)
def test_what_cannot_be_begun_is_said_and_the_words_stay(team, cast, wrong, sentence):
    answer = team.post(at("begin", CERFA), begun(cast, **wrong))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert "Fondation du Port" in page
    assert not Draft.objects.exists()


@pytest.mark.parametrize("nonsense", ["nimporte", "..%2F..%2Fetc", "cerfa-15059-02.yaml"])
def test_an_unknown_template_is_not_found(team, cast, nonsense):
    assert team.get(f"/bilans/commencer/{nonsense}/").status_code == 404


def test_every_figure_opens_on_its_notes(team, cast, year):
    draft = a_bilan(cast, ASSEMBLY)
    assert at("figure", draft.pk, "presences") in shown(team, "bilan", draft.pk)
    page = shown(team, "figure", draft.pk, "presences")
    assert TEAM_WORDS in page
    assert reverse("journal:note", args=[year["shared"].pk]) in page


def test_an_amount_opens_on_the_notes_of_its_line(team, cast, year):
    draft = a_bilan(cast)
    assert at("figure", draft.pk, "tableau") + "?ligne=1_3" in shown(team, "bilan", draft.pk)
    page = shown(team, "figure", draft.pk, "tableau", ligne="1_3")
    assert "Des tables." in page
    assert "Le versement." not in page


@pytest.mark.parametrize("field", ["nowhere", "2_30", "x" * 90])
def test_a_field_that_is_not_there_is_not_found(team, cast, year, field):
    draft = a_bilan(cast)
    for name in ("figure", "field", "edit"):
        assert team.get(at(name, draft.pk, field)).status_code == 404
    assert team.get(at("figure", draft.pk, "tableau"), {"ligne": field}).status_code in (200, 404)
    assert team.get(at("figure", draft.pk, "tableau"), {"ligne": "9_9"}).status_code == 404


def test_notes_behind_a_figure_come_twenty_at_a_time(team, cast):
    for number in range(25):
        told(cast, held(f"Séance numéro {number:02d}"))
    draft = a_bilan(cast, ASSEMBLY)
    first, second = (shown(team, "figure", draft.pk, "presences", page=number) for number in "12")
    assert (first.count("Séance numéro"), second.count("Séance numéro")) == (20, 5)
    assert shown(team, "figure", draft.pk, "presences", page="99").count("Séance numéro") == 5


@pytest.mark.parametrize("number", ["0", "-3", "deux", "9" * 30, "²"])
def test_a_page_that_makes_no_sense_shows_the_notes_all_the_same(team, cast, year, number):
    shown(team, "figure", a_bilan(cast, ASSEMBLY).pk, "presences", page=number)


def test_a_question_is_answered_from_the_screen(team, cast, year):
    draft = a_bilan(cast)
    said = {"id": uuid7(), "text": "La sono."}
    answer = team.post(at("field", draft.pk, "ecarts"), said)
    assert answer["Location"] == at("bilan", draft.pk) + "#champ-ecarts"
    page = shown(team, "bilan", draft.pk)
    assert "La sono." in page
    assert "répondu une fois" in page


def test_an_answer_in_place_swaps_its_field_alone(team, cast, year):
    draft = a_bilan(cast)
    inside = {"HX-Request": "true"}
    form = team.get(at("field", draft.pk, "ecarts"), headers=inside).content.decode()
    assert 'hx-select="#champ-ecarts"' in form
    assert 'id="champ-ecarts"' in form
    said = {"id": uuid7(), "text": "La sono."}
    page = team.post(at("field", draft.pk, "ecarts"), said, headers=inside, follow=True).content.decode()
    assert 'id="champ-ecarts"' in page
    assert "La sono." in page


def test_an_answer_without_words_says_what_to_do(team, cast, year):
    answer = team.post(at("field", a_bilan(cast).pk, "ecarts"), {"id": uuid7(), "text": " "})
    assert answer.status_code == 422
    assert "ou bien dites pourquoi" in answer.content.decode()


def test_sentences_are_shown_as_text_and_never_run(team, cast):
    told(cast, held(f"On a dit {SCRIPT}"), "institution")
    draft = a_bilan(cast, funder=SCRIPT)
    team.post(at("edit", draft.pk, "ecarts"), {"words": f"Mots {SCRIPT}"})
    pages = [shown(team, "bilan", draft.pk), shown(team, "figure", draft.pk, "mise_en_oeuvre")]
    pages += [shown(team, "field", draft.pk, "ecarts"), shown(team, "freeze", draft.pk), shown(team, "list")]
    freeze(by=cast.nadia, draft=draft)
    pages.append(shown(team, "bilan", draft.pk))
    for page in pages:
        assert SCRIPT not in page
        assert "&lt;script&gt;" in page


def test_words_are_edited_and_given_back_to_the_notes(team, cast, year):
    draft = a_bilan(cast)
    team.post(at("edit", draft.pk, "mise_en_oeuvre"), {"words": "Nos mots."})
    assert "Nos mots." in shown(team, "bilan", draft.pk)
    team.post(at("restore", draft.pk, "mise_en_oeuvre"))
    assert SHARED_WORDS in shown(team, "bilan", draft.pk)
    assert not EditedSentence.objects.exists()


def test_a_number_has_no_form_to_edit(team, cast, year):
    draft = a_bilan(cast, ASSEMBLY)
    assert team.get(at("edit", draft.pk, "presences")).status_code == 404
    assert team.post(at("edit", draft.pk, "presences"), {"words": "4000"}).status_code == 404


def test_a_sentence_is_read_whole_then_approved_then_taken_back(team, cast):
    words = "Le compteur est faux. " * 20 + "Voilà la fin"
    entry = told(cast, held(words))
    draft = a_bilan(cast)
    assert "Voilà la fin" in shown(team, "figure", draft.pk, "mise_en_oeuvre")
    act = at("approve", draft.pk, "mise_en_oeuvre", entry.pk)
    team.post(act)
    assert "Voilà la fin" in shown(team, "bilan", draft.pk)
    team.post(act, {"retirer": "1"})
    assert not Approval.objects.exists()
    assert "Voilà la fin" not in shown(team, "bilan", draft.pk)


def test_small_numbers_are_shown_to_those_who_prepare_and_said_to_be_withheld(team, cast):
    told(cast, held("À trois.", number=3))
    draft = a_bilan(cast, ASSEMBLY)
    page = shown(team, "bilan", draft.pk)
    assert "3 présences" in page
    assert "au-dessous de 5" in page
    sent = json.loads(team.get(at("download", draft.pk, "json")).content)
    presences = next(field for field in sent["fields"] if field["id"] == "presences")
    assert (presences["value"], presences["status"]) == (None, "withheld")


@pytest.mark.parametrize("form", ["pdf", "docx", "odt", "xlsx", "csv", "json"])
def test_a_draft_is_downloaded_and_says_that_it_is_one(team, cast, year, form):
    answer = team.get(at("download", a_bilan(cast).pk, form))
    assert answer.status_code == 200
    assert f"brouillon.{form}" in answer["Content-Disposition"]
    if form == "pdf":
        assert "Brouillon" in PdfReader(io.BytesIO(answer.content)).pages[0].extract_text()


@pytest.mark.parametrize("form", ["rtf", "exe", "officiel", ".."])
def test_a_format_that_is_not_made_is_not_found(team, cast, year, form):
    draft = a_bilan(cast)
    assert team.get(f"/bilans/{draft.pk}/fichier/{form}/").status_code == 404
    freeze(by=cast.nadia, draft=draft)
    assert team.get(f"/bilans/{draft.pk}/fichier/{form}/").status_code == 404


def test_freezing_says_what_stays_empty_then_gives_the_same_files_for_ever(team, cast, year):
    draft = a_bilan(cast)
    assert "champs partiront vides" in shown(team, "freeze", draft.pk)
    team.post(at("freeze", draft.pk))
    before = team.get(at("download", draft.pk, "pdf")).content
    corrected(cast, year["shared"], held("La fête, autrement.", number=60))
    assert team.get(at("download", draft.pk, "pdf")).content == before
    page = shown(team, "bilan", draft.pk)
    assert "Des notes ont changé depuis" in page
    behind = shown(team, "figure", draft.pk, "mise_en_oeuvre")
    assert SHARED_WORDS in behind
    assert "La fête, autrement." not in behind
    compared = shown(team, "compare", draft.pk)
    assert SHARED_WORDS in compared
    assert "La fête, autrement." in compared


def test_sending_shows_to_whom_and_when(team, cast, year):
    draft = a_bilan(cast)
    team.post(at("freeze", draft.pk))
    said = {"id": uuid7(), "sent_to": "Fondation du Port", "on": "2026-01-15"}
    assert team.post(at("send", draft.pk), said | {"on": "15/01/1025"}).status_code == 422
    page = team.post(at("send", draft.pk), said, follow=True).content.decode()
    assert "<bdi>Fondation du Port</bdi>, le 15 janvier 2026" in page
    assert Draft.objects.get().state == DraftState.SENT
    assert Entry.objects.filter(kind="report_sent").exists()


def test_a_new_version_and_throwing_away_from_the_screen(team, cast, year):
    draft = a_bilan(cast)
    freeze(by=cast.nadia, draft=draft)
    assert team.get(at("discard", draft.pk)).status_code == 404
    team.post(at("begin_again", draft.pk))
    again = Draft.objects.exclude(pk=draft.pk).get()
    shown(team, "discard", again.pk)
    team.post(at("discard", again.pk))
    assert list(Draft.objects.all()) == [draft]


def test_a_bilan_that_is_not_there_is_not_found(team, cast):
    for name in ("bilan", "freeze", "send", "compare", "discard", "official"):
        assert team.get(at(name, uuid4())).status_code == 404


def test_a_template_that_is_gone_is_not_an_error_of_ours(team, cast, year):
    draft = a_bilan(cast)
    Draft.objects.update(template="autrefois")
    assert "autrefois" in shown(team, "list")
    assert team.get(at("bilan", draft.pk)).status_code == 404
