"""What the project is made of, as the tests on the project itself see it."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.project.environment import ROOT

WINGS = ("portal", "projections", "practice", "spine")


@cache
def files() -> tuple[Path, ...]:
    """Every file that is, or is about to be, in the repository: nothing that git ignores."""
    words = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(words, cwd=ROOT, capture_output=True, check=True).stdout.decode()
    paths = (ROOT / name for name in sorted(set(listed.split("\0"))) if name)
    return tuple(path for path in paths if path.is_file())


def below(folder: str, suffix: str) -> list[Path]:
    """Files of that suffix under a folder of the project, given from the root."""
    return [path for path in files() if path.suffix == suffix and path.is_relative_to(ROOT / folder)]


def modules(folder: str = "pasdecote") -> list[Path]:
    """Python modules under a folder, migrations left out: nobody writes them by hand."""
    return [path for path in below(folder, ".py") if "migrations" not in path.parts]


def templates() -> list[Path]:
    """Our templates of pages."""
    return [path for path in below("pasdecote", ".html") if "templates" in path.parts]


def dotted(path: Path) -> str:
    """The dotted name of a module, from its file."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def package(name: str) -> str | None:
    """The domain or ground package that a dotted module belongs to: pasdecote.spine.journal; or None."""
    parts = name.split(".")
    return ".".join(parts[:3]) if parts[0] == "pasdecote" and len(parts) >= 3 else None


def shown(path: Path) -> str:
    """The path from the root, for messages."""
    return str(path.relative_to(ROOT))


@cache
def parsed(path: Path) -> ast.Module:
    """The syntax tree of a module."""
    return ast.parse(path.read_text(), filename=str(path))


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Each function of a module with its number of lines, decorators and docstring included."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno is not None
            yield node.name, node.end_lineno - node.lineno + 1


def lines(path: Path) -> int:
    """Number of lines of a file."""
    return len(path.read_text().splitlines())
