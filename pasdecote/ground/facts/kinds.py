"""Every kind of fact there is, by its code. Adding a kind: `docs/recipes/ajouter-un-genre-de-note.md`."""

from typing import get_args

from pasdecote.ground.facts.deciding import ProposalLeft, ProposalOpened, QuestionClosed, QuestionOpened
from pasdecote.ground.facts.fact import Fact
from pasdecote.ground.facts.gathering import (
    ActionHeld,
    CollectiveFounded,
    Encounter,
    Meeting,
    Partnership,
    Presence,
    SessionCancelled,
    SessionPlanned,
)
from pasdecote.ground.facts.learning import (
    Change,
    Learning,
    StepAside,
    Stocktaking,
    SupportReceived,
    SupportRequested,
    Unexpected,
)
from pasdecote.ground.facts.money import Expense, Funding, Income
from pasdecote.ground.facts.reporting import AnswerGiven, DueNoted, DueSettled, ReportSent
from pasdecote.ground.facts.voice import (
    Decision,
    Demand,
    DemandAnswered,
    DemandRepeated,
    Publication,
    SharedConcern,
    Statement,
)

AnyFact = (
    Encounter
    | Presence
    | Meeting
    | ActionHeld
    | Unexpected
    | StepAside
    | Learning
    | Change
    | Statement
    | SharedConcern
    | QuestionOpened
    | QuestionClosed
    | ProposalOpened
    | ProposalLeft
    | Decision
    | Demand
    | DemandAnswered
    | DemandRepeated
    | Stocktaking
    | SupportRequested
    | SupportReceived
    | Partnership
    | Funding
    | Expense
    | Income
    | Publication
    | SessionPlanned
    | SessionCancelled
    | CollectiveFounded
    | AnswerGiven
    | ReportSent
    | DueNoted
    | DueSettled
)

KINDS: dict[str, type[Fact]] = {str(kind.__struct_config__.tag): kind for kind in get_args(AnyFact)}
TELLABLE: dict[str, type[Fact]] = {code: kind for code, kind in KINDS.items() if kind.tellable}


def label_of(kind: str) -> str:
    """The field's word for a kind, in French. Raises KeyError for a code that is not one."""
    return KINDS[kind].label
