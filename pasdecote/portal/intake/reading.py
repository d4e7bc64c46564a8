"""Opening a file: what it is comes from its content, never from its name."""

import zipfile
from pathlib import Path

from pasdecote.portal.intake.readers import refusals
from pasdecote.portal.intake.readers.archive import open_archive, refuse_entities
from pasdecote.portal.intake.readers.csv_text import open_csv
from pasdecote.portal.intake.readers.ods import open_ods
from pasdecote.portal.intake.readers.refusals import FileRefused
from pasdecote.portal.intake.readers.sheet import Row, Sheet, Tables
from pasdecote.portal.intake.readers.xlsx import open_xlsx

__all__ = ["FileRefused", "Row", "Sheet", "Tables", "open_table"]

_OTHERS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "un PDF"),
    (b"\x89PNG", "une image"),
    (b"\xff\xd8\xff", "une photo"),
    (b"GIF8", "une image"),
    (b"BM", "une image"),
    (b"RIFF", "une image ou un son"),
    (b"{\\rtf", "un document texte"),
    (b"\x1f\x8b", "une archive"),
    (b"7z\xbc\xaf", "une archive"),
    (b"Rar!", "une archive"),
    (b"\x7fELF", "un programme"),
    (b"MZ", "un programme"),
    (b"ID3", "un son"),
    (b"SQLite format 3", "une base de données"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PAGES = (b"<!doctype", b"<html", b"<table", b"<?xml", b"<meta", b"<svg")


def open_table(source: str | Path | bytes, filename: str = "") -> Tables:
    """The sheets of a CSV, XLSX or ODS file given by its path or its bytes; `filename` only names the sheet
    of a CSV.

    Raises FileRefused, with a French sentence, for what is too big, empty, damaged, protected, hostile, or
    no table.
    """
    if isinstance(source, bytes):
        data = source
    else:
        path = Path(source)
        if path.stat().st_size > refusals.LARGEST_FILE:
            raise refusals.too_big()
        data, filename = path.read_bytes(), filename or path.name
    if len(data) > refusals.LARGEST_FILE:
        raise refusals.too_big()
    if not data.strip():
        raise refusals.empty()
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _open_zipped(data, filename)
    _refuse_others(data)
    return open_csv(data, filename)


def _open_zipped(data: bytes, filename: str) -> Tables:
    archive = open_archive(data)
    names = set(archive.namelist())
    if "xl/workbook.bin" in names:
        raise refusals.FileRefused(
            "binary_excel", "Ce classeur est au format .xlsb. Enregistrez-le en .xlsx, puis recommencez."
        )
    if "xl/workbook.xml" in names:
        refuse_entities(archive)
        return open_xlsx(data, archive, filename)
    kind = _opendocument_kind(archive)
    if "spreadsheet" in kind or "encrypted-package" in names:
        refuse_entities(archive)
        return open_ods(archive, filename)
    if "opendocument" in kind or any(name.startswith(("word/", "ppt/")) for name in names):
        raise refusals.not_a_table("un document texte ou une présentation")
    if any(name.endswith(".iwa") for name in names):
        raise refusals.not_a_table("un document Numbers ou Pages (dans Numbers, « Exporter vers Excel »)")
    raise refusals.not_a_table("une archive")


def _opendocument_kind(archive: zipfile.ZipFile) -> str:
    if "mimetype" not in archive.namelist():
        return ""
    try:
        with archive.open("mimetype") as stream:
            return stream.read(200).decode("ascii", "replace")
    except (zipfile.BadZipFile, EOFError, OSError) as error:
        raise refusals.damaged() from error


def _refuse_others(data: bytes) -> None:
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise refusals.protected()
        if "WordDocument".encode("utf-16-le") in data:
            raise refusals.not_a_table("un document texte")
        raise refusals.old_excel()
    for mark, what in _OTHERS:
        if data.startswith(mark) and (len(mark) > 2 or b"\x00" in data[:200]):
            raise refusals.not_a_table(what)
    if data[4:8] == b"ftyp":
        raise refusals.not_a_table("une photo ou une vidéo")
    if data[:400].lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith(_PAGES):
        raise refusals.not_a_table("une page web ou un document XML, même si son nom dit autre chose")
