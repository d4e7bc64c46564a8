"""Whoever left a group keeps their own notebook, and reads nothing more of the group in it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from pasdecote.ground.kernel import clock
from pasdecote.spine.collectives.services import end_membership
from tests.factories import a_note

pytestmark = pytest.mark.django_db


@pytest.fixture
def gone(cast, client):
    """Mireille wrote a note for herself about the feast, then left the group."""
    note = a_note(cast.mireille, cast.tilleuls, "Pour moi seule", "me", project=cast.fete.pk)
    row = cast.tilleuls.memberships.get(account=cast.mireille)
    end_membership(membership=row, until=clock.today() - timedelta(days=1))
    client.force_login(cast.mireille, backend="django.contrib.auth.backends.ModelBackend")
    return note


def test_the_projects_of_a_group_that_one_left_are_not_offered(cast, client, gone):
    page = client.get(reverse("journal:rewrite", args=[gone.pk])).content.decode()
    assert "Pour moi seule" in page
    assert cast.fete.name not in page


def test_rewriting_after_one_left_keeps_the_project_that_the_note_had(client, gone):
    words = {"digest": gone.digest, "happened": "Autrement", "happened_on": "2026-03-03", "kind": "encounter"}
    answer = client.post(reverse("journal:rewrite", args=[gone.pk]), words)
    assert answer.status_code == 302
    project = gone.project
    gone.refresh_from_db()
    assert (gone.project, "Autrement" in gone.content) == (project, True)
