"""Facts of speaking and deciding: words, decisions, demands to institutions, answers, publications."""

from typing import ClassVar

from pasdecote.ground.facts.atoms import Words
from pasdecote.ground.facts.fact import Fact


class Statement(Fact, frozen=True, kw_only=True):
    label: ClassVar[str] = "parole"
    meaning: ClassVar[str] = "Quelqu’un a dit un souci ou une idée."


class Decision(Fact, frozen=True, kw_only=True):
    label: ClassVar[str] = "décision"
    meaning: ClassVar[str] = "Le groupe a décidé quelque chose."


class Demand(Fact, frozen=True, kw_only=True):
    label: ClassVar[str] = "interpellation"
    meaning: ClassVar[str] = "Le groupe a demandé quelque chose à une institution."

    addressed_to: Words = ""


class DemandAnswered(Fact, frozen=True, kw_only=True):
    label: ClassVar[str] = "réponse"
    meaning: ClassVar[str] = "Une institution a répondu, refusé, ou gardé le silence."

    outcome: str = ""


class Publication(Fact, frozen=True, kw_only=True):
    label: ClassVar[str] = "publication"
    meaning: ClassVar[str] = "Le groupe a rendu public un récit ou un document."
