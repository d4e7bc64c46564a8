"""Everything that a bilan says by itself is in a closed list, and claims no effect."""

import pytest

from pasdecote.ground.measures.small_numbers import Sentence, forbidden_in
from pasdecote.projections.reports.indicators import INDICATORS
from pasdecote.projections.reports.projection import report
from pasdecote.projections.reports.remarks import Remark
from pasdecote.projections.reports.result import STATUS_WORDS
from pasdecote.projections.reports.scope import ScopeKind
from pasdecote.projections.reports.template.reading import available, template
from tests.projections.reports.journal import YEAR, scope


@pytest.mark.parametrize("sentence", [*Remark, *STATUS_WORDS.values()])
def test_remarks_and_statuses_claim_no_effect(sentence):
    assert forbidden_in(sentence) == ()


@pytest.mark.parametrize("template_id", available())
def test_templates_claim_no_effect(template_id):
    chosen = template(template_id)
    words = [chosen.title, *(section.title for section in chosen.sections)]
    words += [text for field in chosen.fields() for text in (field.label, field.help)]
    assert [found for text in words for found in forbidden_in(text)] == []


@pytest.mark.parametrize("template_id", available())
@pytest.mark.parametrize("outside", [True, False])
def test_what_is_written_without_a_human_claims_no_effect(template_id, outside):
    chosen = template(template_id)
    found = report(chosen, YEAR, scope(kind=ScopeKind(chosen.scopes[0])), outside=outside)
    automatic = [field for field in found.fields if field.kind != "narrative"]
    assert [words for field in automatic for words in forbidden_in(field.words + field.note)] == []


def test_sentences_of_several_figures_begin_with_the_names_of_the_indicators():
    """One line an indicator; each begins with its label, followed by one of the listed patterns."""
    chosen = template("cerfa-15059-02")
    found = report(chosen, YEAR, scope(), outside=False)
    for spec in chosen.fields():
        if spec.indicators:
            lines = found.field(spec.id).words.split("\n")
            assert len(lines) == len(spec.indicators)
            for line, name in zip(lines, spec.indicators, strict=True):
                assert line.startswith(INDICATORS[name].label)


def test_no_sentence_is_listed_twice():
    everything = [*map(str, Sentence), *map(str, Remark)]
    assert len(everything) == len(set(everything))
