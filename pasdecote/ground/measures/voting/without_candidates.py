"""Élection sans candidat: a role is given to somebody nobody proposed themselves for, and nobody objects to.

The steps are those of sociocracy: the role is told; each person writes a name; each says why; each may
change; somebody facilitating proposes a name, which need not be the most named; objections are heard; the
person named speaks last. Counts inform and bind nobody: the end is a consent.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from pasdecote.ground.measures.voting.consent import Consent, ConsentOutcome
from pasdecote.ground.measures.voting.errors import VotingRefused


class Step(StrEnum):
    """What comes, in order."""

    ROLE = "role"
    NOMINATIONS = "nominations"
    REASONS = "reasons"
    CHANGES = "changes"
    PROPOSAL = "proposal"
    OBJECTIONS = "objections"
    ACCEPTANCE = "acceptance"
    DONE = "done"


ORDER = tuple(Step)


@dataclass(frozen=True, slots=True)
class Named:
    """A name, by how many people before and after the round of changes."""

    name: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class WithoutCandidates:
    """The result: names with their counts, how many people changed, who was proposed, and who has the role;
    None when an objection stands or the person declines."""

    role: str
    people: int
    names: tuple[Named, ...]
    changed: int
    proposed: str
    accepts: bool
    consent: Consent
    elected: str | None


def next_step(done: Step, *, objections: bool = False, declines: bool = False) -> Step:
    """What comes after `done`: an objection that stands or a refusal leads back to proposing another name."""
    if (done is Step.OBJECTIONS and objections) or (done is Step.ACCEPTANCE and declines):
        return Step.PROPOSAL
    return ORDER[min(ORDER.index(done) + 1, len(ORDER) - 1)]


def without_candidates(
    *,
    role: str,
    first: Mapping[str, str],
    second: Mapping[str, str],
    proposed: str,
    consent: Consent,
    accepts: bool,
) -> WithoutCandidates:
    """Close an election. `first` and `second` give, for each person, the name before and after the changes.

    Raises VotingRefused when the two rounds are not of the same people, or somebody unnamed is proposed.
    """
    if not first or set(first) != set(second):
        raise VotingRefused("les deux tours doivent être ceux des mêmes personnes.")
    before, after = Counter(first.values()), Counter(second.values())
    if proposed not in before and proposed not in after:
        raise VotingRefused(f"« {proposed} » n’a été nommé·e par personne.")
    names = sorted({*before, *after}, key=lambda name: (-after[name], -before[name], name))
    adopted = consent.outcome is ConsentOutcome.ADOPTED
    return WithoutCandidates(
        role=role,
        people=len(first),
        names=tuple(Named(name, before[name], after[name]) for name in names),
        changed=sum(first[person] != second[person] for person in first),
        proposed=proposed,
        accepts=accepts,
        consent=consent,
        elected=proposed if adopted and accepts else None,
    )
