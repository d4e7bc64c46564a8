"""The one clock: instants in UTC, days where the software is used."""

from datetime import date, timedelta

import time_machine

from pasdecote.ground.kernel import clock


@time_machine.travel("2026-07-14T22:30:00Z", tick=False)
def test_after_midnight_in_france_it_is_the_next_day():
    assert clock.now().isoformat() == "2026-07-14T22:30:00+00:00"
    assert clock.today() == date(2026, 7, 15)


def test_instants_carry_their_zone():
    assert clock.now().utcoffset() == timedelta(0)
