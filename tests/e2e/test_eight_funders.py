"""In a real browser: a director fills the bilans of eight funders from the demonstration and freezes each."""

import pytest
from django.conf import settings
from django.test import Client

from bench.director import DIRECTOR, EIGHT, play
from bench.saisie import by_hand
from pasdecote.portal.home.sample import load_sample
from pasdecote.projections.reports.enums import DraftState
from pasdecote.projections.reports.models import Draft, SnapshotFile
from pasdecote.spine.accounts.models import Account

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def director(transactional_db, live_server, page):
    """The page of a browser on which the direction of the centre social is signed in."""
    load_sample()
    client = Client()
    client.force_login(Account.objects.get(email=DIRECTOR))
    name = settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])
    page.set_viewport_size({"width": 1280, "height": 800})
    return page


def test_eight_funders_are_answered_and_the_last_asks_two_new_things_at_most(director, live_server):
    done = play(director, live_server.url)
    assert [one.template for one in done] == list(EIGHT)
    assert len(done[-1].asked) <= 2
    asked = [field for one in done for field in one.asked]
    assert len(asked) == len(set(asked)) > 0
    assert Draft.objects.filter(state=DraftState.FROZEN).count() == len(EIGHT)
    assert SnapshotFile.objects.filter(format="pdf").count() == len(EIGHT)
    assert sum(one.keys for one in done) < 1_000
    assert sum(one.clicks for one in done) < 120
    assert len(asked) * 10 < by_hand(EIGHT)
