"""Taking a role, handing it on, and what a group sees of it: only what it chose to see."""

from datetime import date

import pytest
from django.urls import reverse

from pasdecote.ground.kernel import clock
from pasdecote.practice.belonging.charter.queries import roles_held
from pasdecote.practice.belonging.charter.services import hand_on_role, take_role
from pasdecote.practice.deliberation.access import may_moderate, people_today
from pasdecote.spine.collectives.access import standing_of
from pasdecote.spine.collectives.errors import CollectiveRefused
from pasdecote.spine.collectives.services import add_member, end_membership
from tests.factories import some_rules

pytestmark = pytest.mark.django_db
JUNE = date(2025, 6, 1)


def place_of(cast, account):
    return cast.tilleuls.memberships.select_related("collective").get(account=account)


def held(cast):
    return [(one.name, one.role, one.since, one.until) for one in roles_held(cast.tilleuls)]


def page(client, cast, account):
    client.force_login(account)
    return client.get(reverse("charter:roles", args=[cast.tilleuls.slug])).content.decode()


def test_a_member_takes_a_role_and_hands_it_on(cast):
    mine = place_of(cast, cast.mireille)
    take_role(by=cast.mireille, membership=mine, role="facilitation", since=JUNE)
    assert held(cast) == [("Mireille", "facilitation", JUNE, None)]
    hand_on_role(by=cast.mireille, membership=mine, role="facilitation", until=date(2025, 12, 1))
    assert held(cast) == [("Mireille", "facilitation", JUNE, date(2025, 12, 1))]


def test_taking_a_role_leaves_one_person_one_person(cast):
    before = people_today(cast.tilleuls).count()
    take_role(by=cast.mireille, membership=place_of(cast, cast.mireille), role="spokesperson")
    assert people_today(cast.tilleuls).count() == before


def test_a_role_that_came_with_the_place_is_handed_on_and_stays_in_the_story(cast):
    row = add_member(collective=cast.tilleuls, name="Aïcha", role="spokesperson", since=JUNE)
    hand_on_role(by=cast.nadia, membership=row, role="spokesperson", until=date(2026, 1, 15))
    row.refresh_from_db()
    assert row.role == "member"
    assert held(cast) == [("Aïcha", "spokesperson", JUNE, date(2026, 1, 15))]


def test_a_role_ends_with_the_place_of_who_held_it(cast):
    row = add_member(collective=cast.tilleuls, name="Aïcha", since=JUNE)
    take_role(by=cast.nadia, membership=row, role="spokesperson", since=JUNE)
    end_membership(membership=row, until=date(2025, 9, 1))
    assert held(cast) == [("Aïcha", "spokesperson", JUNE, date(2025, 9, 1))]


def test_a_role_is_taken_by_oneself_or_noted_by_the_team(cast):
    with pytest.raises(CollectiveRefused):
        take_role(by=cast.mireille, membership=cast.demir, role="facilitation")
    with pytest.raises(CollectiveRefused):
        take_role(by=cast.karim, membership=cast.demir, role="facilitation")
    take_role(by=cast.nadia, membership=cast.demir, role="facilitation")


@pytest.mark.parametrize(
    "said",
    [{"role": "companion"}, {"role": "spokesperson", "since": date(2020, 1, 1)}, {"role": "facilitation"}],
)
def test_what_cannot_be_taken_is_said(cast, said):
    mine = place_of(cast, cast.mireille)
    take_role(by=cast.mireille, membership=mine, role="facilitation")
    with pytest.raises(CollectiveRefused):
        take_role(by=cast.mireille, membership=mine, **said)


def test_whoever_took_the_animation_moderates(cast):
    mine = place_of(cast, cast.mireille)
    assert not may_moderate(standing_of(cast.mireille), cast.tilleuls)
    take_role(by=cast.mireille, membership=mine, role="facilitation", since=JUNE)
    assert may_moderate(standing_of(cast.mireille), cast.tilleuls)
    hand_on_role(by=cast.mireille, membership=mine, role="facilitation", until=date(2025, 7, 1))
    assert not may_moderate(standing_of(cast.mireille), cast.tilleuls)


def test_how_roles_turned_is_shown_only_where_the_rules_say_so(cast, client):
    row = add_member(collective=cast.tilleuls, name="Aïcha", since=JUNE)
    take_role(by=cast.nadia, membership=row, role="spokesperson", since=JUNE)
    hand_on_role(by=cast.nadia, membership=row, role="spokesperson", until=date(2026, 1, 15))
    some_rules(cast.nadia, cast.tilleuls)
    assert "Aïcha" not in page(client, cast, cast.mireille)
    some_rules(cast.nadia, cast.tilleuls, shows_roles=True)
    shown = page(client, cast, cast.mireille)
    assert "Comment les rôles ont tourné" in shown
    assert "<svg" in shown
    assert "15 janvier 2026" in shown
    assert "%" not in shown.split("<main")[1].split("</main")[0]


def test_a_draft_that_would_show_them_shows_nothing_yet(cast, client):
    take_role(by=cast.mireille, membership=place_of(cast, cast.mireille), role="spokesperson")
    some_rules(cast.nadia, cast.tilleuls, shows_roles=True, adopted=False)
    assert "Comment les rôles ont tourné" not in page(client, cast, cast.mireille)


def test_the_role_is_taken_and_handed_on_from_the_screen(cast, client):
    client.force_login(cast.mireille)
    mine = place_of(cast, cast.mireille)
    said = {"membership": mine.pk, "role": "facilitation"}
    client.post(reverse("charter:take", args=[cast.tilleuls.slug]), said)
    assert "Rendre ce rôle" in page(client, cast, cast.mireille)
    nous = client.get(reverse("belonging:collective", args=[cast.tilleuls.slug])).content.decode()
    assert "animation" in nous
    client.post(reverse("charter:hand_on", args=[cast.tilleuls.slug, mine.pk, "facilitation"]), {"until": ""})
    today = clock.today()
    assert held(cast) == [("Mireille", "facilitation", today, today)]
    assert "Rendre ce rôle" not in page(client, cast, cast.mireille)
