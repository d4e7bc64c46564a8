"""What bilans say of a structure: who may change it, and what cannot be kept."""

import pytest

from pasdecote.spine.organisations.enums import OrganisationKind
from pasdecote.spine.organisations.services import (
    OrganisationRefused,
    change_identity,
    create_organisation,
)

pytestmark = pytest.mark.django_db
KEPT = {"siret": "12345678901234", "rna": "W123456789", "address": "1 rue des Lilas", "territory": "93066"}


@pytest.mark.parametrize(("who", "where"), [("karim", "centre"), ("solene", "club")])
def test_direction_and_cadre_tell_it_once(cast, who, where):
    structure = getattr(cast, where)
    change_identity(by=getattr(cast, who), organisation=structure, **KEPT)
    structure.refresh_from_db()
    assert {name: getattr(structure, name) for name in KEPT} == KEPT


@pytest.mark.parametrize("who", ["nadia", "helene", "mireille", "paul", "solene"])
def test_nobody_else_changes_it(cast, who):
    with pytest.raises(OrganisationRefused, match="direction et les cadres"):
        change_identity(by=getattr(cast, who), organisation=cast.centre, siret="12345678901234")
    cast.centre.refresh_from_db()
    assert cast.centre.siret == ""


@pytest.mark.parametrize("siret", ["1234", "1234567890123a", "123456789012345"])
def test_a_siret_has_fourteen_digits(cast, siret):
    with pytest.raises(OrganisationRefused):
        change_identity(by=cast.karim, organisation=cast.centre, siret=siret)
    cast.centre.refresh_from_db()
    assert cast.centre.siret == ""


def test_a_structure_keeps_a_name(cast):
    with pytest.raises(OrganisationRefused, match="nom de la structure"):
        change_identity(by=cast.karim, organisation=cast.centre, name="   ")


def test_the_address_of_its_page_does_not_change_with_its_name(cast):
    before = cast.centre.slug
    change_identity(by=cast.karim, organisation=cast.centre, name="Maison des Tilleuls")
    cast.centre.refresh_from_db()
    assert (cast.centre.name, cast.centre.slug) == ("Maison des Tilleuls", before)


def test_what_is_not_identity_is_not_changed_this_way(cast):
    with pytest.raises(TypeError, match="slug"):
        change_identity(by=cast.karim, organisation=cast.centre, slug="autre")


def test_two_structures_may_bear_one_name_at_two_addresses(db):
    one = create_organisation(name="CCAS", kind=OrganisationKind.CCAS)
    other = create_organisation(name="CCAS", kind=OrganisationKind.CCAS)
    assert one.slug != other.slug


def test_a_structure_needs_a_name(db):
    with pytest.raises(OrganisationRefused, match="Il manque le nom"):
        create_organisation(name=" ")
