"""Who is in the sample. Everybody and every structure is invented; the commune is real for its code only."""

from dataclasses import dataclass
from datetime import date

from pasdecote.spine.collectives.enums import CollectiveStatus, Role
from pasdecote.spine.organisations.enums import OrganisationKind, PostRole

PASSWORD = "demonstration"
COMMUNE = "93066"


@dataclass(frozen=True)
class House:
    """A structure of the sample."""

    key: str
    name: str
    kind: str
    siret: str
    rna: str
    address: str
    representative: str


@dataclass(frozen=True)
class Person:
    """Somebody of the sample: where they work (a key), as what, and in which groups (a key) they are as what
    and since when."""

    key: str
    name: str
    about: str
    house: str = ""
    post: str = ""
    groups: tuple[tuple[str, str, date], ...] = ()

    @property
    def email(self) -> str:
        """The address to sign in with."""
        return f"{self.key}@exemple.test"


HOUSES = (
    House(
        "centre",
        "Centre social Les Quatre-Vents",
        OrganisationKind.SOCIAL_CENTRE,
        "00000000100011",
        "W930000001",
        "2 place du Mail, 93200 Saint-Denis",
        "Fatou Diarra, présidente",
    ),
    House(
        "club",
        "Club de prévention L’Éclaircie",
        OrganisationKind.PREVENTION,
        "00000000200019",
        "W930000002",
        "14 rue de la Passerelle, 93200 Saint-Denis",
        "Jean Morel, président",
    ),
    House(
        "foyer",
        "Association du foyer rural",
        OrganisationKind.ASSOCIATION,
        "00000000300017",
        "W930000003",
        "Foyer rural, 93200 Saint-Denis",
        "Annick Le Goff, présidente",
    ),
)

# Those that bilans are sent to and that demands name.
INSTITUTIONS = {
    "bailleur": ("Habitat des Rives", OrganisationKind.LANDLORD),
    "fondation": ("Fondation des Deux-Rives", OrganisationKind.FOUNDATION),
}
PLACES = {
    "laverie": "Laverie du Mail",
    "local": "Local du hall 4",
    "place": "Place du Mail",
    "centre": "Centre social",
    "hall4": "Hall 4",
    "hall2": "Hall 2",
    "parcelle": "Le terrain des Passerelles",
    "foyer": "Foyer rural",
}

FIRST_DAY = date(2023, 9, 4)
GARDEN_DAY = date(2026, 5, 12)


@dataclass(frozen=True)
class Group:
    """A group of the sample: name, since when, where it stands, its own words, who accompanies it."""

    key: str
    name: str
    since: date
    status: str
    presentation: str
    houses: tuple[str, ...]


GROUPS = (
    Group(
        "tilleuls",
        "Les Tilleuls",
        FIRST_DAY,
        CollectiveStatus.ACTIVE,
        "Nous lisons nos factures ensemble, et nous demandons des comptes. Maintenant, l’ascenseur.",
        ("centre", "club"),
    ),
    Group(
        "repair",
        "Le foyer du mercredi",
        date(2024, 9, 1),
        CollectiveStatus.RESTING,
        "Nous réparions des objets et nous prenions le café. Nous nous reposons.",
        ("foyer",),
    ),
    Group(
        "jardin",
        "Potager des Passerelles",
        GARDEN_DAY,
        CollectiveStatus.EMERGING,
        "",
        ("club",),
    ),
)

PEOPLE = (
    Person(
        "nadia",
        "Nadia",
        "éducatrice, accompagne Les Tilleuls et le potager",
        "club",
        PostRole.WORKER,
        (("tilleuls", Role.COMPANION, FIRST_DAY), ("jardin", Role.COMPANION, GARDEN_DAY)),
    ),
    Person(
        "helene",
        "Hélène",
        "CESF, accompagne Les Tilleuls",
        "centre",
        PostRole.WORKER,
        (("tilleuls", Role.COMPANION, FIRST_DAY),),
    ),
    Person(
        "samir",
        "Samir",
        "éducateur, a pris le relais de Nadia",
        "club",
        PostRole.WORKER,
        (("tilleuls", Role.COMPANION, date(2026, 3, 2)),),
    ),
    Person("karim", "Karim", "directeur du centre social", "centre", PostRole.DIRECTOR),
    Person("solene", "Solène", "cadre, cheffe de service du club", "club", PostRole.MANAGER),
    Person(
        "mireille",
        "Mireille",
        "membre des Tilleuls",
        groups=(("tilleuls", Role.MEMBER, date(2023, 12, 14)),),
    ),
    Person(
        "lucie",
        "Lucie",
        "stagiaire, a fait le tableau des charges",
        groups=(("tilleuls", Role.TRAINEE, date(2025, 1, 6)),),
    ),
    Person(
        "claire",
        "Claire",
        "coordinatrice du foyer rural",
        "foyer",
        PostRole.DIRECTOR,
        (("repair", Role.COMPANION, date(2024, 9, 1)),),
    ),
    Person("besson", "Élodie Besson", "lit ce que reçoit la Fondation des Deux-Rives"),
)
READER = "besson"
# She has no e-mail: she comes in with a card.
CARD = "Joëlle"

# Names on paper, without an account: group, name, role, from, to.
ON_PAPER = (
    ("tilleuls", "M. Demir", Role.MEMBER, date(2023, 12, 7), date(2026, 6, 25)),
    ("tilleuls", "Sevda", Role.MEMBER, date(2024, 3, 21), None),
    ("tilleuls", "Aïcha", Role.SPOKESPERSON, date(2025, 7, 8), date(2026, 1, 15)),
    ("tilleuls", "Aïcha", Role.MEMBER, date(2026, 1, 16), None),
    ("tilleuls", "Rachid", Role.SPOKESPERSON, date(2025, 7, 8), date(2026, 2, 15)),
    ("tilleuls", "Bernadette", Role.SPOKESPERSON, date(2026, 1, 15), None),
    ("tilleuls", "Monsieur Paul", Role.MEMBER, date(2024, 1, 18), None),
    ("tilleuls", "Fatoumata", Role.MEMBER, date(2024, 2, 8), None),
    ("tilleuls", "Ilyes", Role.MEMBER, date(2024, 9, 18), None),
    ("jardin", "Odile", Role.MEMBER, date(2026, 5, 19), None),
    ("jardin", "Moussa", Role.MEMBER, date(2026, 5, 19), None),
    ("jardin", "Teresa", Role.MEMBER, date(2026, 5, 19), None),
    ("jardin", "Kim", Role.MEMBER, date(2026, 6, 16), None),
)
