"""The words that screens show for kinds and themes, in the language of the screen.

Facts are pure and say their labels in French; those labels are repeated here for whoever translates.
"""

from functools import lru_cache

from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _

from pasdecote.ground.facts.kinds import TELLABLE, label_of
from pasdecote.ground.facts.themes import THEMES
from pasdecote.spine.journal.enums import Circle

KIND_WORDS = (
    gettext_noop("rencontre"),
    gettext_noop("présence sociale"),
    gettext_noop("réunion"),
    gettext_noop("action tenue"),
    gettext_noop("imprévu"),
    gettext_noop("pas de côté"),
    gettext_noop("apprentissage"),
    gettext_noop("changement"),
    gettext_noop("parole"),
    gettext_noop("constat partagé"),
    gettext_noop("question posée"),
    gettext_noop("question close"),
    gettext_noop("mise en décision"),
    gettext_noop("décision non prise"),
    gettext_noop("décision"),
    gettext_noop("interpellation"),
    gettext_noop("réponse"),
    gettext_noop("relance"),
    gettext_noop("faire le point"),
    gettext_noop("soutien demandé"),
    gettext_noop("soutien reçu"),
    gettext_noop("partenariat"),
    gettext_noop("financement"),
    gettext_noop("dépense"),
    gettext_noop("recette"),
    gettext_noop("publication"),
    gettext_noop("séance prévue"),
    gettext_noop("séance annulée"),
    gettext_noop("collectif fondé"),
    gettext_noop("réponse à une question de bilan"),
    gettext_noop("bilan envoyé"),
    gettext_noop("échéance"),
    gettext_noop("échéance réglée"),
)
THEME_WORDS = (
    gettext_noop("logement et charges"),
    gettext_noop("cadre de vie"),
    gettext_noop("alimentation"),
    gettext_noop("jardin et nature"),
    gettext_noop("enfance et école"),
    gettext_noop("parents"),
    gettext_noop("jeunesse"),
    gettext_noop("vieillir chez soi"),
    gettext_noop("accès aux droits"),
    gettext_noop("budget"),
    gettext_noop("emploi et formation"),
    gettext_noop("se déplacer"),
    gettext_noop("numérique"),
    gettext_noop("culture et fête"),
    gettext_noop("sport et loisirs"),
    gettext_noop("bien-être"),
    gettext_noop("entraide"),
    gettext_noop("participation"),
)


def kind_words(code: str) -> str:
    """The word for a kind. Raises KeyError for a code that is not one."""
    return _kind_words(code, get_language())


@lru_cache(maxsize=500)
def _kind_words(code: str, language: str | None) -> str:
    """Kept: `language` tells the tongues apart."""
    return _(label_of(code))


@lru_cache(maxsize=50)
def _circle_words(circle: str, language: str | None) -> str:
    return str(Circle(circle).label)


def circle_words(circle: str) -> str:
    """The circle, in one word. Raises ValueError for one that is not."""
    return _circle_words(circle, get_language())


def readers_words(circle: str) -> str:
    """Who reads what is in this circle, in plain words. Raises ValueError for one that is not."""
    words = {
        Circle.ME: _("pour vous seulement"),
        Circle.TEAM: _("lu par l’équipe"),
        Circle.COLLECTIVE: _("lu par le groupe"),
        Circle.INSTITUTION: _("lu par le groupe et des institutions"),
        Circle.PUBLIC: _("lu par tout le monde"),
    }
    return words[Circle(circle)]


def kind_choices(current: str = "") -> list[tuple[str, str]]:
    """Kinds that people tell, and the current one when a gesture of the tool told it."""
    codes = list(TELLABLE) if current in TELLABLE or not current else [current, *TELLABLE]
    return [(code, kind_words(code)) for code in codes]


def theme_choices() -> list[tuple[str, str]]:
    """Themes, in the order of the closed list."""
    return list(_theme_choices(get_language()))


@lru_cache(maxsize=20)
def _theme_choices(language: str | None) -> tuple[tuple[str, str], ...]:
    return tuple((code, _(words)) for code, words in THEMES.items())
