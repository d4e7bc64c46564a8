"""From ballots to a result: what a proposal holds, counted by its rule, with the steps that explain it.

Pure: no database. People and objections are written by their identifiers, which a screen turns into words at
the last moment (`named`): nothing that is kept of a result holds a name that could not be erased.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from pasdecote.ground.measures.voting import (
    consent,
    equal_shares,
    lot,
    majority,
    majority_judgment,
    schulze,
    without_candidates,
)
from pasdecote.ground.measures.voting.canonical import canonical
from pasdecote.ground.measures.voting.equal_shares_count import Election, Project
from pasdecote.ground.measures.voting.explaining import consent as say_consent
from pasdecote.ground.measures.voting.explaining import equal_shares as say_shares
from pasdecote.ground.measures.voting.explaining import lot as say_lot
from pasdecote.ground.measures.voting.explaining import majority as say_majority
from pasdecote.ground.measures.voting.explaining import majority_judgment as say_judgment
from pasdecote.ground.measures.voting.explaining import schulze as say_schulze
from pasdecote.ground.measures.voting.explaining import voices
from pasdecote.ground.measures.voting.explaining import without_candidates as say_election

Answer = dict[str, Any]
GRADES = majority_judgment.GRADES
NAMES, REASONS = ("first", "second"), ("why", "why2")
GONE = "gone"
BATCH = 5
"""Counts of a vote under way move by this many people (small numbers, rule 10)."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the things to choose between: its rank from 1, its words, its cost in cents."""

    rank: int
    words: str
    cost: int = 0


@dataclass(frozen=True)
class Held:
    """What there is to count. `about` stands for the title, `objections` are (identifier, fate) pairs, `lot`
    the frozen list; `members` is how many may take part. `gone`: names that were read in an election, and
    whose writers took all else back."""

    rule: str
    about: str
    answers: tuple[Answer, ...] = ()
    gone: tuple[Answer, ...] = ()
    choices: tuple[Choice, ...] = ()
    members: int = 0
    quorum: int = 0
    threshold: str = ""
    below: bool = True
    budget: int = 0
    version: int = 1
    objections: tuple[tuple[str, str], ...] = ()
    chosen: str = ""
    accepted: bool = False
    lot: Mapping[str, Any] = field(default_factory=dict)
    seed: str = ""

    @property
    def people(self) -> int:
        """How many took part; everybody on the list of a lot."""
        return len(self.lot["names"]) if self.lot else len(self.answers)


@dataclass(frozen=True, slots=True)
class Counted:
    """The result: its JSON text, always the same bytes for the same ballots; the sentences that explain it;
    how it ends; who or what came out, in order."""

    text: str
    steps: tuple[str, ...]
    outcome: str
    winners: tuple[str, ...] = ()

    @property
    def adopted(self) -> bool:
        """Whether something is decided."""
        return self.outcome == "adopted"


def counted(held: Held) -> Counted:
    """Count. Raises VotingRefused for what cannot be counted."""
    if not held.people:
        return Counted(_text("personne", {"people": 0}), (NOBODY,), "nobody")
    result = _COUNTS[held.rule](held)
    if held.quorum and held.people < held.quorum and result.outcome != "no_quorum":
        said = f"Le groupe demandait au moins {voices(held.quorum)} : rien n’est décidé."
        return Counted(result.text, (*result.steps, said), "no_quorum")
    return result


def without_reasons(text: str) -> str:
    """An answer as it was written, without the reasons given for a name."""
    return written({key: value for key, value in json.loads(text).items() if key not in REASONS})


def name_alone(text: str) -> str:
    """What is left of an answer to an election, taken back once names were read: the name, of nobody."""
    kept = {key: value for key, value in json.loads(text).items() if key in (*NAMES, *REASONS)}
    return written({**kept, GONE: True})


