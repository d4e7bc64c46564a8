"""Facts of what moved: the unexpected, the step aside, what was learnt, what changed, taking stock."""

from typing import ClassVar

from pasdecote.ground.facts.atoms import Words
from pasdecote.ground.facts.fact import Fact


class Unexpected(Fact, frozen=True, kw_only=True):
    label: ClassVar[str] = "imprévu"
    meaning: ClassVar[str] = "Il s’est passé autre chose que prévu."


class StepAside(Fact, frozen=True, kw_only=True):
    label: ClassVar[str] = "pas de côté"
    meaning: ClassVar[str] = "Ce qui ne marchait pas a été dit, et autre chose a été tenté."

    failed: Words = ""
    learnt: Words = ""


class Learning(Fact, frozen=True, kw_only=True):
    label: ClassVar[str] = "apprentissage"
    meaning: ClassVar[str] = "Quelqu’un ou le groupe a appris quelque chose."


class Change(Fact, frozen=True, kw_only=True):
    label: ClassVar[str] = "changement"
    meaning: ClassVar[str] = "Quelque chose a changé, et le groupe l’a noté."


class Stocktaking(Fact, frozen=True, kw_only=True):
    label: ClassVar[str] = "faire le point"
    meaning: ClassVar[str] = "Le groupe a fait le point ensemble."


class SupportRequested(Fact, frozen=True, kw_only=True):
    label: ClassVar[str] = "soutien demandé"
    meaning: ClassVar[str] = "Un soutien a été demandé à l’encadrement ou à une institution."


class SupportReceived(Fact, frozen=True, kw_only=True):
    label: ClassVar[str] = "soutien reçu"
    meaning: ClassVar[str] = "Un soutien demandé ou offert est arrivé."
