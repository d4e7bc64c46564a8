"""The models of funders: each says where it comes from, asks little that is new, names nobody."""

import re
from datetime import date
from pathlib import Path

import pytest

from pasdecote.ground.facts.atoms import Part
from pasdecote.ground.facts.gathering import ActionHeld
from pasdecote.ground.measures.small_numbers import forbidden_in
from pasdecote.projections.reports.indicators import INDICATORS
from pasdecote.projections.reports.projection import report
from pasdecote.projections.reports.result import Status
from pasdecote.projections.reports.scope import ScopeKind
from pasdecote.projections.reports.template.questions import (
    KEPT_BY_THE_STRUCTURE,
    asked_key,
    asked_keys,
    asked_where,
    new_questions,
    sentence_of,
    vocabulary,
)
from pasdecote.projections.reports.template.reading import available, read_template, template
from tests.projections.reports.journal import attendances, note, scope
from tests.projections.reports.whole_year import answers, share, whole

FIRST_SEVEN = (
    "assemblee-generale",
    "cerfa-15059-02",
    "contrat-de-ville",
    "caf-centre-social",
    "prevention-specialisee",
    "fse-plus-collectif",
    "fdva-2",
)
EIGHTH = ("fondation-libre", "fonds-participation-habitants", "demande-12156-06")
DONE = (Status.FILLED, Status.ANSWERED, Status.WITHHELD)
FUNDERS_WORDS = re.compile(r"\b(?:bénéficiaires?|usagers?|publics?|participants?)\b", re.IGNORECASE)
SURE = re.compile(r"\b(?:lu|2e main|mémoire|libre)\b")
NEVER_DERIVED = {"distinct_people", "hours_outside_usual"}
RECIPES = Path(__file__).parents[3] / "docs" / "recipes"


def test_the_ten_models_are_there():
    assert set(available()) >= {*FIRST_SEVEN, *EIGHTH}


@pytest.mark.parametrize("template_id", available())
def test_a_model_says_its_source_its_year_and_how_sure_we_are(template_id):
    chosen = template(template_id)
    assert chosen.source
    assert chosen.version
    assert SURE.search(chosen.confidence)
    assert chosen.years or SURE.search(chosen.confidence)[0] in ("libre", "mémoire")


@pytest.mark.parametrize("last", EIGHTH)
def test_the_eighth_model_asks_at_most_two_questions_not_asked_before(last):
    assert len(new_questions(last, FIRST_SEVEN)) <= 2


def test_questions_asked_before_are_counted_once():
    assert new_questions("cerfa-15059-02", ["cerfa-15059-02"]) == frozenset()
    assert "distinct_people" not in new_questions("cerfa-15059-02", ["assemblee-generale"])
    assert "identity.website" in new_questions("fdva-2", FIRST_SEVEN[:-1])


@pytest.mark.parametrize("template_id", available())
def test_nine_fields_in_ten_come_from_the_journal_or_from_an_answer_given_once(template_id):
    assert share(whole(template(template_id)), *DONE) >= 0.9


@pytest.mark.parametrize("last", EIGHTH)
def test_what_was_answered_for_seven_funders_fills_the_eighth(last):
    chosen = template(last)
    known = frozenset().union(*(asked_keys(template(other)) for other in FIRST_SEVEN))
    found = whole(chosen, answered=False, more=answers(known))
    assert share(found, *DONE) >= 0.9


@pytest.mark.parametrize("template_id", available())
def test_the_journal_alone_fills_at_least_half(template_id):
    """The request for a grant is mostly about the association: half of it is told in no note."""
    assert share(whole(template(template_id), answered=False), Status.FILLED, Status.WITHHELD) >= 0.5


@pytest.mark.parametrize("template_id", available())
def test_words_of_funders_are_quoted_and_marked(template_id):
    for field in template(template_id).fields():
        if FUNDERS_WORDS.search(field.label) and "services publics" not in field.label:
            assert field.funder_word, field.id
        assert not FUNDERS_WORDS.search(field.help), field.id


