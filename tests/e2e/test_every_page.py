"""Every page of the permission table, as its reader meets it: axe silent by day and by night, in French and
in English, nothing wider than 320 px, no error in the console.

A scheme changes nothing but colours: a page is read whole in one, and for its contrasts alone in the other.
"""

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from tests.cast import Cast, build_cast
from tests.project.addresses import addresses
from tests.project.permissions import PAGES, ROLES
from tests.project.test_permissions import path_of, people

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
AXE = (Path(__file__).parent / "vendor/axe.min.js").read_text()
# Files and pictures are no pages; their own tests look at them.
NO_PAGES = {
    "weekly:file",
    "charter:file",
    "deliberation:ballots",
    "deliberation:sheet",
    "actions:sheet",
    "journal:photo",
    "journal:recording",
    "journal:sending",
    "reports:download",
    "reports:received_file",
    "reports:copying_paper",
    "reports:own_file",
    "health",
    "manifest",
    "worker",
}
PARTS = 4
KNOWN = {address.name for address in addresses()}
# Styles are not asked for again, and what is well is not described: three times as fast, nothing is lost.
FINDINGS = """async rules => (await axe.run(document, {
  resultTypes: ["violations"], preload: false, iframes: false, ...(rules ? {runOnly: rules} : {}),
})).violations.map(found => `${found.id}: ${found.nodes[0].html}`)"""


def reader_of(name: str) -> str | None:
    """The role that a page opens to: the last that meets it, direction and anonymous last of all."""
    opened = dict(zip(ROLES, PAGES[name].split(), strict=True))
    order = ("accompagnant·e", "direction", "membre", "cadre", "étranger", "anonyme")
    return next((role for role in order if opened[role] == "200"), None)


SEEN = sorted(name for name in PAGES if name in KNOWN - NO_PAGES and reader_of(name))


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return build_cast()


@pytest.mark.parametrize(("language", "schemes"), [("fr", ("light", "dark")), ("en", ("dark", "light"))])
@pytest.mark.parametrize("part", range(PARTS))
def test_axe_is_silent_and_nothing_overflows(
    cast: Cast, live_server: Any, page: Any, language: str, schemes: tuple[str, str], part: int
) -> None:
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.set_viewport_size({"width": 320, "height": 640})
    said = {}
    for name in SEEN[part::PARTS]:
        come_as(page, live_server.url, people(cast)[str(reader_of(name))], language)
        answer = page.goto(live_server.url + path_of(name, cast))
        if answer.status != 200:
            said[name] = [f"answers {answer.status}"]
            errors.clear()
            continue
        found = looked_at(page, *schemes)
        if page.evaluate("document.documentElement.lang") != language:
            found.append("in another language")
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            found.append("wider than the screen")
        if found or errors:
            said[name] = [*found, *errors]
        errors.clear()
    assert said == {}, said


@pytest.mark.parametrize("name", sorted(NO_PAGES & KNOWN))
def test_what_is_left_out_is_no_page(cast: Cast, client: Client, name: str) -> None:
    reader = people(cast).get(str(reader_of(name)))  # nobody, for what opens to nobody here
    if reader is not None:
        client.force_login(reader, backend="django.contrib.auth.backends.ModelBackend")
    answer = client.get(path_of(name, cast))
    kind = answer["Content-Type"]
    if answer.streaming:
        list(answer)
    assert answer.status_code in {200, 302, 404}
    assert answer.status_code != 200 or not kind.startswith("text/html"), name


def looked_at(page: Any, first: str, then: str) -> list[str]:
    """What axe says of the page on screen, whole in the first scheme, of its contrasts in the other."""
    page.emulate_media(color_scheme=first)
    page.evaluate(AXE)
    found = page.evaluate(FINDINGS, None)
    page.emulate_media(color_scheme=then)
    return [*found, *page.evaluate(FINDINGS, ["color-contrast"])]


def come_as(page: Any, site: str, account: Any, language: str) -> None:
    """Arrive as somebody, or as nobody, in a language."""
    page.context.clear_cookies()
    cookies = [{"name": settings.LANGUAGE_COOKIE_NAME, "value": language, "url": site}]
    if account is not None:
        client = Client()
        client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        cookies.append({"name": settings.SESSION_COOKIE_NAME, "value": session, "url": site})
    page.context.add_cookies(cookies)
