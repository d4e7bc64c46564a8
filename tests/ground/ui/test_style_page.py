"""Every component, looked at in Chromium: accessible in both schemes, touchable, never too wide."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.contrib.staticfiles import finders
from django.test import RequestFactory
from playwright.sync_api import Browser, Page, Route

from pasdecote.ground.ui import views

pytestmark = pytest.mark.browser

AXE = (Path(__file__).parents[2] / "e2e/vendor/axe.min.js").read_text()
HOME = "http://pasdecote.test"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".woff2": "font/woff2"}
PHONE, DESK, ZOOMED = (360, 740), (1280, 800), (320, 256)
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
TOO_SMALL = """() => [...document.querySelectorAll("button, summary, select, textarea, input, nav a")]
  .filter(e => e.checkVisibility() && !["checkbox", "radio", "hidden"].includes(e.type))
  .filter(e => e.getBoundingClientRect().height < 48)
  .map(e => e.outerHTML.slice(0, 90))"""


def serve(route: Route) -> None:
    """Answer from the templates and the static files, without a server; anything else is refused."""
    address = urlsplit(route.request.url)
    if f"{address.scheme}://{address.netloc}" != HOME:
        route.abort()
    elif address.path == "/style/":
        request = RequestFactory().get("/style/")
        request.htmx = None
        route.fulfill(body=views.style(request).content.decode(), content_type="text/html; charset=utf-8")
    elif found := finders.find(address.path.removeprefix("/static/")):
        route.fulfill(body=Path(found).read_bytes(), content_type=KINDS[Path(found).suffix])
    else:
        route.fulfill(status=404, body="")


@pytest.fixture(params=["light", "dark"])
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(color_scheme=request.param, reduced_motion="reduce")
    context.route("**/*", serve)
    yield context.new_page()
    context.close()


def look(page: Page, size: tuple[int, int]) -> list[str]:
    """Open the page at that size; give what went wrong and what was asked of another place."""
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("requestfailed", lambda request: wrong.append(request.url))
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(f"{HOME}/style/", wait_until="networkidle")
    page.evaluate("document.querySelectorAll('.fold').forEach(fold => { fold.open = true; })")
    return wrong


@pytest.mark.parametrize("size", [PHONE, DESK])
def test_axe_finds_nothing_to_say(page, size):
    assert look(page, size) == []
    page.evaluate(AXE)
    found = page.evaluate("tags => axe.run(document, {runOnly: tags})", TAGS)
    told = [f"{rule['id']}: {node['target']}" for rule in found["violations"] for node in rule["nodes"]]
    assert told == []


@pytest.mark.parametrize("size", [PHONE, DESK, ZOOMED])
def test_nothing_is_wider_than_the_screen(page, size):
    look(page, size)
    assert page.evaluate(WIDER) <= 0


@pytest.mark.parametrize("size", [PHONE, DESK])
def test_everything_one_touches_is_large_enough(page, size):
    look(page, size)
    assert page.evaluate(TOO_SMALL) == []


def test_a_dialog_opens_holds_the_page_and_closes(page):
    look(page, PHONE)
    page.click("button[popovertarget=ask] >> nth=0")
    assert page.evaluate("document.querySelector('#ask').matches(':modal')")
    page.keyboard.press("Escape")
    assert not page.is_visible("#ask")


def voices(*, local: bool) -> str:
    """A device that has one French voice, its own or that of a distant service, and notes what it reads."""
    voice = f"{{lang: 'fr-FR', localService: {str(local).lower()}}}"
    return (
        "window.said = [];"
        "window.SpeechSynthesisUtterance = class { constructor(words) { this.words = words; } };"
        "Object.defineProperty(window, 'speechSynthesis', {value: {"
        f"getVoices: () => [{voice}], addEventListener() {{}}, cancel() {{}},"
        "speak: utterance => window.said.push(utterance.words)}});"
    )


def test_listening_reads_the_page_in_order_with_the_voice_of_the_device(page):
    page.add_init_script(voices(local=True))
    look(page, PHONE)
    page.click("[data-listen]")
    said = page.evaluate("window.said")
    assert said[:2] == ["Le fil du groupe", "Ce que le groupe a vécu, jour après jour."]
    assert "Retirer cette note ?" not in said
    assert page.inner_text("[data-listen]") == "Arrêter la lecture"


def test_listening_is_not_offered_when_words_would_leave_the_device(page):
    page.add_init_script(voices(local=False))
    look(page, PHONE)
    assert not page.is_visible("[data-listen]")


def test_the_rest_of_the_menu_opens_on_a_phone_and_stands_open_on_a_desk(page):
    look(page, PHONE)
    assert not page.is_visible("#menu")
    page.click(".menu-opener")
    assert page.is_visible("#menu")
    look(page, DESK)
    assert page.is_visible("#menu")
    assert not page.is_visible(".menu-opener")
