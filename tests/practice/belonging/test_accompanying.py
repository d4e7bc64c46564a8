"""Who accompanies a group: people and structures, who come and go."""

from datetime import date

import pytest
import time_machine

from pasdecote.practice.belonging.services import (
    call_on_structure,
    join_as,
    leave,
    part_from_structure,
)
from pasdecote.spine.collectives.access import standing_of
from pasdecote.spine.collectives.queries import colleagues_to_add, people_of
from pasdecote.spine.collectives.services import CollectiveRefused
from pasdecote.spine.organisations.services import OrganisationRefused, give_post

pytestmark = pytest.mark.django_db


def seat_of(account, group):
    return group.memberships.get(account=account)


def test_a_colleague_of_an_accompanying_structure_joins(cast):
    assert set(colleagues_to_add(cast.tilleuls)) == {cast.karim, cast.solene}
    join_as(by=cast.nadia, collective=cast.tilleuls, account=cast.solene)
    assert cast.tilleuls.pk in standing_of(cast.solene).team


@pytest.mark.parametrize("who", ["paul", "mireille", "helene"])
def test_who_works_elsewhere_or_accompanies_already_does_not(cast, who):
    with pytest.raises(CollectiveRefused, match="déjà le groupe"):
        join_as(by=cast.nadia, collective=cast.tilleuls, account=getattr(cast, who))


def test_a_post_or_an_accompaniment_that_ended_opens_nothing(cast):
    cast.club.posts.filter(account=cast.solene).update(until=date(2024, 1, 1))
    cast.centre.accompaniments.update(until=date(2024, 1, 1))
    assert list(colleagues_to_add(cast.tilleuls)) == []


@pytest.mark.parametrize("who", ["mireille", "karim", "solene", "paul"])
def test_only_those_who_accompany_add_a_colleague(cast, who):
    with pytest.raises(CollectiveRefused, match="accompagnent"):
        join_as(by=getattr(cast, who), collective=cast.tilleuls, account=cast.solene)


@time_machine.travel("2026-03-02 10:00+01:00")
def test_one_stops_accompanying_at_the_end_of_the_day(cast):
    leave(by=cast.nadia, membership=seat_of(cast.nadia, cast.tilleuls))
    assert cast.tilleuls.pk in standing_of(cast.nadia).team
    with time_machine.travel("2026-03-03 00:30+01:00"):
        assert cast.tilleuls.pk not in standing_of(cast.nadia).known
        assert [seat.name for seat in people_of(cast.tilleuls).former] == ["Nadia"]


def test_somebody_may_come_back(cast):
    leave(by=cast.nadia, membership=seat_of(cast.nadia, cast.tilleuls), until=date(2024, 6, 1))
    join_as(by=cast.helene, collective=cast.tilleuls, account=cast.nadia)
    assert cast.tilleuls.pk in standing_of(cast.nadia).team


def test_a_member_leaves_and_makes_nobody_else_leave(cast):
    with pytest.raises(CollectiveRefused, match="accompagnent"):
        leave(by=cast.mireille, membership=seat_of(cast.nadia, cast.tilleuls))
    assert leave(by=cast.mireille, membership=seat_of(cast.mireille, cast.tilleuls)).until


def test_nobody_leaves_before_having_come(cast):
    with pytest.raises(CollectiveRefused, match="avant la date de début"):
        leave(by=cast.nadia, membership=seat_of(cast.nadia, cast.tilleuls), until=date(2020, 1, 1))


def test_a_known_structure_begins_to_accompany(cast):
    row = call_on_structure(by=cast.nadia, collective=cast.tilleuls, organisation=cast.elsewhere)
    assert (row.organisation, row.until) == (cast.elsewhere, None)


def test_a_structure_not_known_yet_needs_a_name_only(cast):
    row = call_on_structure(by=cast.nadia, collective=cast.tilleuls, name="Le bailleur")
    assert row.organisation.name == "Le bailleur"
    with pytest.raises(OrganisationRefused, match="nom de la structure"):
        call_on_structure(by=cast.nadia, collective=cast.tilleuls)


def test_a_structure_does_not_accompany_twice_at_once_but_may_come_back(cast):
    with pytest.raises(CollectiveRefused, match="déjà le groupe"):
        call_on_structure(by=cast.nadia, collective=cast.tilleuls, organisation=cast.club)
    row = cast.tilleuls.accompaniments.get(organisation=cast.club)
    part_from_structure(by=cast.nadia, accompaniment=row, until=date(2024, 6, 1))
    call_on_structure(by=cast.nadia, collective=cast.tilleuls, organisation=cast.club)
    assert cast.tilleuls.accompaniments.filter(organisation=cast.club).count() == 2


def test_when_a_structure_leaves_its_cadres_know_the_group_no_more_and_the_group_keeps_its_people(cast):
    row = cast.tilleuls.accompaniments.get(organisation=cast.club)
    part_from_structure(by=cast.nadia, accompaniment=row, until=date(2024, 6, 1))
    assert cast.tilleuls.pk not in standing_of(cast.solene).known
    assert cast.tilleuls.pk in standing_of(cast.nadia).team


@pytest.mark.parametrize("who", ["mireille", "karim", "solene", "paul"])
def test_structures_come_and_go_by_those_who_accompany(cast, who):
    row = cast.tilleuls.accompaniments.get(organisation=cast.club)
    with pytest.raises(CollectiveRefused, match="accompagnent"):
        part_from_structure(by=getattr(cast, who), accompaniment=row)
    with pytest.raises(CollectiveRefused, match="accompagnent"):
        call_on_structure(by=getattr(cast, who), collective=cast.tilleuls, organisation=cast.elsewhere)


def test_a_worker_of_a_structure_that_joins_can_then_be_added(cast):
    give_post(account=cast.mireille, organisation=cast.elsewhere)
    call_on_structure(by=cast.nadia, collective=cast.tilleuls, organisation=cast.elsewhere)
    assert cast.paul in colleagues_to_add(cast.tilleuls)
