"""What is kept of a result, and counting again."""

import json
from dataclasses import dataclass
from typing import Any

from pasdecote.practice.deliberation.counting import BATCH, Counted, counted, unanimous
from pasdecote.practice.deliberation.enums import Rule
from pasdecote.practice.deliberation.holding import came_by, held, participants
from pasdecote.practice.deliberation.models import Proposal

LISTED_FROM = 20
"""From so many people on, single ballots are listed; below, two members recount."""


@dataclass(frozen=True)
class Kept:
    """A result as it was told: what `recounting.kept` wrote."""

    text: str
    steps: tuple[str, ...]
    outcome: str
    winners: tuple[str, ...]
    people: int
    members: int
    origins: dict[str, int]
    unanimous: bool
    since: str = ""

    @property
    def stands(self) -> bool:
        """Whether it still ends the same after answers were taken back."""
        return not self.since or self.since == self.outcome


def kept(proposal: Proposal) -> tuple[Counted, str]:
    """Count, and give the JSON to keep with it."""
    found = held(proposal)
    result = counted(found)
    people = found.people if proposal.rule == Rule.LOT else participants(proposal)
    said: dict[str, Any] = {
        "text": result.text,
        "steps": result.steps,
        "outcome": result.outcome,
        "winners": result.winners,
        "people": people,
        "members": found.members,
        "origins": came_by(proposal),
        "unanimous": unanimous(found),
    }
    return result, json.dumps(said, ensure_ascii=False, sort_keys=True)


def read(proposal: Proposal) -> Kept | None:
    """The result as it was told; None when nothing was counted."""
    if not proposal.result:
        return None
    said = json.loads(proposal.result)
    said["steps"], said["winners"] = tuple(said["steps"]), tuple(said["winners"])
    return Kept(**said)


def recount(proposal: Proposal) -> None:
    """Count again after answers were taken back. Fewer than five: what was told stays, and only how it ends
    now is added, since a difference would tell what they had answered. Five or more: all is counted anew."""
    result, text = kept(proposal)
    before = json.loads(proposal.result)
    if proposal.withdrawn >= BATCH:
        proposal.result = json.dumps({**json.loads(text), "since": ""}, ensure_ascii=False, sort_keys=True)
    else:
        before["since"] = result.outcome
        proposal.result = json.dumps(before, ensure_ascii=False, sort_keys=True)


def same_bytes(proposal: Proposal) -> tuple[bool, str]:
    """Count again here and now: whether it gives the bytes that were kept, and those it gives."""
    told = read(proposal)
    now = counted(held(proposal)).text
    return told is not None and told.text == now, now


def listed(proposal: Proposal) -> bool:
    """Whether single ballots are listed to everybody: from twenty people on, once final, and when none was
    taken back since the count."""
    told = read(proposal)
    if told is None or proposal.state != "final" or proposal.rule == Rule.LOT:
        return False
    return told.people >= LISTED_FROM and not 0 < proposal.withdrawn < BATCH
