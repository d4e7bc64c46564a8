"""A bilan asks the same few questions of the database, however many notes there are; pages stay light."""

import gzip

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from pasdecote.projections.reports.services import approve, edit, freeze
from tests.projections.reports.drafts import ASSEMBLY, CERFA, a_bilan, a_year, held, told

pytestmark = pytest.mark.django_db
MOST, HEAVIEST = 12, 15_000


@pytest.fixture
def asked(client, cast):
    client.force_login(cast.nadia)

    def count(name, *arguments):
        address = reverse(f"reports:{name}", args=arguments)
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(address)
        assert answer.status_code == 200
        assert len(gzip.compress(answer.content)) <= HEAVIEST
        return len(queries)

    return count


@pytest.mark.parametrize("template", [CERFA, ASSEMBLY])
def test_a_bilan_takes_twelve_queries_whatever_the_number_of_notes(asked, cast, template):
    year = a_year(cast)
    draft = a_bilan(cast, template)
    few = asked("bilan", draft.pk)
    for number in range(30):
        told(cast, held(f"Séance {number}"))
    approve(by=cast.nadia, draft=draft, version=year["team"].pk)
    assert asked("bilan", draft.pk) == few <= MOST


def test_the_notes_behind_a_figure_too(asked, cast):
    a_year(cast)
    draft = a_bilan(cast, ASSEMBLY)
    few = asked("figure", draft.pk, "presences")
    for number in range(30):
        told(cast, held(f"Séance {number}"))
    assert asked("figure", draft.pk, "presences") == few <= MOST + 4


def test_a_frozen_bilan_and_the_list_too(asked, cast):
    a_year(cast)
    draft = a_bilan(cast)
    edit(by=cast.nadia, draft=draft, field="ecarts", words="La sono.")
    freeze(by=cast.nadia, draft=draft)
    few = asked("bilan", draft.pk), asked("list")
    for number in range(10):
        told(cast, held(f"Séance {number}"))
        a_bilan(cast)
    assert (asked("bilan", draft.pk), asked("list")) == few
    assert few[0] <= MOST + 2