def by_rounds(held: Held) -> list[Answer]:
    """Single answers as they are listed. Those to an election come apart, the names written, then what was
    said of the one proposed, each in order: an objection has a name, and would tell whom its author wrote."""
    if held.rule != "election":
        return list(held.answers)
    names, said = _rounds((*held.answers, *held.gone))
    return [json.loads(text) for text in (*names, *said) if text != "{}"]


def unpaired(texts: Iterable[str]) -> list[str]:
    """Answers to an election where nothing joins any more the names of one to what they said of the name that
    was proposed; counted, they give the same."""
    answers = [json.loads(text) for text in texts]
    gone = sorted(written(one) for one in answers if GONE in one)
    names, said = _rounds(one for one in answers if GONE not in one)
    return [
        *gone,
        *(written(json.loads(one) | json.loads(other)) for one, other in zip(names, said, strict=True)),
    ]


def _rounds(answers: Iterable[Answer]) -> tuple[list[str], list[str]]:
    names, said = [], []
    for one in answers:
        bare = {key: value for key, value in one.items() if key not in (*REASONS, GONE)}
        names.append(written({key: value for key, value in bare.items() if key in NAMES}))
        said.append(written({key: value for key, value in bare.items() if key not in NAMES}))
    return sorted(names), sorted(said)


