"""Founding a group with a name alone."""

from datetime import date

import pytest

from pasdecote.practice.belonging.services import found_collective
from pasdecote.spine.collectives.access import standing_of
from pasdecote.spine.collectives.enums import CollectiveStatus
from pasdecote.spine.collectives.models import Collective
from pasdecote.spine.collectives.services import CollectiveRefused
from pasdecote.spine.journal.access import versions

pytestmark = pytest.mark.django_db


def test_a_name_suffices(cast):
    group = found_collective(by=cast.nadia, name="  La laverie ")
    assert (group.name, group.status) == ("La laverie", CollectiveStatus.EMERGING)
    assert group.pk in standing_of(cast.nadia).team


def test_without_a_name_nothing_is_founded(cast):
    with pytest.raises(CollectiveRefused, match="nom du groupe"):
        found_collective(by=cast.nadia, name=" \n ")
    assert Collective.objects.count() == 1


def test_who_works_nowhere_is_the_first_member_and_not_an_accompanier(cast):
    group = found_collective(by=cast.mireille, name="Les voisines")
    standing = standing_of(cast.mireille)
    assert group.pk in standing.member
    assert group.pk not in standing.team


def test_it_is_told_once_to_the_group(cast):
    group = found_collective(by=cast.nadia, name="La laverie", founded_on=date(2023, 10, 5))
    (note,) = versions(standing_of(cast.nadia)).filter(collective=group)
    assert (note.kind, note.circle, note.happened_on) == (
        "collective_founded",
        "collective",
        date(2023, 10, 5),
    )


def test_the_structure_named_accompanies_it(cast):
    group = found_collective(by=cast.nadia, name="La laverie", organisation=cast.club)
    assert group.accompaniments.get().organisation == cast.club
    assert group.pk in standing_of(cast.solene).guided


def test_nobody_engages_a_structure_where_one_does_not_work(cast):
    with pytest.raises(CollectiveRefused, match="ne travaillez pas"):
        found_collective(by=cast.nadia, name="La laverie", organisation=cast.centre)
    assert Collective.objects.count() == 1


def test_two_groups_may_bear_one_name_at_two_addresses(cast):
    other = found_collective(by=cast.nadia, name="Les Tilleuls")
    assert other.slug != cast.tilleuls.slug


@pytest.mark.parametrize("name", ["🙂", "أهلا", "x" * 400, "Ça\x00 va", "nouveau"])
def test_any_name_has_an_address(cast, name):
    group = found_collective(by=cast.nadia, name=name)
    assert group.slug
    assert len(group.name) <= 250


def test_a_group_called_new_has_a_page_all_the_same(client, cast):
    group = found_collective(by=cast.nadia, name="Nouveau")
    client.force_login(cast.nadia, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(f"/collectifs/{group.slug}/").content.decode()
    assert "<h1>Nouveau</h1>" in page
