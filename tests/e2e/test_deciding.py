"""Eight people decide: three telephones, four cards on one device that goes round, one raised hand.

First without objection, with an objection that changes the text; then a role, by an election.
The decision, its review in the agenda, its note and its line in a bilan all appear.
"""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.codes import spelled
from pasdecote.practice.deliberation.cards import code_of
from pasdecote.practice.deliberation.models import Proposal
from pasdecote.spine.collectives.services import add_member
from tests.cast import SINCE, Cast, build_cast
from tests.e2e.test_every_page import AXE, FINDINGS, come_as
from tests.factories import a_note
from tests.practice.deliberation.voters import members
from tests.projections.reports.drafts import ASSEMBLY, a_bilan

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WITH_CARDS = ("M. Demir", "Dario", "Esra", "Farid")
AGREE, DOUBT, OBJECT = "Je peux vivre avec", "Je peux vivre avec, et j’ai une réserve", "J’ai une objection"


class Room:
    """The site, Nadia who holds the round and her device, three telephones."""

    def __init__(self, chromium: Any, site: str, cast: Cast) -> None:
        self.site, self.group, self.cast = site, f"{site}/collectifs/les-tilleuls/", cast
        awa, bintou = members(cast, "Awa", "Bintou")
        for name in WITH_CARDS[1:]:
            add_member(collective=cast.tilleuls, name=name, since=SINCE)
        add_member(collective=cast.tilleuls, name="Georges", since=SINCE)
        self.shared = self._screen(chromium, site, cast.nadia)
        self.phones = [self._screen(chromium, site, who) for who in (cast.mireille, awa, bintou)]

    def _screen(self, chromium: Any, site: str, who: Any) -> Any:
        context = chromium.new_context(
            locale="fr-FR", timezone_id="Europe/Paris", viewport={"width": 360, "height": 740}
        )
        context.add_init_script("delete Navigator.prototype.serviceWorker")
        context.set_default_timeout(10_000)
        page = context.new_page()
        come_as(page, site, who, "fr")
        return page

    def close(self) -> None:
        """Everybody goes home."""
        for page in (self.shared, *self.phones):
            page.context.close()

    def put(self, title: str, words: str, **more: str) -> Proposal:
        """Put something to decision, on Nadia's device."""
        self.shared.goto(f"{self.group}decisions/nouvelle/{more.get('ask', '')}")
        self.shared.get_by_label("Que faut-il décider ?").fill(title)
        self.shared.get_by_label("La proposition, avec vos mots").fill(words)
        if more.get("rule"):
            self.shared.get_by_text("Comment décider :").click()
            self.shared.get_by_label(more["rule"]).check()
        if more.get("review"):
            self.shared.get_by_text("Qui prend part, jusqu’à quand").click()
            self.shared.get_by_label("À revoir quand ?").fill(more["review"])
        self.readable(self.shared)
        self.shared.get_by_role("button", name="Mettre en décision").click()
        self.shared.get_by_role("heading", name="Tenir le tour").wait_for()
        return Proposal.objects.get(title=title)

    def answer(self, page: Any, says: str, words: str = "", why: str = "") -> None:
        """Choose, and give one's answer."""
        page.get_by_label(says, exact=True).check()
        if words:
            page.get_by_label("Si vous avez une objection").fill(words)
        if why:
            page.get_by_label("Pourquoi cette personne ?").fill(why)
        page.get_by_role("button", name="Donner ma réponse").click()

    def on_phone(self, rank: int, row: Proposal, says: str, **more: str) -> None:
        """Answer on one's own telephone."""
        page = self.phones[rank]
        page.goto(f"{self.group}decisions/{row.pk}/")
        self.answer(page, says, **more)
        page.get_by_text("C’est noté.").wait_for()
        assert page.locator("input:checked").count() == 0

    def around(self, row: Proposal, says: dict[str, str]) -> None:
        """The device goes round: each types the code of their card, answers, passes it on."""
        page = self.shared
        page.goto(f"{self.group}decisions/{row.pk}/table/")
        for name, said in says.items():
            place = row.parts.get(membership__name=name)
            page.get_by_label("Le code de votre carte").fill(spelled(code_of(place)).lower())
            page.get_by_role("button", name="C’est mon tour").click()
            page.get_by_role("heading", name=name).wait_for()
            self.answer(page, said)
            page.get_by_text("Passez l’appareil").wait_for()
            page.go_back()
            page.get_by_text("À qui le tour ?").first.wait_for()
            assert page.locator("input:checked").count() == 0

    def readable(self, page: Any) -> None:
        """Nothing for axe to say, nothing wider than the screen."""
        page.evaluate(AXE)
        assert page.evaluate(FINDINGS, None) == [], page.url
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@pytest.fixture
def room(transactional_db: None, chromium: Any, live_server: Any) -> Any:
    room = Room(chromium, live_server.url, build_cast())
    yield room
    room.close()


