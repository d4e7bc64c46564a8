"""A template that asks otherwise, by other ages or not at all, changes bilans to come and no note told."""

import pytest

from pasdecote.projections.reports.drawing import drawn
from pasdecote.projections.reports.services import withdraw_template
from pasdecote.spine.journal.models import Entry
from tests.projections.reports.drafts import OWN, a_bilan, a_year, an_own_template

pytestmark = pytest.mark.django_db
COUNTED = "indicator: attendances }"
AGES = "indicator: told_ages, bands: ['0-15', '16-25', '26+'] }"
BY_AGE = OWN.replace('"2026"', '"2027"').replace(COUNTED, AGES)
WITHOUT = "\n".join(line for line in OWN.replace('"2026"', '"2028"').splitlines() if COUNTED not in line)


def rows():
    return list(Entry.objects.order_by("pk").values())


def test_other_templates_leave_every_note_and_the_bilans_begun_as_they_were(cast):
    a_year(cast)
    before = rows()
    begun = a_bilan(cast, template="", own=an_own_template(cast))
    first = drawn(begun).inside.field("presences").value
    for text in (BY_AGE, WITHOUT):
        own = an_own_template(cast, text)
        drawn(a_bilan(cast, template="", own=own))
    withdraw_template(by=cast.solene, template=own)
    assert rows() == before
    assert drawn(begun).inside.field("presences").value == first == 39
