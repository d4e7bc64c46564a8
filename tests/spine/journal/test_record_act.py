"""What an act of the house tells of itself, by somebody who does not tell notes there."""

from datetime import date

import pytest

from pasdecote.ground.facts.reporting import ReportSent
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.spine.journal.errors import NotAllowed, OtherContent
from pasdecote.spine.journal.models import Entry
from pasdecote.spine.journal.services import Anchor, record_act
from tests.factories import an_encounter

pytestmark = pytest.mark.django_db


def recorded(cast, content, id=None):
    anchor = Anchor(collective=cast.tilleuls)
    return record_act(by=cast.karim, id=id or uuid7(), anchor=anchor, circle="collective", content=content)


def sent(to="La Caf"):
    return ReportSent(happened_on=date(2026, 3, 3), sent_to=to)


def test_an_act_tells_of_itself_where_its_author_tells_nothing(cast):
    entry = recorded(cast, sent())
    assert (entry.kind, entry.origin, entry.author, entry.author_name) == (
        "report_sent",
        "act",
        cast.karim,
        "Karim",
    )


def test_a_note_that_people_write_does_not_come_in_by_that_door(cast):
    with pytest.raises(NotAllowed):
        recorded(cast, an_encounter())
    assert not Entry.objects.exists()


def test_the_same_act_is_told_once_and_another_one_not_under_its_number(cast):
    id = uuid7()
    assert recorded(cast, sent(), id) == recorded(cast, sent(), id)
    with pytest.raises(OtherContent):
        recorded(cast, sent("La mairie"), id)
