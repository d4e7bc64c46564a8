"""What was sent to an institution, as it was sent: nothing live, no difference since."""

from dataclasses import dataclass, replace
from datetime import date

import msgspec

from pasdecote.projections.reports.access import sender_of
from pasdecote.projections.reports.differences import Kept, frozen_fields
from pasdecote.projections.reports.models import Sending
from pasdecote.projections.reports.result import STATUS_WORDS, Status

_UNANSWERED = (STATUS_WORDS[Status.TO_ANSWER], STATUS_WORDS[Status.TO_REVIEW])


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
        """The fields in words, in the form's order; without words, those that went out unanswered."""
        fields = frozen_fields(self.sending.snapshot.text)
        return tuple(replace(kept, words="") if kept.words in _UNANSWERED else kept for kept in fields)


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
