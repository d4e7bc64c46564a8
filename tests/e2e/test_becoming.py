"""A member on a phone: from a word to what came of it, then rules that the group gives itself."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from pasdecote.ground.kernel import clock
from pasdecote.spine.collectives.charters import charter_of
from tests.cast import Cast, build_cast
from tests.e2e.test_every_page import come_as, looked_at
from tests.factories import a_statement

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WORDS = "L’ascenseur tombe en panne chaque semaine."


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return build_cast()


def well(page: Any) -> None:
    """Axe is silent and nothing is wider than the screen."""
    assert looked_at(page, "light", "dark") == []
    assert not page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


def test_a_word_is_followed_and_the_group_gives_itself_rules(cast: Cast, live_server: Any, page: Any) -> None:
    told_on = clock.today() - timedelta(days=140)
    fact = a_statement(cast.mireille, cast.tilleuls, WORDS, happened_on=told_on)
    page.set_viewport_size({"width": 360, "height": 740})
    come_as(page, live_server.url, cast.mireille, "fr")

    # From the note to what became of it: nothing yet, said plainly.
    page.goto(live_server.url + reverse("journal:note", args=[fact]))
    page.get_by_role("link", name="Ce que cette parole est devenue").click()
    page.get_by_text("Rien encore, depuis 140 jours.").wait_for()
    well(page)

    # The group calls on its landlord from there, and the word says who holds it up.
    page.get_by_role("link", name="Interpeller une institution").click()
    page.get_by_text(WORDS).wait_for()
    page.get_by_label("Que demande le groupe ?").fill("Dire quand il sera changé.")
    page.get_by_label("À qui ?").fill("Le bailleur")
    page.get_by_role("button", name="Garder cette demande").click()
    page.goto(live_server.url + reverse("threads:mine", args=[cast.tilleuls.slug]))
    page.get_by_text("Le bailleur doit une réponse").wait_for()
    page.get_by_role("link", name=WORDS).click()
    page.get_by_text("Dire quand il sera changé.").wait_for()
    well(page)

    # Rules, from a starting point to a version that holds.
    page.goto(live_server.url + reverse("belonging:collective", args=[cast.tilleuls.slug]))
    page.get_by_role("link", name="Se donner des règles").click()
    page.get_by_role("link", name="Avec des rôles qui tournent").click()
    page.get_by_label("Montrer au groupe comment les rôles ont tourné").check()
    page.get_by_role("button", name="Garder ce projet").click()
    page.get_by_text("Il ne vaut que si le groupe l’adopte").first.wait_for()
    well(page)
    page.get_by_role("link", name="Le groupe l’a déjà adopté").click()
    page.get_by_role("button", name="Ces règles valent maintenant").click()
    page.get_by_text("Version 1, adoptée par le groupe").wait_for()
    well(page)
    rules = charter_of(cast.tilleuls)
    assert rules is not None
    assert (rules.number, rules.shows_roles, rules.rule) == (1, True, "consent")

    # A role taken for oneself, drawn because the group wants to see it.
    page.get_by_role("link", name="Les rôles dans le groupe").click()
    page.get_by_role("link", name="Prendre un rôle").click()
    page.get_by_label("porte-parole").check()
    page.get_by_role("button", name="Garder").click()
    page.get_by_role("img", name="Les rôles dans le temps").wait_for()
    well(page)
