"""Zipped office files, looked at before anything is unfolded: size, number of parts, password, XML
entities."""

import re
import zipfile
import zlib
from io import BytesIO

from pasdecote.portal.intake.readers import refusals

MOST_PARTS = 5_000
LARGEST_UNFOLDED = 600 * 1024 * 1024
RATIO_FROM = 20 * 1024 * 1024
LARGEST_RATIO = 150
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_CHUNK = 1 << 20


def open_archive(data: bytes) -> zipfile.ZipFile:
    """The archive, once its table of contents is believable. Raises FileRefused (damaged, bomb,
    protected)."""
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise refusals.damaged() from error
    parts = archive.infolist()
    unfolded = sum(part.file_size for part in parts)
    suspect = unfolded > RATIO_FROM and unfolded > LARGEST_RATIO * len(data)
    if len(parts) > MOST_PARTS or unfolded > LARGEST_UNFOLDED or suspect:
        raise refusals.bomb()
    if any(part.flag_bits & 0x1 for part in parts):
        raise refusals.protected()
    return archive


def refuse_entities(archive: zipfile.ZipFile) -> None:
    """Read the XML parts through once: a document type or an entity is never in a spreadsheet, nor is UTF-16.

    Raises FileRefused (unsafe_xml, damaged). The size of each part is bounded by what `open_archive` saw.
    """
    for part in archive.infolist():
        if part.filename.endswith((".xml", ".rels", ".vml")):
            try:
                _scan(archive, part)
            except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
                raise refusals.damaged() from error


def _scan(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    tail = b""
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            if not tail and (chunk[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in chunk[:4]):
                raise refusals.unsafe_xml()
            if _DOCTYPE.search(tail + chunk):
                raise refusals.unsafe_xml()
            tail = chunk[-16:]
