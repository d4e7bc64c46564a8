"""In a real browser: with the keyboard alone, a bilan and the notes behind a figure; axe in both schemes."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from pasdecote.projections.reports.services import freeze
from tests.cast import Cast, build_cast
from tests.projections.reports.drafts import ASSEMBLY, TEAM_WORDS, a_bilan, a_year

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
AXE = Path(__file__).parent / "vendor" / "axe.min.js"


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    cast = build_cast()
    a_year(cast)
    return cast


@pytest.fixture
def signed_in(cast: Cast, live_server: Any, page: Any) -> Any:
    """The page of a browser in which Nadia is signed in."""
    client = Client()
    client.force_login(cast.nadia)
    name = settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])
    return page


def reach(page: Any, words: str, most: int = 150) -> None:
    """Press Tab until what has the focus says these words. Fails when nothing does."""
    for _press in range(most):
        page.keyboard.press("Tab")
        said = page.evaluate(
            "() => { const e = document.activeElement;"
            " return [e.innerText, e.textContent, e.labels?.[0]?.innerText].filter(Boolean).join(' ') }"
        )
        if words in said.replace("\u00a0", " "):
            return
    raise AssertionError(f"the keyboard never reaches « {words} »")


def opened(page: Any, words: str) -> None:
    reach(page, words)
    page.keyboard.press("Enter")
    page.wait_for_load_state()


# Until htmx has it in hand, a link is followed and a form is sent as on any page: it works, not in place.
IN_HAND = "(element) => Boolean(element['htmx-internal-data']?.initHash)"


def in_hand(page: Any, selector: str) -> None:
    page.wait_for_function(f"(selector) => ({IN_HAND})(document.querySelector(selector))", arg=selector)


def test_a_figure_is_opened_on_its_notes_with_the_keyboard_alone(
    cast: Cast, live_server: Any, signed_in: Any
) -> None:
    draft = a_bilan(cast, ASSEMBLY)
    signed_in.goto(live_server.url + reverse("reports:list"))
    opened(signed_in, "Rapport d’activité")
    signed_in.wait_for_url(f"**/bilans/{draft.pk}/")
    opened(signed_in, "39 présences")
    signed_in.wait_for_url("**/chiffre/presences/")
    assert TEAM_WORDS in signed_in.inner_text("main")


def test_a_question_is_answered_in_place_with_the_keyboard_alone(
    cast: Cast, live_server: Any, signed_in: Any
) -> None:
    draft = a_bilan(cast)
    complaints: list[str] = []
    signed_in.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
    signed_in.goto(live_server.url + reverse("reports:bilan", args=[draft.pk]))
    in_hand(signed_in, "#champ-regles_repartition a[hx-get]")
    reach(signed_in, "Répondre : Règles de répartition")
    signed_in.keyboard.press("Enter")
    field = signed_in.locator("#champ-regles_repartition")
    field.locator("textarea[name=text]").wait_for()
    in_hand(signed_in, "#reponse-champ-regles_repartition[hx-post]")
    field.locator("textarea[name=text]").focus()
    signed_in.keyboard.type("Au prorata des heures.")
    reach(signed_in, "Répondre une fois pour toutes")
    signed_in.keyboard.press("Enter")
    field.get_by_text("répondu une fois").wait_for()
    assert "Au prorata des heures." in field.inner_text()
    assert complaints == []
    assert signed_in.url.endswith(reverse("reports:bilan", args=[draft.pk]))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_screen_is_clean_for_axe_and_fits_320_pixels(
    cast: Cast, live_server: Any, signed_in: Any, scheme: str
) -> None:
    draft, kept = a_bilan(cast, ASSEMBLY), a_bilan(cast)
    freeze(by=cast.nadia, draft=kept)
    cerfa = a_bilan(cast)
    addresses = [reverse("reports:list"), reverse("reports:begin", args=[ASSEMBLY])]
    addresses += [reverse("reports:bilan", args=[each.pk]) for each in (draft, kept, cerfa)]
    addresses += [reverse("reports:figure", args=[cerfa.pk, "mise_en_oeuvre"])]
    addresses += [reverse("reports:field", args=[cerfa.pk, "objectifs_indicateurs"])]
    addresses += [reverse(f"reports:{name}", args=[cerfa.pk]) for name in ("freeze", "official", "discard")]
    addresses += [reverse(f"reports:{name}", args=[kept.pk]) for name in ("send", "compare")]
    signed_in.emulate_media(color_scheme=scheme)
    signed_in.set_viewport_size({"width": 320, "height": 640})
    wrong = {}
    for address in addresses:
        signed_in.goto(live_server.url + address)
        signed_in.evaluate(AXE.read_text())
        found = signed_in.evaluate(
            "async () => (await axe.run()).violations.map(v => [v.id, v.nodes[0].html])"
        )
        wide = signed_in.evaluate(
            "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        )
        if found or wide:
            wrong[address] = found or "wider than 320 pixels"
    assert wrong == {}
