"""The common vocabulary of questions: an answer given once serves every template that asks the same."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import msgspec
import yaml

from pasdecote.projections.reports.template import FieldSpec, Template
from pasdecote.projections.reports.template.reading import available, template

REGISTRY = Path(__file__).with_name("questions.yaml")
KEPT_BY_THE_STRUCTURE = frozenset({"name", "siret", "rna", "address", "signatory", "signed_at"})
IDENTITY = "identity."


class Vocabulary(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The French sentence of each question, and of each thing that the structure says of itself."""

    questions: dict[str, str]
    identity: dict[str, str]


@cache
def vocabulary() -> Vocabulary:
    """All questions that the templates of the house ask, by their keys."""
    return msgspec.convert(yaml.safe_load(REGISTRY.read_text(encoding="utf-8")), Vocabulary)


def asked_key(field: FieldSpec) -> str:
    """Under which key a human answers this field ("needs", "identity.website"), or nothing.

    What the structure's own page already holds is not asked.
    """
    if field.question or not field.identity:
        return field.question
    return "" if field.identity in KEPT_BY_THE_STRUCTURE else f"{IDENTITY}{field.identity}"


def asked_keys(chosen: Template) -> frozenset[str]:
    """Every question that a template asks a human."""
    return frozenset(key for field in chosen.fields() if (key := asked_key(field)))


def new_questions(template_id: str, before: Iterable[str]) -> frozenset[str]:
    """What a template asks that none of those filled before asked: what one more funder costs."""
    known = frozenset[str]().union(*(asked_keys(template(other)) for other in before))
    return asked_keys(template(template_id)) - known


def sentence_of(key: str) -> str:
    """The French sentence of a question, by its key. Raises KeyError for one that is not listed."""
    words = vocabulary()
    return words.identity[key.removeprefix(IDENTITY)] if key.startswith(IDENTITY) else words.questions[key]


def asked_where() -> dict[str, tuple[str, ...]]:
    """For each question asked, the templates that ask it, both in alphabetical order."""
    found: dict[str, list[str]] = {}
    for template_id in available():
        for key in asked_keys(template(template_id)):
            found.setdefault(key, []).append(template_id)
    return {key: tuple(found[key]) for key in sorted(found)}
