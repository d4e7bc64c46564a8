"""Which other years a bilan may be laid beside: bilans of the same model and frame, or a year of notes."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from pasdecote.projections.reports.access import AROUND, drafts_of
from pasdecote.projections.reports.comparing.comparison import Comparison, compare
from pasdecote.projections.reports.drawing import draw, drawn
from pasdecote.projections.reports.models import Draft
from pasdecote.projections.reports.result import Report
from pasdecote.spine.collectives.access import Standing

MOST = 20


@dataclass(frozen=True)
class Other:
    """A former or later bilan to lay beside, or a whole year of notes without one (`draft` is not saved)."""

    draft: Draft
    saved: bool

    @property
    def key(self) -> str:
        """What stands in the address: the bilan, or the year."""
        return str(self.draft.pk) if self.saved else str(self.draft.until.year)


def others(standing: Standing, draft: Draft) -> list[Other]:
    """What this bilan may be laid beside, latest first: other periods of the same model and frame."""
    saved = list(_same(standing, draft).order_by("-until", "-since", "-id")[:MOST])
    told = {one.until.year for one in (*saved, draft)}
    years = [draft.until.year - 1, draft.until.year - 2]
    found = [Other(one, True) for one in saved]
    return found + [Other(_shifted(draft, year), False) for year in years if year not in told]


def other_for(standing: Standing, draft: Draft, key: str) -> Other | None:
    """The one that an address names, or None."""
    return next((one for one in others(standing, draft) if one.key == key), None)


def side_by_side(draft: Draft, other: Draft) -> Comparison:
    """Both bilans as today's notes say, for those who prepare them, the earlier first. Raises ReportError."""
    first, second = sorted((draft, other), key=lambda one: (one.since, one.until))
    return compare(_inside(first), _inside(second))


def _inside(draft: Draft) -> Report:
    return draw(draft, outside=False) if draft._state.adding else drawn(draft).inside


def _same(standing: Standing, draft: Draft) -> QuerySet[Draft]:
    """Bilans of the same model, about the same thing, over another period; of a structure's model, of any of
    its versions."""
    frame = {
        "collective": draft.collective_id,
        "project": draft.project_id,
        "organisation": draft.organisation_id,
    }
    house: UUID | None = draft.own.organisation_id if draft.own else None
    rows = drafts_of(standing).filter(template=draft.template, own__organisation=house, **frame)
    return rows.exclude(since=draft.since, until=draft.until).select_related(*AROUND)


def _shifted(draft: Draft, year: int) -> Draft:
    """The same frame over another whole year, never saved."""
    return Draft(
        template=draft.template,
        template_version=draft.template_version,
        own=draft.own,
        collective=draft.collective,
        project=draft.project,
        organisation=draft.organisation,
        bearer=draft.bearer,
        since=date(year, 1, 1),
        until=date(year, 12, 31),
        funder=draft.funder,
        created_at=draft.created_at,
    )
