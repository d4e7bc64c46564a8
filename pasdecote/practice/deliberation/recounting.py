"""What is kept of a result, and counting again."""

import json
from dataclasses import dataclass
from typing import Any

from pasdecote.practice.deliberation.counting import BATCH, Counted, counted, unanimous
from pasdecote.practice.deliberation.enums import Rule
from pasdecote.practice.deliberation.holding import came_by, held
from pasdecote.practice.deliberation.models import Proposal

LISTED_FROM = 20
"""From so many people on, single ballots are listed; below, two members recount."""


@dataclass(frozen=True)
class Kept:
    """A result as it was told: what `recounting.kept` wrote.

    `since`, `since_winners`: how it ends now, where fewer than five answers were taken back since and all
    else stays as it was told. `was`: how it ended at the close, where all was counted anew and that changed.
    """

    text: str
    steps: tuple[str, ...]
    outcome: str
    winners: tuple[str, ...]
    people: int
    members: int
    origins: dict[str, int]
    unanimous: bool
    since: str = ""
    since_winners: tuple[str, ...] | None = None
    was: str = ""

    @property
    def ends(self) -> tuple[str, tuple[str, ...]]:
        """How it ends now, and who or what comes out."""
        winners = self.winners if self.since_winners is None else self.since_winners
        return self.since or self.outcome, winners

    @property
    def stands(self) -> bool:
        """Whether it still ends as it is told here, after answers were taken back."""
        return self.ends == (self.outcome, self.winners)

    @property
    def replacing(self) -> tuple[str, ...]:
        """Of a lot: who comes next, in order, if somebody drawn does not want to."""
        if not self.text.startswith("{"):
            return ()
        return tuple(json.loads(self.text).get("result", {}).get("replacing", ()))

    @property
    def adopted(self) -> bool:
        """Whether something is decided, now."""
        return self.ends[0] == "adopted"


def kept(proposal: Proposal) -> tuple[Counted, str]:
    """Count, and give the JSON to keep with it."""
    found = held(proposal)
    result = counted(found)
    said: dict[str, Any] = {
        "text": result.text,
        "steps": result.steps,
        "outcome": result.outcome,
        "winners": result.winners,
        "people": found.people,
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
    if said.get("since_winners") is not None:
        said["since_winners"] = tuple(said["since_winners"])
    return Kept(**said)


def recount(proposal: Proposal) -> bool:
    """Count again after answers were taken back; gives whether it ends otherwise than just before. Fewer than
    five: what was told stays, and only how it ends now is added, since a difference would tell what they had
    answered. Five or more: all is counted anew."""
    before = read(proposal)
    assert before is not None
    result, text = kept(proposal)
    if proposal.withdrawn >= BATCH:
        first = before.was or before.outcome
        said = {**json.loads(text), "was": "" if first == result.outcome else first}
    else:
        now = {"since": result.outcome, "since_winners": result.winners}
        said = {**json.loads(proposal.result), **now}
    proposal.result = json.dumps(said, ensure_ascii=False, sort_keys=True)
    after = read(proposal)
    return after is not None and after.ends != before.ends


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
