"""What a group says of itself, and its projects."""

from datetime import date

import pytest

from pasdecote.practice.belonging.services import change_project, present_collective, start_project
from pasdecote.spine.collectives.services import CollectiveRefused

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("who", ["nadia", "helene", "mireille"])
def test_those_of_the_group_change_its_words(cast, who):
    present_collective(by=getattr(cast, who), collective=cast.tilleuls, presentation=" Le jeudi. ")
    cast.tilleuls.refresh_from_db()
    assert cast.tilleuls.presentation == "Le jeudi."


@pytest.mark.parametrize("who", ["karim", "solene", "paul"])
def test_nobody_else_speaks_for_the_group(cast, who):
    with pytest.raises(CollectiveRefused, match="personnes du groupe"):
        present_collective(by=getattr(cast, who), collective=cast.tilleuls, presentation="Autre chose")
    cast.tilleuls.refresh_from_db()
    assert cast.tilleuls.presentation == ""


def test_the_address_stays_when_the_name_changes(cast):
    before = cast.tilleuls.slug
    present_collective(by=cast.nadia, collective=cast.tilleuls, name="Les charges")
    cast.tilleuls.refresh_from_db()
    assert (cast.tilleuls.name, cast.tilleuls.slug) == ("Les charges", before)


@pytest.mark.parametrize("wrong", [{"name": " "}, {"status": "dormant"}])
def test_what_cannot_be_kept_changes_nothing(cast, wrong):
    with pytest.raises(CollectiveRefused):
        present_collective(by=cast.nadia, collective=cast.tilleuls, **wrong)
    cast.tilleuls.refresh_from_db()
    assert (cast.tilleuls.name, cast.tilleuls.status) == ("Les Tilleuls", "emerging")


def test_a_project_needs_a_name_and_nothing_else(cast):
    project = start_project(by=cast.nadia, collective=cast.tilleuls, name="Les compteurs")
    assert (project.aims, project.since, project.until) == ("", None, None)
    with pytest.raises(CollectiveRefused, match="nom du projet"):
        start_project(by=cast.nadia, collective=cast.tilleuls, name=" ")


def test_a_project_may_change_purpose_on_the_way(cast):
    change_project(by=cast.helene, project=cast.fete, aims="Se connaître\nManger ensemble")
    cast.fete.refresh_from_db()
    assert cast.fete.aims == "Se connaître\nManger ensemble"


def test_a_project_does_not_end_before_it_begins(cast):
    dates = {"since": date(2026, 5, 1), "until": date(2026, 4, 1)}
    with pytest.raises(CollectiveRefused, match="avant la date de début"):
        change_project(by=cast.nadia, project=cast.fete, **dates)
    with pytest.raises(CollectiveRefused, match="avant la date de début"):
        start_project(by=cast.nadia, collective=cast.tilleuls, name="À l’envers", **dates)
    cast.fete.refresh_from_db()
    assert cast.fete.until is None


@pytest.mark.parametrize("who", ["mireille", "karim", "solene", "paul"])
def test_projects_are_written_by_those_who_accompany(cast, who):
    with pytest.raises(CollectiveRefused, match="accompagnent"):
        start_project(by=getattr(cast, who), collective=cast.tilleuls, name="Un projet")
    with pytest.raises(CollectiveRefused, match="accompagnent"):
        change_project(by=getattr(cast, who), project=cast.fete, aims="Un but")
