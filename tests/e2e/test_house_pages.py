"""The pages of groups, structures and the front, seen by axe in both tongues and schemes; a commune typed."""

from pathlib import Path

import pytest
from django.urls import reverse

from pasdecote.practice.belonging.services import found_collective
from tests.cast import build_cast

AXE = (Path(__file__).parent / "vendor/axe.min.js").read_text()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LONG = "Le jardin partagé des habitantes et habitants du quartier de la Grande-Borne et de ses environs"
PUBLIC = ["home", "account_login", "account_request_login_code", "account_reset_password", "accessibility"]
PUBLIC += ["account_lost_device", "personal_data", "account_reset_password_done"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def cast(transactional_db):
    return build_cast()


@pytest.fixture
def enter(page, live_server):
    def entered(name):
        page.goto(live_server.url + reverse("account_login"))
        page.locator("[name=login]").fill(f"{name}@example.org")
        page.locator("[name=password]").fill("motdepasse-long")
        page.locator("main form").first.get_by_role("button").click()
        page.wait_for_url(live_server.url + "/")

    return entered


def looked_at(page, live_server, paths):
    """What axe and the measuring tape say of each page, in clear and in dark."""
    said = {}
    for path in paths:
        page.goto(live_server.url + path)
        page.evaluate(AXE)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            found = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)["violations"]
            said |= {(path, scheme, each["id"]): each["nodes"][0]["html"] for each in found}
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            said[path, "wide", ""] = "scrolls sideways"
    return said


@pytest.mark.parametrize("language", ["fr", "en"])
def test_pages_for_everybody_are_accessible(page, live_server, cast, language):
    page.context.add_cookies([{"name": "django_language", "value": language, "url": live_server.url}])
    page.set_viewport_size({"width": 320, "height": 640})
    assert looked_at(page, live_server, [reverse(name) for name in PUBLIC]) == {}


def test_pages_of_groups_are_accessible_also_with_a_very_long_name(page, live_server, cast, enter):
    group = found_collective(by=cast.nadia, name=LONG)
    names = ["collective", "present", "start_project", "add_colleague", "add_structure"]
    paths = ["/", reverse("belonging:collectives"), reverse("belonging:found")]
    paths += [
        reverse(f"belonging:{name}", args=[each.slug]) for each in (group, cast.tilleuls) for name in names
    ]
    page.set_viewport_size({"width": 320, "height": 640})
    enter("nadia")
    assert looked_at(page, live_server, paths) == {}


def test_pages_of_structures_are_accessible(page, live_server, cast, enter):
    paths = [
        reverse(f"structures:{name}", args=[cast.centre.slug])
        for name in ("structure", "identity", "welcome")
    ]
    page.set_viewport_size({"width": 320, "height": 640})
    enter("karim")
    assert looked_at(page, live_server, [*paths, reverse("organisations:find_commune") + "?q=lille"]) == {}


def test_communes_are_proposed_as_one_types(page, live_server, cast, enter):
    enter("nadia")
    page.goto(live_server.url + reverse("belonging:present", args=[cast.tilleuls.slug]))
    page.get_by_label("Commune").press_sequentially("montreuil")
    proposal = page.locator("datalist option[value='Montreuil (93)']")
    proposal.wait_for(state="attached")
    page.get_by_label("Commune").fill("Montreuil (93)")
    page.get_by_role("button", name="Garder").click()
    page.get_by_text("à Montreuil (93)").wait_for()


def test_the_five_are_reached_by_the_keyboard_alone(page, live_server, cast, enter):
    enter("nadia")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Aller au contenu"
    reached = set()
    for _ in range(12):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.textContent.trim()"))
    assert {"Fil", "Raconter", "Nous"} <= reached
