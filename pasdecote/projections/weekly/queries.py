"""The facts of a sheet: a week of a group, and what is expected after it."""

from datetime import date, timedelta

from pasdecote.ground.facts.told import Told
from pasdecote.spine.collectives.models import Collective
from pasdecote.spine.journal.queries import dated_notes, shared_notes, told

SAID = ("statement", "question_opened")


def facts_around(collective: Collective, monday: date) -> list[Told]:
    """What was told of the week, every note that expects something or follows another, and every word."""
    sunday = monday + timedelta(days=6)
    week = told(shared_notes(collectives=[collective.pk], since=monday, until=sunday))
    words = shared_notes(collectives=[collective.pk]).filter(kind__in=SAID)
    dated = told(dated_notes(collectives=[collective.pk]), words)
    return sorted(
        {item.fact: item for item in (*week, *dated)}.values(),
        key=lambda item: (item.content.happened_on, item.fact),
    )
