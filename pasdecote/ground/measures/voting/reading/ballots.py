"""Simple tables: reactions, yes and no, grades. Their columns: docs/recipes/depouiller-un-fichier.md."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from pasdecote.ground.kernel.text import fold
from pasdecote.ground.measures.voting.consent import Fate, Objection, Reaction
from pasdecote.ground.measures.voting.errors import VotingRefused
from pasdecote.ground.measures.voting.reading.tables import HOW_MANY, MOST_BALLOTS, people, table

Word = TypeVar("Word")

REACTIONS: Mapping[str, Reaction] = {
    "d accord": Reaction.AGREES,
    "accord": Reaction.AGREES,
    "oui": Reaction.AGREES,
    "reserve": Reaction.DOUBTS,
    "reserves": Reaction.DOUBTS,
    "a cote": Reaction.ASIDE,
    "abstention": Reaction.ASIDE,
    "objection": Reaction.OBJECTS,
}
FATES: Mapping[str, Fate] = {
    "": Fate.STANDING,
    "maintenue": Fate.STANDING,
    "amendee": Fate.AMENDED,
    "retiree": Fate.WITHDRAWN,
}
ANSWERS = {"oui": "yes", "pour": "yes", "non": "no", "contre": "no", "abstention": "abstentions"}


def read_reactions(data: bytes) -> tuple[list[Reaction], list[Objection]]:
    """Columns « reaction », and if need be « objection » (why) and « suite » (maintenue, amendée,
    retirée)."""
    titles, rows = table(data)
    columns = _columns(titles, "reaction", ("objection", "suite"))
    reactions: list[Reaction] = []
    objections: list[Objection] = []
    for line, cells in rows:
        said = {name: cells[at] for name, at in columns.items()}
        reactions.append(_word(said["reaction"], REACTIONS, line))
        fate = _word(said.get("suite", ""), FATES, line)
        if reason := said.get("objection", ""):
            objections.append(Objection(reason, fate))
        if bool(reason and fate is Fate.STANDING) != (reactions[-1] is Reaction.OBJECTS):
            raise VotingRefused("qui s’oppose dit pourquoi, et une objection levée dit sa suite.", line)
    return reactions, objections


def read_answers(data: bytes) -> dict[str, int]:
    """Columns « vote » (oui, non, abstention) and if need be « nombre »: how many yes, no, abstentions."""
    titles, rows = table(data)
    columns = _columns(titles, "vote", (HOW_MANY,))
    counts = dict.fromkeys(("yes", "no", "abstentions"), 0)
    for line, cells in rows:
        answer = _word(cells[columns["vote"]], ANSWERS, line)
        counts[answer] += people(cells[columns[HOW_MANY]], line) if HOW_MANY in columns else 1
    return counts


def read_grades(data: bytes, grades: Sequence[str]) -> tuple[list[str], list[dict[str, int]]]:
    """One column an option, one line a person, one grade in words a cell; « nombre » repeats a line."""
    titles, rows = table(data)
    ranks = {fold(grade): rank for rank, grade in enumerate(grades)}
    options = [title for title in titles if fold(title) != HOW_MANY]
    ballots: list[dict[str, int]] = []
    for line, cells in rows:
        said = dict(zip(titles, cells, strict=True))
        many = next((people(said[title], line) for title in titles if fold(title) == HOW_MANY), 1)
        ballot = {option: _word(said[option], ranks, line) for option in options if said[option]}
        if len(ballots) + many > MOST_BALLOTS:
            raise VotingRefused(f"plus de {MOST_BALLOTS} bulletins : c’est trop.", line)
        ballots += [ballot] * many
    return options, ballots


def _columns(titles: Sequence[str], needed: str, others: Sequence[str]) -> dict[str, int]:
    """Where each known column is. Raises VotingRefused when the one needed is not there."""
    found = {fold(title): at for at, title in enumerate(titles)}
    if needed not in found:
        raise VotingRefused(f"il manque la colonne « {needed} ».", 1)
    return {name: found[name] for name in (needed, *others) if name in found}


def _word(said: str, known: Mapping[str, Word], line: int) -> Word:
    if fold(said) not in known:
        words = ", ".join(f"« {word} »" for word in known if word)
        raise VotingRefused(f"« {said[:40]} » n’est pas compris. Mots possibles : {words}.", line)
    return known[fold(said)]
