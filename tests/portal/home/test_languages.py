"""A pack is a folder and a line: what chooses a language and says its direction follows by itself."""

from pathlib import Path

import polib
import pytest
from django.conf import settings as configured
from django.urls import reverse

from pasdecote.ground.ui import parts
from pasdecote.spine.accounts.models import Account

pytestmark = pytest.mark.django_db
WORDS = {"Se connecter": "ننوتل"}


@pytest.fixture
def pashto(settings, tmp_path: Path):
    """A language that Django has never heard of, read from right to left, with one sentence only."""
    catalogue = polib.POFile()
    catalogue.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
    catalogue.extend(polib.POEntry(msgid=french, msgstr=said) for french, said in WORDS.items())
    folder = tmp_path / "ps/LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.mo").write_bytes(catalogue.to_binary())
    settings.LOCALE_PATHS = [*settings.LOCALE_PATHS, tmp_path]
    settings.LANGUAGES = [*settings.LANGUAGES, ("ps", "پښتو")]
    settings.LANGUAGES_BIDI = ["ps"]
    parts._rendered.cache_clear()
    yield
    parts._rendered.cache_clear()


def page(client, name="account_login"):
    return client.get(reverse(name)).content.decode()


def test_the_chooser_gives_each_language_its_own_name(client, pashto):
    said = page(client)
    assert 'lang="ps" dir="auto">پښتو</button>' in said
    assert 'lang="en" dir="auto">English</button>' in said
    assert "Français" not in said


def test_a_language_chosen_turns_the_page_and_what_it_lacks_is_said_in_french(client, pashto):
    client.post(reverse("set_language"), {"language": "ps"})
    said = page(client)
    assert '<html lang="ps" dir="rtl">' in said
    assert "ننوتل" in said
    assert "Adresse e-mail" in said
    assert "Français</button>" in said


def test_a_page_of_errors_is_turned_too(client, pashto):
    client.post(reverse("set_language"), {"language": "ps"})
    assert '<html lang="ps" dir="rtl"' in page(client, "cards:door").replace("data-error", "")
    assert '<html lang="ps" dir="rtl" data-error>' in client.get("/nulle-part/").content.decode()


def test_the_language_is_on_the_device_and_nowhere_in_the_database(client, cast):
    client.force_login(cast.nadia, backend="django.contrib.auth.backends.ModelBackend")
    before = dict(client.session)
    client.post(reverse("set_language"), {"language": "en"})
    assert client.cookies[configured.LANGUAGE_COOKIE_NAME].value == "en"
    assert dict(client.session) == before
    assert [field.name for field in Account._meta.get_fields() if "lang" in field.name] == []