def test_eight_people_decide_without_objection_then_give_a_role(room: Room) -> None:
    today = clock.today()
    word = a_note(room.cast.mireille, room.cast.tilleuls, "On mange trop tard", circle="collective")
    review = (today + timedelta(days=60)).isoformat()
    row = room.put("Le repas de quartier", "À vingt heures.", ask=f"?suit={word.pk}", review=review)

    room.on_phone(0, row, OBJECT, words="Trop tard pour les enfants")
    room.on_phone(1, row, AGREE)
    page = room.shared
    page.goto(f"{room.group}decisions/{row.pk}/")
    room.readable(page)
    page.get_by_role("link", name="Changer le texte pour y répondre").click()
    page.get_by_label("Le nouveau texte de la proposition").fill("À midi, dans la cour.")
    page.get_by_role("button", name="Garder ce texte").click()
    page.get_by_text("Les textes d’avant").wait_for()

    for rank in range(3):
        room.on_phone(rank, row, AGREE)
    room.around(row, dict.fromkeys(WITH_CARDS, DOUBT))
    page.goto(f"{room.group}decisions/{row.pk}/mains/")
    page.get_by_label(AGREE, exact=False).first.fill("1")
    page.get_by_role("button", name="Garder ce compte").click()
    page.get_by_role("button", name="Clore et compter").click()
    page.get_by_role("heading", name="Pas à pas").wait_for()
    room.readable(page)
    said = page.inner_text("main")
    assert "Décidé" in said
    assert "8 personnes ont pris part, pour 8 sur la liste" in said
    assert "la proposition a été changée pour y répondre" in said
    assert "1 à main levée" in said
    page.get_by_role("link", name="Recompter").click()
    page.get_by_text("exactement le même résultat").wait_for()

    roles(room)
    follows(room, row)


def roles(room: Room) -> None:
    """A role, by an election without candidates."""
    row, page = room.put("Qui garde les clés ?", "", rule="En élection sans candidat"), room.shared
    for rank in range(3):
        room.on_phone(rank, row, "Esra", why="Elle habite à côté")
    room.around(row, {"M. Demir": "Awa", "Dario": "Esra", "Esra": "Awa", "Farid": "Esra"})
    page.goto(f"{room.group}decisions/{row.pk}/")
    assert "Elle habite à côté" not in page.inner_text("main")
    page.get_by_role("button", name="Passer au second tour").click()
    page.get_by_text("Elle habite à côté").first.wait_for()
    page.get_by_label("Proposer un nom").select_option(label="Esra")
    page.get_by_role("button", name="Proposer ce nom").click()
    page.get_by_text("Le nom proposé").wait_for()
    for rank in range(3):
        room.on_phone(rank, row, AGREE)
    room.around(row, dict.fromkeys(WITH_CARDS, AGREE))
    page.goto(f"{room.group}decisions/{row.pk}/")
    page.get_by_role("button", name="La personne accepte").click()
    page.get_by_role("button", name="Clore et compter").click()
    page.get_by_role("heading", name="Pas à pas").wait_for()
    room.readable(page)
    assert "Esra accepte le rôle." in page.inner_text("main")


def follows(room: Room, row: Proposal) -> None:
    """What was decided is in the thread, in the agenda and in a bilan."""
    row.refresh_from_db()
    page, today, slug = room.shared, clock.today(), "les-tilleuls"
    draft = a_bilan(room.cast, ASSEMBLY, since=today - timedelta(days=30), until=today)
    for address, where, words in (
        (reverse("journal:thread", args=[slug]), "main", "À midi, dans la cour."),
        (reverse("agenda:calendar", args=[slug]), "main", "Le repas de quartier"),
        (reverse("journal:note", args=[row.decision]), "main", "Le repas de quartier"),
        (reverse("reports:bilan", args=[draft.pk]), "#champ-decisions", "2"),
    ):
        page.goto(room.site + address)
        assert words in page.inner_text(where), address
