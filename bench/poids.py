"""What crosses the network: the first visit of a real Chromium with an empty cache, then the next pages.

Without the service worker: with it everything comes through it, and the page itself asks for nothing.
"""

import os
import shutil
from typing import Any

from django.conf import settings
from django.urls import reverse
from playwright.sync_api import Browser, Page, sync_playwright

from bench.pages import addresses
from bench.serving import Server, served
from bench.timing import Measure
from bench.world import group, session_key
from pasdecote.portal.home.preparing import prepare

MANY = 10_000
FIRST, NEXT = 100, 15  # KB
KB = 1024
TURN, MOST_TURNS = 500, 20  # milliseconds
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


def measures() -> list[Measure]:
    """Kilobytes sent, as Chromium counts them: headers and bodies, compressed."""
    path = os.environ.get("PASDECOTE_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not path:
        return [Measure("pas de Chromium sur cette machine : rien de mesuré", 0, None, unit="")]
    prepare()
    about = group(MANY)
    screens, session = {name: at for name, at in addresses(about).items() if at}, session_key(about.account)
    with (
        served("config.wsgi:application") as ours,
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=path, args=QUIET) as browser,
    ):
        firsts = {name: _visit(browser, ours, [at], session)[0] for name, at in screens.items()}
        order = [screens["une note"], *screens.values()]
        followings = _visit(browser, ours, order, session)[1:]
        stranger = _visit(browser, ours, [reverse(str(settings.LOGIN_URL))], "")[0]
        touched = _visit(browser, ours, [screens["Raconter"]], session, touch="#id_happened")[0]
    lines = [_line("première visite, connexion", stranger, FIRST)]
    lines += [_line(f"première visite, {name}", sent, FIRST) for name, sent in firsts.items()]
    lines.append(_line("première visite, Raconter, une fois touché", touched, FIRST))
    return lines + [
        _line(f"page suivante, {name}", sent, NEXT) for name, sent in zip(screens, followings, strict=True)
    ]


def _visit(
    browser: Browser, ours: Server, addresses: list[str], session: str, *, touch: str = ""
) -> list[tuple[int, int]]:
    """Bytes and requests of each of these pages, opened one after the other in a browser without cache; and
    touched there, if need be."""
    small: dict[str, Any] = {"locale": "fr-FR", "viewport": {"width": 360, "height": 740}}
    context = browser.new_context(**small, service_workers="block")
    here = f"http://127.0.0.1:{ours.port}"
    if session:
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": here}])
    page = context.new_page()
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    sent: list[int] = []
    wire.on("Network.loadingFinished", lambda event: sent.append(_bytes(event)))
    found = []
    for address in addresses:
        sent.clear()
        answer = page.goto(here + address, wait_until="load")
        if touch:
            page.focus(touch)
        _settled(page, sent)
        assert answer is not None, address
        assert answer.status == 200, (address, answer.status)
        arrived = [size for size in sent if size]
        found.append((sum(arrived), len(arrived)))
    context.close()
    return found


def _settled(page: Page, sent: list[int]) -> None:
    """Wait until nothing more has come for a while, and never for long: some pages go on asking."""
    for _turn in range(MOST_TURNS):
        known = len(sent)
        page.wait_for_timeout(TURN)
        if len(sent) == known:
            return


def _bytes(event: dict[str, Any]) -> int:
    return int(event["encodedDataLength"])


def _line(name: str, sent: tuple[int, int], aim: int) -> Measure:
    return Measure(name, sent[0] / KB, aim, f"{sent[1]} fichiers", "Ko")
