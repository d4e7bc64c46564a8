"""Facts are read from JSON and written back, one text for one fact; nonsense is refused in French."""

import json
from datetime import date

import pytest

from pasdecote.ground.facts.atoms import Count, Money, Obtained, Partner, Place, Side, Stage, Unit
from pasdecote.ground.facts.errors import FactError
from pasdecote.ground.facts.gathering import Encounter
from pasdecote.ground.facts.kinds import KINDS, label_of
from pasdecote.ground.facts.learning import StepAside
from pasdecote.ground.facts.reading import from_mapping, read, write

FULL = StepAside(
    happened_on=date(2023, 10, 12),
    happened="Le jeudi à la laverie.",
    failed="Six séances, presque personne.",
    learnt="C’est la facture qu’on ne comprenait pas.",
    place=Place(name="Laverie", territory="93066"),
    themes=("housing", "money"),
    counts=(Count(unit=Unit.ATTENDANCES, value=8, out_of=12, obtained=Obtained.COUNTED),),
    partners=(Partner(name="MJC"),),
    money=(Money(account="601", side=Side.EXPENSE, stage=Stage.ACTUAL, cents=1_250, exercise=2023),),
)


def refused(data) -> FactError:
    with pytest.raises(FactError) as caught:
        read(data if isinstance(data, str) else json.dumps(data))
    return caught.value


def test_what_is_written_is_read_back_equal():
    assert read(write(FULL)) == FULL


def test_equal_facts_give_equal_text_whatever_the_order_of_fields():
    data = json.loads(write(FULL))
    assert write(from_mapping(dict(reversed(data.items())))) == write(FULL)


def test_what_was_not_told_is_not_written():
    assert json.loads(write(Encounter(happened_on=date(2026, 1, 2), happened="Bonjour"))) == {
        "kind": "encounter",
        "happened_on": "2026-01-02",
        "happened": "Bonjour",
    }


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_word_and_a_meaning_and_is_read(kind):
    fact = read(json.dumps({"kind": kind, "happened_on": "2026-01-02", "happened": "Quelque chose."}))
    assert fact.kind == kind
    assert label_of(kind)
    assert KINDS[kind].meaning.endswith(".")


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"kind": "encounter", "happened_on": "2026-01-02", "happened": 3}, "happened"),
        ({"kind": "rumeur", "happened_on": "2026-01-02", "happened": "x"}, "kind"),
        ({"kind": "encounter", "happened_on": "hier", "happened": "x"}, "happened_on"),
        (
            {
                "kind": "encounter",
                "happened_on": "2026-01-02",
                "happened": "x",
                "counts": [{"unit": "euros"}],
            },
            "counts[0].unit",
        ),
    ],
)
def test_a_field_of_another_form_is_named(wrong, field):
    error = refused(wrong)
    assert error.field == field
    assert f"« {field} »" in str(error)


@pytest.mark.parametrize("data", ["", "{", "[]", "null", '"x"', '{"kind": "encounter"}', "\ud800"])
def test_what_is_no_note_is_refused_with_a_sentence(data):
    assert str(refused(data)).startswith("La note n’a pas pu être lue")


def test_a_field_that_does_not_exist_is_refused_not_lost():
    wrong = {"kind": "encounter", "happened_on": "2026-01-02", "happened": "x", "religion": "…"}
    assert "La note" in str(refused(wrong))


def test_facts_cannot_be_changed():
    with pytest.raises(AttributeError):
        FULL.happened = "autre"


@pytest.mark.parametrize(
    "text", ["[" * 10_000, '{"kind":' * 10_000, '{"kind": "encounter", "x": ' + "[" * 10_000]
)
def test_brackets_without_end_are_refused_like_any_other_nonsense(text):
    assert "n’a pas pu être lue" in str(refused(text))
