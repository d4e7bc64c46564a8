"""The data that measures run over: groups of a known size, made by the same acts as the screens.

They are made when first asked for, and stay in the temporary folder for the modules that follow.
"""

from dataclasses import dataclass
from datetime import date, timedelta

import django
from django.conf import settings
from django.db import transaction

from bench.telling import YEAR, notes

SINCE = date(2023, 9, 1)
CORRECTED, IN_CONFLICT, CONTESTED = 100, 1000, 400  # one note in so many
OWN = 60  # notes that wait in the notebook, per thousand of the group, up to 600
django.setup()

from django.contrib.auth import login  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.http import HttpRequest  # noqa: E402

from pasdecote.ground.facts.fact import Fact  # noqa: E402
from pasdecote.ground.kernel import clock  # noqa: E402
from pasdecote.ground.kernel.identifiers import uuid7, uuid8  # noqa: E402
from pasdecote.portal.home.preparing import prepare  # noqa: E402
from pasdecote.practice.actions.services import plan_sessions  # noqa: E402
from pasdecote.spine.accounts.models import Account  # noqa: E402
from pasdecote.spine.accounts.services import create_account  # noqa: E402
from pasdecote.spine.collectives.enums import Role  # noqa: E402
from pasdecote.spine.collectives.models import Collective  # noqa: E402
from pasdecote.spine.collectives.services import accompany, add_member, create_collective  # noqa: E402
from pasdecote.spine.journal.services import Anchor, contest, correct, prepare_many, tell_many  # noqa: E402
from pasdecote.spine.organisations.enums import OrganisationKind, PostRole  # noqa: E402
from pasdecote.spine.organisations.models import Organisation  # noqa: E402
from pasdecote.spine.organisations.services import create_organisation, give_post  # noqa: E402


@dataclass(frozen=True)
class Group:
    """A group, who accompanies it, and the structure that does."""

    collective: Collective
    account: Account
    house: Organisation


def group(size: int) -> Group:
    """The group whose journal holds this many notes of one year; made at the first call."""
    prepare()
    name = f"Groupe de {size}"
    if found := Collective.objects.filter(name=name).first():
        house = Organisation.objects.get(name=f"Maison de {size}")
        return Group(found, Account.objects.get(email=f"g{size}@example.org"), house)
    with transaction.atomic():
        made = _people(name, size)
        _journal(made, size)
        _notebook(made, size)
    return made


def session_key(account: Account) -> str:
    """The key of a session signed in as this account, for a browser or a client."""
    request = HttpRequest()
    request.META["REMOTE_ADDR"] = "127.0.0.1"
    request.session = SessionStore()
    login(request, account, backend=settings.AUTHENTICATION_BACKENDS[0])
    request.session.save()
    return str(request.session.session_key)


def _people(name: str, size: int) -> Group:
    collective = create_collective(name=name, founded_on=SINCE)
    house = create_organisation(name=f"Maison de {size}", kind=OrganisationKind.PREVENTION)
    accompany(collective=collective, organisation=house, since=SINCE)
    account = create_account(email=f"g{size}@example.org", name="Nadia")
    give_post(account=account, organisation=house, role=PostRole.DIRECTOR, since=SINCE)
    add_member(collective=collective, name="Nadia", role=Role.COMPANION, account=account, since=SINCE)
    return Group(collective, account, house)


def _journal(made: Group, size: int) -> None:
    """The notes, some corrected, some in conflict, some disputed, as many of each per thousand."""
    told = list(notes(made.collective.name, size))
    _tell(made, "institution", told)
    for rank, (fact, content) in enumerate(told):
        if rank % CORRECTED == 50:
            correct(by=made.account, id=uuid7(), replaces=[fact], content=_again(content, "Corrigé."))
        elif rank % IN_CONFLICT == 51:
            for words in ("D’un côté.", "De l’autre."):
                correct(by=made.account, id=uuid7(), replaces=[fact], content=_again(content, words))
        elif rank % CONTESTED == 52:
            contest(by=made.account, id=uuid7(), version=fact, words="Ce n’est pas ça.")


def _notebook(made: Group, size: int) -> None:
    _tell(made, "me", list(notes(f"carnet {size}", min(600, max(25, size * OWN // 1000)))))
    first = clock.today() - timedelta(weeks=6)
    dates = [first + timedelta(weeks=rank) for rank in range(12)]
    plan_sessions(by=made.account, id=uuid7(), collective=made.collective, dates=dates, title="Atelier")


def _tell(made: Group, circle: str, told: list) -> None:  # type: ignore[type-arg]
    ready = prepare_many(
        by=made.account,
        batch=uuid8("bench", made.collective.name, circle),
        anchor=Anchor(collective=made.collective),
        circle=circle,
        notes=told,
    )
    tell_many(prepared=ready)


def _again(content: Fact, words: str) -> Fact:
    import msgspec

    return msgspec.structs.replace(content, happened=f"{content.happened} {words}")


__all__ = ["YEAR", "Group", "group", "session_key"]
