"""A funder's word beside ours: « bénéficiaires » is quoted, and the house says what it counts. Pure."""

from pasdecote.projections.reports.indicators import INDICATORS
from pasdecote.projections.reports.template import FieldSpec
from pasdecote.projections.reports.template.questions import IDENTITY, asked_key, vocabulary


def our_words(spec: FieldSpec) -> str:
    """What we call what a quoted field asks: its indicators, else its question; nothing for other labels."""
    if not spec.funder_word:
        return ""
    names = (*((spec.indicator,) if spec.indicator else ()), *spec.indicators)
    if names:
        return " ; ".join(INDICATORS[name].label for name in names)
    key, words = asked_key(spec), vocabulary()
    return words.identity.get(key.removeprefix(IDENTITY), "") or words.questions.get(key, "")
