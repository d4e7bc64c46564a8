"""Excel workbooks (.xlsx, .xlsm), streamed. Values only: macros and formulas are never run."""

import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.workbook.workbook import Workbook

from pasdecote.portal.intake.readers import refusals
from pasdecote.portal.intake.readers.sheet import Row, Sheet, Tables, head_of, numbered

# openpyxl raises about anything on a file that somebody edited by hand.
_BREAKS = (
    InvalidFileException, DefusedXmlException, ParseError, zipfile.BadZipFile, zlib.error,
    KeyError, ValueError, TypeError, IndexError, AttributeError, EOFError, OSError,
)  # fmt: skip
_UNCOMPUTED = re.compile(rb"</f>(?:<v\s*/>|<v></v>)?</c>|<f[^>]*/>(?:<v\s*/>|<v></v>)?</c>")


def open_xlsx(data: bytes, archive: zipfile.ZipFile, filename: str) -> Tables:
    """The visible sheets of a workbook. Raises FileRefused when it is damaged or holds nothing."""
    workbook = _load(data)
    names = [sheet.title for sheet in workbook.worksheets if sheet.sheet_state == "visible"]
    sheets = [_sheet(workbook, name) for name in names[:60]]
    filled = tuple(sheet for sheet in sheets if sheet.head)
    if not filled:
        raise refusals.empty()
    return Tables(form="xlsx", filename=filename, sheets=filled, notes=_notes(archive))


def _sheet(workbook: Workbook, name: str) -> Sheet:
    def rows() -> Iterator[Row]:
        return numbered(_raw(workbook, name))

    return Sheet(name=name, head=head_of(rows()), rows=rows)


def _raw(workbook: Workbook, name: str) -> Iterator[tuple[int, tuple[Any, ...]]]:
    worksheet: Any = workbook[name]
    try:
        worksheet.reset_dimensions()  # the announced size of a sheet is often false
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield from enumerate(worksheet.iter_rows(values_only=True), start=1)
    except _BREAKS as error:
        if isinstance(error, refusals.FileRefused):
            raise
        raise refusals.damaged() from error


def _load(data: bytes) -> Workbook:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
    except _BREAKS as error:
        raise refusals.damaged() from error


def _notes(archive: zipfile.ZipFile) -> tuple[str, ...]:
    """A remark when formulas were saved without their results: those cells would look empty."""
    parts = [
        name for name in archive.namelist() if name.startswith("xl/worksheets/") and name.endswith(".xml")
    ]
    if not any(_UNCOMPUTED.search(archive.read(name)) for name in parts):
        return ()
    return (
        "Des formules de ce fichier n’ont jamais été calculées : leurs cellules paraissent vides. "
        "Ouvrez-le dans votre tableur, enregistrez-le, puis recommencez.",
    )
