"""Kinds and themes have words that can be translated, each of them."""

from pasdecote.ground.facts.kinds import KINDS
from pasdecote.ground.facts.themes import THEMES
from pasdecote.spine.journal.names import KIND_WORDS, THEME_WORDS, kind_choices


def test_every_kind_and_theme_can_be_translated():
    assert set(KIND_WORDS) == {kind.label for kind in KINDS.values()}
    assert set(THEME_WORDS) == set(THEMES.values())


def test_what_the_tool_tells_by_itself_is_not_offered():
    assert "report_sent" not in dict(kind_choices())
    assert "report_sent" in dict(kind_choices("report_sent"))
