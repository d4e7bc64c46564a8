"""The styles say start and end, never left and right: a page in Arabic is the same page, turned round."""

import re
from pathlib import Path

import pytest

STYLES = sorted((Path(__file__).parents[3] / "pasdecote").rglob("static/**/*.css"))
DECLARED = re.compile(r"(?<=[{;\s])([a-z-]+)\s*:\s*([^;{}]+)(?=[;}])")
SIDES = "(?:left|right|top|bottom)"
PHYSICAL = re.compile(
    rf"{SIDES}|(?:margin|padding|border|scroll-margin|scroll-padding)-{SIDES}(?:-.*)?"
    rf"|border-(?:top|bottom)-(?:left|right)-radius|(?:min-|max-)?(?:width|height)"
)
SIDED = re.compile(r"\b(?:left|right)\b|\btranslateX?\(")
BOXES = {"margin", "padding", "inset", "border-width", "scroll-margin", "scroll-padding"}


def declarations(css: str) -> list[tuple[str, str]]:
    """What a style sheet declares: (property, value), comments and conditions of @media left out."""
    plain = re.sub(r"@(?:media|page|layer|import)[^{;]*", "", re.sub(r"/\*.*?\*/", "", css, flags=re.S))
    return [(name, value.strip()) for name, value in DECLARED.findall(plain)]


def faults(css: str) -> list[str]:
    """The declarations that place something by a physical side."""
    return [f"{name}: {value}" for name, value in declarations(css) if _physical(name, value)]


def _physical(name: str, value: str) -> bool:
    if name.startswith("--"):
        return False
    words = re.findall(r"[^\s(]+(?:\([^()]*(?:\([^()]*\)[^()]*)*\))?", value)
    uneven = name in BOXES and len(words) == 4 and words[1] != words[3]
    return bool(PHYSICAL.fullmatch(name) or SIDED.search(value)) or uneven


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_nothing_is_placed_by_a_physical_side(path: Path) -> None:
    assert declarations(path.read_text())
    assert faults(path.read_text()) == []


@pytest.mark.parametrize(
    "declared",
    [
        "margin-left: 1rem",
        "padding-right: 0",
        "border-top: 1px solid",
        "left: 0",
        "text-align: right",
        "float: left",
        "width: 3rem",
        "max-height: 1rem",
        "margin: 0 1rem 0 0",
        "padding: 0 calc(1rem + 2px) 0 var(--s1)",
        "border-top-left-radius: 3px",
        "transform: translateX(1rem)",
        "transform-origin: left center",
    ],
)
def test_a_physical_side_is_found(declared: str) -> None:
    assert faults(f".a {{ color: red; {declared}; }}") == [declared]


@pytest.mark.parametrize(
    "declared", ["margin: 0 1rem", "inset-inline-start: 0", "text-align: start", "margin: 0 1rem 2rem 1rem"]
)
def test_a_logical_side_is_left_alone(declared: str) -> None:
    assert faults(f"@media (width < 30rem) {{ .a {{ {declared}; }} }}") == []
