"""Reads on people's data: what an erasure would do, before it is done."""

from dataclasses import dataclass

from pasdecote.ground.store.personal import Person, Tally
from pasdecote.portal.privacy.registry import kinds
from pasdecote.spine.journal.erasers import mentions


@dataclass(frozen=True)
class DryRun:
    """What an erasure would do, line by line; how many notes of others hold the name, for humans to reread.

    `whole` says whether the account goes too.
    """

    tally: Tally
    mentions: int
    whole: bool


def dry_run(person: Person) -> DryRun:
    """Count, change nothing."""
    tally = Tally()
    for kind in kinds():
        for erasure in kind.erasures:
            tally.add(erasure.words, erasure.count(person))
    return DryRun(tally, mentions(person), person.whole)
