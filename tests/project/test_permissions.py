"""Every address for every role, against the table of tests/project/permissions.py."""

import pytest
from django.urls import reverse

from tests.project.addresses import addresses
from tests.project.arguments import ARGUMENTS
from tests.project.permissions import PAGES, ROLES
from tests.project.permitted_acts import ACTS

ADDRESSES = {address.name: address for address in addresses()}


def test_every_line_has_its_address():
    assert sorted((PAGES.keys() | ACTS.keys()) - ADDRESSES.keys()) == []


def test_an_address_that_only_acts_says_who_may():
    acting = {name for name, line in PAGES.items() if "405" in line.split()}
    assert sorted(acting - ACTS.keys()) == []


@pytest.mark.parametrize("line", [*PAGES.values(), *ACTS.values()])
def test_a_line_says_one_status_for_each_role(line):
    assert len(line.split()) == len(ROLES)


def people(cast):
    """Who plays each role; nobody for the anonymous one."""
    players = (None, cast.paul, cast.mireille, cast.nadia, cast.solene, cast.karim)
    return dict(zip(ROLES, players, strict=True))


def path_of(name, cast):
    def value(parameter):
        give = ARGUMENTS.get(f"{name} {parameter}") or ARGUMENTS[parameter]
        return give(cast)

    return reverse(name, kwargs={each: value(each) for each in ADDRESSES[name].parameters})


def answers(name, cast, client, method):
    """The status of the answer to each role, for one address."""
    given = {}
    for role, account in people(cast).items():
        client.logout()
        if account:
            client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
        answer = getattr(client, method)(path_of(name, cast))
        given[role] = str(answer.status_code)
        if answer.streaming:
            list(answer)  # a file is let go of once it is read
    return given


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(PAGES.keys() & ADDRESSES.keys()))
def test_a_page_opens_to_those_it_is_for(name, cast, client):
    assert answers(name, cast, client, "get") == dict(zip(ROLES, PAGES[name].split(), strict=True))


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(ACTS.keys() & ADDRESSES.keys()))
def test_an_act_is_open_to_those_it_is_for(name, cast, client):
    assert answers(name, cast, client, "post") == dict(zip(ROLES, ACTS[name].split(), strict=True))


def proposed(name, cast, client):
    """What a missing line would be today: to be read, and corrected where the house is wrong."""
    try:
        said = " ".join(answers(name, cast, client, "get").values())
    except KeyError as unknown:
        said = f"ARGUMENTS lacks {unknown}"
    except Exception as error:
        said = f"fails with {type(error).__name__}: {error}"
    return f'    "{name}":'.ljust(44) + f'"{said}",'


@pytest.mark.django_db
def test_every_address_has_its_line(cast, client):
    missing = [proposed(name, cast, client) for name in ADDRESSES if name not in PAGES]
    assert not missing, "lines to read, correct and add to permissions.py:\n" + "\n".join(missing)
