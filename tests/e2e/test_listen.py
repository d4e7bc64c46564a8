"""« Écouter cette page »: with a voice of the device, in the language of the page, stopped and resumed."""

from typing import Any

import pytest
from django.conf import settings

from tests.cast import Cast, build_cast
from tests.e2e.test_raconter import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
# A device with a voice of its own in each language, and one of a cloud; it waits to be told to go on.
DEVICE = """
const own = [["fr-FR", false], ["fr-FR", true], ["en-GB", true]];
const voices = own.map(([lang, localService]) => ({ lang, localService }));
window.said = []; window.queue = [];
class Utterance { constructor(text) { this.text = text; } }
const synthesis = {
  getVoices: () => voices, addEventListener() {}, cancel() { window.queue = []; },
  speak(one) { window.queue.push(one); if (window.queue.length === 1) window.begin(); },
};
window.begin = () => { const one = window.queue[0]; if (one) { window.said.push(one); one.onstart?.(); } };
window.goOn = () => { window.queue.shift()?.onend?.(); window.begin(); };
Object.defineProperty(window, "speechSynthesis", { value: synthesis });
window.SpeechSynthesisUtterance = Utterance;
"""
ABSENT = "delete window.speechSynthesis; delete window.SpeechSynthesisUtterance;"
SAID = "window.said.map(({ text, lang, voice }) => [text, lang, voice.localService])"


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return build_cast()


def opened(page: Any, site: str, account: Any, language: str = "fr") -> None:
    page.context.add_cookies([{"name": settings.LANGUAGE_COOKIE_NAME, "value": language, "url": site}])
    sign_in(page, site, account)
    page.goto(f"{site}/carnet/")


def test_the_page_is_read_from_its_title_and_resumed_where_it_was_stopped(
    cast: Cast, live_server: Any, page: Any
) -> None:
    page.add_init_script(DEVICE)
    opened(page, live_server.url, cast.nadia)
    button = page.locator("[data-listen]")
    button.click()
    page.evaluate("goOn()")
    first, second = page.evaluate(SAID)
    assert first == ["Mon carnet", "fr-FR", True]
    assert second[0].startswith("Ce que vous avez gardé pour vous")
    assert button.inner_text().strip() == "Arrêter la lecture"
    button.click()
    assert page.evaluate("queue.length") == 0
    assert button.inner_text().strip() == "Reprendre la lecture"
    button.click()
    assert page.evaluate(SAID)[-1][0] == second[0]
    page.evaluate("while (queue.length) goOn()")
    assert button.inner_text().strip() == "Écouter cette page"
    words = [text for text, _lang, _local in page.evaluate(SAID)]
    assert not any(word in text for text in words for word in ("Écouter cette page", "Se déconnecter"))


def test_in_english_it_is_read_with_an_english_voice(cast: Cast, live_server: Any, page: Any) -> None:
    page.add_init_script(DEVICE)
    opened(page, live_server.url, cast.nadia, "en")
    page.click("[data-listen]")
    assert [lang for _text, lang, _local in page.evaluate(SAID)] == ["en-GB"]


@pytest.mark.parametrize("device", [ABSENT, DEVICE.replace('["fr-FR", true]', '["ar", true]')])
def test_without_a_voice_of_its_own_the_device_proposes_nothing(
    cast: Cast, live_server: Any, page: Any, device: str
) -> None:
    page.add_init_script(device)
    opened(page, live_server.url, cast.nadia)
    assert page.locator("[data-listen]").count() == 1
    assert not page.is_visible("[data-listen]")
