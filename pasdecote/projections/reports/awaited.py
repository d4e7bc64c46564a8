"""The bilans that somebody awaits: what a bilan that leaves may settle."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from pasdecote.ground.facts.owing import Expected, Owed, State, owed
from pasdecote.ground.kernel.text import fold
from pasdecote.projections.reports.models import Draft
from pasdecote.spine.collectives.access import Standing
from pasdecote.spine.journal.access import may_read
from pasdecote.spine.journal.queries import dated_notes, told


@dataclass(frozen=True, slots=True)
class Awaited:
    """A bilan due: the fact that says so, by when, for whom; its words where the account may read them."""

    fact: UUID
    on: date
    who: str
    title: str

    def fits(self, funder: str) -> bool:
        """Whether it is for this funder, as far as the names tell."""
        return bool(self.who and fold(self.who) == fold(funder))


def awaited(standing: Standing, draft: Draft) -> list[Awaited]:
    """The bilans still due by the group or the structure that this one is about, by date."""
    group, house = draft.group, draft.organisation_id
    notes = dated_notes(collectives=[group.pk] if group else [], organisations=[house] if house else [])
    return [
        _awaited(standing, item)
        for item in owed(told(notes))
        if item.state is State.OPEN and item.due.what == Expected.REPORT
    ]


def _awaited(standing: Standing, item: Owed) -> Awaited:
    content, spoken = item.told.content, not item.told.held_back
    funder = next((line.funder for line in content.money if line.funder), "")
    return Awaited(
        fact=item.told.fact,
        on=item.due.on,
        who=(item.due.who or funder) if spoken else "",
        title=content.title if spoken and may_read(standing, item.told) else "",
    )
