"""The page of components forgets none: every tag, every field, every class of our styles is on it."""

import re
from pathlib import Path

import pytest
from django.test import RequestFactory

from pasdecote.ground.ui import views
from pasdecote.ground.ui.templatetags import number, ui

CSS = Path(ui.__file__).parents[1] / "static/ui/css"
SOURCE = (Path(ui.__file__).parents[1] / "templates/ui/style.html").read_text()
# What base.html writes around every page, this one included, and what only another tag uses.
AROUND = {"head", "header", "navigation", "footer", "static_or_nothing"}
ELSEWHERE = {
    "htmx-request": "set by htmx while it waits",
    "waiting-badge": "added by telephone.js when something waits on this phone",
}


@pytest.fixture(scope="module")
def shown() -> str:
    request = RequestFactory().get("/style/")
    request.htmx = None
    return views.style(request).content.decode()


def classes(page: str) -> set[str]:
    return {name for given in re.findall(r'class="([^"]*)"', page) for name in given.split()}


def styled() -> set[str]:
    """Every class that our styles speak of."""
    plain = "".join(re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.S) for path in CSS.glob("*.css"))
    return set(re.findall(r"\.([a-z][a-z-]*)(?=[^{};]*\{)", plain))


def test_every_tag_is_shown():
    tags = (ui.register.tags.keys() | number.register.tags.keys() | number.register.filters.keys()) - AROUND
    assert {tag for tag in tags if not re.search(rf"{{%\s*{tag}\b|\|{tag}\b", SOURCE)} == set()


def test_every_class_of_the_styles_is_shown(shown):
    assert styled() - classes(shown) - ELSEWHERE.keys() == set()


def test_nothing_is_excused_without_need(shown):
    assert not ELSEWHERE.keys() & classes(shown)


def test_every_drawing_is_shown(shown):
    drawn = set(re.findall(r'<symbol id="([a-z-]+)"', (CSS.parent / "icons.svg").read_text()))
    assert drawn - set(re.findall(r"icons\.svg#([a-z-]+)", shown)) == set()


def test_it_is_in_development_only(settings):
    from django.urls import NoReverseMatch, reverse

    assert not settings.DEBUG
    with pytest.raises(NoReverseMatch):
        reverse("ui:style")
