"""Text made safe to print: every sign has a drawing in one of our fonts, and no word is wider than a page."""

import re
import unicodedata
from functools import lru_cache
from pathlib import Path

from fontTools.ttLib import TTFont

FONTS = Path(__file__).parent / "fonts"
FAMILIES = ("Atkinson Hyperlegible", "DejaVu Sans", "Noto Emoji")
_MISSING = "\u25af"
# Joiners of emoji, colours of skin, marks that turn the direction round: they draw nothing by themselves.
_SILENT = re.compile(
    "[\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\u00ad\U0001f3fb-\U0001f3ff]"
)
_SPACES = re.compile("[\u2000-\u200a\u202f\u205f]")
_LONG = re.compile(r"\S{25,}")
_PIECES = re.compile(r"[^/.\-_?&=@]{0,12}[/.\-_?&=@]|[^/.\-_?&=@]{1,12}")


@lru_cache(maxsize=1)
def _alphabets() -> tuple[frozenset[int], ...]:
    """What each of our fonts can draw."""
    found = []
    for path in sorted(FONTS.glob("*.ttf")):
        with TTFont(path, lazy=True) as font:
            found.append(frozenset(font.getBestCmap()))
    return tuple(found)


@lru_cache(maxsize=1)
def drawable() -> frozenset[int]:
    """The code points that our fonts can draw."""
    return frozenset().union(*_alphabets())


def printable(text: str) -> str:
    """The text with signs we can draw only: composed accents, no control signs, a box for the unknown."""
    composed = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    kept: list[str] = []
    for sign in _SPACES.sub("\u00a0", _SILENT.sub("", composed)):
        drawn = _drawn(sign, kept)
        if drawn:
            kept.append(drawn)
    return "".join(kept)


def _drawn(sign: str, before: list[str]) -> str:
    kind = unicodedata.category(sign)
    if sign == "\n":
        return sign
    if kind.startswith("M"):
        return sign if _goes_on(sign, before) else ""
    if ord(sign) in drawable():
        return sign
    return "" if kind in ("Cc", "Cf") else _MISSING


def _goes_on(mark: str, before: list[str]) -> bool:
    """Whether one font can draw an accent and the letter that bears it; alone, it would fail the page."""
    letter = next((sign for sign in reversed(before) if not unicodedata.category(sign).startswith("M")), " ")
    return letter.isalnum() and any({ord(mark), ord(letter)} <= alphabet for alphabet in _alphabets())


def breakable(text: str) -> str:
    """The printable text where words of 25 signs or more (addresses, a key held down) may be cut.

    They are cut after a slash, a dot, a hyphen, or else every 12 signs: they stay inside their column.
    """
    return _LONG.sub(lambda word: _joined(_PIECES.findall(word.group())), printable(text))


def _joined(pieces: list[str]) -> str:
    """Pieces of a word with a place to cut between them, but never before an accent."""
    cuts = ("" if unicodedata.category(piece[0]).startswith("M") else "\u200b" for piece in pieces[1:])
    return pieces[0] + "".join(cut + piece for cut, piece in zip(cuts, pieces[1:], strict=True))
