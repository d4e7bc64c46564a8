"""The acts of deciding together, one module a family."""

from pasdecote.practice.deliberation.services.answering import answer, put_back, set_aside, take_answers_back
from pasdecote.practice.deliberation.services.errors import DeliberationRefused
from pasdecote.practice.deliberation.services.questions import close_question, open_question
from pasdecote.practice.deliberation.services.speaking import ask_meaning, say, say_meaning, withdraw

__all__ = [
    "DeliberationRefused",
    "answer",
    "ask_meaning",
    "close_question",
    "open_question",
    "put_back",
    "say",
    "say_meaning",
    "set_aside",
    "take_answers_back",
    "withdraw",
]
