"""A file may be destroyed while somebody reads or takes away: nothing breaks, nothing is invented."""

import io
import zipfile

import pytest
from django.urls import reverse

from pasdecote.portal.privacy.export import export_collective
from pasdecote.portal.privacy.services import take_own
from tests.factories import a_photo, a_recording
from tests.portal.privacy.people import BACKEND


@pytest.fixture
def gone(cast, settings, tmp_path):
    """A photo and a voice whose files are not there any more."""
    settings.MEDIA_ROOT = tmp_path / "files"
    found = (a_photo(cast.nadia, cast.tilleuls), a_recording(cast.nadia, cast.tilleuls))
    for row in found:
        row.file.storage.delete(row.file.name)
    return found


@pytest.mark.django_db
def test_it_is_answered_like_what_does_not_exist(cast, client, gone):
    photo, voice = gone
    client.force_login(cast.nadia, backend=BACKEND)
    assert client.get(reverse("journal:photo", args=[photo.pk])).status_code == 404
    assert client.get(reverse("journal:recording", args=[voice.pk])).status_code == 404


@pytest.mark.django_db
def test_an_archive_is_made_without_it(cast, gone, tmp_path):
    own = io.BytesIO()
    take_own(by=cast.nadia, into=own)
    export_collective(cast.tilleuls, tmp_path / "groupe.zip")
    for archive in (zipfile.ZipFile(own), zipfile.ZipFile(tmp_path / "groupe.zip")):
        assert "index.html" in archive.namelist()
        assert not [name for name in archive.namelist() if name.endswith((".jpg", ".wav"))]
