"""Somebody leaves a structure."""

from datetime import date

import pytest
import time_machine

from pasdecote.spine.collectives.access import standing_of
from pasdecote.spine.organisations.enums import PostRole
from pasdecote.spine.organisations.services import OrganisationRefused, end_post, give_post

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 2)


def post_of(account):
    return account.posts.get()


@time_machine.travel("2026-03-02 10:00+01:00")
def test_a_post_ends_at_the_end_of_the_day(cast):
    post = end_post(by=cast.karim, post=post_of(cast.helene))
    assert post.until == TODAY
    assert cast.centre.pk in standing_of(cast.helene).posts
    with time_machine.travel("2026-03-03 00:30+01:00"):
        assert standing_of(cast.helene).posts == {}


@time_machine.travel("2026-03-02 10:00+01:00")
def test_the_groups_that_one_accompanies_are_not_left(cast):
    end_post(by=cast.karim, post=post_of(cast.helene), until=date(2026, 2, 1))
    assert cast.tilleuls.pk in standing_of(cast.helene).team


@pytest.mark.parametrize("who", ["nadia", "helene", "solene", "paul", "mireille"])
def test_only_the_direction_ends_a_post(cast, who):
    with pytest.raises(OrganisationRefused, match="Seule la direction"):
        end_post(by=getattr(cast, who), post=post_of(cast.helene))


def test_a_structure_is_never_left_without_a_direction(cast):
    with pytest.raises(OrganisationRefused, match="relève"):
        end_post(by=cast.karim, post=post_of(cast.karim))
    give_post(account=cast.helene, organisation=cast.centre, role=PostRole.DIRECTOR)
    assert end_post(by=cast.karim, post=post_of(cast.karim)).until is not None


def test_a_post_does_not_end_before_it_begins(cast):
    with pytest.raises(OrganisationRefused, match="avant la date de début"):
        end_post(by=cast.karim, post=post_of(cast.helene), until=date(2020, 1, 1))


def test_a_post_does_not_end_twice(cast):
    post = end_post(by=cast.karim, post=post_of(cast.helene))
    with pytest.raises(OrganisationRefused, match="déjà quitté"):
        end_post(by=cast.karim, post=post)
