"""A full year of a group: the hand-counted one, and what it leaves out, so that every model can be filled."""

from collections.abc import Iterable
from datetime import date

from pasdecote.ground.facts.atoms import (
    Count,
    Measure,
    MembersRole,
    Obtained,
    Part,
    Place,
    Unit,
    VolunteerTime,
)
from pasdecote.ground.facts.gathering import ActionHeld, Meeting, Presence
from pasdecote.ground.facts.learning import Change, Learning, Stocktaking
from pasdecote.ground.facts.money import Expense, Funding
from pasdecote.ground.facts.reporting import AnswerGiven
from pasdecote.ground.facts.told import Told
from pasdecote.ground.facts.voice import Publication, Statement
from pasdecote.projections.reports.projection import report
from pasdecote.projections.reports.result import Report, Status
from pasdecote.projections.reports.scope import ScopeKind
from pasdecote.projections.reports.template import Template
from pasdecote.projections.reports.template.questions import asked_where
from tests.projections.reports.journal import YEAR, attendances, money, note, scope

IDENTITY_TOLD = {
    "name": "Centre social des Quatre-Vents",
    "siret": "12345678900011",
    "rna": "W691234567",
    "address": "3 rue du Lavoir",
    "signatory": "La présidente",
    "signed_at": "Villeurbanne",
}
PARTS = (
    Part(dimension="age", band="12-15", value=6),
    Part(dimension="age", band="18-25", value=9),
    Part(dimension="gender", band="femmes", value=9),
    Part(dimension="gender", band="hommes", value=6),
    Part(dimension="residence", band="QPV", value=12),
)
MORE: tuple[Told, ...] = (
    note(
        101,
        ActionHeld(
            happened_on=date(2025, 6, 14),
            happened="Le jardin a ouvert.",
            difficulty="La pluie a repoussé deux fois la date.",
            next_step="Planter à l’automne.",
            counts=(
                attendances(15, parts=PARTS),
                Count(unit=Unit.PEOPLE, measure=Measure.REACHED, value=60, obtained=Obtained.ESTIMATED),
            ),
            duration_minutes=180,
            place=Place(name="Jardin", territory="69266"),
            themes=("garden",),
            members_role=MembersRole.CARRY,
            volunteers=VolunteerTime(minutes=600, people=7),
        ),
    ),
    note(102, Statement(happened_on=date(2025, 1, 10), happened="On ne comprend pas les charges.")),
    note(103, Stocktaking(happened_on=date(2025, 12, 1), happened="On a fait le point à douze.")),
    note(104, Learning(happened_on=date(2025, 7, 1), happened="On sait lire une facture.")),
    note(105, Publication(happened_on=date(2025, 10, 3), happened="Le récit du jardin.")),
    note(
        106,
        Presence(
            happened_on=date(2025, 5, 6),
            happened="On était là au pied de la tour.",
            duration_minutes=120,
            counts=(attendances(8),),
        ),
    ),
    note(
        107,
        Expense(
            happened_on=date(2025, 4, 1),
            money=(
                money("601", "expense", "planned", 1200),
                money("601", "expense", "actual", 985.5),
                money("641", "expense", "planned", 3800),
                money("641", "expense", "actual", 3800),
            ),
        ),
    ),
    note(
        108,
        Funding(
            happened_on=date(2025, 4, 2),
            money=(
                money("74-etat", "income", "planned", 3000, funder="Préfecture", status="requested"),
                money("74-etat", "income", "planned", 500, funder="DRAJES", status="refused"),
                money("74-com", "income", "planned", 2000, funder="Ville", status="granted"),
            ),
        ),
    ),
    note(
        109,
        Funding(
            happened_on=date(2025, 9, 2),
            money=(money("74-etat", "income", "actual", 2500, funder="Préfecture", status="paid"),),
        ),
    ),
    note(
        110,
        Meeting(
            happened_on=date(2025, 10, 7), happened="On a choisi les dates.", members_role=MembersRole.PRESENT
        ),
    ),
    note(111, Change(happened_on=date(2025, 11, 2), changed="Le bailleur répond.", happened="On a écrit.")),
)


def answers(keys: frozenset[str] | None = None) -> list[Told]:
    """One answer to each question of the vocabulary (or of these keys), told once."""
    wanted = sorted(asked_where() if keys is None else keys)
    return [
        note(
            300 + rank,
            AnswerGiven(happened_on=date(2025, 6, 1), question=key, answer=f"Réponse {rank}."),
            "team",
        )
        for rank, key in enumerate(wanted)
    ]


def whole(
    chosen: Template,
    *,
    answered: bool = True,
    outside: bool = True,
    more: Iterable[Told] = (),
    **changes: object,
) -> Report:
    """The bilan of the whole year for the funder « Préfecture », in the first scope of the template."""
    frame = scope(kind=ScopeKind(chosen.scopes[0]), funder="Préfecture", identity=IDENTITY_TOLD, **changes)
    told = [*YEAR, *MORE, *more, *(answers() if answered else ())]
    return report(chosen, told, frame, outside=outside)


def share(found: Report, *statuses: Status) -> float:
    """The part of the fields that stand so."""
    return sum(field.status in statuses for field in found.fields) / len(found.fields)
