"""Reads of demands: they read the journal, and nothing else."""

from uuid import UUID

from pasdecote.ground.facts.asking import Asked, answers_apart, demands
from pasdecote.ground.facts.told import Told
from pasdecote.spine.collectives.access import Standing
from pasdecote.spine.journal.access import may_read
from pasdecote.spine.journal.keeping import Kept
from pasdecote.spine.journal.queries import shared_notes, told

KINDS = ("demand", "demand_repeated", "demand_answered", "due_noted")


def demands_of(standing: Standing, collective: UUID) -> list[Asked]:
    """The demands of a group that the account may read, each with the steps that it may read."""
    return demands(_readable(standing, collective))


def apart_of(standing: Standing, collective: UUID) -> list[Told]:
    """The answers that no demand is known of, as far as the account may read them."""
    return answers_apart(_readable(standing, collective))


def demand_of(standing: Standing, collective: UUID, fact: UUID) -> Asked | None:
    """One demand by its fact, or None."""
    return next((asked for asked in demands_of(standing, collective) if asked.told.fact == fact), None)


def _readable(standing: Standing, collective: UUID) -> list[Told]:
    return [item for item in _told_in.of(collective) if may_read(standing, item)]


_told_in = Kept(lambda collective: tuple(told(shared_notes(collectives=[collective]).filter(kind__in=KINDS))))
