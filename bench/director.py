"""A director who fills the bilans of eight funders on the screens, one after the other; every key and click
counted. Played by `bench/saisie.py` over a real server, and by a test over the one of the tests."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

DIRECTOR, HOUSE = "karim@exemple.test", "Centre social Les Quatre-Vents"
# The eight main funders, in the order that a centre social meets them, and their names in its budget.
EIGHT: Mapping[str, str] = {
    "caf-centre-social": "Caf",
    "cerfa-15059-02": "Préfecture",
    "contrat-de-ville": "Préfecture",
    "fse-plus-collectif": "",
    "prevention-specialisee": "Conseil départemental",
    "demande-12156-06": "Préfecture",
    "fdva-2": "Préfecture",
    "fondation-libre": "Fondation des Deux-Rives",
}
# What the demonstration leaves open, by the field that first asks it.
WORDS: Mapping[str, str] = {
    "orientations": "L’ascenseur du hall 4, et passer la main sans se presser.",
    "date": "15 février 2026",
    "egalite": "Nous comptons qui parle, et nous changeons l’heure quand il le faut.",
    "publicite": "Le drapeau européen est sur les affiches et sur le site.",
    "chantiers": "Un chantier de peinture, douze heures payées.",
    "demande": "En argent, renouvellement, projet d’un an, au contrat de ville.",
    "innovant": "Lire les factures à la laverie, là où l’on attend déjà.",
    "mot": "Merci d’avoir attendu que nous comprenions la facture avant de vous répondre.",
}
SAID_BEFORE = "Répondu pendant la démonstration."


@dataclass
class Hand:
    """Keys pressed and clicks made; choosing in a list is two clicks."""

    page: Any
    keys: int = 0
    clicks: int = 0

    def click(self, target: Any) -> None:
        """One click."""
        target.click()
        self.clicks += 1

    def write(self, target: Any, words: str) -> None:
        """A click to be there, then one key a sign."""
        self.click(target)
        target.press_sequentially(words)
        self.keys += len(words)

    def choose(self, target: Any, label: str) -> None:
        """A choice in a list: two clicks."""
        target.select_option(label=label)
        self.clicks += 2


@dataclass(frozen=True)
class Filled:
    """One bilan done: what it asked that nobody had answered, what it took, where it is frozen."""

    template: str
    asked: tuple[str, ...]
    keys: int
    clicks: int
    address: str


def play(page: Any, site: str) -> list[Filled]:
    """Begin, answer, reread and freeze each of the eight, as the account of this page."""
    return [_one(page, site, template, funder) for template, funder in EIGHT.items()]


def _one(page: Any, site: str, template: str, funder: str) -> Filled:
    hand = Hand(page)
    page.goto(site + reverse("reports:list"))
    hand.click(page.locator(f"main a[href*='{reverse('reports:begin', args=[template])}']").first)
    form = page.locator("form#commencer")
    about = form.locator("select[name=about]")
    if about.count():
        hand.choose(about, _label(about))
    if funder:
        hand.write(form.locator("[name=funder]"), funder)
    hand.click(form.locator("button[type=submit]"))
    page.locator("#etat").wait_for()
    asked = _answer_all(hand)
    _reread_and_freeze(hand)
    return Filled(template, asked, hand.keys, hand.clicks, page.url)


def _label(about: Any) -> str:
    """The words of the choice that is the centre social."""
    return str(next(words for words in about.locator("option").all_inner_texts() if HOUSE in words))


def _answer_all(hand: Hand) -> tuple[str, ...]:
    """Answer each field that waits for an answer, where it stands; their ids."""
    page = hand.page
    waiting = page.locator("article.bilan-field:has(.pill-to_answer):has(.bilan-acts a[hx-get])")
    anchors = [one.get_attribute("id") for one in waiting.all()]
    for anchor in anchors:
        field = page.locator(f"#{anchor}")
        hand.click(field.locator(".bilan-acts a[hx-get]").last)
        form = page.locator(f"#reponse-{anchor}")
        hand.write(form.locator("textarea[name=text]"), WORDS.get(anchor.removeprefix("champ-"), SAID_BEFORE))
        hand.click(form.locator("button[type=submit]"))
        field.locator(".pill-answered, .pill-filled").first.wait_for()
    return tuple(anchor.removeprefix("champ-") for anchor in anchors)


def _reread_and_freeze(hand: Hand) -> None:
    """Go to the end of the page as a reader does, then freeze."""
    page = hand.page
    assert page.inner_text("main")
    page.keyboard.press("End")
    hand.keys += 1
    hand.click(page.locator("main a[href$='/figer/']").first)
    hand.click(page.locator("main form[method=post] button[type=submit]").first)
    page.wait_for_url(lambda address: not address.endswith("/figer/"))