@pytest.mark.parametrize("template_id", available())
def test_a_question_beside_a_figure_does_not_lose_its_answer(template_id):
    """An answer stands above sentences, never above a bare number: such a field lists its indicators."""
    for field in template(template_id).fields():
        if field.question and field.indicator:
            assert field.indicator in NEVER_DERIVED, field.id


@pytest.mark.parametrize("template_id", available())
def test_what_a_model_says_itself_claims_no_effect(template_id):
    for field in template(template_id).fields():
        assert forbidden_in(field.statement) == ()


@pytest.mark.parametrize("template_id", ["prevention-specialisee", "fse-plus-collectif"])
def test_where_names_are_not_collected_no_field_asks_one(template_id):
    chosen = template(template_id)
    for field in chosen.fields():
        assert field.narrative is None or "place" not in field.narrative.words
        assert not re.search(r"\b(?:prénoms?|liste des|nom des)\b", field.label.lower())
    said = " ".join(field.statement for field in chosen.fields())
    assert "aucun nom" in said or "liste de noms" in said


def test_the_common_indicators_of_the_fse_that_do_not_apply_are_said_with_their_reason():
    fields = {field.id: field for field in whole(template("fse-plus-collectif")).fields}
    assert fields["eeco_personnes"].words.startswith("Ne s’appliquent pas")
    assert fields["eecr"].status is Status.FILLED
    assert "« participant »" in fields["sans_nom"].words


def test_small_numbers_are_withheld_in_the_report_of_prevention():
    """Three girls and nine boys at one session: three is under five, and twelve less nine would tell it."""
    parts = tuple(Part(dimension="gender", band=band, value=n) for band, n in (("filles", 3), ("garçons", 9)))
    told = [note(1, ActionHeld(happened_on=date(2025, 1, 5), counts=(attendances(12, parts=parts),)))]
    frame = scope(kind=ScopeKind.ORGANISATION)
    cells = report(template("prevention-specialisee"), told, frame, outside=True).field("genre").cells
    assert [(cell.label, cell.value, cell.hidden) for cell in cells] == [
        ("filles", None, True),
        ("garçons", None, True),
    ]


def test_every_question_has_its_sentence_and_every_sentence_is_asked():
    words = vocabulary()
    asked = {field.question for name in available() for field in template(name).fields()} - {""}
    said = {field.identity for name in available() for field in template(name).fields()} - {""}
    assert asked == set(words.questions)
    assert said == set(words.identity)
    assert set(words.identity) >= KEPT_BY_THE_STRUCTURE
    assert [text for text in (*words.questions.values(), *words.identity.values()) if text[-1] != "?"] == []


def test_a_question_holds_as_long_in_every_model_that_asks_it():
    """Told once for good here and once a year there, an answer would be lost on the way."""
    asked: dict[str, set[str]] = {}
    for name in available():
        for field in template(name).fields():
            if key := asked_key(field):
                asked.setdefault(key, set()).add(field.asked)
    assert {key: lasts for key, lasts in asked.items() if len(lasts) > 1} == {}


def test_the_recipe_lists_every_question_with_where_it_is_asked():
    text = (RECIPES / "questions-des-bilans.md").read_text(encoding="utf-8")
    for key, templates in asked_where().items():
        assert f"| `{key}` | {sentence_of(key)} | {', '.join(templates)} |" in text


def test_the_example_of_the_recipe_is_a_model_that_fills():
    recipe = (RECIPES / "ajouter-un-modele-de-bilan.md").read_text(encoding="utf-8")
    example = re.search(r"```yaml\n(.*?)```", recipe, re.DOTALL)
    assert example
    chosen = read_template(example[1])
    fields = {field.id: field for field in whole(chosen).fields}
    assert fields["seances"].value == 4
    assert fields["sans-objet"].status is Status.FILLED
    assert fields["ages"].cells[0].label == "12-17"
    assert fields["personnes"].status is Status.ANSWERED


def test_no_indicator_is_asked_that_does_not_exist():
    named = {
        name
        for chosen in map(template, available())
        for field in chosen.fields()
        for name in (field.indicator, *field.indicators)
        if name
    }
    assert named <= INDICATORS.keys()
    assert {"told_ages", "months_open", "sessions_by_theme", "funding_plan"} <= named
