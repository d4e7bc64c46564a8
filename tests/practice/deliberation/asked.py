"""Questions and words for the table of who may open what, and for the search of leaks."""

from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.practice.deliberation.models import Clarification, Question, Voice
from pasdecote.practice.deliberation.services import ask_meaning, open_question, say
from tests.cast import Cast


def a_question(cast: Cast, *, wide: bool = True) -> Question:
    """A question that Nadia puts to the group, with one word of hers."""
    words = "Que faire de la cour ?"
    asked = open_question(by=cast.nadia, id=uuid7(), collective=cast.tilleuls, words=words, wide=wide)
    say(by=cast.nadia, id=uuid7(), question=asked, words="Des bancs à l’ombre")
    return asked


def a_voice(cast: Cast) -> Voice:
    """A word that Nadia says."""
    return a_question(cast).voices.get()


def a_clarification(cast: Cast) -> Clarification:
    """What Mireille asks about a word of Nadia."""
    return ask_meaning(by=cast.mireille, id=uuid7(), voice=a_voice(cast), words="Combien ?")
