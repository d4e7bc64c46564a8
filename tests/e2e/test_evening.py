"""An evening around a table, in a real browser: six people, two telephones, printed cards, a sheet.

Nadia accompanies the group. Awa and Bintou share one telephone, Dario and somebody who calls herself
« la Panthère » share the other; M. Demir has nothing, and comes all the same.
"""

import io
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import zxingcpp

from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.practice.actions.services import plan_sessions
from tests.cast import Cast, build_cast
from tests.e2e.test_every_page import come_as
from tests.projections.reports.drafts import ASSEMBLY, a_bilan

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
AXE = (Path(__file__).parent / "vendor/axe.min.js").read_text()
WORDS = "Le gardien a promis de réparer la lumière du hall 4"
NOT_THAT = "Il a dit peut-être, il n’a pas promis."
SETTLED = "On a relu ensemble : c’est écrit dans sa lettre, il a promis."
FIELD = "#champ-recit"


class Evening:
    """The room: the site, Nadia's desk, two telephones, and all that the browsers complained of."""

    def __init__(self, chromium: Any, site: str, cast: Cast) -> None:
        self.site, self.cast = site, cast
        self.complaints: list[str] = []
        self.desk, self.first, self.second = (
            self._screen(chromium, *size) for size in ((1280, 800), (360, 740), (360, 740))
        )
        come_as(self.desk, site, cast.nadia, "fr")

    def _screen(self, chromium: Any, width: int, height: int) -> Any:
        context = chromium.new_context(
            locale="fr-FR", timezone_id="Europe/Paris", viewport={"width": width, "height": height}
        )
        context.set_default_timeout(10_000)
        page = context.new_page()
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        return page

    def close(self) -> None:
        """Everybody goes home."""
        for page in (self.desk, self.first, self.second):
            page.context.close()

    def open_group(self, page: Any) -> None:
        """*Nous*."""
        page.goto(f"{self.site}/collectifs/les-tilleuls/")

    def print_cards(self, count: int) -> list[str]:
        """Nadia makes cards and has them printed: the addresses that a camera reads on the paper."""
        self.open_group(self.desk)
        self.desk.get_by_role("link", name="Inviter avec des cartes").click()
        self.desk.get_by_role("link", name="Faire des cartes").click()
        self.desk.get_by_label("Combien de cartes ?").fill(str(count))
        self.desk.get_by_role("button", name="Faire ces cartes").click()
        return self.photographed()

    def photographed(self) -> list[str]:
        """What a camera reads on the paper of the cards on Nadia's screen."""
        with self.desk.expect_download() as paper:
            self.desk.get_by_role("button", name="Pour imprimer (PDF)").click()
        sheet = pypdfium2.PdfDocument(io.BytesIO(Path(paper.value.path()).read_bytes()))
        pictures = [page.render(scale=3).to_pil() for page in sheet]
        read = [found.text for picture in pictures for found in zxingcpp.read_barcodes(picture)]
        assert all(address.startswith(f"{self.site}/carte/#") for address in read)
        return read

    def join(self, phone: Any, address: str, name: str) -> str:
        """Photograph a card, say a name, note the code of one's return card: that code."""
        phone.goto(address)
        phone.wait_for_url("**/carte/prenom/")
        phone.get_by_label("Votre prénom, ou le nom que vous voulez").fill(name)
        phone.get_by_role("button", name="Entrer dans le groupe").click()
        return self.arrived(phone)

    def arrived(self, phone: Any) -> str:
        """Read the return card that has just been given, and go on: its code."""
        phone.locator(".paper-code").wait_for()
        self.readable(phone)
        code = str(phone.locator(".paper-code").inner_text())
        phone.get_by_role("link", name="C’est noté, continuer").click()
        return code

    def type_code(self, phone: Any, code: str) -> None:
        """Enter with the code of a card, as it is written on it."""
        phone.goto(f"{self.site}/carte/")
        phone.get_by_label("Le code de votre carte").fill(code)
        phone.get_by_role("button", name="Ouvrir ma carte").click()

    def leave(self, phone: Any) -> None:
        """« Effacer ce téléphone », and nothing is left of who held it."""
        phone.goto(f"{self.site}/compte/effacer-ce-telephone/")
        phone.locator("main").get_by_role("button").first.click()
        phone.wait_for_url(f"{self.site}/")
        assert not any(cookie["name"] == "pasdecote_session" for cookie in phone.context.cookies())

    def readable(self, page: Any) -> None:
        """Nothing for axe to say, nothing wider than the screen."""
        page.evaluate(AXE)
        found = page.evaluate("async () => (await axe.run()).violations.map(v => [v.id, v.nodes[0].html])")
        assert found == [], page.url
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@pytest.fixture
def evening(transactional_db: None, chromium: Any, live_server: Any) -> Any:
    room = Evening(chromium, live_server.url, build_cast())
    yield room
    room.close()


def test_an_evening_with_two_telephones_and_printed_cards(evening: Evening) -> None:
    addresses = evening.print_cards(5)
    assert len(set(addresses)) == 5
    lost = everybody_comes_in(evening, addresses)
    an_invitation_goes_astray(evening, addresses[4])
    a_return_card_is_lost_and_replaced(evening, lost)
    paper_counts_for_who_has_nothing(evening)
    a_sentence_is_told_disputed_held_back_and_settled(evening)
    assert evening.complaints == []


