"""Two things of one name are two things: nothing is refused, or disappears, for want of another name."""

from datetime import date

import pytest

from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.spine.accounts.services import create_account
from pasdecote.spine.collectives.services import add_member, create_collective, create_project
from pasdecote.spine.journal.models import Entry
from pasdecote.spine.organisations.enums import OrganisationKind
from pasdecote.spine.organisations.services import create_organisation
from tests.spine.journal.sending import body, put

pytestmark = pytest.mark.django_db
SINCE = date(2024, 1, 1)


def test_groups_structures_projects_people_and_accounts_share_names(cast):
    made = [
        [create_collective(name="Les Tilleuls", founded_on=SINCE) for _time in range(2)],
        [create_organisation(name=cast.club.name, kind=OrganisationKind.PREVENTION) for _time in range(2)],
        [create_project(collective=cast.tilleuls, name=cast.fete.name) for _time in range(2)],
        [add_member(collective=cast.tilleuls, name="M. Demir", since=SINCE) for _time in range(2)],
        [create_account(email=f"nadia{rank}@example.org", name="Nadia") for rank in range(2)],
    ]
    for one, other in made:
        one.refresh_from_db()
        other.refresh_from_db()
        assert one.pk != other.pk
        assert str(one.name) == str(other.name)


def test_two_notes_of_the_same_words_are_two_notes(cast, client):
    client.force_login(cast.nadia)
    for _time in range(2):
        assert put(client, uuid7(), body()).status_code == 200
    assert Entry.objects.count() == 2
