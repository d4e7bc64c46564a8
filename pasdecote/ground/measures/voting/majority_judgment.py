"""Jugement majoritaire: each person gives each option a grade in words; the best lower median wins.

Of an even number of grades the lower of the two middle ones counts: at least half of the people say "this or
better". Options with one median are told apart by removing that median from each, once, and looking at the
medians again, as often as needed. Options with exactly the same grades stay tied.

Source: Balinski, Laraki, "Majority Judgment: Measuring, Ranking, and Electing", MIT Press, 2010.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pasdecote.ground.measures.voting.errors import VotingRefused

GRADES = ("à rejeter", "insuffisant", "passable", "assez bien", "bien", "très bien")
"""From the worst to the best. A group may choose other words."""

NO_GRADE = -1


@dataclass(frozen=True, slots=True)
class Judged:
    """One option: how many people gave each grade (the worst first), and its median grade (a rank)."""

    option: str
    counts: tuple[int, ...]
    median: int


@dataclass(frozen=True, slots=True)
class Removal:
    """What told options of one median apart: as long as they share it, one such grade leaves each of them.
    `removed` counts what left each, by grade; `after` are their medians then, in the order of `options`."""

    options: tuple[str, ...]
    removed: tuple[int, ...]
    after: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class MajorityJudgment:
    """The result: options in the order of the list, groups of equals from the first to the last, and the
    removals that were needed. `silent` is the grade given to who said nothing of an option."""

    grades: tuple[str, ...]
    voters: int
    silent: int
    options: tuple[Judged, ...]
    ranking: tuple[tuple[str, ...], ...]
    removals: tuple[Removal, ...]

    @property
    def winners(self) -> tuple[str, ...]:
        """The first; several when nothing tells them apart."""
        return self.ranking[0]


def majority_judgment(
    options: Sequence[str],
    ballots: Sequence[Mapping[str, int]],
    *,
    grades: Sequence[str] = GRADES,
    silent: int = 0,
) -> MajorityJudgment:
    """Judge `options`; each ballot gives the rank of a grade (0 the worst) to an option.

    An option of which a ballot says nothing gets the grade `silent`: every option is judged by everybody.
    Raises VotingRefused when there is nothing to count, or an unknown option or grade.
    """
    _check(options, ballots, grades, silent)
    counts = {option: [0] * len(grades) for option in options}
    for ballot in ballots:
        for option in options:
            counts[option][ballot.get(option, silent)] += 1
    removals: list[Removal] = []
    ranking = _ranked(list(options), {name: list(given) for name, given in counts.items()}, removals)
    judged = tuple(Judged(option, tuple(counts[option]), lower_median(counts[option])) for option in options)
    return MajorityJudgment(tuple(grades), len(ballots), silent, judged, tuple(ranking), tuple(removals))


def lower_median(counts: Sequence[int]) -> int:
    """The rank of the lower middle grade; NO_GRADE when no grade is left."""
    half, below = (sum(counts) + 1) // 2, 0
    for grade, many in enumerate(counts):
        below += many
        if many and below >= half:
            return grade
    return NO_GRADE


def _ranked(options: list[str], left: dict[str, list[int]], removals: list[Removal]) -> list[tuple[str, ...]]:
    """Groups of equals, the best first; `left` are the grades not yet removed."""
    by_median: dict[int, list[str]] = {}
    for option in options:
        by_median.setdefault(lower_median(left[option]), []).append(option)
    ranking: list[tuple[str, ...]] = []
    for grade in sorted(by_median, reverse=True):
        ranking += _told_apart(by_median[grade], left, removals)
    return ranking


def _told_apart(
    equals: list[str], left: dict[str, list[int]], removals: list[Removal]
) -> list[tuple[str, ...]]:
    if len(equals) == 1 or all(left[option] == left[equals[0]] for option in equals):
        return [tuple(equals)]
    gone = [0] * len(left[equals[0]])
    while len(medians := {lower_median(left[option]) for option in equals}) == 1:
        (grade,) = medians
        for option in equals:
            left[option][grade] -= 1
        gone[grade] += 1
    after = tuple(lower_median(left[option]) for option in equals)
    removals.append(Removal(tuple(equals), tuple(gone), after))
    return _ranked(equals, left, removals)


def _check(
    options: Sequence[str], ballots: Sequence[Mapping[str, int]], grades: Sequence[str], silent: int
) -> None:
    if not options or not ballots:
        raise VotingRefused("il faut au moins une proposition et un bulletin.")
    if len(set(options)) < len(options):
        raise VotingRefused("deux propositions portent le même nom.")
    if len(grades) < 2 or len(set(grades)) < len(grades) or not 0 <= silent < len(grades):
        raise VotingRefused("il faut au moins deux mentions, toutes différentes.")
    known = set(options)
    for ballot in ballots:
        if not known.issuperset(ballot) or not all(0 <= grade < len(grades) for grade in ballot.values()):
            raise VotingRefused("un bulletin porte une proposition ou une mention inconnue.")
