"""The ledger: what each frozen bilan published of a scope and period, for the next to be judged by.

A release stays when its bilan is opened again after an erasure: what was published was published. Numbers on
bilans that were never frozen are not known here.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from pasdecote.ground.measures.figures import Why
from pasdecote.ground.measures.periods import aligned, period_of_code
from pasdecote.ground.measures.releases import Part, Release, Told, Within
from pasdecote.ground.measures.suppression import Rest
from pasdecote.ground.store.values import as_held
from pasdecote.projections.reports.leaving import Former
from pasdecote.projections.reports.models import Draft, PastRelease, Snapshot
from pasdecote.spine.collectives.models import Accompaniment, Collective
from pasdecote.spine.organisations.models import Organisation


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where a bilan stands among those that left: its scope, what holds what, the releases newest first."""

    scope: str
    nest: tuple[Within, ...] = ()
    releases: tuple[UUID, ...] = ()


def shelf_of(draft: Draft) -> Shelf:
    """The releases that sums may tie to this bilan, in two queries: those of its year, about its group and
    its projects, the structures that accompany it, and the other groups of these. Once it is frozen, those
    that left before it."""
    scope = str(draft.about.pk)
    if aligned(draft.since, draft.until) is None:
        return Shelf(scope)
    edges = _edges(draft)
    found = _around(draft, {edge[0] for edge in edges}, {edge[1] for edge in edges})
    projects = {(project, group) for _, project, group in found if project is not None}
    if draft.project:
        projects.add((draft.project.pk, draft.project.collective_id))
    nest = [Within(str(project), str(group)) for project, group in sorted(projects)]
    nest += [Within(str(group), str(house), since, until or date.max) for group, house, since, until in edges]
    return Shelf(scope, tuple(dict.fromkeys(nest)), tuple(pk for pk, _, _ in found))


def former(shelf: Shelf) -> Former:
    """What left before, as the pure rules take it; in one query, none when nothing did."""
    known = PastRelease.objects.in_bulk(shelf.releases) if shelf.releases else {}
    releases = tuple(_release(known[pk]) for pk in shelf.releases if pk in known)
    return Former(shelf.scope, releases, shelf.nest)


def hold(draft: Draft) -> None:
    """Inside a transaction: nobody else freezes a bilan that sums could tie to this one until it ends."""
    houses = {house for _, house, _, _ in _edges(draft)} | {draft.organisation_id}
    rows = Organisation.objects.filter(pk__in=houses - {None}).order_by("pk")
    list(rows.select_for_update(no_key=True).values_list("pk"))
    if draft.group is not None:
        groups = Collective.objects.filter(pk=draft.group.pk).order_by("pk")
        list(groups.select_for_update(no_key=True).values_list("pk"))


def remember(snapshot: Snapshot, release: Release) -> PastRelease:
    """Write down what a frozen bilan publishes; in the transaction that freezes it."""
    draft = snapshot.draft
    return PastRelease.objects.create(
        snapshot=snapshot,
        collective=draft.collective,
        project=draft.project,
        organisation=draft.organisation,
        since=draft.since,
        until=draft.until,
        numbers=[_number(one) for one in release.told],
        sums=[[part.total, list(part.parts), part.rest.value] for part in release.sums],
        at=snapshot.made_at,
    )


# Every page of a bilan asks these two: made up anew each time, they would cost as much as all the rest.
_TIES = """
    SELECT t.* FROM collectives_accompaniment t WHERE t.organisation_id IN (
        SELECT n.organisation_id FROM collectives_accompaniment n WHERE n.collective_id {about}
    ) ORDER BY t.id"""
_OF_A_HOUSE = "IN (SELECT m.collective_id FROM collectives_accompaniment m WHERE m.organisation_id = %s)"
_LEFT = """
    SELECT r.id, r.project_id, p.collective_id AS group_id
    FROM reports_pastrelease r LEFT JOIN collectives_project p ON p.id = r.project_id
    WHERE (r.collective_id IN ({groups}) OR p.collective_id IN ({groups}) OR r.organisation_id IN ({houses}))
    AND r.since >= %s AND r.since <= %s {before} ORDER BY r.id DESC"""
_BEFORE_ITSELF = """
    AND r.id < (SELECT o.id FROM reports_pastrelease o JOIN reports_snapshot s ON s.id = o.snapshot_id
    WHERE s.draft_id = %s LIMIT 1)"""


def _edges(draft: Draft) -> list[tuple[UUID, UUID, date, date | None]]:
    """Who accompanied whom, as far as it may tie: group, structure, first and last day."""
    query = _TIES.format(about="= %s" if draft.group else _OF_A_HOUSE)
    rows = Accompaniment.objects.raw(query, [as_held((draft.group or draft.about).pk)])
    return [(row.collective_id, row.organisation_id, row.since, row.until) for row in rows]


def _around(
    draft: Draft, groups: set[UUID], houses: set[UUID]
) -> list[tuple[UUID, UUID | None, UUID | None]]:
    """The releases near this bilan, newest first: each with its project, and the group of that."""
    near = sorted(groups | ({draft.group.pk} if draft.group else set()))
    own = sorted(houses | ({draft.organisation_id} if draft.organisation_id else set()))
    places = {"groups": _places(near), "houses": _places(own), "before": _BEFORE_ITSELF if draft.done else ""}
    days = [date(draft.since.year, 1, 1), date(draft.since.year, 12, 31)]
    values = [*near, *near, *own, *days, *([draft.pk] if draft.done else [])]
    rows: list[Any] = list(
        PastRelease.objects.raw(_LEFT.format(**places), [as_held(value) for value in values])
    )
    return [(row.pk, row.project_id, UUID(str(row.group_id)) if row.group_id else None) for row in rows]


def _places(values: list[UUID]) -> str:
    return ", ".join(["%s"] * len(values)) or "NULL"


def _number(one: Told) -> list[Any]:
    return [one.item, one.period.code, one.value, one.why and one.why.value, one.minutes, one.adds]


def _release(row: PastRelease) -> Release:
    period = aligned(row.since, row.until)
    assert period is not None
    told = tuple(
        Told(
            item=item,
            period=period_of_code(code),
            value=value,
            why=Why(why) if why else None,
            minutes=minutes,
            adds=adds,
        )
        for item, code, value, why, minutes, adds in row.numbers
    )
    sums = tuple(Part(total, tuple(parts), Rest(rest)) for total, parts, rest in row.sums)
    return Release(str(row.collective_id or row.project_id or row.organisation_id), period, told, sums)
