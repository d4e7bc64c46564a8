"""Everything in one file, taken while people write, put back elsewhere as it was."""

import json
import threading
import zipfile
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from pasdecote.ground.facts.atoms import Count, Obtained, Unit
from pasdecote.ground.facts.gathering import Encounter
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.ground.store import search
from pasdecote.portal.privacy import backup
from pasdecote.portal.privacy.backup import BackupRefused, back_up, kept_models, restore
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.journal.queries import shared_notes, told
from pasdecote.spine.journal.services import Anchor, correct, tell
from tests.cast import Cast, build_cast

pytestmark = pytest.mark.django_db(transaction=True)


def tell_one(cast: Cast, words: str = "Huit personnes ont préparé la fête."):
    count = Count(unit=Unit.ATTENDANCES, value=8, obtained=Obtained.COUNTED)
    content = Encounter(happened_on=date(2026, 3, 3), happened=words, counts=(count,))
    return tell(
        by=cast.nadia,
        id=uuid7(),
        anchor=Anchor(collective=cast.tilleuls),
        circle="team",
        content=content,
    )


def everything() -> dict[str, list[str]]:
    """Every row that a backup keeps, as text."""
    return {
        model._meta.label: sorted(str(row) for row in model._base_manager.order_by("pk").values_list())
        for model in kept_models()
    }


def test_what_is_put_back_is_what_was_there(tmp_path: Path):
    cast = build_cast()
    first = tell_one(cast)
    correct(
        by=cast.nadia,
        id=uuid7(),
        replaces=[first.pk],
        content=Encounter(happened_on=date(2026, 3, 3), happened="Neuf."),
    )
    photo = Path(settings.MEDIA_ROOT) / "photos" / "une.jpg"
    photo.parent.mkdir(parents=True, exist_ok=True)
    photo.write_bytes(b"\xff\xd8photo")
    before, notes = everything(), told(shared_notes(collectives=[cast.tilleuls.pk]))
    summary = back_up(tmp_path / "tout.zip")

    call_command("flush", verbosity=0, interactive=False)
    photo.unlink()
    assert restore(tmp_path / "tout.zip") == summary
    assert everything() == before
    assert told(shared_notes(collectives=[cast.tilleuls.pk])) == notes
    assert photo.read_bytes() == b"\xff\xd8photo"
    assert Account.objects.get(email="nadia@example.org").check_password("motdepasse-long")
    assert list(search.matching("neuf"))
    photo.unlink()


def test_a_backup_taken_while_people_write_holds_whole_notes_only(tmp_path: Path):
    cast = build_cast()
    stop, written = threading.Event(), []

    def write() -> None:
        while not stop.is_set() and len(written) < 300:
            written.append(tell_one(cast, "écrit pendant la sauvegarde").pk)
        connection.close()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        back_up(tmp_path / "pendant.zip")
    finally:
        stop.set()
        writer.join()
    call_command("flush", verbosity=0, interactive=False)
    restore(tmp_path / "pendant.zip")
    notes = {item.fact for item in told(shared_notes(collectives=[cast.tilleuls.pk]))}
    assert notes <= set(written)
    assert set(search.matching("sauvegarde")) == notes


def test_a_file_destroyed_between_the_listing_and_the_copy_is_left_out(tmp_path: Path, settings, monkeypatch):
    settings.MEDIA_ROOT = tmp_path / "files"
    build_cast()
    for name in ("a.jpg", "b.jpg"):
        path = tmp_path / "files" / "photos" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode())
    copied = backup._add

    def destroying(archive: zipfile.ZipFile, path: Path, name: str) -> str:
        (tmp_path / "files" / "photos" / "b.jpg").unlink(missing_ok=True)
        return copied(archive, path, name)

    monkeypatch.setattr(backup, "_add", destroying)
    summary = back_up(tmp_path / "tout.zip")
    assert summary.files == 1
    call_command("flush", verbosity=0, interactive=False)
    (tmp_path / "files" / "photos" / "a.jpg").unlink()
    assert restore(tmp_path / "tout.zip") == summary
    assert [path.name for path in (tmp_path / "files" / "photos").iterdir()] == ["a.jpg"]


def test_nothing_is_put_over_an_installation_in_use(tmp_path: Path):
    build_cast()
    back_up(tmp_path / "tout.zip")
    before = everything()
    with pytest.raises(BackupRefused, match="vide"):
        restore(tmp_path / "tout.zip")
    assert everything() == before


@pytest.mark.parametrize("name", ["donnees.jsonl", "sommaire.json"])
def test_a_damaged_archive_puts_nothing_back(tmp_path: Path, name: str):
    build_cast()
    back_up(tmp_path / "tout.zip")
    with zipfile.ZipFile(tmp_path / "tout.zip") as whole, zipfile.ZipFile(tmp_path / "abime.zip", "w") as bad:
        for kept in whole.namelist():
            data = whole.read(kept)
            bad.writestr(kept, data[:-20] if kept == name else data)
    call_command("flush", verbosity=0, interactive=False)
    with pytest.raises(BackupRefused, match="abîmé"):
        restore(tmp_path / "abime.zip")
    assert not Account.objects.exists()


def test_a_file_that_is_no_archive_is_refused(tmp_path: Path):
    (tmp_path / "texte.zip").write_text("bonjour")
    with pytest.raises(BackupRefused, match="sauvegarde"):
        restore(tmp_path / "texte.zip")


def test_a_name_that_climbs_out_of_the_folder_is_refused(tmp_path: Path):
    contents = {"format": 1, "rows": 0, "files": 1, "digests": {"fichiers/../../mal": "0"}}
    with zipfile.ZipFile(tmp_path / "mal.zip", "w") as archive:
        archive.writestr("sommaire.json", json.dumps(contents))
        archive.writestr("donnees.jsonl", "")
        archive.writestr("fichiers/../../mal", "x")
    with pytest.raises(BackupRefused):
        restore(tmp_path / "mal.zip")
    assert not (Path(settings.MEDIA_ROOT).parent.parent / "mal").exists()


def test_a_backup_that_cannot_be_written_leaves_no_half_file(tmp_path: Path):
    with pytest.raises(FileNotFoundError):
        back_up(tmp_path / "absent" / "tout.zip")
    assert list(tmp_path.iterdir()) == []
