"""Loading the sample by the same acts as the screens. Done once: an installation in use is left alone."""

from datetime import date, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction

from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.identifiers import uuid8
from pasdecote.portal.home.sample.answers import given
from pasdecote.portal.home.sample.notes import DUES, SHARED, waiting
from pasdecote.portal.home.sample.people import ACCOMPANIED, COMMUNE, GROUPS, HOUSES, PASSWORD, PEOPLE
from pasdecote.portal.home.sample.year import YEAR
from pasdecote.portal.intake import services as intake
from pasdecote.practice.actions.services import dates_every, plan_sessions
from pasdecote.projections.agenda.services import note_due
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.accounts.services import create_account
from pasdecote.spine.collectives.models import Collective
from pasdecote.spine.collectives.services import accompany, add_member, create_collective
from pasdecote.spine.journal.enums import Circle, Origin
from pasdecote.spine.journal.services import Anchor, contest, tell
from pasdecote.spine.organisations.models import Organisation
from pasdecote.spine.organisations.services import create_organisation, give_post

SINCE = date(2024, 9, 1)
FILES = {
    "centre-social-suivi.xlsx": ("tilleuls", "helene@exemple.test"),
    "club-prevention-presence.ods": ("tilleuls", "nadia@exemple.test"),
    "association-activites.csv": ("repair", "claire@exemple.test"),
}


def sample_accounts() -> list[tuple[str, str]]:
    """E-mail and who it is, for every account of the sample."""
    return [(person.email, f"{person.name}, {person.about}") for person in PEOPLE]


def load_sample() -> bool:
    """Put the sample in an empty installation; gives whether it did."""
    if Account.objects.exists():
        return False
    with transaction.atomic():
        houses, groups = _houses(), _groups()
        for key, names in ACCOMPANIED.items():
            for name in names:
                accompany(collective=groups[key], organisation=houses[name], since=SINCE)
        accounts = _people(houses, groups)
        _tell_by_hand(groups["tilleuls"], accounts)
        _answer_once(houses["centre"], accounts["karim@exemple.test"])
    for filename, (group, email) in FILES.items():
        _import(filename, groups[group], accounts[email])
    return True


def _houses() -> dict[str, Organisation]:
    made = {}
    for house in HOUSES:
        row = create_organisation(name=house.name, kind=house.kind, territory=COMMUNE)
        row.siret, row.rna = house.siret, house.rna
        row.address, row.representative = house.address, house.representative
        row.save(update_fields=["siret", "rna", "address", "representative"])
        made[house.key] = row
    return made


def _groups() -> dict[str, Collective]:
    return {
        key: create_collective(name=name, founded_on=SINCE, territory=COMMUNE) for key, name in GROUPS.items()
    }


def _people(houses: dict[str, Organisation], groups: dict[str, Collective]) -> dict[str, Account]:
    accounts = {}
    for person in PEOPLE:
        account = create_account(email=person.email, name=person.name, password=PASSWORD)
        if person.house:
            give_post(account=account, organisation=houses[person.house], role=person.post, since=SINCE)
        if person.group:
            add_member(
                collective=groups[person.group],
                name=person.name,
                role=person.role,
                account=account,
                since=SINCE,
            )
        accounts[person.email] = account
    return accounts


def _tell_by_hand(group: Collective, accounts: dict[str, Account]) -> None:
    shared = [*SHARED, *((who, Circle.INSTITUTION, fact) for who, fact in YEAR)]
    for rank, (who, circle, fact) in enumerate(shared):
        told = tell(
            by=accounts[f"{who}@exemple.test"],
            id=_number("note", rank),
            anchor=Anchor(collective=group),
            circle=circle,
            content=fact,
        )
        if fact.kind == "unexpected":
            contest(
                by=accounts["mireille@exemple.test"],
                id=_number("contest", rank),
                version=told.pk,
                words="On m’a demandé de parler, pas d’être seule.",
            )
    nadia, today = accounts["nadia@exemple.test"], clock.today()
    for rank, fact in enumerate(waiting(today)):
        anchor = Anchor(collective=group)
        tell(by=nadia, id=_number("waiting", rank), anchor=anchor, circle="me", content=fact)
    for rank, (days, what, words, who, circle) in enumerate(DUES):
        note_due(
            by=nadia,
            id=_number("due", rank),
            about=group,
            what=what,
            title=words,
            on=today + timedelta(days=days),
            who=who,
            circle=circle,
        )
    first = today + timedelta(days=(3 - today.weekday()) % 7)
    plan_sessions(
        by=nadia,
        id=_number("plan", 0),
        collective=group,
        dates=dates_every(first - timedelta(weeks=1), weeks=1, until=first + timedelta(weeks=4)),
        title="Lire la facture ensemble",
        at="18:00",
        place="Laverie du Mail",
    )


def _answer_once(house: Organisation, director: Account) -> None:
    for fact in given():
        tell(
            by=director,
            id=_number("answer", fact.question),
            anchor=Anchor(organisation=house),
            circle=Circle.TEAM,
            content=fact,
            origin=Origin.ACT,
        )


def _import(filename: str, group: Collective, account: Account) -> None:
    data = (settings.BASE_DIR / "examples" / filename).read_bytes()
    batch = intake.receive(by=account, collective=group, filename=filename, data=data)
    intake.decide(by=account, batch=batch, circle="team", skip_errors=False)
    intake.run(batch=batch)


def _number(what: str, which: object) -> UUID:
    return uuid8("sample", what, str(which))
