"""A file comes in: it is looked at, kept, and nothing is told yet."""

import pytest
from django.core.files.storage import default_storage

from pasdecote.portal.intake import services
from pasdecote.portal.intake.models import Batch
from pasdecote.portal.intake.opening import told_plan
from pasdecote.portal.intake.reading import FileRefused
from pasdecote.spine.collectives.models import Project
from pasdecote.spine.journal.errors import NotAllowed
from tests.portal.intake.import_files import HEADERS, ROWS, notes, received, table, workbook


def kept_files():
    return default_storage.listdir("imports")[1] if default_storage.exists("imports") else []


def test_a_file_is_kept_with_its_dry_run_and_nothing_is_told(cast):
    data = table()
    batch = received(cast, data)
    plan = told_plan(Batch.objects.get(pk=batch.pk))
    assert plan.created == {"action_held": 2, "meeting": 1}
    assert plan.totals.attendances == 8 + 5 + 12
    with batch.file.open("rb") as stream:
        assert stream.read() == data
    assert notes(cast) == []
    assert [project.name for project in Project.objects.all()] == ["La fête des voisins"]


@pytest.mark.parametrize("who", ["mireille", "karim", "solene", "paul"])
def test_only_those_who_accompany_the_group_may_import_into_it(cast, who):
    with pytest.raises(NotAllowed):
        received(cast, by=getattr(cast, who))
    assert not Batch.objects.exists()


def test_a_file_without_any_log_or_budget_is_refused_and_not_kept(cast):
    before = kept_files()
    with pytest.raises(services.IntakeRefused, match="Aucune feuille"):
        received(cast, workbook([["Ingrédient", "Quantité"], ["farine", "500 g"]]))
    assert not Batch.objects.exists()
    assert kept_files() == before


def test_a_file_that_cannot_be_kept_leaves_nothing_behind(cast, monkeypatch):
    def full(*args, **kwargs):
        raise OSError("disque plein")

    before = kept_files()
    monkeypatch.setattr(Batch, "save", full)
    with pytest.raises(OSError, match="disque plein"):
        received(cast)
    assert kept_files() == before


@pytest.mark.parametrize(
    ("name", "kept"),
    [("../../etc/passwd.xlsx", "../../etc/passwd.xlsx"), ("a" * 900 + ".xlsx", None), ("", "tableau")],
)
def test_a_name_is_only_words_and_never_a_place(cast, name, kept):
    batch = received(cast, name=name)
    batch.refresh_from_db()
    assert batch.filename == kept or len(batch.filename) == 200
    assert batch.file.name == f"imports/{batch.pk}.bin"


def test_a_sheet_without_headers_is_left_aside_for_good(cast):
    batch = received(cast, workbook([HEADERS, *ROWS], [["Une ligne par séance."]]))
    assert batch.choices["Suivi"]
    assert batch.choices["Suivi 2"] == ""


def test_a_file_that_is_no_table_is_refused(cast):
    with pytest.raises(FileRefused):
        received(cast, b"\x89PNG\r\n\x1a\n" + b"\x00" * 300, name="suivi.xlsx")
