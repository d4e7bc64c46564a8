"""Measuring what forms cost: decided by a structure, counted by quarter, never by person."""

import time
from threading import Lock
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from pasdecote.ground.kernel import clock
from pasdecote.projections.reports.access import sender_of
from pasdecote.projections.reports.cost import quarter_of
from pasdecote.projections.reports.models import Draft, TimeMeasure, TimeSpent
from pasdecote.projections.reports.result import ReportError
from pasdecote.projections.reports.timing import measure_of
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.access import no_such_page, standing_of
from pasdecote.spine.organisations.models import Organisation

A_MINUTE = 55.0


class _Lately:
    """Who said a minute lately, as prints of their session, in the memory of this process only."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._said: dict[str, float] = {}

    def first(self, session: str) -> bool:
        """Whether this session has not said a minute within the last one."""
        print_, now = salted_hmac("minutes", session).hexdigest(), time.monotonic()
        with self._lock:
            self._said = {each: at for each, at in self._said.items() if now - at < A_MINUTE}
            if print_ in self._said:
                return False
            self._said[print_] = now
            return True

    def forget(self) -> None:
        """Keep nobody."""
        with self._lock:
            self._said = {}


LATELY = _Lately()


@transaction.atomic
def start_measuring(*, by: Account, organisation: Organisation) -> TimeMeasure:
    """A structure wants its minutes in bilans counted, from today. Twice is once. Raises Http404 for others
    than its cadres and direction."""
    _require_leads(by, organisation.pk)
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    running = measure_of(organisation)
    return running or TimeMeasure.objects.create(organisation=organisation, since=clock.today())


@transaction.atomic
def stop_measuring(*, by: Account, organisation: Organisation, forget: bool = False) -> None:
    """No minute is counted any more; with `forget`, those counted are erased. What was printed in frozen
    bilans stays there. Raises Http404, ReportError when there is nothing to stop or erase."""
    _require_leads(by, organisation.pk)
    stopped = TimeMeasure.objects.filter(organisation=organisation, until=None).update(until=clock.today())
    erased = TimeSpent.objects.filter(organisation=organisation).delete()[0] if forget else 0
    if not stopped and not erased:
        raise ReportError(_("Le temps n’est pas mesuré."))


def count_minute(*, by: Account, draft: Draft, session: str) -> bool:
    """One more minute in the pages of this template, for the structure that signs, this quarter. Of one
    session, at most one a minute; nothing of it is kept. Gives whether it counted.

    `by` may draw the bilan: the screen has found it for them.
    """
    house = sender_of(draft)
    if not session or house is None or measure_of(house) is None or not LATELY.first(session):
        return False
    year, quarter = quarter_of(clock.today())
    with transaction.atomic():
        row, _made = TimeSpent.objects.get_or_create(
            organisation=house, year=year, quarter=quarter, template=draft.template
        )
        TimeSpent.objects.filter(pk=row.pk).update(minutes=F("minutes") + 1)
    return True


def _require_leads(by: Account, organisation: UUID) -> None:
    if not standing_of(by).leads(organisation):
        raise no_such_page()
