"""Reads of the time that bilans take a structure that wants it measured."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from pasdecote.ground.kernel import clock
from pasdecote.projections.reports.access import sender_of
from pasdecote.projections.reports.cost import (
    Quarter,
    cost_in_words,
    days_of,
    duration_in_words,
    quarter_of,
    told_minutes,
)
from pasdecote.projections.reports.models import Draft, TimeMeasure, TimeSpent
from pasdecote.projections.reports.template.reading import TemplateError, template
from pasdecote.spine.organisations.models import Organisation, Post


@dataclass(frozen=True)
class Line:
    """The time of one template over a quarter, in words; "" when it is withheld."""

    template: str
    words: str


@dataclass(frozen=True)
class QuarterSpent:
    """One quarter of a structure, template by template."""

    year: int
    quarter: int
    lines: list[Line]


def measure_of(organisation: Organisation) -> TimeMeasure | None:
    """The measure that runs today, when the structure wants one."""
    return TimeMeasure.objects.filter(organisation=organisation, until=None).first()


def is_measured(draft: Draft) -> bool:
    """Whether the structure that signs this bilan wants its time measured."""
    return any(until is None for until in _measures(draft))


def cost_of(draft: Draft) -> str:
    """What this bilan cost so far, as it is printed; "" when it was not measured, or is withheld."""
    house = sender_of(draft)
    if house is None or not _measures(draft):
        return ""
    first = quarter_of(draft.created_at.astimezone(clock.FRANCE).date())
    rows = TimeSpent.objects.filter(organisation=house, template=draft.template, year__gte=first[0])
    spent = {(row.year, row.quarter): row.minutes for row in rows.order_by("pk")}
    spent = {quarter: minutes for quarter, minutes in spent.items() if quarter >= first}
    if not spent:
        return ""
    people = min(_people(house, quarter) for quarter in spent)
    alike = Draft.objects.filter(Q(bearer=house) | Q(organisation=house), template=draft.template)
    return cost_in_words(told_minutes(sum(spent.values()), people), alike.count())


def quarters_of(organisation: Organisation) -> list[QuarterSpent]:
    """What bilans cost a structure, latest quarter first."""
    by_quarter: dict[Quarter, list[Line]] = {}
    for row in TimeSpent.objects.filter(organisation=organisation).order_by("-year", "-quarter", "template"):
        quarter = (row.year, row.quarter)
        minutes = told_minutes(row.minutes, _people(organisation, quarter))
        words = "" if minutes is None else duration_in_words(minutes)
        by_quarter.setdefault(quarter, []).append(Line(_title(row.template), words))
    return [QuarterSpent(*quarter, lines) for quarter, lines in by_quarter.items()]


def _people(organisation: Organisation, quarter: Quarter) -> int:
    """How many accounts held a post in the structure during a quarter."""
    first, after = days_of(quarter)
    rows = Post.objects.filter(organisation=organisation, since__lt=after)
    return rows.exclude(until__lt=first).order_by().values("account").distinct().count()


def _measures(draft: Draft) -> list[date | None]:
    """When each measure that the structure of this bilan ever wanted ended: read once for one page."""
    known: list[date | None] | None = draft.__dict__.get("_measures")
    if known is None:
        rows = TimeMeasure.objects.filter(organisation=sender_of(draft)).order_by("pk")
        known = list(rows.values_list("until", flat=True)) if sender_of(draft) else []
        draft.__dict__["_measures"] = known
    return known


def _title(name: str) -> str:
    try:
        return template(name).title
    except TemplateError:
        return name
