"""Two years of the same bilan side by side, from the bilan of one of them."""

from datetime import date

import pytest
from django.urls import reverse

from pasdecote.projections.reports.comparing.years import others
from pasdecote.projections.reports.models import Draft
from pasdecote.projections.reports.services import add_template, freeze
from pasdecote.spine.collectives.access import standing_of
from tests.projections.reports.drafts import (
    ASSEMBLY,
    CERFA,
    OWN,
    a_bilan,
    a_year,
    an_own_template,
    held,
    told,
)

pytestmark = pytest.mark.django_db
FORMER = {"since": date(2024, 1, 1), "until": date(2024, 12, 31)}


@pytest.fixture
def draft(cast):
    a_year(cast)
    return a_bilan(cast, ASSEMBLY)


@pytest.fixture
def team(client, cast):
    client.force_login(cast.nadia)
    return client


def page_of(client, draft, key=""):
    return client.get(reverse("reports:years", args=[draft.pk]), {"avec": key} if key else {})


def keys(cast, draft):
    return [one.key for one in others(standing_of(cast.nadia), draft)]


def test_years_without_a_bilan_are_offered_and_nothing_is_saved(team, cast, draft):
    told(cast, held("Avant", date(2024, 5, 4), 12))
    assert keys(cast, draft) == ["2024", "2023"]
    page = page_of(team, draft, "2024").content.decode()
    assert "année 2024" in page
    assert "27 présences de plus" in page
    assert Draft.objects.count() == 1


def test_a_former_bilan_takes_the_place_of_its_year(team, cast, draft):
    former = a_bilan(cast, ASSEMBLY, **FORMER)
    assert keys(cast, draft) == [str(former.pk), "2023"]
    assert page_of(team, draft, str(former.pk)).status_code == 200


def test_the_earlier_year_comes_first_from_either_bilan(team, cast, draft):
    former = a_bilan(cast, ASSEMBLY, **FORMER)
    for one, other in ((draft, former), (former, draft)):
        page = page_of(team, one, str(other.pk)).content.decode()
        assert page.index("<dt>année 2024</dt>") < page.index("<dt>année 2025</dt>")


def test_another_model_or_another_frame_is_never_offered(team, cast, draft):
    others_ = [
        a_bilan(cast, CERFA, **FORMER),
        a_bilan(cast, ASSEMBLY, about=cast.fete, **FORMER),
        a_bilan(cast, ASSEMBLY, by=cast.karim, about=cast.centre, **FORMER),
    ]
    assert not set(keys(cast, draft)).intersection(str(one.pk) for one in others_)
    for one in others_:
        assert page_of(team, draft, str(one.pk)).status_code == 404


@pytest.mark.parametrize("key", ["1999", "rien", "2025", "'", "2024 "])
def test_a_year_that_is_not_offered_is_not_found(team, draft, key):
    assert page_of(team, draft, key).status_code == 404


def test_a_frozen_bilan_is_said_to_be_read_as_of_today(team, cast, draft):
    assert "Un bilan figé" not in page_of(team, draft, "2024").content.decode()
    freeze(by=cast.nadia, draft=draft)
    assert "Un bilan figé" in page_of(team, draft, "2024").content.decode()


def test_two_versions_of_a_structures_model_say_that_it_changed(team, cast):
    former = a_bilan(cast, template="", own=an_own_template(cast), **FORMER)
    changed = add_template(by=cast.nadia, organisation=cast.club, text=OWN.replace('"2026"', '"2027"'))
    draft = a_bilan(cast, template="", own=changed)
    page = page_of(team, draft, str(former.pk)).content.decode()
    assert "version 2026, puis version 2027." in page
