"""Nobody finds anywhere what is not for them: every kind of row, in every circle, for every role, on every
way out. The promises are in rights.py; what fails here is a leak, or a promise to write down there.

A row of others also answers as no row does, by the same statements; and what the team keeps for itself
changes nothing, not a number, on any page of whoever is not of it.
"""

import pytest
from django.db import transaction

from tests.project.leaks import looking
from tests.project.leaks.rights import RIGHTS, ROLES
from tests.project.leaks.sameness import seen_again, seen_by, tellable_apart
from tests.project.leaks.world import build_world, more_of_the_team

pytestmark = pytest.mark.django_db
OUTSIDE = ("étranger", "partie", "membre", "collègue", "direction", "lectrice")
UNTOLD = ("membre", "collègue", "lectrice")


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """One world for all the tests of this file, gone with them: of this file alone, for it holds the
    database open."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield build_world()
        transaction.set_rollback(True)


def test_every_planted_word_has_its_line_and_every_line_its_word(world):
    assert sorted(RIGHTS.keys() ^ world.words.keys()) == []


def test_every_line_names_roles_that_exist():
    assert {role for line in RIGHTS.values() for role in line.split()} <= ROLES.keys()


@pytest.mark.parametrize("role", ROLES)
def test_nobody_finds_on_any_way_out_what_is_not_for_them(world, role):
    found = looking.look_everywhere(world, role)
    assert found.leaks == [], "\n".join(found.leaks)
    assert looking.unread(role, found) == []


@pytest.mark.parametrize("role", OUTSIDE)
def test_what_is_not_for_one_cannot_be_told_from_what_does_not_exist(world, role):
    asked, found = tellable_apart(world, role)
    assert asked > 20
    assert found == [], "\n".join(found)


@pytest.mark.parametrize("role", UNTOLD)
def test_what_the_team_keeps_changes_nothing_for_others(world, role):
    with transaction.atomic():
        pages = seen_by(world, role)
        more_of_the_team(world)
        changed = seen_again(world, role, pages)
        transaction.set_rollback(True)
    assert pages
    assert changed == []
