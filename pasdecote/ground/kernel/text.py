"""Text as people type it, made comparable: accents, ligatures, case, hyphens and apostrophes folded away."""

import re
import unicodedata

_LIGATURES = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss"})
_NOT_WORD = re.compile(r"[^0-9a-z]+")


def without_accents(text: str) -> str:
    """The text without accents or ligatures: « cœur d’été » gives "coeur d’ete". Other scripts are kept."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_LIGATURES))
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


def fold(text: str) -> str:
    """Lower-case words of plain letters and digits: « L’Haÿ-les-Roses » gives "l hay les roses"."""
    return _NOT_WORD.sub(" ", without_accents(text).casefold()).strip()


def slug(text: str, longest: int = 60) -> str:
    """A part of an address made from a name, never empty: « Les Tilleuls ! » gives "les-tilleuls"."""
    return fold(text).replace(" ", "-")[:longest].strip("-") or "sans-nom"


def says_something(text: str) -> bool:
    """Whether somebody sees a sign of it: neither spaces, nor signs without a drawing."""
    return any(unicodedata.category(sign)[0] not in "ZC" for sign in text)


def readable(text: str) -> str:
    """The text that can be stored and sent: lone surrogates and null signs are replaced."""
    return text.encode("utf-8", "replace").decode().replace("\x00", "\ufffd")
