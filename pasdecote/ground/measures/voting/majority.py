"""Majority, simple or qualified: a question answered by yes or no, with abstentions and a quorum said.

Simple: more yes than no. Qualified: yes reach a fraction of the votes cast, or of all who may take part, as
the group says. An abstention is a presence, never a vote cast. A tie stays a tie.
"""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from pasdecote.ground.measures.voting.errors import VotingRefused


class Base(StrEnum):
    """Of what the fraction of a qualified majority is taken."""

    CAST = "cast"
    ENTITLED = "entitled"


class Outcome(StrEnum):
    """How it ends."""

    ADOPTED = "adopted"
    REJECTED = "rejected"
    TIED = "tied"
    NO_QUORUM = "no_quorum"
    NO_VOTE = "no_vote"


@dataclass(frozen=True, slots=True)
class MajorityRule:
    """What the group chose beforehand. Without `threshold`, the majority is simple; `quorum` is a number of
    people present, 0 when the group wants none."""

    threshold: Fraction | None = None
    base: Base = Base.CAST
    quorum: int = 0


@dataclass(frozen=True, slots=True)
class Majority:
    """The result: the counts, the rule, how many yes were needed, and the outcome.

    `present` counts yes, no, abstentions. `entitled` is how many may take part, None when nobody said.
    """

    yes: int
    no: int
    abstentions: int
    entitled: int | None
    rule: MajorityRule
    needed: int
    outcome: Outcome

    @property
    def cast(self) -> int:
        """Yes and no together."""
        return self.yes + self.no

    @property
    def present(self) -> int:
        """Everybody who took part, abstentions too."""
        return self.cast + self.abstentions


def majority(
    *, yes: int, no: int, abstentions: int = 0, entitled: int | None = None, rule: MajorityRule | None = None
) -> Majority:
    """Count a question. Raises VotingRefused when the numbers or the rule do not go together."""
    rule = rule or MajorityRule()
    _check(yes, no, abstentions, entitled, rule)
    needed = _needed(yes + no, entitled, rule)
    return Majority(
        yes, no, abstentions, entitled, rule, needed, _outcome(yes, no, abstentions, needed, rule)
    )


def _needed(cast: int, entitled: int | None, rule: MajorityRule) -> int:
    """The fewest yes that carry it."""
    if rule.threshold is None:
        return cast // 2 + 1
    whole = (entitled or 0) if rule.base is Base.ENTITLED else cast
    return max(1, -(-rule.threshold.numerator * whole // rule.threshold.denominator))


def _outcome(yes: int, no: int, abstentions: int, needed: int, rule: MajorityRule) -> Outcome:
    if yes + no + abstentions < rule.quorum:
        return Outcome.NO_QUORUM
    if yes + no == 0:
        return Outcome.NO_VOTE
    if rule.threshold is None and yes == no:
        return Outcome.TIED
    return Outcome.ADOPTED if yes >= needed else Outcome.REJECTED


def _check(yes: int, no: int, abstentions: int, entitled: int | None, rule: MajorityRule) -> None:
    if min(yes, no, abstentions, rule.quorum) < 0:
        raise VotingRefused("un nombre de voix ne peut pas être négatif.")
    if entitled is not None and yes + no + abstentions > entitled:
        raise VotingRefused(
            f"{yes + no + abstentions} personnes ont pris part, pour {entitled} qui le pouvaient : "
            "ces nombres ne vont pas ensemble."
        )
    if rule.threshold is not None and not Fraction(1, 2) < rule.threshold <= 1:
        raise VotingRefused("une majorité qualifiée demande plus de la moitié, et au plus la totalité.")
    if rule.threshold is not None and rule.base is Base.ENTITLED and not entitled:
        raise VotingRefused("pour compter sur toutes les personnes concernées, dites combien elles sont.")
