"""Made-up votes, and conversations of the shared folder with what their engine published."""

import csv
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from pasdecote.ground.measures.opinion.reading import read_removed, read_votes
from pasdecote.ground.measures.opinion.votes import Votes, gather

BIODIVERSITY = "2025-11-11-1704-r4tykwac8thvzv35jrn53"


def of_table(table, time=None) -> Votes:
    """Votes from a table of people × statements; nan where somebody did not answer."""
    row, column = np.nonzero(~np.isnan(table))
    return gather(row, column, table[row, column].astype(int), time)


def camps(seed: int, people: int = 100, statements: int = 20, agreement: float = 0.85) -> Votes:
    """Two camps of equal size, opposite on every statement; each person answers as their camp so often."""
    draw = np.random.default_rng(seed)
    side = draw.choice([-1.0, 1.0], statements)
    table = np.where(draw.random((people, statements)) < agreement, side, -side)
    table[people // 2 :] *= -1
    return of_table(table)


def structureless(seed: int, people: int = 100, statements: int = 20) -> Votes:
    """People who answer each statement by the same chance, whatever else they answered."""
    draw = np.random.default_rng(seed)
    return of_table(np.where(draw.random((people, statements)) < draw.random(statements), 1.0, -1.0))


def same_partition(one, other) -> float:
    """The adjusted Rand index of two labellings (Hubert and Arabie, Journal of Classification 2, 1985)."""
    one, other = np.unique(one, return_inverse=True)[1], np.unique(other, return_inverse=True)[1]
    table = np.zeros((one.max() + 1, other.max() + 1))
    np.add.at(table, (one, other), 1)

    def pairs(counts):
        return (counts * (counts - 1) / 2).sum()

    rows, columns = pairs(table.sum(axis=1)), pairs(table.sum(axis=0))
    by_chance = rows * columns / pairs(np.array([len(one)]))
    return (pairs(table) - by_chance) / ((rows + columns) / 2 - by_chance)


@dataclass(frozen=True)
class Published:
    """A conversation and what the reference engine made of it: its blob, and its group of each person."""

    votes: Votes
    removed: list
    blob: dict
    group_of: dict


def engine(shared: Path, name: str) -> Published:
    """Votes with the stored output of the engine: "biodiversity" or "below-100-ptpts"."""
    if name == "biodiversity":
        folder = shared / "data/polis/engine-output-biodiversity"
        votes = read_votes((folder / f"{BIODIVERSITY}-votes.csv").read_bytes())
        blob = json.loads((folder / "r4tykwac8thvzv35jrn53_math_blob.json").read_text())
    else:
        folder = shared / "data/polis/engine-output-small" / name
        told = json.loads((folder / "votes.json").read_text())
        columns = ([int(one[key]) for one in told] for key in ("pid", "tid", "vote", "modified"))
        votes = gather(*columns)
        blob = json.loads((folder / "math-pca2.json").read_text())
    base = dict(zip(blob["base-clusters"]["id"], blob["base-clusters"]["members"], strict=True))
    group_of = {p: g["id"] for g in blob["group-clusters"] for b in g["members"] for p in base[b]}
    known = set(votes.statements.tolist())
    return Published(votes, [tid for tid in blob["mod-out"] if tid in known], blob, group_of)


def conversation(shared: Path, name: str) -> Published:
    """An open conversation, with the groups published beside it."""
    folder = shared / "data/polis" / name
    votes = read_votes((folder / "votes.csv").read_bytes())
    removed = read_removed((folder / "comments.csv").read_bytes(), votes)
    with (folder / "participants-votes.csv").open() as file:
        group_of = {
            int(row["participant"]): int(row["group-id"]) for row in csv.DictReader(file) if row["group-id"]
        }
    return Published(votes, removed, {}, group_of)
