"""The demonstration's files open elsewhere: tagged PDF in French, Word and LibreOffice texts that LibreOffice
reads whole, workbooks that read back as the JSON."""

import io
import json
import os
import shutil
import subprocess

import pytest
from django.db import transaction
from openpyxl import load_workbook
from pypdf import PdfReader

from pasdecote.ground.documents import figures
from tests.portal.demonstration import demonstration
from tests.project import closing

pytestmark = pytest.mark.django_db
TEXTS = ("docx", "odt")


@pytest.fixture(scope="module")
def bilans(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        found = demonstration()
        transaction.set_rollback(True)
    return found


def elements(root):
    """Every element of a PDF's tree of tags."""
    waiting = [root]
    while waiting:
        node = waiting.pop().get_object()
        if not hasattr(node, "get"):
            continue
        if "/S" in node:
            yield node
        kids = node.get("/K", [])
        kids = kids.get_object() if hasattr(kids, "get_object") else kids
        waiting += [kid for kid in (kids if isinstance(kids, list) else [kids]) if hasattr(kid, "get_object")]


def test_each_pdf_is_tagged_in_french_and_shows_its_title(bilans):
    for name, one in bilans.items():
        pdf = PdfReader(io.BytesIO(one.files["pdf"]))
        root = pdf.trailer["/Root"]
        assert root["/MarkInfo"]["/Marked"] is not False, name
        assert str(root["/Lang"]).startswith("fr"), name
        assert root["/ViewerPreferences"]["/DisplayDocTitle"], name
        assert pdf.metadata.title == one.outside.template.title
        assert root["/Metadata"].get_data(), name


def test_each_pdf_has_its_headings_its_tables_with_headers_and_words_for_each_image(bilans):
    for name, one in bilans.items():
        pdf = PdfReader(io.BytesIO(one.files["pdf"]))
        tags = list(elements(pdf.trailer["/Root"]["/StructTreeRoot"]))
        kinds = [tag["/S"] for tag in tags]
        assert kinds.count("/H1") == len(one.outside.sections), name
        assert kinds.count("/THead") == kinds.count("/Table") > 0, name
        assert "/TH" in kinds
        images = [tag for tag in tags if tag["/S"] == "/Figure"]
        assert all(str(tag.get("/Alt", "")).strip() for tag in images), name
        assert len(images) >= sum(len(page.images) for page in pdf.pages), name


@pytest.fixture(scope="module")
def read_there(bilans, tmp_path_factory):
    """The text of each Word and LibreOffice file, as LibreOffice reads it."""
    office = os.environ.get("PASDECOTE_SOFFICE") or shutil.which("soffice") or shutil.which("libreoffice")
    if not office:
        pytest.skip(closing.OFFICE_ABSENT)
    folder = tmp_path_factory.mktemp("office")
    for name, one in bilans.items():
        for form in TEXTS:
            (folder / f"{name}-{form}.{form}").write_bytes(one.files[form])
    sources = sorted(str(path) for path in folder.iterdir())
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    words = [office, profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8"]
    words += ["--outdir", str(folder / "read"), *sources]
    subprocess.run(words, check=True, capture_output=True, timeout=240)
    return {path.stem: path.read_text(encoding="utf-8-sig") for path in (folder / "read").glob("*.txt")}


def test_libreoffice_opens_every_text_whole(bilans, read_there):
    assert len(read_there) == len(bilans) * len(TEXTS)
    for name, one in bilans.items():
        for form in TEXTS:
            shown = squeezed(read_there[f"{name}-{form}"])
            for section in one.outside.sections:
                assert squeezed(section.title) in shown, (name, form, section.title)
                lost = [field.label for field in section.fields if squeezed(field.label) not in shown]
                assert lost == [], (name, form)


def test_libreoffice_reads_every_value(bilans, read_there):
    for name, one in bilans.items():
        for form in TEXTS:
            shown = squeezed(read_there[f"{name}-{form}"])
            lost = [
                field.id for field in one.outside.fields if not all(said in shown for said in values(field))
            ]
            assert lost == [], (name, form)


def values(field):
    """What a field must show: its words, or the number of its value and those of its parts."""
    if isinstance(field.value, str):
        return [squeezed(field.value)]
    numbers = [field.value, *(cell.value for cell in field.cells)]
    return [squeezed(figures.number(number)) for number in numbers if number is not None]


def squeezed(words):
    """Words without their spaces and hyphens: lines are cut elsewhere in each file."""
    return "".join(words.split()).replace("-", "").replace("\u00ad", "")


def test_each_workbook_reads_back_as_the_json(bilans):
    for name, one in bilans.items():
        told = json.loads(one.files["json"])
        book = load_workbook(io.BytesIO(one.files["xlsx"]))
        first, *tables = book.worksheets
        rows = list(first.iter_rows(min_row=2, values_only=True))
        fields = told["fields"]
        assert [row[1] for row in rows[: len(fields)]] == [field["label"] for field in fields], name
        for row, field in zip(rows, fields, strict=False):
            number = field["value"] if isinstance(field["value"], int | float) else None
            assert row[3] == number, (name, field["id"])
            if isinstance(field["value"], str) and field["unit"] is None:
                assert squeezed(row[2]) == squeezed(field["value"]), (name, field["id"])
        parts = [told["parts"].get(field["id"], field["value"]) for field in fields]
        parts = [cells for cells in parts if isinstance(cells, list)]
        compare_tables(name, tables, parts, told["budget"])


def compare_tables(name, tables, parts, budget):
    """One sheet for each figure told in parts, and one for the budget: the same numbers, in order."""
    grids = [list(sheet.iter_rows(min_row=2, values_only=True)) for sheet in tables]
    heads = [[cell.value for cell in next(sheet.iter_rows())] for sheet in tables]
    money = [grid for grid, head in zip(grids, heads, strict=True) if head[0] == "Compte"]
    others = [(grid, head) for grid, head in zip(grids, heads, strict=True) if head[0] != "Compte"]
    assert len(others) == len(parts), name
    for (grid, head), cells in zip(others, parts, strict=True):
        where = 2 if head[0] == "Précision" else 1
        assert [row[where - 1] for row in grid] == [cell["label"] for cell in cells], name
        assert [row[where] for row in grid] == [cell["value"] for cell in cells], name
        if head[-1] == "Sur":
            assert [row[-1] for row in grid] == [cell["denominator"] for cell in cells], name
    if budget is None:
        assert money == []
        return
    numbers = ("planned", "actual", "percent")
    shown = {tuple(row[1:5]) for row in money[0]}
    lines = [(line["label"], *(line[key] for key in numbers)) for line in budget["lines"]]
    assert {line for line in lines if any(line[1:])} <= shown
    assert {row for row in shown if any(row[1:])} <= {*lines, *unplaced(budget)}


def unplaced(budget):
    return [(line["label"], line["planned"], line["actual"], line["percent"]) for line in budget["unplaced"]]
