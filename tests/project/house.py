"""The layers of the house, read from the contracts themselves: who may know whom."""

import configparser
from functools import cache

from tests.project import tree
from tests.project.environment import ROOT

Levels = tuple[tuple[str, ...], ...]


@cache
def contracts() -> dict[str, dict[str, str]]:
    """Every contract of .importlinter by its short name."""
    read = configparser.ConfigParser(interpolation=None)
    read.read(ROOT / ".importlinter")
    start = "importlinter:contract:"
    return {name.removeprefix(start): dict(read[name]) for name in read.sections() if name.startswith(start)}


@cache
def levels(container: str) -> Levels:
    """The layers inside a container, highest first, each one a tuple of names that ignore each other."""
    for contract in contracts().values():
        if contract["type"] == "layers" and contract["containers"].strip() == container:
            lines = [line for line in contract["layers"].splitlines() if line.strip()]
            return tuple(tuple(name.strip(" ()") for name in line.split("|")) for line in lines)
    raise LookupError(f"no contract says the layers of {container}")


def may_know(knowing: str, known: str) -> bool:
    """Whether a package (pasdecote.wing.name) may know another: itself, or one on a lower line."""
    if knowing == known:
        return True
    for container, one, other in _where_they_part(knowing, known):
        order = {name: rank for rank, line in enumerate(levels(container)) for name in line}
        return order[one] < order[other]
    return True


def _where_they_part(knowing: str, known: str) -> list[tuple[str, str, str]]:
    one, other = knowing.split("."), known.split(".")
    for depth in range(1, 3):
        if one[depth] != other[depth]:
            return [(".".join(one[:depth]), one[depth], other[depth])]
    return []


def packages() -> list[str]:
    """Every package of the house that has a module: pasdecote.spine.journal, pasdecote.ground.facts…"""
    return sorted({name for path in tree.modules() if (name := tree.package(tree.dotted(path)))})
