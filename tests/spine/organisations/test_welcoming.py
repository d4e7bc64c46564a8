"""A direction gives a colleague a place."""

import pytest

from pasdecote.spine.accounts.models import Account
from pasdecote.spine.accounts.services import AccountRefused
from pasdecote.spine.organisations.enums import PostRole
from pasdecote.spine.organisations.models import Post
from pasdecote.spine.organisations.services import OrganisationRefused, open_house, welcome_colleague

pytestmark = pytest.mark.django_db
LUCIE = {"email": "lucie@example.org", "name": "Lucie", "role": PostRole.WORKER}


def test_a_colleague_receives_an_account_and_a_place(cast):
    lucie = welcome_colleague(by=cast.karim, organisation=cast.centre, **LUCIE)
    assert [(post.organisation, post.role) for post in lucie.posts.all()] == [(cast.centre, "worker")]
    assert not lucie.has_usable_password()


@pytest.mark.parametrize("who", ["nadia", "helene", "mireille", "solene", "paul"])
def test_only_the_direction_welcomes(cast, who):
    with pytest.raises(OrganisationRefused, match="Seule la direction"):
        welcome_colleague(by=getattr(cast, who), organisation=cast.centre, **LUCIE)
    assert not Account.objects.filter(email="lucie@example.org").exists()


def test_a_direction_welcomes_at_home_only(cast):
    with pytest.raises(OrganisationRefused, match="Seule la direction"):
        welcome_colleague(by=cast.karim, organisation=cast.club, **LUCIE)


def test_somebody_who_works_elsewhere_keeps_one_account_and_its_name(cast):
    paul = welcome_colleague(
        by=cast.karim, organisation=cast.centre, email="PAUL@example.org", name="Un autre nom", role="worker"
    )
    assert (paul, paul.name) == (cast.paul, "Paul")
    assert set(paul.posts.values_list("organisation__name", flat=True)) == {
        cast.centre.name,
        cast.elsewhere.name,
    }


def test_a_colleague_is_not_welcomed_twice(cast):
    with pytest.raises(OrganisationRefused, match="déjà dans la structure"):
        welcome_colleague(by=cast.karim, organisation=cast.centre, **{**LUCIE, "email": "helene@example.org"})
    assert Post.objects.filter(account=cast.helene).count() == 1


def test_an_address_that_is_none_leaves_nothing_behind(cast):
    with pytest.raises(AccountRefused, match="n’est pas une adresse"):
        welcome_colleague(by=cast.karim, organisation=cast.centre, **{**LUCIE, "email": "lucie"})


def test_a_role_that_does_not_exist_is_refused(cast):
    with pytest.raises(OrganisationRefused, match="n’existe pas"):
        welcome_colleague(by=cast.karim, organisation=cast.centre, **{**LUCIE, "role": "chief"})


HOUSE = {"organisation_name": "Centre social", "kind": "social_centre", "name": "Karim", "password": "x" * 12}


def test_the_first_visit_makes_a_structure_and_its_direction(db):
    structure, account = open_house(email="karim@example.org", **HOUSE)
    assert account.posts.get().organisation == structure
    assert account.posts.get().role == PostRole.DIRECTOR


def test_there_is_only_one_first_visit(db):
    open_house(email="karim@example.org", **HOUSE)
    with pytest.raises(OrganisationRefused, match="existe déjà"):
        open_house(email="autre@example.org", **HOUSE)
