"""Two who freeze at the same instant: each bilan is judged beside the other, whichever comes first."""

import json
from datetime import date
from threading import Barrier, Thread

import pytest
from django.db import connection

from pasdecote.projections.reports.models import Draft, PastRelease, Snapshot
from pasdecote.projections.reports.services import freeze
from pasdecote.spine.accounts.models import Account
from tests.cast import build_cast
from tests.projections.reports.drafts import a_bilan, held, told

pytestmark = pytest.mark.django_db(transaction=True)
FORM = "fonds-participation-habitants"
YEAR = {"since": date(2025, 1, 1), "until": date(2025, 12, 31)}


def test_the_group_and_its_project_do_not_tell_the_few_others():
    cast = build_cast()
    told(cast, held("La fête.", date(2025, 3, 1), 37, project=cast.fete.pk))
    told(cast, held("À trois.", date(2025, 4, 1), 3))
    bilans = [a_bilan(cast, FORM, **YEAR), a_bilan(cast, FORM, about=cast.fete, **YEAR)]
    together, failures = Barrier(2), []

    def press(draft):
        try:
            mine, nadia = Draft.objects.get(pk=draft.pk), Account.objects.get(email="nadia@example.org")
            together.wait()
            freeze(by=nadia, draft=mine)
        except Exception as error:
            failures.append(error)
        finally:
            connection.close()

    pressing = [Thread(target=press, args=(draft,)) for draft in bilans]
    for each in pressing:
        each.start()
    for each in pressing:
        each.join()
    assert failures == []
    assert PastRelease.objects.count() == 2
    texts = [json.loads(text) for text in Snapshot.objects.order_by("pk").values_list("text", flat=True)]
    values = [next(one["value"] for one in text["fields"] if one["id"] == "presences") for text in texts]
    assert sorted(value is None for value in values) == [False, True]
