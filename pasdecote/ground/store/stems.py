"""French words to stems, the same on both databases: folded, without empty words, stemmed. Pure."""

from functools import cache

import Stemmer

from pasdecote.ground.kernel.text import fold

EMPTY_WORDS = """
    a au aux avec c ce ces d dans de des du elle elles en est et eux il ils j je l la le les leur lui
    ma mais me meme mes moi mon n ne nos notre nous on ou par pas pour qu que qui s sa se ses son sur
    t ta te tes toi ton tu un une vos votre vous y
"""
_EMPTY = frozenset(EMPTY_WORDS.split())
LONGEST = 60


@cache
def _stemmer() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("french")


def stems(text: str) -> list[str]:
    """The stems of a text in order, empty words left out; a word longer than 60 signs is cut."""
    words = [word[:LONGEST] for word in fold(text).split() if word not in _EMPTY]
    return list(_stemmer().stemWords(words))
