"""The fixed cast of the tests: the same people everywhere, so that a reader knows who may do what.

Nadia, éducatrice, accompanies « les Tilleuls » and works at the prévention club. Hélène, CESF, accompanies
them too and works at the centre social. Mireille is a member with an account; M. Demir is one without.
Karim directs the centre social, Solène is cadre of the club: they guide, and read no note for that. Paul
works elsewhere.
"""

from dataclasses import dataclass
from datetime import date

from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.enums import Role
from pasdecote.spine.collectives.models import Collective, Membership, Project
from pasdecote.spine.collectives.services import accompany, add_member, create_collective, create_project
from pasdecote.spine.organisations.enums import OrganisationKind, PostRole
from pasdecote.spine.organisations.models import Organisation
from pasdecote.spine.organisations.services import create_organisation, give_post

SINCE = date(2023, 9, 1)


@dataclass(frozen=True)
class Cast:
    """Everybody, and where they are."""

    tilleuls: Collective
    club: Organisation
    centre: Organisation
    elsewhere: Organisation
    fete: Project
    nadia: Account
    helene: Account
    mireille: Account
    karim: Account
    solene: Account
    paul: Account
    demir: Membership

    @property
    def everybody(self) -> dict[str, Account]:
        """The accounts by first name."""
        names = ("nadia", "helene", "mireille", "karim", "solene", "paul")
        return {name: getattr(self, name) for name in names}


def build_cast() -> Cast:
    """Put everybody in the database."""
    tilleuls = create_collective(name="Les Tilleuls", founded_on=SINCE)
    club = create_organisation(name="Club de prévention des Hauts", kind=OrganisationKind.PREVENTION)
    centre = create_organisation(name="Centre social des Tilleuls", kind=OrganisationKind.SOCIAL_CENTRE)
    elsewhere = create_organisation(name="Maison d’à côté", kind=OrganisationKind.ASSOCIATION)
    for organisation in (club, centre):
        accompany(collective=tilleuls, organisation=organisation, since=SINCE)
    return Cast(
        tilleuls=tilleuls,
        club=club,
        centre=centre,
        elsewhere=elsewhere,
        fete=create_project(collective=tilleuls, name="La fête des voisins"),
        nadia=_worker("Nadia", club, PostRole.WORKER, tilleuls),
        helene=_worker("Hélène", centre, PostRole.WORKER, tilleuls),
        mireille=_member("Mireille", tilleuls),
        karim=_worker("Karim", centre, PostRole.DIRECTOR),
        solene=_worker("Solène", club, PostRole.MANAGER),
        paul=_worker("Paul", elsewhere, PostRole.WORKER),
        demir=add_member(collective=tilleuls, name="M. Demir", since=SINCE),
    )


def _account(name: str) -> Account:
    addresses = {"Hélène": "helene", "Solène": "solene"}
    return Account.objects.create_user(
        email=f"{addresses.get(name, name.casefold())}@example.org", password="motdepasse-long", name=name
    )


def _worker(name: str, house: Organisation, role: str, group: Collective | None = None) -> Account:
    account = _account(name)
    give_post(account=account, organisation=house, role=role, since=SINCE)
    if group is not None:
        add_member(collective=group, name=name, role=Role.COMPANION, account=account, since=SINCE)
    return account


def _member(name: str, group: Collective) -> Account:
    account = _account(name)
    add_member(collective=group, name=name, role=Role.MEMBER, account=account, since=SINCE)
    return account
