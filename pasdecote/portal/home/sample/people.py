"""Who is in the sample. Everybody and every structure is invented; the commune is real for its code only."""

from dataclasses import dataclass

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
    """Somebody of the sample: where they work (a key), as what, and in which group they are as what."""

    email: str
    name: str
    about: str
    house: str = ""
    post: str = ""
    group: str = ""
    role: str = ""


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

GROUPS = {"tilleuls": "Les Tilleuls", "repair": "Le foyer du mercredi"}
ACCOMPANIED = {"tilleuls": ("centre", "club"), "repair": ("foyer",)}

PEOPLE = (
    Person(
        "nadia@exemple.test",
        "Nadia",
        "éducatrice, accompagne Les Tilleuls",
        "club",
        PostRole.WORKER,
        "tilleuls",
        "companion",
    ),
    Person(
        "helene@exemple.test",
        "Hélène",
        "CESF, accompagne Les Tilleuls",
        "centre",
        PostRole.WORKER,
        "tilleuls",
        "companion",
    ),
    Person("karim@exemple.test", "Karim", "directeur du centre social", "centre", PostRole.DIRECTOR),
    Person("solene@exemple.test", "Solène", "cheffe de service du club", "club", PostRole.MANAGER),
    Person("mireille@exemple.test", "Mireille", "membre des Tilleuls", group="tilleuls", role="member"),
    Person(
        "claire@exemple.test",
        "Claire",
        "coordinatrice du foyer rural",
        "foyer",
        PostRole.DIRECTOR,
        "repair",
        "companion",
    ),
)
