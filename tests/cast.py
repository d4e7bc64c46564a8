"""The fixed cast: one group, the structure that accompanies it, and somebody in each role.

Tests name people by what they are here, and make nobody else unless the test is about them.
"""

from dataclasses import dataclass
from datetime import date

from pasdecote.spine.accounts.models import Account
from pasdecote.spine.accounts.services import create_account
from pasdecote.spine.collectives.enums import Role
from pasdecote.spine.collectives.models import Collective, Project
from pasdecote.spine.collectives.services import accompany, add_member, create_collective, create_project
from pasdecote.spine.organisations.enums import PostRole
from pasdecote.spine.organisations.models import Organisation
from pasdecote.spine.organisations.services import create_organisation, give_post

SINCE = date(2025, 9, 1)
PASSWORD = "un mot de passe de test"


@dataclass(frozen=True)
class Cast:
    """`stranger` works elsewhere and knows nothing of the group; the others are around `collective`."""

    organisation: Organisation
    elsewhere: Organisation
    collective: Collective
    project: Project
    stranger: Account
    member: Account
    companion: Account
    manager: Account
    director: Account


def gather() -> Cast:
    """The cast, saved in the database."""
    organisation = create_organisation(name="Centre social des Lilas")
    elsewhere = create_organisation(name="Club de prévention du Port")
    collective = create_collective(name="Les mamans de l’école", founded_on=SINCE)
    accompany(collective=collective, organisation=organisation, since=SINCE)
    people = {
        name: create_account(email=f"{name}@exemple.fr", name=shown, password=PASSWORD)
        for name, shown in (
            ("stranger", "Sacha"),
            ("member", "Aïcha"),
            ("companion", "Nadia"),
            ("manager", "Paul"),
            ("director", "Hélène"),
        )
    }
    posts = (
        ("stranger", elsewhere, PostRole.WORKER),
        ("companion", organisation, PostRole.WORKER),
        ("manager", organisation, PostRole.MANAGER),
        ("director", organisation, PostRole.DIRECTOR),
    )
    for name, structure, role in posts:
        give_post(account=people[name], organisation=structure, role=role, since=SINCE)
    for name, role in (("member", Role.MEMBER), ("companion", Role.COMPANION)):
        account = people[name]
        add_member(collective=collective, name=account.name, role=role, account=account, since=SINCE)
    return Cast(
        organisation=organisation,
        elsewhere=elsewhere,
        collective=collective,
        project=create_project(collective=collective, name="Un jardin devant l’école"),
        **people,
    )
