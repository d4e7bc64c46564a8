"""Photos and voices told without a network: made light, kept with the words, sent after them in pieces."""

import io
import re
from typing import Any

import pytest
from PIL import Image

from pasdecote.spine.journal.models import Attachment, Entry
from tests.cast import Cast

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WORDS = "La fête au pied de la tour B"


def a_large_photo() -> bytes:
    """Bigger than a screen, with a position written in it."""
    picture = Image.effect_noise((2400, 1800), 60).convert("RGB")
    exif = picture.getexif()
    exif[0x8825] = {1: "N", 2: (48.0, 51.0, 0.0)}
    kept = io.BytesIO()
    picture.save(kept, "JPEG", quality=90, exif=exif)
    return kept.getvalue()


def test_a_photo_is_made_light_and_follows_its_words(cast: Cast, phone: Any) -> None:
    phone.enter(cast.nadia, warm=True)
    phone.offline()
    phone.open("/carnet/raconter/")
    phone.page.click("summary:has-text('Ajouter une photo')")
    photo = {"name": "IMG_1.jpg", "mimeType": "image/jpeg", "buffer": a_large_photo()}
    phone.page.set_input_files("#photo-file", photo)
    phone.page.wait_for_selector("[data-photo-shown]:visible")
    phone.page.check("[data-photo-agreed]")
    phone.page.fill("#photo-description", "Des tables dehors")
    phone.tell(WORDS)
    phone.page.wait_for_selector("#messages:has-text('C’est gardé sur ce téléphone')")
    assert not phone.page.is_visible("[data-photo-shown]")
    phone.page.goto(phone.site + "/carnet/telephone/")
    phone.page.wait_for_selector("[data-part=waiting]:has-text('Une photo')")

    heard: list[str] = []
    phone.context.on("request", lambda asked: heard.append(asked.url) if asked.method == "PUT" else None)
    broken = iter([True])
    piece = re.compile(r"/pieces/[0-9a-f-]{36}/\d+$")
    phone.page.route(piece, lambda route: route.abort() if next(broken, False) else route.continue_())
    phone.offline(False)
    phone.page.wait_for_selector("[data-none]:visible")
    kept = Attachment.objects.get()
    assert (kept.width, kept.height, kept.agreed, kept.description) == (1600, 1200, True, "Des tables dehors")
    assert kept.fact == Entry.objects.get().pk
    assert re.search(r"/carnet/[0-9a-f-]{36}$", heard[0]), "words go first"
    assert len([url for url in heard if piece.search(url)]) > 2, "in pieces"
    assert phone.run("outbox", "return m.media(a)", phone.owner()) == []


def test_a_photo_that_the_server_has_no_room_for_waits_and_words_go_on(cast: Cast, phone: Any) -> None:
    phone.enter(cast.nadia)
    phone.page.goto(phone.site + "/compte/")
    full = {"error": "Il n’y a plus de place pour les photos.", "code": "full"}
    phone.page.route(re.compile("/pieces/"), lambda route: route.fulfill(status=507, json=full))
    told = """
      const content = { kind: "encounter", happened_on: "2026-03-03", happened: "Deux" };
      const note = { owner: a, anchor: { collective: "les-tilleuls" }, circle: "me", content };
      const blob = new Blob([new Uint8Array(1000)]);
      await m.tell({ ...note, media: [await m.medium({ owner: a, kind: "photo", blob, agreed: true })] });
      await m.tell(note);
    """
    phone.run("outbox", told, phone.owner())
    round = phone.run("sending", "return m.flush({ owner: a, eager: true })", phone.owner())
    assert (round["sent"], round["waiting"], Entry.objects.count()) == (2, 1, 2)
    phone.page.goto(phone.site + "/carnet/telephone/")
    phone.page.wait_for_selector(f"[data-part=waiting]:has-text('{full['error']}')")
