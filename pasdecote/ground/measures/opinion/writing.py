"""A map as JSON, the same bytes for the same map: keys in order, floats with nine decimals, one line end."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from .consensus import Shared
from .counts import Counts
from .opinion_map import Group, OpinionMap
from .typical import Typical

FORMAT = "opinion-map/1"


def to_json(made: OpinionMap) -> bytes:
    """The map as UTF-8 JSON (documented in docs/recipes/carte-en-fichier.md). Nobody's single answers are
    in it; positions are, under the names of the votes file."""
    return (_text(_content(made)) + "\n").encode()


def _content(made: OpinionMap) -> dict[str, Any]:
    names = made.statements.tolist()
    group_of = {int(rank): group.letter for group in made.groups for rank in group.members}
    people = made.voters.tolist()
    return {
        "format": FORMAT,
        "answers": made.answers,
        "holding": made.holding.value,
        "sentence": made.sentence,
        "silhouette": made.silhouette,
        "statements": [
            {
                "id": name,
                "removed": bool(made.removed[j]),
                "mean": made.components.means[j],
                "axes": made.components.axes[:, j],
                "extremity": made.extremity[j],
                **_counted(made.total, j),
            }
            for j, name in enumerate(names)
        ],
        "people": [
            {"id": people[i], "position": made.positions[i], "group": group_of.get(int(i))}
            for i in np.flatnonzero(made.people)
        ],
        "groups": [_group(group, names) for group in made.groups],
        "uniting": [
            {"id": names[one.statement], "side": one.side.value, "value": one.value} for one in made.uniting
        ],
        "consensus": [_shared(one, names) for one in made.consensus],
        "standing": {
            "unites": [names[j] for j in made.standing.unites],
            "divides": [names[j] for j in made.standing.divides],
            "unknown": [names[j] for j in made.standing.unknown],
        },
    }


def _group(group: Group, names: Sequence[Any]) -> dict[str, Any]:
    return {
        "letter": group.letter,
        "size": len(group.members),
        "centre": group.centre,
        "counts": [{"id": name, **_counted(group.counts, j)} for j, name in enumerate(names)],
        "typical": [_typical(one, names) for one in group.typical],
    }


def _counted(counts: Counts, j: int) -> dict[str, int]:
    return {
        "agree": int(counts.agree[j]),
        "disagree": int(counts.disagree[j]),
        "seen": int(counts.seen[j]),
    }


def _shared(one: Shared, names: Sequence[Any]) -> dict[str, Any]:
    return {
        "id": names[one.statement],
        "side": one.side.value,
        "people": one.people,
        "of": one.of,
        "share": one.share,
        "z": one.z,
    }


def _typical(one: Typical, names: Sequence[Any]) -> dict[str, Any]:
    return {
        "id": names[one.statement],
        "side": one.side.value,
        "people": one.people,
        "of": one.of,
        "share": one.share,
        "z": one.z,
        "times": one.times,
        "z_between": one.z_between,
    }


def _text(value: Any) -> str:
    if isinstance(value, Mapping):
        inside = (f"{json.dumps(key)}:{_text(value[key])}" for key in sorted(value))
        return "{" + ",".join(inside) + "}"
    if isinstance(value, str | bool | None):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, list | tuple | np.ndarray):
        return "[" + ",".join(map(_text, value)) + "]"
    if isinstance(value, float | np.floating):
        # A number that rounds to nothing is 0, never -0.
        return f"{round(float(value), 9) + 0.0:.9f}"
    return str(int(value))
