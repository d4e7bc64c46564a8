"""The words that screens show for kinds and themes, in the language of the screen."""

from django.utils.translation import gettext as _

from pasdecote.ground.facts.kinds import KINDS, TELLABLE
from pasdecote.ground.facts.themes import THEMES


def kind_choices(current: str = "") -> list[tuple[str, str]]:
    """Kinds that people tell, and the current one when a gesture of the tool told it."""
    codes = list(TELLABLE) if current in TELLABLE or not current else [current, *TELLABLE]
    return [(code, _(KINDS[code].label)) for code in codes]


def theme_choices() -> list[tuple[str, str]]:
    """Themes, in the order of the closed list."""
    return [(code, _(words)) for code, words in THEMES.items()]
