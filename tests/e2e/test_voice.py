"""In a browser whose microphone beeps: told aloud, heard again, written down by a colleague, gone."""

from pathlib import Path
from typing import Any

import pytest

from pasdecote.spine.journal.models import Entry, Recording
from pasdecote.spine.journal.services import share
from tests import sounds
from tests.cast import Cast, build_cast
from tests.e2e.test_raconter import complaints, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WORDS = "Mireille dit que la laverie ferme à midi"
PLAYED = """async (sound) => {
  sound.preload = "auto"; sound.muted = true; await sound.play();
  await new Promise((heard) => sound.addEventListener("timeupdate", heard, { once: true }));
  return sound.error === null;
}"""


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return build_cast()


def until(page: Any, happened: Any) -> None:
    """Wait until this is so in the database, the browser going on meanwhile. Fails after ten seconds."""
    for _time in range(100):
        if happened():
            return
        page.wait_for_timeout(100)
    raise AssertionError("it never happened")


def speak(page: Any) -> None:
    """Record a little, and stop."""
    page.click("[data-voice-start]")
    page.wait_for_selector("[data-voice-time]:has-text('0:01')")
    page.click("[data-voice-stop]")
    page.wait_for_selector("[data-voice-heard]:not([hidden])")


def test_told_aloud_then_written_by_a_colleague_and_the_sound_is_gone(
    cast: Cast, live_server: Any, page: Any
) -> None:
    sign_in(page, live_server.url, cast.nadia)
    said = complaints(page)
    page.goto(f"{live_server.url}/carnet/raconter/")
    assert not page.is_visible("#id_sound")
    speak(page)
    assert page.evaluate(PLAYED, page.query_selector("[data-voice-heard]"))
    page.click("#raconter button:has-text('Garder') >> nth=0")
    page.wait_for_url("**/carnet/")
    until(page, Recording.objects.exists)
    note, voice = Entry.objects.get(), Recording.objects.get()
    path = Path(voice.file.path)
    assert '"aloud":true' in note.content
    share(by=cast.nadia, ids=[note.pk], circle="team")

    sign_in(page, live_server.url, cast.helene)
    page.goto(f"{live_server.url}/carnet/")
    page.click("text=Écouter et écrire")
    assert page.evaluate(PLAYED, page.query_selector("[data-player-sound]"))
    page.click("[data-player-slower]")
    assert page.evaluate("document.querySelector('[data-player-sound]').playbackRate") == 0.7
    page.fill("#id_words", WORDS)
    page.click("text=Garder ces mots")
    page.wait_for_url("**/notes/**")
    assert WORDS in page.inner_text("main")
    assert "le son est effacé" in page.inner_text("main")
    assert page.query_selector("main audio") is None
    assert not path.exists()
    assert said == []


def test_a_form_refused_keeps_what_was_said_and_a_second_thought_drops_it(
    cast: Cast, live_server: Any, page: Any
) -> None:
    sign_in(page, live_server.url, cast.nadia)
    page.goto(f"{live_server.url}/carnet/raconter/")
    speak(page)
    page.click("summary:has-text('En dire plus')")
    page.fill("#id_duration", "longtemps")
    page.click("#raconter button:has-text('Garder') >> nth=0")
    page.wait_for_selector("text=Écrivez une durée")
    assert page.evaluate("document.querySelector('[name=sound]').files.length") == 1
    assert page.is_visible("[data-voice-heard]")
    page.click("[data-voice-drop]")
    assert page.evaluate("document.querySelector('[name=sound]').files.length") == 0
    assert page.is_visible("[data-voice-start]")
    assert not Entry.objects.exists()


def test_it_stops_by_itself_at_the_longest(cast: Cast, live_server: Any, page: Any) -> None:
    sign_in(page, live_server.url, cast.nadia)
    page.goto(f"{live_server.url}/carnet/raconter/")
    size, kind, state = page.evaluate(
        """async () => {
          const { record } = await import("/static/journal/js/enregistrer.js");
          const told = [];
          const going = await record({ longest: 1, onState: (state) => told.push(state) });
          const sound = await going.finished;
          return [sound.size, sound.type, told.at(-1)];
        }"""
    )
    assert size > 0
    assert kind in {"audio/mp4", "audio/webm"}
    assert state == {"state": "stopped", "seconds": 1}


@pytest.mark.parametrize("without", ["MediaRecorder", "script"])
def test_without_a_microphone_a_sound_is_chosen(
    cast: Cast, live_server: Any, chromium: Any, without: str
) -> None:
    context = chromium.new_context(locale="fr-FR", java_script_enabled=without != "script")
    context.add_init_script("delete window.MediaRecorder; delete Navigator.prototype.serviceWorker")
    page = context.new_page()
    sign_in(page, live_server.url, cast.nadia)
    page.goto(f"{live_server.url}/carnet/raconter/")
    chosen = {"name": "Mireille.wav", "mimeType": "audio/wav", "buffer": sounds.ALL["wav"]}
    page.set_input_files("#id_sound", files=[chosen])
    page.check("#id_lasting")
    page.click("#raconter button:has-text('Garder') >> nth=0")
    until(page, Recording.objects.exists)
    assert Recording.objects.get().lasting
    context.close()
