"""One hand-written year of les Tilleuls, small enough to be counted by hand; tests say the counts."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from pasdecote.ground.facts.atoms import (
    Count,
    Due,
    FundingStatus,
    Measure,
    MembersRole,
    Money,
    Obtained,
    Part,
    Partner,
    Place,
    Side,
    Stage,
    Unit,
    VolunteerTime,
)
from pasdecote.ground.facts.fact import Fact
from pasdecote.ground.facts.gathering import ActionHeld, Encounter, Meeting, Presence, SessionPlanned
from pasdecote.ground.facts.learning import Change, StepAside
from pasdecote.ground.facts.told import Told
from pasdecote.ground.facts.voice import Decision, Demand, DemandAnswered
from pasdecote.projections.reports.scope import Scope, ScopeKind

NOON = datetime(2025, 12, 31, 12, tzinfo=UTC)


def version(number: int) -> UUID:
    """The version of the note told under this number."""
    return UUID(int=1000 + number)


def fact(number: int) -> UUID:
    """The fact told under this number."""
    return UUID(int=number)


def note(number: int, content: Fact, circle: str = "institution", **more: Any) -> Told:
    """A note of the journal."""
    return Told(fact(number), version(number), content, circle, more.pop("told_at", NOON), **more)


def attendances(value: int | None, obtained: Obtained = Obtained.COUNTED, **more: Any) -> Count:
    return Count(unit=Unit.ATTENDANCES, value=value, obtained=obtained, **more)


def money(account: str, side: str, stage: str, euros: float, exercise: int = 2025, **more: Any) -> Money:
    status = FundingStatus(more.pop("status")) if more.get("status") else None
    more.pop("status", None)
    return Money(
        account=account,
        side=Side(side),
        stage=Stage(stage),
        cents=round(euros * 100),
        exercise=exercise,
        status=status,
        **more,
    )


def scope(**changes: Any) -> Scope:
    frame: dict[str, Any] = {
        "kind": ScopeKind.COLLECTIVE,
        "name": "Les Tilleuls",
        "start": date(2025, 1, 1),
        "end": date(2025, 12, 31),
    }
    return Scope(**(frame | changes))


AGES = (Part(dimension="âge", band="16-25", value=3), Part(dimension="âge", band="26-60", value=5))

YEAR: tuple[Told, ...] = (
    note(
        1,
        ActionHeld(
            happened_on=date(2025, 1, 15),
            happened="On a trié les factures",
            counts=(
                attendances(8, parts=AGES),
                Count(unit=Unit.PEOPLE, measure=Measure.NEW, value=4, obtained=Obtained.COUNTED),
            ),
            duration_minutes=120,
            volunteers=VolunteerTime(minutes=90, people=6),
            place=Place(name="La laverie", territory="69266"),
            partners=(Partner(name="MJC"),),
            members_role=MembersRole.CO_ORGANISE,
            themes=("housing",),
        ),
        "team",
    ),
    note(
        2,
        ActionHeld(
            happened_on=date(2025, 2, 12),
            happened="On a lu les charges à voix haute.",
            counts=(Count(unit=Unit.PEOPLE, value=11, obtained=Obtained.ESTIMATED),),
            duration_minutes=90,
            place=Place(name="Salle 4", territory="69266"),
            partners=(Partner(name="mjc"), Partner(name="Caf")),
            members_role=MembersRole.CARRY,
            themes=("housing", "money"),
        ),
    ),
    note(3, ActionHeld(happened_on=date(2025, 2, 20), happened="On a préparé."), "collective"),
    note(
        4,
        Meeting(
            happened_on=date(2025, 3, 5),
            happened="On a choisi deux délégués.",
            next_step="Relancer le bailleur.",
            counts=(attendances(12, out_of=14, parts=(Part(dimension="âge", band="16-25", value=2),)),),
            duration_minutes=60,
            volunteers=VolunteerTime(minutes=60),
            members_role=MembersRole.DECIDE,
        ),
    ),
    note(5, Presence(happened_on=date(2025, 3, 6), happened="Il ne s’est rien passé."), "team"),
    note(6, StepAside(happened_on=date(2025, 4, 10), happened="On s’assoit à la laverie."), "public"),
    note(7, Decision(happened_on=date(2025, 5, 2), title="Consulter", happened="Sans objection.")),
    note(8, Demand(happened_on=date(2025, 5, 10), happened="Demander les pièces."), "team"),
    note(9, Demand(happened_on=date(2025, 6, 1), happened="Demander un rendez-vous."), "team"),
    note(
        10,
        DemandAnswered(
            happened_on=date(2025, 7, 20), happened="Refus.", outcome="refused", follows=(fact(8),)
        ),
        "team",
    ),
    note(
        11,
        DemandAnswered(
            happened_on=date(2025, 8, 10), happened="Rien.", outcome="silence", follows=(fact(9),)
        ),
        "team",
    ),
    note(12, Change(happened_on=date(2025, 9, 15), changed="Elle a tout pris."), "public", held_back=True),
    note(13, Change(happened_on=date(2025, 10, 1), changed="Les charges sont annulées.", happened="On a lu")),
    note(
        14,
        ActionHeld(happened_on=date(2025, 6, 10), happened="Pour moi.", counts=(attendances(100),)),
        "me",
    ),
    note(15, ActionHeld(happened_on=date(2024, 12, 31), happened="Avant.", counts=(attendances(50),))),
    note(
        16,
        Encounter(
            happened_on=date(2025, 11, 20),
            ended_on=date(2025, 11, 30),
            happened="Au fil des jours.",
            counts=(Count(unit=Unit.PEOPLE, value=40),),
        ),
        "team",
    ),
    note(
        17,
        SessionPlanned(
            happened_on=date(2025, 12, 1),
            happened="Prévue.",
            counts=(attendances(30, Obtained.SAID),),
            due=(Due(on=date(2025, 12, 20), what="session"),),
        ),
    ),
)
