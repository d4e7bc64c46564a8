"""Files of pabulib.org (`.pb`): projects with their costs, and ballots that approve them or give them points.

Source of the format: Faliszewski and others, "Participatory Budgeting: Data, Tools and Analysis", IJCAI 2023.
"""

import re
from dataclasses import dataclass

from pasdecote.ground.measures.voting.equal_shares_count import (
    MOST_CENTS,
    MOST_POINTS,
    Election,
    Project,
)
from pasdecote.ground.measures.voting.errors import VotingRefused
from pasdecote.ground.measures.voting.reading.tables import MOST_BALLOTS, Row, rows_of, text_of, whole

SECTIONS = ("META", "PROJECTS", "VOTES")
COUNTED = ("approval", "cumulative", "scoring")
MOST_PROJECTS = 1_000
_MONEY = re.compile(r"(\d{1,12})(?:[.,](\d{1,2})0*)?\Z", re.ASCII)


@dataclass(frozen=True, slots=True)
class PabulibFile:
    """What a file holds: its name, the election, and the projects that it says were chosen, if it says so."""

    title: str
    election: Election
    selected: frozenset[str]


def read_pabulib(data: bytes, *, step: int = 100) -> PabulibFile:
    """Read a `.pb` file; `step` in cents. Raises VotingRefused, with the line."""
    sections = _sections(data)
    meta = {cells[0]: (line, cells[1]) for line, cells in sections["META"][1:] if len(cells) > 1}
    kind = meta.get("vote_type", (1, ""))[1]
    if kind not in COUNTED:
        raise VotingRefused(
            f"vote_type « {kind[:40]} » : une répartition compte des approbations ou des points.",
            meta.get("vote_type", (1, ""))[0],
        )
    if "budget" not in meta:
        raise VotingRefused("il manque le budget.", 1)
    projects, selected = _projects(sections["PROJECTS"])
    ballots = _ballots(sections["VOTES"], {project.id: rank for rank, project in enumerate(projects)}, kind)
    line, said = meta.get("num_votes", (0, ""))
    if said and said != str(len(ballots)):
        raise VotingRefused(f"{said[:40]} bulletins annoncés, {len(ballots)} dans le fichier.", line)
    total = cents(meta["budget"][1], meta["budget"][0])
    title = meta.get("description", (0, ""))[1]
    return PabulibFile(title, Election(total, tuple(projects), tuple(ballots), step), frozenset(selected))


def cents(said: str, line: int) -> int:
    """An amount above zero, in cents. Raises VotingRefused otherwise."""
    found = _MONEY.match(said.strip())
    amount = int(found[1]) * 100 + int((found[2] or "").ljust(2, "0")) if found else 0
    if not 0 < amount <= MOST_CENTS:
        raise VotingRefused(f"« {said[:40]} » n’est pas un montant plus grand que zéro.", line)
    return amount


def _sections(data: bytes) -> dict[str, list[Row]]:
    sections: dict[str, list[Row]] = {}
    current: list[Row] | None = None
    for line, cells in rows_of(text_of(data), ";"):
        if cells[0] in SECTIONS and not any(cells[1:]):
            if cells[0] in sections:
                raise VotingRefused(f"la partie {cells[0]} est là deux fois.", line)
            current = sections[cells[0]] = []
        elif current is None:
            raise VotingRefused("un fichier .pb commence par META.", line)
        else:
            current.append((line, cells))
        if len(sections.get("VOTES", ())) > MOST_BALLOTS + 1:
            raise VotingRefused(f"plus de {MOST_BALLOTS} bulletins : c’est trop.", line)
    for name in SECTIONS:
        if not sections.get(name):
            raise VotingRefused(f"il manque la partie {name}.")
    return sections


def _projects(rows: list[Row]) -> tuple[list[Project], set[str]]:
    titles = _titles(rows, ("project_id", "cost"))
    if len(rows) - 1 > MOST_PROJECTS:
        raise VotingRefused(f"plus de {MOST_PROJECTS} projets : c’est trop.", rows[0][0])
    projects: dict[str, Project] = {}
    selected: set[str] = set()
    for line, cells in rows[1:]:
        said = dict(zip(titles, cells, strict=False))
        name = said.get("project_id", "")
        if not name or name in projects:
            raise VotingRefused(f"le projet « {name[:40]} » est sans identifiant, ou déjà là.", line)
        projects[name] = Project(name, said.get("name", ""), cents(said.get("cost", ""), line))
        if said.get("selected") == "1":
            selected.add(name)
    return list(projects.values()), selected


def _ballots(rows: list[Row], ranks: dict[str, int], kind: str) -> list[dict[int, int]]:
    titles = _titles(rows, ("voter_id", "vote") if kind == "approval" else ("voter_id", "vote", "points"))
    ballots: list[dict[int, int]] = []
    seen: set[str] = set()
    for line, cells in rows[1:]:
        said = dict(zip(titles, cells, strict=False))
        voter = said.get("voter_id", "")
        if not voter or voter in seen:
            raise VotingRefused(f"la personne « {voter[:40]} » est sans nom, ou a déjà un bulletin.", line)
        seen.add(voter)
        named = [name.strip() for name in said.get("vote", "").split(",") if name.strip()]
        points = [1] * len(named)
        if kind != "approval":
            given = [text for text in said.get("points", "").split(",") if text.strip()]
            points = [whole(text, line, most=MOST_POINTS) for text in given]
        ballots.append(_ballot(named, points, ranks, line))
    return ballots


def _ballot(named: list[str], points: list[int], ranks: dict[str, int], line: int) -> dict[int, int]:
    unknown = next((name for name in named if name not in ranks), None)
    if unknown is not None:
        raise VotingRefused(f"le projet « {unknown[:40]} » n’est pas dans la liste.", line)
    if len(set(named)) < len(named):
        raise VotingRefused("un bulletin nomme deux fois le même projet.", line)
    if len(points) != len(named):
        raise VotingRefused(f"{len(named)} projets et {len(points)} nombres de points.", line)
    return {ranks[name]: given for name, given in zip(named, points, strict=True)}


def _titles(rows: list[Row], needed: tuple[str, ...]) -> list[str]:
    line, titles = rows[0]
    for name in needed:
        if name not in titles:
            raise VotingRefused(f"il manque la colonne « {name} ».", line)
    return titles
