"""From answers to the opinion map: the door to its measures, loaded when asked: they take long.

Votes are JSON (`services/showing.py`): rows of voter, word and answer, and the words taken off the map.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pasdecote.ground.measures.opinion.opinion_map import Former, OpinionMap
    from pasdecote.ground.measures.opinion.votes import Votes


@dataclass(frozen=True)
class Settled:
    """A map worked out: whether groups hold, the lasting group of each voter, and the map itself."""

    verdict: str
    letters: dict[str, int]
    map: "OpinionMap"


@dataclass(frozen=True)
class Standing:
    """Words by their identifiers, as text: those that unite, that divide, of which nothing is known yet."""

    unites: tuple[str, ...]
    divides: tuple[str, ...]
    unknown: tuple[str, ...]


def settled(votes: str, letters_before: Mapping[str, int]) -> Settled:
    """The map of these votes, with the letters that groups had before. Takes seconds: not in a request."""
    from pasdecote.ground.measures.opinion.opinion_map import map_of

    found, removed = _read(votes)
    made = map_of(found, removed=removed, former=_former(found, letters_before))
    names = made.voters.tolist()
    letters = {names[rank]: group.label for group in made.groups for rank in group.members.tolist()}
    return Settled(made.holding.value, letters, made)


@lru_cache(maxsize=8)
def drawn(votes: str, verdict: str, letters: str) -> "OpinionMap":
    """The same map again from what was kept of it, quickly; kept in this process for who looks next."""
    from pasdecote.ground.measures.opinion.holding import Holding
    from pasdecote.ground.measures.opinion.opinion_map import map_of

    found, removed = _read(votes)
    return map_of(
        found, removed=removed, verdict=Holding(verdict), former=_former(found, letters_of(letters))
    )


def letters_of(text: str) -> dict[str, int]:
    """The group of each voter, from its JSON; none from nothing."""
    found: dict[str, int] = json.loads(text or "{}")
    return found


def rank_of(made: "OpinionMap", voter: str) -> int | None:
    """The rank of this voter among those of the map, None for somebody who is not on it."""
    names: list[str] = made.voters.tolist()
    return names.index(voter) if voter in names else None


def group_of(made: "OpinionMap", rank: int | None) -> str:
    """The letter of the group in which somebody stands, "" for none."""
    if rank is None:
        return ""
    return next((group.letter for group in made.groups if rank in group.members.tolist()), "")


def kept_map(made: "OpinionMap", me: int | None = None) -> dict[str, Any]:
    """What is kept of a map: whether there are groups, how many people in each, what is typical of them, what
    unites across them, and the drawing. Nobody's place is in it but that of `me`, a rank, for who looks."""
    from pasdecote.ground.documents.opinion_drawing import opinion_svg

    names = made.statements.tolist()
    typical = [
        {
            "letter": group.letter,
            "size": len(group.members),
            "typical": [_told(one, names) for one in group.typical],
            "counts": {
                names[j]: [
                    int(group.counts.agree[j]),
                    int(group.counts.disagree[j]),
                    int(group.counts.seen[j]),
                ]
                for j in range(len(names))
            },
        }
        for group in made.groups
    ]
    return {
        "holding": made.holding.value,
        "sentence": made.sentence,
        "placed": int(made.people.sum()),
        "groups": typical,
        "uniting": [[names[one.statement], one.side.value] for one in made.uniting],
        "drawing": opinion_svg(made, me=me) if made.groups else "",
    }


def standing_of_words(counts: Mapping[str, Sequence[int]]) -> Standing:
    """What unites, what divides and what is unknown yet, from counts by word: agree, disagree, pass."""
    import numpy as np

    from pasdecote.ground.measures.opinion.consensus import standing
    from pasdecote.ground.measures.opinion.counts import Counts

    names = sorted(counts)
    table = np.array([counts[name] for name in names], dtype=np.int64).reshape(-1, 3)
    found = standing(Counts(table[:, 0], table[:, 1], table.sum(axis=1)), np.ones(len(names), dtype=bool))
    return Standing(*(tuple(names[j] for j in part) for part in (found.unites, found.divides, found.unknown)))


def next_word(counts: Mapping[str, Sequence[int]], done: Sequence[str], person: str) -> str | None:
    """Which word to show somebody next, of those in `counts` (agree, disagree, pass) and not in `done`: drawn
    for `person`, rather what few have seen and few passed. None when all are done."""
    import numpy as np

    from pasdecote.ground.measures.opinion.counts import Counts
    from pasdecote.ground.measures.opinion.next_statement import next_statement, priorities

    names = sorted(counts)
    table = np.array([counts[name] for name in names], dtype=np.int64).reshape(-1, 3)
    weights = priorities(Counts(table[:, 0], table[:, 1], table.sum(axis=1)), np.zeros(len(names)))
    past = {names.index(name) for name in done if name in counts}
    rank = next_statement(weights, past, person)
    return None if rank is None else names[rank]


def _read(votes: str) -> tuple["Votes", list[str]]:
    from pasdecote.ground.measures.opinion.votes import gather

    told = json.loads(votes)
    rows = told["votes"]
    return gather([row[0] for row in rows], [row[1] for row in rows], [row[2] for row in rows]), told[
        "removed"
    ]


def _former(votes: "Votes", letters: Mapping[str, int]) -> "Former":
    """The groups kept, as the map takes them: it asks for those at the power of two below its own answers."""
    import numpy as np

    from pasdecote.ground.measures.opinion.labels import milestone
    from pasdecote.ground.measures.opinion.opinion_map import Former

    names = np.array(sorted(letters), dtype=votes.voters.dtype)
    return Former(
        milestone(len(votes)), names, np.array([letters[str(name)] for name in names], dtype=np.int64)
    )


def _told(one: Any, names: Sequence[str]) -> dict[str, Any]:
    return {"id": names[one.statement], "side": one.side.value, "people": one.people, "of": one.of}
