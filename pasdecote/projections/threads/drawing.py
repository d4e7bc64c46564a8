"""What the words of a group became, for one account: read and followed."""

from uuid import UUID

from pasdecote.ground.facts.becoming import Became
from pasdecote.projections.threads.projection import Words, own, words_of
from pasdecote.projections.threads.queries import facts_for, told_by
from pasdecote.spine.collectives.access import Standing
from pasdecote.spine.collectives.models import Collective


def words_in(standing: Standing, collective: Collective) -> Words:
    """The words of a group that the account may read, and what each became."""
    return words_of(facts_for(standing, collective))


def own_words(standing: Standing, collective: Collective) -> list[Became]:
    """The account's own words in a group, the latest first, with what each became."""
    name = standing.names.get(collective.pk, "")
    return own(words_in(standing, collective), told_by(standing, collective), name)


def word(standing: Standing, collective: Collective, fact: UUID) -> Became | None:
    """One word and what it became; None when the account may not read it, or when it was taken back."""
    found = words_in(standing, collective).found
    return next((one for one in found if one.statement.fact == fact), None)
