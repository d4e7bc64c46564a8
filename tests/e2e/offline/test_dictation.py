"""Dictating is offered where the device understands speech by itself, and nowhere else."""

from typing import Any

import pytest

from tests.cast import Cast

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
# A browser that hears; `%s` is what it says of hearing on the device.
HEARS = """
  window.SpeechRecognition = class extends EventTarget {
    static async available({ langs, processLocally }) {
      return processLocally && langs[0] === "fr-FR" ? "%s" : "unavailable";
    }
    start() {
      window.heardHere = this.processLocally;
      const results = [Object.assign([{ transcript: " on s’est vus " }], { isFinal: true })];
      this.dispatchEvent(Object.assign(new Event("result"), { results, resultIndex: 0 }));
    }
    stop() { this.dispatchEvent(new Event("end")); }
  };
"""


def test_it_is_offered_on_the_device_only_and_writes_what_is_heard(cast: Cast, phone: Any) -> None:
    phone.enter(cast.nadia)
    phone.page.add_init_script(HEARS % "available")
    phone.open("/carnet/raconter/")
    phone.page.click("button:has-text('Dicter')")
    assert phone.page.input_value("#id_happened") == "on s’est vus"
    assert phone.page.evaluate("window.heardHere") is True
    phone.page.click("button:has-text('Arrêter de dicter')")
    phone.page.wait_for_selector("button:has-text('Dicter')")

    phone.page = phone.context.new_page()
    phone.page.add_init_script(HEARS % "downloadable")
    phone.open("/carnet/raconter/")
    assert not phone.page.is_visible("button:has-text('Dicter')")
