"""Answers to questions that only a human can settle: told once, reused by every template that asks."""

from collections.abc import Iterable, Mapping

from pasdecote.ground.facts.reporting import AnswerGiven
from pasdecote.ground.facts.told import Told
from pasdecote.projections.reports.result import Answer
from pasdecote.projections.reports.scope import OWN_CIRCLE, Scope
from pasdecote.projections.reports.template import Asked, FieldSpec

Answers = Mapping[str, Answer]
COUNTS_PEOPLE = frozenset({"distinct_people"})


def answers_given(facts: Iterable[Told]) -> dict[str, Answer]:
    """The latest answer to each question, by day then by when it was told. Erased answers are none."""
    given = [told for told in facts if isinstance(told.content, AnswerGiven) and told.circle != OWN_CIRCLE]
    latest: dict[str, Answer] = {}
    for told in sorted(given, key=lambda told: (told.content.happened_on, told.told_at, told.version)):
        content = told.content
        assert isinstance(content, AnswerGiven)
        text, why = content.answer.strip(), content.not_collected.strip()
        latest.pop(content.question, None)
        if text or why:
            latest[content.question] = Answer(text, why, content.happened_on, told.version, told.held_back)
    return latest


def passes_on(key: str) -> bool:
    """Whether what a group answered holds for its projects. A number of people of the whole group does not
    say how many came to one of its projects."""
    return key.partition(":")[0] not in COUNTS_PEOPLE


def question_key(field: FieldSpec, scope: Scope) -> str:
    """Under which key an answer to this field is told: with the accounting year when asked each year."""
    key = field.question or (f"identity.{field.identity}" if field.identity else "")
    return f"{key}:{scope.year}" if key and field.asked is Asked.EACH_EXERCISE else key


def answer_to(field: FieldSpec, scope: Scope, answers: Answers) -> Answer | None:
    """The answer that holds for this field. One told without a year holds for a yearly question only when
    it was given since the period began."""
    exact = question_key(field, scope)
    if not exact:
        return None
    if exact in answers or field.asked is Asked.ONCE:
        return answers.get(exact)
    plain = answers.get(field.question)
    return plain if plain and plain.on >= scope.start else None
