"""The pages of a group from which somebody was erased still read well."""

import pytest
from django.urls import reverse

from pasdecote.portal.privacy.services import erase_oneself
from pasdecote.spine.journal.models import Contest
from tests.portal.privacy.people import BACKEND, NAME, with_traces

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("words", [True, False])
def test_every_page_of_the_group_opens_and_names_nobody(cast, client, words):
    erase_oneself(by=with_traces(cast), words=words)
    client.force_login(cast.nadia, backend=BACKEND)
    contest = Contest.objects.get()
    slug = cast.tilleuls.slug
    pages = [
        reverse("journal:thread", args=[slug]),
        reverse("journal:note", args=[contest.fact]),
        reverse("belonging:collective", args=[slug]),
        reverse("cards:list", args=[slug]),
        reverse("agenda:calendar", args=[slug]),
        reverse("weekly:sheet", args=[slug]),
        reverse("privacy:group", args=[slug]),
    ]
    for page in pages:
        answer = client.get(page)
        assert answer.status_code == 200, page
        assert NAME not in answer.content.decode(), page


def test_a_disagreement_left_open_can_still_be_settled(cast, client):
    person = with_traces(cast)
    Contest.objects.update(settled_at=None, settled_by_name="", outcome="")
    erase_oneself(by=person, words=True)
    client.force_login(cast.nadia, backend=BACKEND)
    page = client.get(reverse("journal:settle", args=[Contest.objects.get().pk])).content.decode()
    assert "quelqu’un" in page