def everybody_comes_in(evening: Evening, addresses: list[str]) -> str:
    """Two people a telephone, one after the other. Gives the code of Awa's return card."""
    lost = evening.join(evening.first, addresses[0], "Awa")
    tell(evening, evening.first, WORDS)
    evening.leave(evening.first)
    evening.first.go_back()
    assert WORDS not in evening.first.inner_text("body")
    evening.join(evening.first, addresses[1], "Bintou")
    evening.join(evening.second, addresses[2], "la Panthère")
    evening.leave(evening.second)
    evening.join(evening.second, addresses[3], "Dario")
    assert WORDS in evening.second.inner_text("main")
    evening.open_group(evening.desk)
    said = evening.desk.inner_text("main")
    assert all(name in said for name in ("Awa", "Bintou", "la Panthère", "Dario", "M. Demir"))
    return lost


def tell(evening: Evening, phone: Any, words: str) -> None:
    """From the thread, in words, to the group; the screen says who will read."""
    phone.get_by_role("link", name="Raconter ce qui s’est passé").first.click()
    phone.get_by_label("Que s’est-il passé ?").fill(words)
    assert "Tout le groupe" in phone.inner_text("main")
    phone.get_by_role("button", name="Garder").first.click()
    phone.wait_for_url("**/collectifs/les-tilleuls/fil/")
    assert words in phone.inner_text("main")


def an_invitation_goes_astray(evening: Evening, address: str) -> None:
    """The fifth card was left on a bench: cancelled, its picture opens nothing."""
    evening.open_group(evening.desk)
    evening.desk.get_by_role("link", name="Inviter avec des cartes").click()
    evening.desk.get_by_role("button", name=re.compile("Elle est perdue")).click()
    evening.desk.get_by_text("1 carte n’ouvre plus rien.").wait_for()
    evening.leave(evening.second)
    evening.second.goto(address)
    evening.second.get_by_text("Cette carte n’ouvre pas.").wait_for()
    secret = address.partition("#")[2]
    assert secret not in evening.second.url
    evening.readable(evening.second)


def a_return_card_is_lost_and_replaced(evening: Evening, lost: str) -> None:
    """Awa lost hers: Nadia makes another, the old code opens nothing, Awa reads who did it and when."""
    evening.open_group(evening.desk)
    evening.desk.get_by_role("link", name=re.compile("Faire une carte de retour.*Awa")).click()
    evening.desk.get_by_role("button", name="Faire sa carte de retour").click()
    [found] = evening.photographed()
    evening.type_code(evening.second, lost)
    evening.second.get_by_text("Cette carte n’ouvre pas.").wait_for()
    evening.second.goto(found)
    evening.arrived(evening.second)
    evening.second.goto(f"{evening.site}/compte/carte-de-retour/")
    said = evening.second.inner_text("main")
    assert re.search(r"Le .*\d{4}, par Nadia : elle a servi le", said), said
    evening.readable(evening.second)


def paper_counts_for_who_has_nothing(evening: Evening) -> None:
    """The sheet went round the table; Nadia types what it says: six were there, M. Demir too."""
    cast = evening.cast
    [plan] = plan_sessions(
        by=cast.nadia, id=uuid7(), collective=cast.tilleuls, dates=[clock.today()], title="La soirée"
    )
    evening.desk.goto(f"{evening.site}/collectifs/les-tilleuls/seances/{plan}/raconter/")
    evening.desk.get_by_label("Que s’est-il passé ?").fill("On a parlé de la lumière du hall 4.")
    evening.desk.get_by_label("Combien de personnes ?").fill("6")
    evening.desk.get_by_label("C’est repris d’une feuille papier").check()
    evening.desk.locator("main form button[type=submit]").last.click()
    evening.desk.wait_for_url("**/seances/")


def a_sentence_is_told_disputed_held_back_and_settled(evening: Evening) -> None:
    """Awa's sentence is in a bilan; Bintou says « ce n’est pas ça »: held back, until it is settled."""
    today = clock.today()
    draft = a_bilan(evening.cast, ASSEMBLY, since=today - timedelta(days=30), until=today)
    bilan, desk = f"{evening.site}/bilans/{draft.pk}/", evening.desk
    desk.goto(bilan)
    assert "6" in desk.inner_text("#champ-presences")
    desk.locator(FIELD).get_by_role("link", name=re.compile("Ouvrir les notes et relire")).click()
    desk.locator("main li, main article", has_text=WORDS).get_by_role(
        "button", name="Approuver cette phrase"
    ).last.click()
    desk.goto(bilan)
    assert WORDS in desk.inner_text(FIELD)
    dispute(evening, evening.first)
    desk.goto(bilan)
    held = desk.inner_text(FIELD)
    assert WORDS not in held
    assert "1 note est retenue, car discutée." in held
    evening.readable(desk)
    open_note(evening, desk)
    assert NOT_THAT in desk.inner_text("main")
    desk.get_by_role("link", name="Dire comment c’est réglé").click()
    desk.locator("main textarea").fill(SETTLED)
    desk.get_by_role("button", name="Dire que c’est réglé").click()
    desk.wait_for_url("**/notes/**")
    desk.goto(bilan)
    assert WORDS in desk.inner_text(FIELD)
    assert "retenue" not in desk.inner_text(FIELD)
    open_note(evening, evening.first)
    assert SETTLED in evening.first.inner_text("main")


def dispute(evening: Evening, phone: Any) -> None:
    open_note(evening, phone)
    phone.get_by_role("link", name="Ce n’est pas ça").click()
    phone.locator("main textarea").fill(NOT_THAT)
    phone.get_by_role("button", name="Dire que ce n’est pas ça").click()
    phone.wait_for_url("**/notes/**")
    evening.readable(phone)


def open_note(evening: Evening, page: Any) -> None:
    """From the thread, the note of the evening."""
    page.goto(f"{evening.site}/collectifs/les-tilleuls/fil/")
    page.locator("main a[href^='/notes/']").filter(has_text=re.compile(".")).first.wait_for()
    page.locator("main li, main article").filter(has_text=WORDS).locator("a[href^='/notes/']").first.click()
    page.wait_for_url("**/notes/**")
