"""Files that are no tables, or mean harm, sent through the screen: a sentence, nothing kept, never a 500."""

import zipfile
from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from pasdecote.portal.intake.models import Batch
from pasdecote.spine.journal.models import Entry
from tests.factories import a_collective
from tests.portal.intake.import_files import EXAMPLES, table

START = reverse("intake:start")
WORKBOOK = (EXAMPLES / "centre-social-suivi.xlsx").read_bytes()


def zipped(**parts):
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return held.getvalue()


HOSTILE = {
    "a renamed picture": (b"\x89PNG\r\n\x1a\n" + b"\x00" * 500, "une image, pas un tableau"),
    "a bomb": (zipped(xl__workbook_xml=b"0" * 80_000_000), "une place anormale"),
    "a truncated workbook": (WORKBOOK[: len(WORKBOOK) // 2], "abîmé ou incomplet"),
    "one whose middle is damaged": (WORKBOOK[:3000] + b"\xff" * 2000 + WORKBOOK[5000:], "abîmé ou incomplet"),
    "nothing": (b"", "Ce fichier est vide"),
    "blanks": (b" \n\n ", "Ce fichier est vide"),
    "an old Excel file": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "ancien format Excel"),
    "a page": (b"<!doctype html><table><tr><td>Date</td></tr></table>", "une page web"),
    "an entity": (
        zipped(xl__workbook_xml=b'<!DOCTYPE x [<!ENTITY a "b">]><workbook/>'),
        "entités XML",
    ),
    "words": ("Bonjour à toutes et à tous.".encode(), "Aucune feuille"),
    "headers alone": (b"Date;Type;Nombre\n", ""),
    "noise": (bytes(range(1, 256)) * 40, ""),
    "a date that breaks": (b"Date;Type;Participants\n=1/0;;1e999\n\x00;;;\n", ""),
}


@pytest.fixture
def team(client, cast):
    client.force_login(cast.nadia)
    return client


def kept_files():
    return sorted(default_storage.listdir("imports")[1]) if default_storage.exists("imports") else []


def send(client, cast, data, name="suivi.xlsx"):
    file = SimpleUploadedFile(name, data)
    return client.post(START, {"collective": cast.tilleuls.slug, "file": file}, follow=True)


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_file_gets_a_sentence_and_is_not_kept(team, cast, what):
    data, sentence = HOSTILE[what]
    before = kept_files()
    answer = send(team, cast, data)
    page = answer.content.decode()
    if sentence:
        assert answer.status_code == 422
        assert sentence in page
        assert kept_files() == before
        assert not Batch.objects.exists()
    else:
        assert answer.status_code in (200, 422)
    assert not Entry.objects.exists()


def test_nothing_chosen_says_what_to_do(team, cast):
    answer = team.post(START, {"collective": cast.tilleuls.slug})
    assert answer.status_code == 422
    assert "Choisissez un fichier sur votre appareil." in answer.content.decode()


@pytest.mark.parametrize("group", ["", "0", "ailleurs", "x'; DROP TABLE"])
def test_a_group_that_is_not_ones_own_is_refused(team, cast, group):
    answer = team.post(START, {"collective": group, "file": SimpleUploadedFile("suivi.xlsx", table())})
    assert answer.status_code == 422
    assert "Choisissez le groupe." in answer.content.decode()
    assert not Batch.objects.exists()


def test_sixty_megabytes_are_refused_before_they_are_read(team, cast):
    """The announced size is enough: nothing of the file is taken, in memory or on disk."""

    class Untouched:
        def read(self, *size):
            raise AssertionError("the body was read")

        readline = read

    answer = team.generic(
        "POST", START, content_type="multipart/form-data; boundary=x", CONTENT_LENGTH=str(60 * 1024 * 1024),
        **{"wsgi.input": Untouched()},
    )  # fmt: skip
    assert answer.status_code == 413
    assert "trop lourd" in answer.content.decode()


def test_a_file_just_above_the_limit_is_refused_by_its_size(team, cast, settings):
    settings.LARGEST_UPLOAD = 5_000
    answer = send(team, cast, WORKBOOK)
    assert answer.status_code == 422
    assert "Ce fichier dépasse 50 Mo." in answer.content.decode()
    assert not Batch.objects.exists()


def test_a_group_that_exists_but_is_not_ones_own_is_refused_too(team, cast):
    other = a_collective("Le jardin d’à côté")
    answer = team.post(START, {"collective": other.slug, "file": SimpleUploadedFile("suivi.xlsx", table())})
    assert answer.status_code == 422
    assert not Batch.objects.exists()
