"""What every fact has in common: one dated thing that happened, told in words, with optional atoms."""

import re
from datetime import date
from typing import ClassVar
from uuid import UUID

from msgspec import Struct

from pasdecote.ground.facts.atoms import (
    Count,
    Due,
    MembersRole,
    Money,
    Partner,
    Place,
    VolunteerTime,
    Words,
)


def kind_of(class_name: str) -> str:
    """The code of a kind from its class name: `StepAside` gives "step_aside"."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", class_name).lower()


class Fact(
    Struct,
    frozen=True,
    kw_only=True,
    omit_defaults=True,
    forbid_unknown_fields=True,
    tag_field="kind",
    tag=kind_of,
    gc=False,  # facts hold no circle; the collector need not walk a hundred thousand of them
):
    """A fact of the journal. Only `happened_on` and some words are required; all else may be told later.

    Subclasses carry a French `label` and a one-sentence `meaning`; their class name in snake case is
    their `kind`. An `anonymous` kind is refused where somebody can be found by it. One told `aloud` was
    recorded and nobody wrote its words yet: that it has none is no lack, and there is nothing to quote. A
    change of shape that old notes cannot be read under raises `version`.
    """

    label: ClassVar[str] = ""
    meaning: ClassVar[str] = ""
    tellable: ClassVar[bool] = True
    anonymous: ClassVar[bool] = False

    happened_on: date
    version: int = 1
    ended_on: date | None = None
    title: Words = ""
    happened: Words = ""
    aloud: bool = False
    changed: Words = ""
    difficulty: Words = ""
    next_step: Words = ""
    duration_minutes: int | None = None
    place: Place | None = None
    themes: tuple[str, ...] = ()
    project: UUID | None = None
    session: UUID | None = None
    counts: tuple[Count, ...] = ()
    members_role: MembersRole | None = None
    partners: tuple[Partner, ...] = ()
    volunteers: VolunteerTime | None = None
    due: tuple[Due, ...] = ()
    money: tuple[Money, ...] = ()
    follows: tuple[UUID, ...] = ()
    attachments: tuple[UUID, ...] = ()

    @property
    def kind(self) -> str:
        """The code of this kind of fact ("encounter", "step_aside"…)."""
        return str(self.__struct_config__.tag)
