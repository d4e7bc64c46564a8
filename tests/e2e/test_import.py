"""Importing in a real browser: a spreadsheet becomes the thread of a group, by mouse, by keyboard, undone."""

from pathlib import Path

import pytest
from django.urls import reverse

from tests.cast import build_cast

AXE = (Path(__file__).parent / "vendor/axe.min.js").read_text()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
EXAMPLES = Path(__file__).parents[2] / "examples"
CENTRE = EXAMPLES / "centre-social-suivi.xlsx"
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def cast(transactional_db):
    return build_cast()


@pytest.fixture
def complaints(page):
    found = []
    page.on("console", lambda message: found.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: found.append(str(error)))
    return found


@pytest.fixture
def site(live_server, client, cast, page, settings):
    """The running server, with Nadia signed in."""
    client.force_login(cast.nadia)
    name = settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])
    return live_server.url


def bring(page, site, file=CENTRE):
    page.goto(site + reverse("intake:start"))
    page.get_by_label("Quel tableau").set_input_files(file)
    page.get_by_role("button", name="Voir ce que cela donnerait").click()
    page.get_by_role("heading", level=1, name="Vérifier avant d’importer").wait_for()


def keep(page):
    page.get_by_role("button", name="Importer", exact=True).click()
    page.get_by_role("heading", level=1, name="L’import est fait").wait_for()


def test_a_spreadsheet_becomes_the_thread_of_the_group(site, page, complaints):
    bring(page, site)
    assert "30 réunions" in page.locator("main").inner_text()
    keep(page)
    page.get_by_role("link", name="Voir le fil du groupe").click()
    page.wait_for_url("**/fil/")
    assert "vin chaud, soupe, stand du jardin" in page.locator("main").inner_text()
    assert complaints == []


def test_it_is_undone_in_two_taps(site, page, cast, complaints):
    bring(page, site)
    keep(page)
    page.get_by_role("link", name="Défaire cet import").click()
    page.get_by_role("button", name="Défaire tout l’import").click()
    page.get_by_role("heading", level=1, name="L’import est défait").wait_for()
    page.goto(site + reverse("journal:thread", args=[cast.tilleuls.slug]))
    assert "vin chaud" not in page.locator("main").inner_text()
    assert complaints == []


def tab_to(page, locator):
    """Press Tab until this has the focus, as somebody without a mouse does."""
    for _ in range(120):
        page.keyboard.press("Tab")
        if locator.evaluate("each => each === document.activeElement"):
            return
    raise AssertionError(f"the keyboard never reaches {locator}")


def test_everything_is_done_without_a_mouse(site, page, complaints):
    page.goto(site + reverse("intake:start"))
    file = page.get_by_label("Quel tableau")
    tab_to(page, file)
    file.set_input_files(CENTRE)
    tab_to(page, page.get_by_role("button", name="Voir ce que cela donnerait"))
    page.keyboard.press("Enter")
    page.get_by_role("heading", level=1, name="Vérifier avant d’importer").wait_for()
    tab_to(page, page.get_by_label("L’équipe qui accompagne"))
    page.keyboard.press("ArrowDown")
    assert page.get_by_label("Tout le groupe et son équipe").is_checked()
    tab_to(page, page.get_by_role("button", name="Importer", exact=True))
    page.keyboard.press("Enter")
    page.get_by_role("heading", level=1, name="L’import est fait").wait_for()
    assert "Lu par les membres du groupe" in page.locator("main").inner_text()
    assert complaints == []


def test_a_file_too_heavy_is_said_before_it_is_sent(site, page, tmp_path):
    heavy = tmp_path / "lourd.xlsx"
    with heavy.open("wb") as stream:
        stream.truncate(51 * 1024 * 1024)
    page.goto(site + reverse("intake:start"))
    field = page.get_by_label("Quel tableau")
    field.set_input_files(heavy)
    assert "dépasse 50 Mo" in field.evaluate("each => each.validationMessage")
    page.get_by_role("button", name="Voir ce que cela donnerait").click()
    assert page.url == site + reverse("intake:start")
    field.set_input_files(CENTRE)
    assert field.evaluate("each => each.validationMessage") == ""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_has_nothing_to_say_and_nothing_overflows(site, page, scheme, tmp_path):
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": 320, "height": 640})
    said = {}

    def looked_at(name):
        page.evaluate(AXE)
        found = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)["violations"]
        wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
        said[name] = [(each["id"], each["nodes"][0]["html"]) for each in found] + ["too wide"] * wide

    wrong = tmp_path / "Suivi.csv"
    wrong.write_text("Date;Projet;Présents;Commentaires\n" + "32/13/2026;Un jardin;8;On a semé\n" * 12)
    bring(page, site, wrong)
    looked_at("errors")
    page.get_by_role("link", name="Vérifier les colonnes").click()
    page.get_by_role("heading", level=1, name="Les colonnes de").wait_for()
    looked_at("columns")
    bring(page, site)
    looked_at("check")
    keep(page)
    looked_at("done")
    page.get_by_role("link", name="Défaire cet import").click()
    page.get_by_role("heading", level=1, name="Défaire cet import").wait_for()
    looked_at("undo")
    page.goto(site + reverse("intake:start"))
    looked_at("start")
    assert not any(said.values()), said
