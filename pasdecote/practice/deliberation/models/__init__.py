"""Questions put to a group and decisions, as long as they are worked on.

Words said are notes of the journal: a row here only says which question they answer. Answers and ballots are
never told. What ties a ballot, or the answers of one voter, to a person is destroyed when the result is final
(a question: when it closes); see docs/decisions/0007-ballots-and-people.md.
"""

from pasdecote.practice.deliberation.models.proposals import (
    Ballot,
    Objection,
    Option,
    Part,
    Proposal,
    Recounter,
    Said,
    Tally,
    Wording,
)
from pasdecote.practice.deliberation.models.questions import (
    Answer,
    Clarification,
    Milestone,
    Question,
    Voice,
    Voter,
)

__all__ = [
    "Answer",
    "Ballot",
    "Clarification",
    "Milestone",
    "Objection",
    "Option",
    "Part",
    "Proposal",
    "Question",
    "Recounter",
    "Said",
    "Tally",
    "Voice",
    "Voter",
    "Wording",
]
