"""The feuille de recopie in a browser: one button copies, the page says so, and remembers."""

from typing import Any

import pytest

from tests.cast import Cast, build_cast
from tests.e2e.test_every_page import come_as
from tests.projections.reports.drafts import a_bilan, a_year, an_own_template, held, told

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return build_cast()


@pytest.fixture
def sheet(cast: Cast, live_server: Any, page: Any) -> Any:
    """The sheet of a bilan whose story is longer than its form takes, read by Nadia."""
    a_year(cast)
    told(
        cast, held("La fête a eu lieu. Elle a duré toute la nuit, et nous avons beaucoup ri."), "institution"
    )
    draft = a_bilan(cast, template="", own=an_own_template(cast))
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=live_server.url)
    come_as(page, live_server.url, cast.nadia, "fr")
    page.goto(f"{live_server.url}/bilans/{draft.pk}/recopier/")
    return page


def line(sheet: Any, name: str) -> Any:
    return sheet.locator(".copy-line", has_text=name)


def test_a_button_copies_says_so_and_is_remembered(sheet: Any) -> None:
    row = line(sheet, "Bénéficiaires touchés")
    with sheet.expect_response("**/recopier/noter/") as noted:
        row.get_by_role("button", name="Copier").click()
    assert noted.value.status == 204
    assert row.get_by_role("status").inner_text() == "Copié"
    assert sheet.evaluate("navigator.clipboard.readText()") == row.locator("input[type=text]").input_value()
    sheet.reload()
    assert "recopié le" in line(sheet, "Bénéficiaires touchés").inner_text()


def test_without_the_network_the_copy_is_made_and_said_not_to_be_noted(sheet: Any) -> None:
    sheet.context.set_offline(True)
    row = line(sheet, "Bénéficiaires touchés")
    row.get_by_role("button", name="Copier").click()
    row.get_by_text("L’outil n’a pas pu le noter").wait_for()
    sheet.context.set_offline(False)


def test_a_text_being_shortened_is_counted_copied_and_kept(sheet: Any) -> None:
    row = line(sheet, "Racontez")
    box = row.locator("textarea")
    box.fill("Une fête, et beaucoup de rires pour tous les voisins.")
    assert "53 signes sur 40" in row.inner_text()
    box.fill("Une fête, et des rires.")
    assert "23 signes sur 40" in row.inner_text()
    row.get_by_role("button", name="Copier").click()
    row.get_by_text("Copié", exact=True).wait_for()
    assert sheet.evaluate("navigator.clipboard.readText()") == "Une fête, et des rires."
    sheet.reload()
    assert line(sheet, "Racontez").locator("textarea").input_value() == "Une fête, et des rires."