def written(answer: Answer) -> str:
    """The text of a ballot: the same answer always gives the same text."""
    return json.dumps(answer, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def unanimous(held: Held) -> bool:
    """Whether everybody answered the same: then the result tells what each one said."""
    said = [_bare(answer) for answer in held.answers]
    return len(said) > 1 and len(set(said)) == 1


def reactions_to(held: Held) -> list[consent.Reaction]:
    """What people say of the text, or the name, as it now stands."""
    now = [one for one in held.answers if one.get("reaction") and one.get("text") == held.version]
    return [consent.Reaction(one["reaction"]) for one in now]


def behind(held: Held) -> int:
    """How many took part, and were not asked again since the text changed or another name was proposed."""
    return len(held.answers) - len(reactions_to(held))


NOBODY = "Personne n’a pris part : rien n’est décidé."
FATES = {"integrated": consent.Fate.AMENDED, "lifted": consent.Fate.WITHDRAWN}


def _consent(held: Held) -> consent.Consent:
    objections = tuple(
        consent.Objection(name, FATES.get(fate, consent.Fate.STANDING)) for name, fate in held.objections
    )
    reactions = reactions_to(held)
    standing = any(one.fate is consent.Fate.STANDING for one in objections)
    if standing and consent.Reaction.OBJECTS not in reactions:
        reactions.append(consent.Reaction.OBJECTS)  # an objection written down for somebody without a ballot
    if not standing:
        reactions = [_calmer(one) for one in reactions]
    return consent.consent(reactions, objections, quorum=held.quorum)


def _calmer(reaction: consent.Reaction) -> consent.Reaction:
    lifted = reaction is consent.Reaction.OBJECTS
    return consent.Reaction.DOUBTS if lifted else reaction


def _by_consent(held: Held) -> Counted:
    result = _consent(held)
    return Counted(_text("sans-objection", result), say_consent.explained(result), result.outcome.value)


def _by_majority(held: Held) -> Counted:
    said = Counter(one["answer"] for one in held.answers)
    threshold = Fraction(held.threshold) if held.rule == "qualified" else None
    result = majority.majority(
        yes=said["yes"],
        no=said["no"],
        abstentions=said["abstain"],
        entitled=held.members if held.people <= held.members else None,
        rule=majority.MajorityRule(threshold=threshold, quorum=held.quorum),
    )
    name = "majorite-qualifiee" if threshold else "majorite"
    outcome = "nobody" if result.outcome is majority.Outcome.NO_VOTE else result.outcome.value
    return Counted(_text(name, result), say_majority.explained(result), outcome)


def _by_judgment(held: Held) -> Counted:
    words = {str(choice.rank): choice.words for choice in held.choices}
    ballots = [{words[rank]: grade for rank, grade in one["grades"].items()} for one in held.answers]
    result = majority_judgment.majority_judgment(list(words.values()), ballots)
    steps = say_judgment.explained(result)
    best = next(one for one in result.options if one.option == result.winners[0])
    if best.median == 0:
        steps = (*steps, f"Aucune n’a mieux que « {GRADES[0]} » : rien n’est retenu.")
        return Counted(_text("jugement-majoritaire", result), steps, "rejected")
    return _first(_text("jugement-majoritaire", result), steps, result.winners)


def _by_ranking(held: Held) -> Counted:
    at = {str(choice.rank): place for place, choice in enumerate(held.choices)}
    ballots = [
        schulze.Ranking({at[rank]: place for rank, place in one["places"].items()}) for one in held.answers
    ]
    unranked = schulze.Unranked.BELOW if held.below else schulze.Unranked.SILENT
    result = schulze.schulze([choice.words for choice in held.choices], ballots, unranked=unranked)
    return _first(_text("classement", result), say_schulze.explained(result), result.winners)


def _by_shares(held: Held) -> Counted:
    at = {choice.rank: place for place, choice in enumerate(held.choices)}
    projects = tuple(Project(str(choice.rank), choice.words, choice.cost) for choice in held.choices)
    ballots = [{at[rank]: 1 for rank in one["options"]} for one in held.answers]
    result = equal_shares.equal_shares(Election(held.budget, projects, ballots))
    names = {project.id: project.name for project in projects}
    bought = tuple(names[project] for project in result.final.names)
    text = _text("repartition-equitable", result)
    return Counted(text, say_shares.explained(result, names), "adopted" if bought else "rejected", bought)


def _by_lot(held: Held) -> Counted:
    frozen = lot.FrozenList(tuple(held.lot["names"]), held.lot["places"], held.about, held.lot["digest"])
    result = lot.draw(frozen, seed=held.seed)
    return Counted(_text("tirage-au-sort", result), say_lot.explained(result), "adopted", result.drawn)


def _by_election(held: Held) -> Counted:
    written_down = (*held.answers, *held.gone)
    said = {str(rank): one for rank, one in enumerate(written_down) if one.get("first") or one.get("second")}
    if not said or not held.chosen:
        return Counted(_text("election-sans-candidat", {"people": len(said)}), (NOBODY,), "nobody")
    result = without_candidates.without_candidates(
        role=held.about,
        first={person: one.get("first") or one["second"] for person, one in said.items()},
        second={person: one.get("second") or one["first"] for person, one in said.items()},
        proposed=held.chosen,
        consent=_consent(held),
        accepts=held.accepted,
    )
    outcome = result.consent.outcome.value
    if outcome == "adopted" and not result.accepts:
        outcome = "declined"
    steps = say_election.explained(result)
    won = (result.elected,) if result.elected else ()
    return Counted(_text("election-sans-candidat", result), steps, outcome, won)


def _first(text: str, steps: tuple[str, ...], winners: tuple[str, ...]) -> Counted:
    """One first is adopted; several are told, and nobody breaks the tie in silence."""
    if len(winners) == 1:
        return Counted(text, steps, "adopted", winners)
    said = "Plusieurs sont premières à égalité : au groupe de dire comment continuer."
    return Counted(text, (*steps, said), "tied", winners)


def _text(rule: str, result: object) -> str:
    if isinstance(result, dict):
        return json.dumps({"rule": rule, **result}, ensure_ascii=False, sort_keys=True, indent=1) + "\n"
    return canonical(rule, result).decode()


def _bare(answer: Answer) -> str:
    """An answer without its reasons, which make no two alike."""
    return written({key: value for key, value in answer.items() if key not in REASONS})


_COUNTS: dict[str, Callable[[Held], Counted]] = {
    "consent": _by_consent,
    "majority": _by_majority,
    "qualified": _by_majority,
    "majority_judgment": _by_judgment,
    "equal_shares": _by_shares,
    "schulze": _by_ranking,
    "lot": _by_lot,
    "election": _by_election,
}
