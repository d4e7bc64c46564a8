"""Words typed survive a refusal and a crash, and are forgotten once sent: `garder-mots.js`, in Chromium."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

SCRIPT = Path(__file__).parents[3] / "pasdecote/ground/ui/static/ui/js/garder-mots.js"
WORDS = "Trois mamans sont passées."

pytestmark = pytest.mark.browser

FORM = """<!doctype html><html lang="fr"{mark}><body data-owner="{owner}">
<form id="tell" data-keep-words method="post" action="{action}">
<textarea name="what"{invalid}></textarea><button>Garder</button></form>
<script type="module" src="/garder-mots.js"></script></body></html>"""
OTHER = """<!doctype html><html lang="fr"{mark}><body data-owner="{owner}"><h1>{title}</h1>
<form data-forget-words method="post" action="/login"><button>Sortir</button></form>
<script type="module" src="/garder-mots.js"></script></body></html>"""


class Site(BaseHTTPRequestHandler):
    """Four ends of a sending: done elsewhere, done here again, refused, crashed."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def answer(self, body: str, status: int = 200, kind: str = "text/html", **headers: str) -> None:
        data = body.encode()
        self.send_response(status)
        for name, value in {"Content-Type": f"{kind}; charset=utf-8", **headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def do_GET(self) -> None:
        page, _, rest = self.path[1:].partition("/")
        if page == "garder-mots.js":
            self.answer(SCRIPT.read_text(), kind="text/javascript")
        elif page == "form":
            owner, _, end = rest.partition("/")
            self.answer(FORM.format(owner=owner, action=f"/{end or 'done'}", mark="", invalid=""))
        else:
            self.answer(OTHER.format(title=page, mark="", owner="" if page == "login" else "a"))

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        end = self.path[1:]
        if end == "crash":
            self.answer(OTHER.format(title="crash", mark=" data-error", owner=""), 500)
        elif end == "refuse":
            invalid = ' aria-invalid="true"'
            self.answer(FORM.format(owner="a", action="/done", mark="", invalid=invalid), 422)
        else:
            self.answer(
                "",
                303,
                Location={"again": "/form/a/again", "expired": "/login", "login": "/login"}.get(end, "/done"),
            )


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


def tell(page: Page, address: str, *, send: bool = True) -> None:
    page.goto(address)
    page.fill("textarea", WORDS)
    if send:
        page.click("button")
        page.wait_for_load_state()


def found(page: Page, address: str) -> str:
    page.goto(address)
    return page.input_value("textarea")


def test_words_not_sent_are_found_again(site, page):
    tell(page, f"{site}/form/a", send=False)
    page.goto(f"{site}/elsewhere")
    assert found(page, f"{site}/form/a") == WORDS


def test_words_sent_are_forgotten(site, page):
    tell(page, f"{site}/form/a")
    assert found(page, f"{site}/form/a") == ""


def test_words_sent_are_not_offered_twice_by_the_same_page(site, page):
    tell(page, f"{site}/form/a/again")
    assert page.input_value("textarea") == ""


def test_a_crash_loses_nothing(site, page):
    tell(page, f"{site}/form/a/crash")
    assert page.text_content("h1") == "crash"
    assert found(page, f"{site}/form/a/crash") == WORDS


def test_a_refusal_loses_nothing(site, page):
    tell(page, f"{site}/form/a/refuse")
    assert page.input_value("textarea") == WORDS


def test_a_session_that_ended_while_typing_loses_nothing(site, page):
    tell(page, f"{site}/form/a/expired")
    assert page.text_content("h1") == "login"
    assert found(page, f"{site}/form/a/expired") == WORDS


def test_leaving_forgets_everything(site, page):
    tell(page, f"{site}/form/a", send=False)
    page.goto(f"{site}/leave")
    page.click("button")
    page.wait_for_load_state()
    assert found(page, f"{site}/form/a") == ""


def test_another_account_on_the_same_phone_finds_nothing(site, page):
    tell(page, f"{site}/form/a", send=False)
    assert found(page, f"{site}/form/b") == ""
    assert found(page, f"{site}/form/a") == ""
