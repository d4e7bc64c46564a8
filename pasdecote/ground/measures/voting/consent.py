"""Sans objection (consent): a proposal is adopted when nobody objects any more, not when a majority wants it.

Each person gives a reaction: agrees, has doubts, stands aside, objects. An objection has a reason and a fate,
kept with the result: lifted once the proposal was amended, withdrawn, or still standing. One that stands is
enough for the proposal not to be adopted; how many people objected is not weighed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from pasdecote.ground.measures.voting.errors import VotingRefused


class Reaction(StrEnum):
    """What somebody says of the proposal as it now stands."""

    AGREES = "agrees"
    DOUBTS = "doubts"
    ASIDE = "aside"
    OBJECTS = "objects"


class Fate(StrEnum):
    """What became of an objection."""

    STANDING = "standing"
    AMENDED = "amended"
    WITHDRAWN = "withdrawn"


class ConsentOutcome(StrEnum):
    """How the round ends."""

    ADOPTED = "adopted"
    OBJECTED = "objected"
    NOBODY = "nobody"
    NO_QUORUM = "no_quorum"


@dataclass(frozen=True, slots=True)
class Objection:
    """Why it cannot be lived with, and what became of that."""

    reason: str
    fate: Fate = Fate.STANDING


@dataclass(frozen=True, slots=True)
class Consent:
    """The result: how many gave each reaction, every objection, and the outcome. `amended` tells that the
    adopted proposal is no longer the first one."""

    reactions: tuple[tuple[Reaction, int], ...]
    objections: tuple[Objection, ...]
    quorum: int
    outcome: ConsentOutcome

    @property
    def people(self) -> int:
        """How many reacted."""
        return sum(many for _, many in self.reactions)

    @property
    def standing(self) -> tuple[Objection, ...]:
        """The objections that stand."""
        return tuple(objection for objection in self.objections if objection.fate is Fate.STANDING)

    @property
    def amended(self) -> bool:
        """Whether an objection changed the proposal."""
        return any(objection.fate is Fate.AMENDED for objection in self.objections)


def consent(
    reactions: Sequence[Reaction], objections: Sequence[Objection] = (), *, quorum: int = 0
) -> Consent:
    """Close a round. Raises VotingRefused when an objection stands that nobody holds, or the other way round.

    `reactions` are the last of each person: somebody whose objection was lifted now says something else.
    """
    standing = sum(objection.fate is Fate.STANDING for objection in objections)
    objecting = sum(reaction is Reaction.OBJECTS for reaction in reactions)
    if any(not objection.reason.strip() for objection in objections):
        raise VotingRefused(
            "une objection dit pourquoi : sans raison, elle ne peut pas améliorer la proposition."
        )
    if bool(standing) != bool(objecting) or standing < objecting:
        raise VotingRefused(
            f"{objecting} personnes s’opposent encore et {standing} objections tiennent : "
            "chaque personne qui s’oppose dit son objection."
        )
    counts = tuple((kind, sum(reaction is kind for reaction in reactions)) for kind in Reaction)
    outcome = ConsentOutcome.OBJECTED if standing else ConsentOutcome.ADOPTED
    if not any(reaction is not Reaction.ASIDE for reaction in reactions):
        outcome = ConsentOutcome.NOBODY
    if len(reactions) < quorum:
        outcome = ConsentOutcome.NO_QUORUM
    return Consent(counts, tuple(objections), quorum, outcome)
