"""Every page of the permission table, as its reader meets it: axe silent, nothing wider than 320 px, no error
in the console. French by day, English by night, each address once in both."""

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
    "actions:sheet",
    "journal:photo",
    "reports:download",
    "reports:received_file",
    "reports:official",
    "reports:copying_paper",
    "reports:own_file",
    "health",
}
KNOWN = {address.name for address in addresses()}
FINDINGS = "async () => (await axe.run()).violations.map(found => `${found.id}: ${found.nodes[0].html}`)"


def reader_of(name: str) -> str | None:
    """The role that a page opens to: the last that meets it, direction and anonymous last of all."""
    opened = dict(zip(ROLES, PAGES[name].split(), strict=True))
    order = ("accompagnant·e", "direction", "membre", "cadre", "étranger", "anonyme")
    return next((role for role in order if opened[role] == "200"), None)


SEEN = sorted(name for name in PAGES if name in KNOWN - NO_PAGES and reader_of(name))


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return build_cast()


@pytest.mark.parametrize(("language", "scheme"), [("fr", "light"), ("en", "dark")])
@pytest.mark.parametrize("part", range(6))
def test_axe_is_silent_and_nothing_overflows(
    cast: Cast, live_server: Any, page: Any, language: str, scheme: str, part: int
) -> None:
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.set_viewport_size({"width": 320, "height": 640})
    page.emulate_media(color_scheme=scheme)
    said = {}
    for name in SEEN[part::6]:
        come_as(page, live_server.url, people(cast)[str(reader_of(name))], language)
        answer = page.goto(live_server.url + path_of(name, cast))
        assert answer.status == 200, name
        assert page.evaluate("document.documentElement.lang") == language, name
        page.evaluate(AXE)
        found = page.evaluate(FINDINGS)
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            found.append("wider than the screen")
        if found or errors:
            said[name] = [*found, *errors]
        errors.clear()
    assert said == {}


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
