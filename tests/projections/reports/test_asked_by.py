"""What an institution reads of the answers it owes: demands addressed and opened to it, group by group."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from pasdecote.ground.facts.voice import Demand, DemandAnswered
from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.practice.commitments.services import ask_again, note_answer
from pasdecote.projections.reports.asked import asking
from pasdecote.projections.reports.models import InstitutionReader
from pasdecote.spine.collectives.enums import Role
from pasdecote.spine.collectives.services import accompany, add_member, create_collective
from pasdecote.spine.journal.services import contest, correct, retract
from pasdecote.spine.organisations.enums import OrganisationKind
from pasdecote.spine.organisations.services import create_organisation
from tests.factories import TUESDAY, a_demand, a_note

pytestmark = pytest.mark.django_db
SECRET = "Ce que le groupe se dit entre soi"


@pytest.fixture
def landlord(cast):
    return create_organisation(name="Habitat Est", kind=OrganisationKind.LANDLORD)


@pytest.fixture
def official(cast, landlord):
    """Paul reads for the landlord what the club sends."""
    reader = InstitutionReader(account=cast.paul, institution=landlord, house=cast.club, since=TUESDAY)
    reader.save()
    return reader


@pytest.fixture
def shown(cast, landlord, official):
    return a_demand(
        cast.nadia, cast.tilleuls, institution=landlord, due=date(2026, 6, 12), shown_by=cast.nadia
    )


def words_read(cast):
    return [one.told.content.happened for group in asking(cast.paul) for one in group.asked]


def seen(client, cast, name="asked_by"):
    client.force_login(cast.paul)
    arguments = [cast.tilleuls.slug] if name == "asked_by" else []
    page = client.get(reverse(f"reports:{name}", args=arguments)).content.decode()
    return page[page.index("<main") : page.index("</main>")]


def test_its_page_opens_on_the_groups_that_await_an_answer(client, cast, shown):
    page = seen(client, cast, "received")
    assert "Une réponse est attendue." in page
    assert reverse("reports:asked_by", args=[cast.tilleuls.slug]) in page
    assert "Les charges de 2022" in seen(client, cast)
    assert "12 juin 2026" in seen(client, cast)


def test_what_was_not_opened_to_it_is_not_there(cast, landlord, official):
    a_demand(cast.nadia, cast.tilleuls, institution=landlord)
    a_demand(cast.nadia, cast.tilleuls, institution=landlord, circle="team")
    assert asking(cast.paul) == []


def test_what_is_addressed_to_another_or_in_words_only_is_not_there(cast, landlord, official):
    town = create_organisation(name="La ville", kind=OrganisationKind.COMMUNE)
    a_demand(cast.nadia, cast.tilleuls, institution=town, shown_by=cast.nadia)
    in_words = Demand(happened_on=TUESDAY, happened="Un local", addressed_to="Habitat Est")
    a_note(cast.nadia, cast.tilleuls, in_words, circle="institution")
    assert asking(cast.paul) == []


def test_what_the_group_says_of_the_answer_stays_in_the_group(client, cast, shown):
    given = {"by": cast.mireille, "collective": cast.tilleuls, "demand": shown}
    ask_again(id=uuid7(), on=date(2026, 5, 1), words=SECRET, due=date(2026, 7, 1), **given)
    note_answer(id=uuid7(), on=date(2026, 8, 1), words=SECRET, outcome="silence", **given)
    page = seen(client, cast)
    assert SECRET not in page
    assert "juillet" not in page
    assert "Une réponse est attendue" in page
    note_answer(id=uuid7(), on=date(2026, 9, 1), words=SECRET, outcome="refused", **given)
    page = seen(client, cast)
    assert SECRET not in page
    assert "refus" not in page.casefold()
    assert "Le groupe a noté une suite" in page


def test_disputed_words_are_held_back_from_it(cast, shown):
    contest(by=cast.mireille, id=uuid7(), version=version(cast), words="On n’a pas demandé ça.")
    assert words_read(cast) == []


def version(cast):
    [group] = asking(cast.paul)
    return group.asked[0].told.version


def test_a_demand_taken_back_is_gone_and_a_corrected_one_is_read_as_corrected(cast, shown, landlord):
    content = Demand(
        happened_on=TUESDAY, happened="Les charges de 2023", addressed_to="x", institution=landlord.pk
    )
    correct(by=cast.nadia, id=uuid7(), replaces=[version(cast)], content=content)
    assert words_read(cast) == ["Les charges de 2023"]
    retract(by=cast.nadia, id=uuid7(), replaces=[version(cast)])
    assert words_read(cast) == []


def test_a_correction_into_another_kind_by_somebody_who_had_not_seen_it_opened_narrows_it_again(
    cast, landlord, official
):
    fact = a_demand(cast.nadia, cast.tilleuls, institution=landlord, shown_by=cast.nadia)
    other = DemandAnswered(happened_on=TUESDAY, happened=SECRET, outcome="answered")
    correct(by=cast.helene, id=uuid7(), replaces=[fact], content=other)
    assert asking(cast.paul) == []


def test_a_group_that_the_structure_does_not_accompany_is_not_there(cast, shown):
    cast.tilleuls.accompaniments.filter(organisation=cast.club).update(
        until=clock.today() - timedelta(days=1)
    )
    assert asking(cast.paul) == []


def test_reading_that_ended_shows_nothing(client, cast, shown, official):
    official.until = clock.today()
    official.save()
    assert asking(cast.paul) == []
    client.force_login(cast.paul)
    page = reverse("reports:asked_by", args=[cast.tilleuls.slug])
    assert client.get(page).status_code == 404


def test_two_groups_are_never_side_by_side(client, cast, shown, landlord):
    garden = create_collective(name="Le jardin")
    accompany(collective=garden, organisation=cast.club)
    add_member(collective=garden, name="Nadia", role=Role.COMPANION, account=cast.nadia)
    a_demand(cast.nadia, garden, "De l’eau", institution=landlord, shown_by=cast.nadia)
    listed = seen(client, cast, "received")
    assert "De l’eau" not in listed
    assert "charges" not in listed
    assert "De l’eau" not in seen(client, cast)


def test_it_opens_nothing_else_of_the_group(client, cast, shown):
    client.force_login(cast.paul)
    for name in ("commitments:demands", "journal:thread", "agenda:calendar"):
        assert client.get(reverse(name, args=[cast.tilleuls.slug])).status_code == 404
    assert client.get(reverse("journal:note", args=[shown])).status_code == 404
