"""What was kept is not in the field again when one comes back: nobody tells it twice without wanting to."""

from typing import Any

import pytest

from tests.cast import Cast

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TELL = "/carnet/raconter/"


def test_words_kept_without_a_network_are_not_in_the_field_again(cast: Cast, phone: Any) -> None:
    phone.enter(cast.nadia, warm=True)
    phone.offline()
    phone.open(TELL)
    phone.tell("Trois mamans sont passées")
    phone.page.wait_for_selector("#messages:has-text('C’est gardé sur ce téléphone')")
    phone.open(TELL)
    assert phone.page.input_value("#id_happened") == ""
    words = "Object.keys(sessionStorage).filter((name) => name.startsWith('mots:'))"
    assert phone.page.evaluate(words) == []


def test_words_of_one_form_are_never_put_in_another(cast: Cast, phone: Any) -> None:
    phone.enter(cast.nadia)
    phone.open(TELL)
    phone.page.fill("#id_happened", "Trois mamans sont passées")
    names = phone.page.evaluate("Object.keys(sessionStorage).filter((name) => name.startsWith('mots:'))")
    assert names == [f"mots:{phone.owner()}:raconter"]
