"""Two who press *Importer* at the same instant: one import, each note once."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from pasdecote.portal.intake import services
from pasdecote.portal.intake.enums import BatchState
from pasdecote.portal.intake.models import Batch
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.journal.models import Entry
from tests.cast import build_cast
from tests.portal.intake.import_files import received

pytestmark = pytest.mark.django_db(transaction=True)


def test_pressed_twice_at_once_it_is_imported_once():
    batch, together, said = received(build_cast()), Barrier(2), []

    def press():
        try:
            mine, nadia = Batch.objects.get(pk=batch.pk), Account.objects.get(email="nadia@example.org")
            together.wait()
            services.decide(by=nadia, batch=mine, circle="team", skip_errors=False)
            said.append(services.run(batch=mine))
        except services.AlreadyBegun as refusal:
            said.append(refusal)
        finally:
            connection.close()

    pressing = [Thread(target=press) for _ in range(2)]
    for each in pressing:
        each.start()
    for each in pressing:
        each.join()
    done = Batch.objects.get(pk=batch.pk)
    assert (done.state, done.created, Entry.objects.count()) == (BatchState.DONE, 3, 3)
    assert sorted(type(answer).__name__ for answer in said) == ["AlreadyBegun", "int"]
