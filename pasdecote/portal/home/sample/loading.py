"""Loading the sample by the same acts as the screens. Done once: an installation in use is left alone."""

from django.conf import settings
from django.db import transaction

from pasdecote.ground.store.flags import set_flag
from pasdecote.portal.home.sample.people import (
    CARD,
    COMMUNE,
    GROUPS,
    HOUSES,
    INSTITUTIONS,
    ON_PAPER,
    PASSWORD,
    PEOPLE,
)
from pasdecote.portal.home.visit import DEMONSTRATION
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.accounts.services import create_account
from pasdecote.spine.collectives.enums import Role
from pasdecote.spine.collectives.models import Collective
from pasdecote.spine.collectives.services import (
    accompany,
    add_member,
    change_collective,
    create_collective,
    end_membership,
)
from pasdecote.spine.organisations.enums import OrganisationKind
from pasdecote.spine.organisations.models import Organisation
from pasdecote.spine.organisations.services import create_organisation, give_post

# Associations that receive public money display what they engaged themselves to.
ENGAGED = (OrganisationKind.ASSOCIATION, OrganisationKind.SOCIAL_CENTRE, OrganisationKind.PREVENTION)
FILES = {
    "centre-social-suivi.xlsx": ("tilleuls", "helene"),
    "club-prevention-presence.ods": ("tilleuls", "nadia"),
    "association-activites.csv": ("repair", "claire"),
}


def sample_accounts() -> list[tuple[str, str]]:
    """E-mail and who it is, for every account of the sample that has an e-mail."""
    return [(person.email, f"{person.name}, {person.about}") for person in PEOPLE]


def load_sample() -> bool:
    """Put the sample in an empty installation; gives whether it did."""
    if Account.objects.exists():
        return False
    from pasdecote.portal.home.sample.asking import put_a_question
    from pasdecote.portal.home.sample.deciding import decide_together
    from pasdecote.portal.home.sample.telling import answer_once, tell_all  # a second start does without

    with transaction.atomic():
        houses, institutions = _houses(), _institutions()
        groups = _groups(houses)
        accounts = _people(houses, groups)
        tell_all(groups, accounts, {key: row.pk for key, row in institutions.items()})
        put_a_question(groups["tilleuls"], accounts)
        decide_together(groups["tilleuls"], accounts)
        answer_once(houses["centre"], accounts["karim"])
        set_flag(DEMONSTRATION)
    for filename, (group, who) in FILES.items():
        _import(filename, groups[group], accounts[who])
    return True


def _houses() -> dict[str, Organisation]:
    made = {}
    for house in HOUSES:
        row = create_organisation(name=house.name, kind=house.kind, territory=COMMUNE)
        row.siret, row.rna = house.siret, house.rna
        row.address, row.representative = house.address, house.representative
        row.engaged = house.kind in ENGAGED
        row.save(update_fields=["siret", "rna", "address", "representative", "engaged"])
        made[house.key] = row
    return made


def _institutions() -> dict[str, Organisation]:
    return {
        key: create_organisation(name=name, kind=kind, territory=COMMUNE)
        for key, (name, kind) in INSTITUTIONS.items()
    }


def _groups(houses: dict[str, Organisation]) -> dict[str, Collective]:
    made = {}
    for group in GROUPS:
        row = create_collective(name=group.name, founded_on=group.since, territory=COMMUNE)
        made[group.key] = change_collective(
            collective=row, status=group.status, presentation=group.presentation
        )
        for name in group.houses:
            accompany(collective=row, organisation=houses[name], since=group.since)
    return made


def _people(houses: dict[str, Organisation], groups: dict[str, Collective]) -> dict[str, Account]:
    accounts = {}
    for person in PEOPLE:
        account = create_account(email=person.email, name=person.name, password=PASSWORD)
        since = min((day for _group, _role, day in person.groups), default=GROUPS[0].since)
        if person.house:
            give_post(account=account, organisation=houses[person.house], role=person.post, since=since)
        for group, role, day in person.groups:
            add_member(collective=groups[group], name=person.name, role=role, account=account, since=day)
        accounts[person.key] = account
    accounts["joelle"] = Account.objects.create_user(name=CARD)
    add_member(collective=groups["tilleuls"], name=CARD, account=accounts["joelle"], since=ON_PAPER[0][3])
    for group, name, role, since, until in ON_PAPER:
        row = add_member(collective=groups[group], name=name, role=Role(role), since=since)
        if until:
            end_membership(membership=row, until=until)
    return accounts


def _import(filename: str, group: Collective, account: Account) -> None:
    from pasdecote.portal.intake import services as intake

    data = (settings.BASE_DIR / "examples" / filename).read_bytes()
    batch = intake.receive(by=account, collective=group, filename=filename, data=data)
    intake.decide(by=account, batch=batch, circle="team", skip_errors=False)
    intake.run(batch=batch)
