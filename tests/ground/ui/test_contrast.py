"""The colours can be told apart, in both schemes: WCAG 2.2, 4.5:1 for words, 3:1 for edges and focus."""

import re
from pathlib import Path

import pytest

CSS = Path(__file__).parents[3] / "pasdecote/ground/ui/static/ui/css"
GROUNDS = ("paper", "surface", "sunken")
WORDS = [
    *[(ink, ground) for ink in ("ink", "ink-soft", "act", "act-strong") for ground in GROUNDS],
    *[(ink, ground) for ink in ("group", "attention") for ground in ("paper", "surface")],
    *[("ink", wash) for wash in ("act-wash", "group-wash", "attention-wash")],
    ("act", "act-wash"),
    ("act-strong", "act-wash"),
    ("group", "group-wash"),
    ("attention", "attention-wash"),
    ("on-act", "act"),
    ("on-act", "act-strong"),
    ("on-group", "group"),
    ("paper", "ink"),
]
EDGES = [(mark, ground) for mark in ("edge", "focus", "act", "attention") for ground in ("paper", "surface")]


def schemes() -> dict[str, dict[str, str]]:
    text = (CSS / "tokens.css").read_text()
    light, dark = text.split("@media (prefers-color-scheme: dark)")

    def colours(part: str) -> dict[str, str]:
        return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", part))

    return {"light": colours(light), "dark": colours(light) | colours(dark)}


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_black_on_white_is_twenty_one_to_one():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("words", "ground"), WORDS)
def test_words_can_be_read(scheme, words, ground):
    colours = schemes()[scheme]
    assert contrast(colours[words], colours[ground]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("mark", "ground"), EDGES)
def test_edges_of_fields_and_focus_can_be_seen(scheme, mark, ground):
    colours = schemes()[scheme]
    assert contrast(colours[mark], colours[ground]) >= 3


def test_every_colour_of_the_light_scheme_has_its_dark_one():
    text = (CSS / "tokens.css").read_text()
    light, dark = text.split("@media (prefers-color-scheme: dark)")
    names = [set(re.findall(r"--([a-z-]+): #", part)) for part in (light, dark)]
    assert names[0] == names[1]


def test_colours_are_written_in_the_tokens_only():
    for path in CSS.glob("*.css"):
        if path.name not in {"tokens.css", "print.css"}:
            assert not re.findall(r"#[0-9a-fA-F]{3,8}\b", path.read_text()), path.name


def test_the_styles_stay_light():
    assert sum(path.stat().st_size for path in CSS.glob("*.css")) < 26_000
