"""Facts of speaking and deciding: words, concerns, decisions, demands, answers, publications."""

from typing import ClassVar
from uuid import UUID

from pasdecote.ground.facts.atoms import Words
from pasdecote.ground.facts.fact import Fact


class Statement(Fact, frozen=True, kw_only=True):
    label: ClassVar[str] = "parole"
    meaning: ClassVar[str] = "Quelqu’un a dit un souci ou une idée."

    # Whose words, when somebody else wrote them down: how they came ("said", "paper"), and the name if given.
    relayed: str = ""
    spoken_by: Words = ""


class SharedConcern(Fact, frozen=True, kw_only=True):
    label: ClassVar[str] = "constat partagé"
    meaning: ClassVar[str] = "Un souci entendu en accompagnant quelqu’un a été noté, sans rien dire de qui."
    tellable: ClassVar[bool] = False
    anonymous: ClassVar[bool] = True


class Decision(Fact, frozen=True, kw_only=True):
    label: ClassVar[str] = "décision"
    meaning: ClassVar[str] = "Le groupe a décidé quelque chose."

    # The code of the rule it was decided by, and of what came out; empty for a decision that was only told.
    rule: str = ""
    outcome: str = ""


class Demand(Fact, frozen=True, kw_only=True):
    label: ClassVar[str] = "interpellation"
    meaning: ClassVar[str] = "Le groupe a demandé quelque chose à une institution."

    addressed_to: Words = ""
    institution: UUID | None = None


class DemandRepeated(Fact, frozen=True, kw_only=True):
    label: ClassVar[str] = "relance"
    meaning: ClassVar[str] = "Le groupe a demandé une nouvelle fois ce qu’il attend d’une institution."
    tellable: ClassVar[bool] = False


class DemandAnswered(Fact, frozen=True, kw_only=True):
    label: ClassVar[str] = "réponse"
    meaning: ClassVar[str] = "Une institution a répondu, refusé, ou gardé le silence."

    outcome: str = ""


class Publication(Fact, frozen=True, kw_only=True):
    label: ClassVar[str] = "publication"
    meaning: ClassVar[str] = "Le groupe a rendu public un récit ou un document."
