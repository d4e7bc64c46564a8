"""The whole page, its part for htmx, and the pages of errors."""

import json
import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from lxml import html

from pasdecote.ground.ui import views
from pasdecote.ground.ui.context import layout
from pasdecote.ground.ui.links import Link, NavigationEntry

UI = Path(__file__).parents[3] / "pasdecote/ground/ui"
ENTRIES = [
    NavigationEntry(label="Fil", url="/fil", icon="thread", primary=True, current=True),
    NavigationEntry(label="Raconter", url="/raconter", icon="tell", primary=True, act=True),
    NavigationEntry(label="Bilans", url="/bilans", icon="report"),
    NavigationEntry(label="Sortir", url="/sortir", icon="out", post=True),
]


def page(**context: object) -> html.HtmlElement:
    return html.document_fromstring(render_to_string("base.html", context))


def test_the_page_needs_nothing_of_its_context():
    root = page()
    assert root.get("lang") == "fr"
    assert root.find(".//main") is not None
    assert root.find(".//nav") is None


def test_the_first_thing_one_reaches_leads_to_the_content():
    root = page(navigation=ENTRIES)
    first = root.xpath("//body//a")[0]
    assert first.get("href") == "#" + root.find(".//main").get("id")


def test_the_five_and_the_rest_are_two_named_navigations():
    root = page(
        navigation=ENTRIES, groups=[Link(label="A", url="/a", current=True), Link(label="B", url="/b")]
    )
    names = [nav.get("aria-label") for nav in root.findall(".//nav")]
    assert names == ["Mes groupes", "Navigation principale", "Suite du menu"]
    assert [a.get("href") for a in root.xpath('//nav[@class="bar"]//a')] == ["/fil", "/raconter"]


def test_what_acts_is_a_form_and_not_a_link():
    root = page(navigation=ENTRIES)
    assert root.xpath('//nav[@id="menu"]//form[@method="post"]/@action') == ["/sortir"]


def test_nothing_of_a_page_is_kept_by_htmx_on_a_shared_phone():
    config = json.loads(page().xpath('//meta[@name="htmx-config"]/@content')[0])
    assert config["historyCacheSize"] == 0
    assert config["allowEval"] is False
    assert config["includeIndicatorStyles"] is False


@pytest.mark.parametrize(
    ("htmx", "expected"),
    [
        (None, "base.html"),
        (SimpleNamespace(boosted=False, history_restore_request=False), "partial.html"),
        (SimpleNamespace(boosted=True, history_restore_request=False), "base.html"),
        (SimpleNamespace(boosted=False, history_restore_request=True), "base.html"),
    ],
)
def test_htmx_receives_the_part_and_everybody_else_the_page(htmx, expected):
    request = RequestFactory().get("/")
    request.htmx = htmx
    assert layout(request) == {"layout": expected}


def test_the_part_for_htmx_brings_what_just_happened_to_the_live_region():
    message = SimpleNamespace(level_tag="success")
    part = html.fragment_fromstring(render_to_string("partial.html", {"messages": [message]}))
    assert part.get("hx-swap-oob") == "innerHTML:#messages"
    assert page().xpath('//div[@id="messages"]/@aria-live') == ["polite"]


@pytest.mark.parametrize("status", [400, 403, 404, 413, 500])
def test_a_page_of_error_is_written_without_any_context(status):
    root = html.document_fromstring(render_to_string(f"{status}.html"))
    assert len(root.findall(".//main/p")) == 3
    assert "data-error" in root.attrib


def test_every_component_is_shown_on_the_page_of_style():
    request = RequestFactory().get("/style/")
    request.htmx = None
    shown = views.style(request).content.decode()
    for part in (
        "card-group",
        "chip",
        "figure-big",
        "error-summary",
        "first-step",
        "<dialog",
        "<progress",
        "crumbs",
    ):
        assert part in shown, part


def test_every_drawing_asked_for_is_drawn():
    drawn = set(re.findall(r'id="([a-z-]+)"', (UI / "static/ui/icons.svg").read_text()))
    asked = set()
    for path in UI.rglob("*"):
        if path.suffix in {".html", ".py"}:
            text = path.read_text()
            asked |= set(re.findall(r'{% icon "([a-z-]+)" %}', text)) | set(
                re.findall(r'icon="([a-z-]+)"', text)
            )
    assert asked
    assert asked <= drawn


def test_the_readme_lists_every_drawing():
    readme = (UI / "README.md").read_text()
    listed = set(re.findall(r"[a-z-]+", readme.split("## Icons")[1].split("## Files")[0]))
    drawn = set(re.findall(r'id="([a-z-]+)"', (UI / "static/ui/icons.svg").read_text()))
    assert drawn <= listed


def test_no_template_carries_a_style_or_a_script_of_its_own():
    for path in (UI / "templates").rglob("*.html"):
        text = path.read_text()
        assert not re.findall(r'\sstyle="|\son[a-z]+="|<style|<script(?![^>]*\ssrc=)', text), path.name
