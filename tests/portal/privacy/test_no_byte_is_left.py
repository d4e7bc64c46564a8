"""After an erasure no byte of somebody's words or name is left, in a base of the demonstration's size; a
bilan that was sent keeps its own, with a mention. No column of text can be forgotten."""

import pytest
from django.core.files.storage import default_storage

from pasdecote.ground.store import search
from pasdecote.portal.home.sample import load_sample
from pasdecote.portal.privacy.scrubbing import rewrite_the_file
from pasdecote.portal.privacy.services import erase_oneself
from pasdecote.projections.reports.models import Snapshot, SnapshotFile
from pasdecote.spine.journal.models import Attachment, Entry, Recording
from tests.portal.privacy import planting
from tests.portal.privacy.people import NAME
from tests.portal.privacy.planting import EMPTY, NO_WORDS, PLANTED, SENT, columns_of_text, everywhere, holds
from tests.portal.privacy.test_erasing_a_person import everything

LOOKED_FOR = [NAME.casefold(), *PLANTED]


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path):
    """Files of their own: those of a test that was rolled back stay where they are."""
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.MEDIA_ROOT.mkdir()
    settings.VAR_DIR = tmp_path / "var"
    settings.ARRIVING_ROOT = tmp_path / "arriving"


@pytest.mark.django_db
def test_every_column_of_text_holds_her_words_before_or_says_why_it_never_does(cast):
    everywhere(cast)
    unsaid = []
    for label, table, column in columns_of_text():
        model = label.rpartition(".")[0]
        known = model in EMPTY or label in NO_WORDS
        if holds(table, column, LOOKED_FOR) == known:
            unsaid.append(label)
    assert unsaid == [], "plant words there in planting.py, or say why none of a person can be"


@pytest.mark.django_db(transaction=True)
def test_no_byte_is_left_in_a_base_of_the_demonstration_s_size():
    load_sample()
    cast = planting.a_cast_of_the_sample()
    assert Entry.objects.count() > 1_000
    person = everywhere(cast)
    rewrite_the_file()
    before, files = everything(cast), files_of(person)
    assert [word for word in LOOKED_FOR if word.encode() not in before] == []
    erase_oneself(by=person, words=True)
    rewrite_the_file()
    kept = Snapshot.objects.get(erased_since__isnull=False)
    assert SENT in kept.text
    assert SnapshotFile.objects.filter(snapshot=kept).exists()
    left = everything(cast)
    assert [word for word in LOOKED_FOR if word.encode() in left] == []
    assert [word for word in (*PLANTED, SENT) if list(search.matching(word))] == []
    assert person.pk.hex.encode() not in left
    assert str(person.pk).encode() not in left
    assert b"tapir" in left
    assert [name for name in files if default_storage.exists(name)] == []


def files_of(person) -> list[str]:
    """Her photos and her voice, by their names."""
    photos = Attachment.objects.filter(author=person).order_by("pk")
    found = [
        str(row.file.name) for row in (*photos, *Recording.objects.filter(speaker=person).order_by("pk"))
    ]
    assert len(found) == 2
    assert [name for name in found if not default_storage.exists(name)] == []
    return found
