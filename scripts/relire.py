"""Names what deserves a second look: modules above 300 lines, functions above 30. Refuses nothing."""

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MODULE, FUNCTION = 300, 30


def long_ones(path: Path) -> dict[str, int]:
    """What is long in one module, by name, with its number of lines."""
    source = path.read_text()
    name = str(path.relative_to(ROOT))
    found = {name: size} if (size := len(source.splitlines())) > MODULE else {}
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > FUNCTION:
                found[f"{name}:{node.name}"] = length
    return found


def main() -> None:
    """Print the list, the longest first."""
    paths = [path for path in (ROOT / "pasdecote").rglob("*.py") if "migrations" not in path.parts]
    found = {name: size for path in paths for name, size in long_ones(path).items()}
    for name, size in sorted(found.items(), key=lambda pair: -pair[1]):
        print(f"  {size:4d} lignes  {name}")
    print(f"{len(found)} à relire : modules de plus de {MODULE} lignes, fonctions de plus de {FUNCTION}.")


if __name__ == "__main__":
    main()
