"""With the keyboard alone, in a real browser: enter, tell, share, make cards, say « ce n’est pas ça ».

At each step, what has the focus is ringed by a line that can be told from what is behind it: 3 to 1.
"""

from typing import Any

import pytest

from pasdecote.spine.collectives.models import Invitation
from pasdecote.spine.journal.models import Contest, Entry
from tests.cast import Cast, build_cast

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WORDS = "8 personnes ont préparé la fête des voisins"
# What has the focus: its words, and the contrast of its ring with the ground below (0 without a ring).
FOCUSED = """() => {
  const element = document.activeElement;

  const said = [element.innerText, element.labels?.[0]?.innerText, element.value].filter(Boolean).join(" ");
  const numbers = (colour) => (colour.match(/[\\d.]+/g) ?? []).map(Number);
  const light = (colour) => {
    const linear = (c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    const [r, g, b] = numbers(colour).map((c) => linear(c / 255));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  let ground = element.parentElement;
  while (ground && numbers(getComputedStyle(ground).backgroundColor)[3] === 0) ground = ground.parentElement;
  const style = getComputedStyle(element);
  const ringed = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const behind = getComputedStyle(ground ?? document.body).backgroundColor;
  const [dark, clear] = [light(style.outlineColor), light(behind)].sort((a, b) => a - b);
  const box = element.getBoundingClientRect();
  return {
    said: element === document.body ? "" : said, body: element === document.body,
    ring: ringed ? (clear + 0.05) / (dark + 0.05) : 0,
    seen: box.bottom > 0 && box.top < innerHeight,
  };
}"""


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return build_cast()


@pytest.fixture
def screen(page: Any) -> Any:
    """A phone that does not slide towards what has the focus: one sees at once where one is."""
    page.emulate_media(reduced_motion="reduce")
    page.set_default_timeout(30_000)
    return page


def step(page: Any, key: str = "Tab") -> dict[str, Any]:
    """Press a key; what has the focus then, which must be seen."""
    page.keyboard.press(key)
    focused: dict[str, Any] = page.evaluate(FOCUSED)
    if not focused["body"]:
        assert focused["ring"] >= 3, focused
        assert focused["seen"], focused
    return focused


def reach(page: Any, words: str, most: int = 80) -> None:
    """Press Tab until what has the focus says these words. Fails when nothing does."""
    for _press in range(most):
        if words in step(page)["said"]:
            return
    raise AssertionError(f"the keyboard never reaches « {words} » on {page.url}")


def choose(page: Any, first: str, wanted: str) -> None:
    """Go to a row of choices, then down it."""
    reach(page, first)
    for _press in range(6):
        if wanted in step(page, "ArrowDown")["said"]:
            return
    raise AssertionError(f"no choice says « {wanted} »")


def press(page: Any, words: str, arrives: str) -> None:
    reach(page, words)
    page.keyboard.press("Enter")
    page.wait_for_url(arrives)


def enter(page: Any, site: str, name: str) -> None:
    page.goto(f"{site}/compte/connexion/")
    reach(page, "Adresse e-mail")
    page.keyboard.type(f"{name}@example.org")
    reach(page, "Mot de passe")
    page.keyboard.type("motdepasse-long")
    press(page, "Entrer", f"{site}/")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_enter_tell_share_and_make_cards(cast: Cast, live_server: Any, screen: Any, scheme: str) -> None:
    screen.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    enter(screen, live_server.url, "nadia")
    press(screen, "Raconter", "**/raconter/**")
    reach(screen, "Que s’est-il passé ?")
    screen.keyboard.type(WORDS)
    press(screen, "Garder", "**/carnet/")
    press(screen, "Relire et partager", "**/carnet/relire/**")
    choose(screen, "L’équipe", "Tout le groupe")
    press(screen, "Partager les notes cochées", "**/fil/")
    assert Entry.objects.get().circle == "collective"

    screen.goto(f"{live_server.url}/collectifs/les-tilleuls/cartes/imprimer/")
    reach(screen, "Combien de cartes ?")
    screen.keyboard.press("Control+A")
    screen.keyboard.type("2")
    reach(screen, "Faire ces cartes")
    screen.keyboard.press("Enter")
    screen.locator(".paper-code").first.wait_for()
    assert Invitation.objects.count() == 2
    reach(screen, "Pour imprimer (PDF)")


def test_a_member_says_that_this_is_not_it(cast: Cast, live_server: Any, screen: Any) -> None:
    from tests.factories import a_note

    note = a_note(cast.nadia, cast.tilleuls)
    enter(screen, live_server.url, "mireille")
    press(screen, "Fil", "**/fil/")
    press(screen, "3 mars", f"**/notes/{note.pk}/")
    press(screen, "Ce n’est pas ça", "**/ce-n-est-pas-ca/")
    reach(screen, "Qu’est-ce qui n’est pas ça ?")
    screen.keyboard.type("Nous étions 12.")
    press(screen, "Dire que ce n’est pas ça", f"**/notes/{note.pk}/")
    assert Contest.objects.get().words == "Nous étions 12."


@pytest.mark.parametrize("path", ["/compte/connexion/", "/comment-ca-marche/", "/carte/"])
def test_one_skips_to_the_words_goes_round_and_is_nowhere_held(
    cast: Cast, live_server: Any, screen: Any, path: str
) -> None:
    screen.goto(live_server.url + path)
    assert step(screen)["said"] == "Aller au contenu"
    screen.keyboard.press("Enter")
    screen.wait_for_function("document.activeElement.id === 'contenu'")
    assert screen.evaluate("document.querySelector('main').contains(document.activeElement)")
    screen.goto(live_server.url + path)
    stops = screen.locator("a, button, input:not([type=hidden]), summary, select, textarea")
    most = stops.count() + 2
    walked = [step(screen)["body"] for _press in range(most)]
    assert True in walked, "the keyboard is held"
    step(screen)
    before = step(screen)["said"]
    step(screen)
    assert step(screen, "Shift+Tab")["said"] == before
