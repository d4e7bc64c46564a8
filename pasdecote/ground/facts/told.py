"""A fact as it stands in the journal today: what every projection reads."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from pasdecote.ground.facts.fact import Fact


@dataclass(frozen=True, slots=True)
class Told:
    """The current state of one fact.

    `fact` is the first version's id, `version` the one that stands. `circle` is one of "me", "team",
    "collective", "institution", "public". `held_back` is true while somebody disputes its words:
    its counts stand, its words enter no report. `conflict` is true when two versions stand side by side.
    """

    fact: UUID
    version: UUID
    content: Fact
    circle: str
    told_at: datetime
    collective: UUID | None = None
    organisation: UUID | None = None
    held_back: bool = False
    conflict: bool = False


Journal = Iterable[Told]
