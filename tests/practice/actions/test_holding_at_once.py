"""Two people tell the same session at once: one note, and the other is told so."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import connections

from pasdecote.ground.facts.gathering import ActionHeld
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.practice.actions.services import ActionRefused, cancel_session, hold_session
from pasdecote.spine.journal.models import Entry
from tests.cast import build_cast
from tests.factories import a_session

AT_ONCE = 8
pytestmark = pytest.mark.django_db(transaction=True)


def test_a_session_told_and_called_off_by_several_at_once_is_told_once():
    cast = build_cast()
    plan = a_session(cast.nadia, cast.tilleuls)
    start = Barrier(AT_ONCE)
    fact = ActionHeld(happened_on=date(2026, 3, 3), happened="On a lu les factures.")

    def tell(rank):
        start.wait(20)
        who = (cast.nadia, cast.helene)[rank % 2]
        try:
            hold_session(by=who, id=uuid7(), collective=cast.tilleuls, plan=plan, content=fact)
            return "told"
        except ActionRefused as refusal:
            return str(refusal)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = Counter(pool.map(tell, range(AT_ONCE)))
    assert answers == {"told": 1, "Cette séance a déjà été racontée.": AT_ONCE - 1}
    assert Entry.objects.filter(session=plan).count() == 1
    with pytest.raises(ActionRefused):
        cancel_session(by=cast.nadia, id=uuid7(), collective=cast.tilleuls, plan=plan)
