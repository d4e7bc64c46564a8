"""Rankings: PrefLib's (`.soc`, `.soi`, `.toc`, `.toi`), VoteKit's tables, and a simple table of places.

Source of the first format: Mattei and Walsh, "PrefLib: A Library for Preferences", ADT 2013, and preflib.org.
"""

import re
from collections.abc import Iterator

from pasdecote.ground.kernel.text import fold
from pasdecote.ground.measures.voting.errors import VotingRefused
from pasdecote.ground.measures.voting.reading.tables import (
    HOW_MANY,
    MOST_BALLOTS,
    people,
    rows_of,
    table,
    text_of,
    whole,
)
from pasdecote.ground.measures.voting.schulze import MOST_OPTIONS, Ranking

Rankings = tuple[list[str], list[Ranking]]

VOTEKIT = "VoteKit RankProfile"
_NAME = re.compile(r"# ALTERNATIVE NAME (\d{1,4}):(.*)", re.ASCII)
_TIED = re.compile(r"\{([^{}]*)\}|([^{},]+)")
_ORDER = re.compile(r"(?:\{[^{}]*\}|[^{},]+)(?:,(?:\{[^{}]*\}|[^{},]+))*\Z")
_VOTEKIT_NAME = re.compile(r"\((.*):([^:()]+)\)\Z")


def read_rankings(data: bytes) -> Rankings:
    """Options, and ballots alike put together. Raises VotingRefused, with the line."""
    text = text_of(data)
    if text.startswith("# "):
        return _preflib(text)
    if text.startswith(VOTEKIT):
        return _votekit(text)
    return _places(data)


def _preflib(text: str) -> Rankings:
    names: dict[int, str] = {}
    ballots: list[Ranking] = []
    for line, said in _lines(text):
        if found := _NAME.match(said):
            names[int(found[1])] = found[2].strip()
        elif not said.startswith("#"):
            many, colon, order = said.partition(":")
            if not colon:
                raise VotingRefused("un bulletin s’écrit « combien: 3,1,2 ».", line)
            ranks = {str(number): rank for rank, number in enumerate(sorted(names))}
            ballots.append(Ranking(_order(order, ranks, line), whole(many, line, most=MOST_BALLOTS, least=1)))
    return _checked([names[number] for number in sorted(names)], ballots)


def _order(order: str, ranks: dict[str, int], line: int) -> dict[int, int]:
    """Places by option, of "3,{1,2}": those in braces share a place."""
    places: dict[int, int] = {}
    order = order.strip()
    if order and not _ORDER.match(order):
        raise VotingRefused(f"« {order[:40]} » ne se lit pas comme un classement.", line)
    for place, group in enumerate(_TIED.finditer(order), 1):
        for word in (group[1] if group[1] is not None else group[2]).split(","):
            if word.strip():
                _put(places, ranks.get(word.strip()), place, word, line)
    return places


def _put(places: dict[int, int], option: int | None, place: int, word: str, line: int) -> None:
    if option is None:
        raise VotingRefused(f"« {word.strip()[:40]} » n’est pas une proposition de la liste.", line)
    if option in places:
        raise VotingRefused(f"« {word.strip()[:40]} » est classé deux fois.", line)
    places[option] = place


def _votekit(text: str) -> Rankings:
    """Its table names candidates by letters; empty places stay empty, and weights are whole numbers."""
    options: list[str] = []
    ranks: dict[str, int] = {}
    titles: list[str] | None = None
    ballots: list[Ranking] = []
    for line, cells in rows_of(text, ","):
        if titles is None:
            if not ranks and all(map(_VOTEKIT_NAME.match, cells)):
                for cell in cells:
                    found = _VOTEKIT_NAME.match(cell)
                    assert found is not None
                    ranks[found[2]] = len(options)
                    options.append(found[1].strip())
            elif "Weight" in cells:
                titles = cells
            continue
        if len(cells) < len(titles):
            raise VotingRefused(f"{len(cells)} cases, pour {len(titles)} colonnes.", line)
        weight = cells[titles.index("Weight")].removesuffix(".0")
        ranked = [cell for title, cell in zip(titles, cells, strict=False) if title.startswith("Ranking_")]
        places: dict[int, int] = {}
        for place, cell in enumerate(ranked, 1):
            for word in cell.strip("{}").split(","):
                if letters := word.strip().strip("'"):
                    _put(places, ranks.get(letters), place, letters, line)
        ballots.append(Ranking(places, whole(weight, line, most=MOST_BALLOTS, least=1)))
    return _checked(options, ballots)


def _places(data: bytes) -> Rankings:
    """One column an option, one line a person, a place in each cell: 1 first; empty, the option is left
    out."""
    titles, rows = table(data)
    options = [title for title in titles if fold(title) != HOW_MANY]
    ballots: list[Ranking] = []
    for line, cells in rows:
        said = dict(zip(titles, cells, strict=True))
        many = next((people(said[title], line) for title in titles if fold(title) == HOW_MANY), 1)
        places = {
            rank: whole(said[option], line, most=MOST_OPTIONS, least=1)
            for rank, option in enumerate(options)
            if said[option]
        }
        ballots.append(Ranking(places, many))
    return _checked(options, ballots)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    for number, said in enumerate(text.splitlines(), 1):
        if said.strip():
            yield number, said.strip()


def _checked(options: list[str], ballots: list[Ranking]) -> Rankings:
    if not options:
        raise VotingRefused("ce fichier ne nomme aucune proposition.")
    if sum(ballot.people for ballot in ballots) > MOST_BALLOTS:
        raise VotingRefused(f"plus de {MOST_BALLOTS} bulletins : c’est trop.")
    return options, ballots
