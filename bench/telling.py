"""Notes as teams write them, as many as wanted, the same every time: a year of a busy group."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any
from uuid import UUID

from pasdecote.ground.facts.atoms import (
    Count,
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
from pasdecote.ground.facts.gathering import ActionHeld, Encounter, Meeting, Presence
from pasdecote.ground.facts.learning import Change, StepAside, Unexpected
from pasdecote.ground.facts.money import Expense
from pasdecote.ground.facts.voice import Decision, Demand, Statement
from pasdecote.ground.kernel.identifiers import uuid8

YEAR = 2025
KINDS: tuple[tuple[type[Fact], int], ...] = (
    (Presence, 26),
    (ActionHeld, 24),
    (Encounter, 20),
    (Meeting, 12),
    (Expense, 6),
    (Statement, 4),
    (Unexpected, 3),
    (Decision, 2),
    (Demand, 1),
    (StepAside, 1),
    (Change, 1),
)
GATHERED = (ActionHeld, Meeting, Encounter, Decision)
SENTENCES = (
    "Deux heures à la laverie, trois voisines du hall 4 veulent parler de l’ascenseur.",
    "On a relu les factures autour de la table ; la régularisation des charges n’est pas expliquée.",
    "Atelier cuisine au foyer, on parle surtout de fatigue et des transports du mercredi.",
    "Préparé la réunion de jeudi avec les habitants : qui invite, qui écrit au bailleur.",
    "Il ne s’est rien passé, et c’était bien d’être là.",
    "Le jardin partagé ouvre, neuf familles, deux partenaires, une machine à coudre sauvée.",
)
WORDS = "atelier budget bailleur école jardin fête vélo santé papiers logement musique trajet garde".split()
PLACES = ("Laverie du Mail", "Foyer", "Pied de la tour B", "Médiathèque", "Gymnase", "")
THEMES = ("housing", "wellbeing", "children", "food")


def notes(group: str, number: int) -> Iterator[tuple[UUID, Fact]]:
    """Identifier and content of this many notes, drawn by the name of the group."""
    draw = Random(group)
    kinds, weights = zip(*KINDS, strict=True)
    for rank in range(number):
        kind = draw.choices(kinds, weights)[0]
        yield uuid8("bench", group, str(rank)), _fact(kind, draw)


def _fact(kind: type[Fact], draw: Random) -> Fact:
    place = draw.choice(PLACES)
    atoms: dict[str, Any] = {"place": Place(name=place, territory="93066")} if place else {}
    if kind in GATHERED:
        atoms |= _gathered(draw)
    if kind is Expense:
        atoms["money"] = (_money(draw),)
    return kind(
        happened_on=date(YEAR, 1, 1) + timedelta(days=draw.randrange(365)),
        happened=f"{draw.choice(SENTENCES)} {' '.join(draw.sample(WORDS, 4))}",
        themes=(draw.choice(THEMES),) if draw.random() < 0.4 else (),
        **atoms,
    )


def _gathered(draw: Random) -> dict[str, Any]:
    present, told = draw.randrange(3, 24), draw.random() < 0.85
    parts = (Part(dimension="âge", band="16-25", value=2),) if told and draw.random() < 0.2 else ()
    obtained = Obtained.COUNTED if told else Obtained.NOT_COLLECTED
    counts = [
        Count(unit=Unit.ATTENDANCES, value=present if told else None, obtained=obtained, parts=parts),
    ]
    if draw.random() < 0.25:
        counts.append(Count(unit=Unit.PEOPLE, value=draw.randrange(4), measure=Measure.NEW))
    helped = VolunteerTime(minutes=draw.choice((60, 120)), people=2)
    return {
        "counts": tuple(counts),
        "duration_minutes": draw.choice((60, 90, 120, None)),
        "volunteers": helped if draw.random() < 0.3 else None,
        "partners": (Partner(name=draw.choice(("MJC", "Centre social", "Bailleur"))),)
        if draw.random() < 0.2
        else (),
        "members_role": draw.choice((*MembersRole, None)),
    }


def _money(draw: Random) -> Money:
    account = draw.choice(("601", "606", "613", "623"))
    stage = draw.choice(tuple(Stage))
    return Money(
        account=account, side=Side.EXPENSE, stage=stage, cents=draw.randrange(500, 90_000), exercise=YEAR
    )
