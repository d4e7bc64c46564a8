"""What the Tilleuls shared with institutions in 2025, in the sample: read aloud by the group first."""

from datetime import date

from pasdecote.ground.facts.atoms import (
    Count,
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
from pasdecote.ground.facts.gathering import ActionHeld, Encounter, Meeting, Presence
from pasdecote.ground.facts.learning import Learning, Unexpected
from pasdecote.ground.facts.money import Funding
from pasdecote.ground.facts.voice import Publication, Statement
from pasdecote.portal.home.sample.people import COMMUNE

LAUNDRY = Place(name="Laverie du Mail", territory=COMMUNE)
ROOM = Place(name="Local du hall 4", territory=COMMUNE)
SQUARE = Place(name="Place du Mail", territory=COMMUNE)


def _parts(**told: dict[str, int]) -> tuple[Part, ...]:
    return tuple(
        Part(dimension=dimension, band=band, value=value)
        for dimension, bands in told.items()
        for band, value in bands.items()
    )


def _came(
    value: int, parts: tuple[Part, ...] = (), new: int = 0, how: Obtained = Obtained.COUNTED
) -> tuple[Count, ...]:
    present = Count(unit=Unit.ATTENDANCES, value=value, obtained=how, parts=parts)
    return (present, Count(unit=Unit.PEOPLE, value=new, measure=Measure.NEW, obtained=how))


def _line(account: str, stage: Stage, euros: float, funder: str = "") -> Money:
    grant = FundingStatus.PAID if stage is Stage.ACTUAL else FundingStatus.GRANTED
    return Money(
        account=account,
        side=Side.INCOME if account.startswith("74") else Side.EXPENSE,
        stage=stage,
        cents=round(euros * 100),
        exercise=2025,
        funder=funder,
        status=grant if funder else None,
    )


# (who tells, fact), oldest first.
YEAR: tuple[tuple[str, Fact], ...] = (
    (
        "helene",
        Statement(
            happened_on=date(2025, 1, 16),
            happened="« Neuf cents euros de régularisation, et personne ne sait nous dire pourquoi. »",
            themes=("housing", "money"),
        ),
    ),
    (
        "helene",
        ActionHeld(
            happened_on=date(2025, 1, 25),
            happened="Quatre heures dans les cartons : nous avons trié trois ans de factures, hall par hall. "
            "Lucie, stagiaire, a monté le tableau avec deux habitantes.",
            difficulty="Deux dossiers étaient incomplets, et le local trop petit.",
            next_step="Apporter les relevés de compteurs.",
            counts=_came(
                11,
                _parts(gender={"femmes": 7, "hommes": 4}, age={"26-59": 8, "60+": 3}, residence={"QPV": 11}),
                new=2,
            ),
            duration_minutes=240,
            place=ROOM,
            partners=(Partner(name="Association de locataires"),),
            members_role=MembersRole.CO_ORGANISE,
            volunteers=VolunteerTime(minutes=1200, people=5),
            themes=("housing", "money"),
        ),
    ),
    (
        "nadia",
        Statement(
            happened_on=date(2025, 2, 20),
            happened="« On nous parle des jeunes du hall 4. Personne ne leur parle, à eux. »",
            themes=("youth",),
        ),
    ),
    (
        "helene",
        Funding(
            happened_on=date(2025, 3, 3),
            happened="La fondation et le fonds de participation ont dit oui. Le contrat de ville demande de "
            "mieux dire à qui l’on s’adresse.",
            money=(
                _line("74-prive", Stage.PLANNED, 6000, "Fondation des Deux-Rives"),
                _line("74-com", Stage.PLANNED, 800, "Fonds de participation des habitants"),
                _line("604", Stage.PLANNED, 4200),
                _line("601", Stage.PLANNED, 1400),
                _line("623", Stage.PLANNED, 1200),
            ),
        ),
    ),
    (
        "nadia",
        Presence(
            happened_on=date(2025, 3, 6),
            happened="Deux heures à la laverie. Il ne s’est rien passé, et une dame a demandé si nous "
            "revenions jeudi.",
            counts=(Count(unit=Unit.ATTENDANCES, value=6, obtained=Obtained.ESTIMATED),),
            duration_minutes=120,
            place=LAUNDRY,
            themes=("housing",),
        ),
    ),
    (
        "helene",
        Meeting(
            happened_on=date(2025, 4, 24),
            happened="Une seule personne est venue. Elle a attendu une heure.",
            difficulty="Nous avions changé l’heure sans le dire à tout le monde.",
            next_step="Deux délégués préviennent de chaque date, pour six mois.",
            counts=(Count(unit=Unit.ATTENDANCES, value=1, obtained=Obtained.COUNTED),),
            duration_minutes=60,
            place=ROOM,
            members_role=MembersRole.PRESENT,
            themes=("citizenship",),
        ),
    ),
    (
        "nadia",
        ActionHeld(
            happened_on=date(2025, 6, 21),
            happened="Avec le gardien, trois jeunes et six adultes ont photographié les compteurs de quatre "
            "halls.",
            next_step="Comparer les photos et les factures.",
            counts=_came(
                9,
                _parts(gender={"femmes": 4, "hommes": 5}, age={"16-17": 3, "26-59": 6}, residence={"QPV": 9}),
                new=3,
            ),
            duration_minutes=150,
            place=ROOM,
            partners=(Partner(name="Gardien de la résidence"),),
            members_role=MembersRole.CARRY,
            themes=("housing", "youth"),
        ),
    ),
    (
        "nadia",
        Unexpected(
            happened_on=date(2025, 7, 3),
            happened="Le local du hall 4 a été fermé une semaine. Nous nous sommes réunis sur les marches.",
            difficulty="Personne ne savait à qui demander la clé.",
            themes=("surroundings",),
        ),
    ),
    (
        "helene",
        Learning(
            happened_on=date(2025, 9, 25),
            happened="Nous savons lire une facture de charges et demander les justificatifs.",
            themes=("housing", "money"),
        ),
    ),
    (
        "helene",
        ActionHeld(
            happened_on=date(2025, 10, 4),
            happened="Le repas du Mail : chaque hall a porté un plat, et les photos des compteurs étaient "
            "accrochées.",
            difficulty="Les familles du hall 2 ne sont pas venues, et nous ne savons pas pourquoi.",
            counts=_came(
                34,
                _parts(
                    gender={"femmes": 19, "hommes": 15},
                    age={"6-11": 7, "12-15": 5, "26-59": 14, "60+": 8},
                    residence={"QPV": 26, "hors QPV": 8},
                ),
                new=6,
            ),
            duration_minutes=240,
            place=SQUARE,
            partners=(Partner(name="École Jean-Moulin"), Partner(name="Association de locataires")),
            members_role=MembersRole.CARRY,
            volunteers=VolunteerTime(minutes=2160, people=12),
            themes=("culture", "solidarity"),
        ),
    ),
    (
        "helene",
        Publication(
            happened_on=date(2025, 10, 16),
            happened="« Lire sa facture ensemble », quatre pages, dont une sur ce que nous ne savons pas.",
            themes=("housing",),
        ),
    ),
    (
        "helene",
        Funding(
            happened_on=date(2025, 11, 27),
            happened="Le compte de l’atelier « Lire sa facture » est arrêté, à l’euro près.",
            money=(
                _line("74-prive", Stage.ACTUAL, 6000, "Fondation des Deux-Rives"),
                _line("74-com", Stage.ACTUAL, 800, "Fonds de participation des habitants"),
                _line("604", Stage.ACTUAL, 4310),
                _line("601", Stage.ACTUAL, 1385.20),
                _line("623", Stage.ACTUAL, 1104.80),
            ),
        ),
    ),
    (
        "nadia",
        Encounter(
            happened_on=date(2025, 12, 4),
            happened="Ilyes et deux amis demandent si l’ascenseur peut être la prochaine affaire du groupe.",
            counts=(Count(unit=Unit.ATTENDANCES, value=5, obtained=Obtained.COUNTED),),
            place=LAUNDRY,
            themes=("youth", "housing"),
        ),
    ),
)
