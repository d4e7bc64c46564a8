"""Facts of deciding together: a question put to all and what was counted of it, something put to decision
and left without one. Answering and voting tell nothing: only opening, closing and counting do."""

from typing import ClassVar

from pasdecote.ground.facts.fact import Fact


class QuestionOpened(Fact, frozen=True, kw_only=True):
    label: ClassVar[str] = "question posée"
    meaning: ClassVar[str] = "Une question a été posée à tout le groupe."
    tellable: ClassVar[bool] = False


class QuestionClosed(Fact, frozen=True, kw_only=True):
    label: ClassVar[str] = "question close"
    meaning: ClassVar[str] = "Une question a été close, et ce qui a été dit a été compté."
    tellable: ClassVar[bool] = False


class ProposalOpened(Fact, frozen=True, kw_only=True):
    label: ClassVar[str] = "mise en décision"
    meaning: ClassVar[str] = "Quelque chose a été mis en décision, par une règle que le groupe a choisie."
    tellable: ClassVar[bool] = False

    rule: str = ""


class ProposalLeft(Fact, frozen=True, kw_only=True):
    label: ClassVar[str] = "décision non prise"
    meaning: ClassVar[str] = "Ce qui était mis en décision a été compté ou laissé, et rien n’a été décidé."
    tellable: ClassVar[bool] = False

    rule: str = ""
    outcome: str = ""
