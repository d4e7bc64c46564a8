"""What was sent to an institution, as it was sent: nothing live, no difference since."""

from dataclasses import dataclass
from datetime import date

import msgspec

from pasdecote.projections.reports.access import sender_of
from pasdecote.projections.reports.differences import Kept, frozen_fields
from pasdecote.projections.reports.models import Sending


class _Named(msgspec.Struct):
    title: str


class _Framed(msgspec.Struct):
    name: str


class _Period(msgspec.Struct):
    start: date
    end: date


class _Frozen(msgspec.Struct):
    """The part of a frozen text that says what the bilan is; all else in it is left alone."""

    template: _Named
    scope: _Framed
    period: _Period


@dataclass(frozen=True)
class Received:
    """One sending as its institution sees it: all of it comes from what was frozen."""

    sending: Sending
    title: str
    name: str
    start: date
    end: date
    house: str

    @property
    def fields(self) -> tuple[Kept, ...]:
        """The fields in words, in the form's order."""
        return frozen_fields(self.sending.snapshot.text)


def received(sending: Sending) -> Received:
    """What one sending says of itself."""
    frozen = msgspec.json.decode(sending.snapshot.text, type=_Frozen)
    house = sender_of(sending.snapshot.draft)
    return Received(
        sending=sending,
        title=frozen.template.title,
        name=frozen.scope.name,
        start=frozen.period.start,
        end=frozen.period.end,
        house=house.name if house else "",
    )
