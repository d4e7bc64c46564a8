"""What the direction of the centre social answered to funders before, in the sample: `reponses.yaml`."""

from datetime import date
from pathlib import Path

import msgspec
import yaml

from pasdecote.ground.facts.reporting import AnswerGiven

FILE = Path(__file__).with_name("reponses.yaml")


class _Answers(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Answers by question: told once for all, told for one exercise, and why some were not collected.

    `begun_on` is when those of the next exercise were prepared: the same, but for what is in `next_exercise`.
    """

    answered_on: date
    exercise: int
    once: dict[str, str]
    each_exercise: dict[str, str]
    not_collected: dict[str, str]
    begun_on: date
    next_exercise: dict[str, str]


def given() -> list[AnswerGiven]:
    """Every answer as a fact of the structure's journal, always in the same order."""
    told = msgspec.convert(yaml.safe_load(FILE.read_text(encoding="utf-8")), _Answers)
    yearly = {f"{key}:{told.exercise}": words for key, words in told.each_exercise.items()}
    prepared = {
        f"{key}:{told.exercise + 1}": words
        for key, words in (told.each_exercise | told.next_exercise).items()
    }
    return [
        *(
            AnswerGiven(happened_on=told.answered_on, question=key, answer=words)
            for key, words in (told.once | yearly).items()
        ),
        *(
            AnswerGiven(happened_on=told.answered_on, question=key, not_collected=why)
            for key, why in told.not_collected.items()
        ),
        *(
            AnswerGiven(happened_on=told.begun_on, question=key, answer=words)
            for key, words in prepared.items()
        ),
    ]
