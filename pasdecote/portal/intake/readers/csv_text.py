"""CSV in whichever charset and with whichever separator it comes."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from itertools import islice
from pathlib import PurePath

from charset_normalizer import from_bytes

from pasdecote.portal.intake.readers import refusals
from pasdecote.portal.intake.readers.sheet import Row, Sheet, Tables, head_of, numbered

LEGACY = ["cp1252", "mac_roman", "cp850"]
DELIMITERS = ";,\t|"
_SEP_LINE = re.compile(r"\s*sep=(?P<sep>.)\r?\n", re.IGNORECASE)
_NON_ASCII_LINE = re.compile(rb"[^\r\n]*[\x80-\xff][^\r\n]*")


def open_csv(data: bytes, filename: str) -> Tables:
    """The one sheet of a CSV file. Raises FileRefused when it is not text, or its quotes never close."""
    text, charset = decoded(data)
    text = text.lstrip("\ufeff")
    announced = _SEP_LINE.match(text)
    if announced:
        text = text[announced.end() :]
    delimiter = announced["sep"] if announced else delimiter_of(text[:200_000])
    skipped = 1 if announced else 0

    def rows() -> Iterator[Row]:
        return numbered(_records(text, delimiter, skipped))

    name = PurePath(filename).stem or "Feuille 1"
    sheet = Sheet(name=name, head=head_of(rows()), rows=rows)
    if not sheet.head:
        raise refusals.empty()
    return Tables(form="csv", filename=filename, sheets=(sheet,), notes=_notes(charset, text))


def decoded(data: bytes) -> tuple[str, str]:
    """The text and the charset it was read in. Raises FileRefused (not_a_table) for bytes that are no
    text."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace"), "utf-16"
    utf16 = _utf16_without_mark(data[:2_000])
    if utf16:
        return data.decode(utf16, "replace"), utf16
    if data[:100_000].count(0) > 8:
        raise refusals.not_a_table("un fichier binaire")
    try:
        return data.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError:
        return _legacy(data)


def delimiter_of(text: str) -> str:
    """The separator that cuts the first fifty lines into the most even rows of two cells or more."""
    scores = {delimiter: _evenness(text, delimiter) for delimiter in DELIMITERS}
    return max(DELIMITERS, key=lambda delimiter: scores[delimiter])


def _evenness(text: str, delimiter: str) -> float:
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    try:
        widths = [len(cells) for cells in islice(reader, 50) if cells]
    except csv.Error:
        return 0.0
    wide = Counter(width for width in widths if width > 1)
    if not wide:
        return 0.0
    width, times = wide.most_common(1)[0]
    return times / len(widths) * min(width, 8) + sum(wide.values()) / len(widths)


def _records(text: str, delimiter: str, skipped: int) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    try:
        yield from enumerate(reader, start=1 + skipped)
    except csv.Error as error:
        raise refusals.FileRefused(
            "unclosed_quote",
            "Une cellule de ce fichier ne se termine jamais (un guillemet ouvert et pas refermé ?), "
            f"vers la ligne {reader.line_num}. Corrigez-la, ou enregistrez le tableau en .xlsx.",
        ) from error


def _utf16_without_mark(sample: bytes) -> str:
    """ "utf-16-le" or "utf-16-be" when one byte in two is null, as for Latin letters; "" otherwise."""
    even, odd = sample[0::2], sample[1::2]
    if len(sample) >= 4 and odd.count(0) > 0.7 * len(odd) and even.count(0) < 0.1 * len(even):
        return "utf-16-le"
    if len(sample) >= 4 and even.count(0) > 0.7 * len(even) and odd.count(0) < 0.1 * len(odd):
        return "utf-16-be"
    return ""


def _legacy(data: bytes) -> tuple[str, str]:
    """Text of before UTF-8, or UTF-8 with a few broken letters, which are then shown as �."""
    mended = data.decode("utf-8", "replace")
    multibyte = sum(1 for sign in mended if sign > "\x7f")
    if mended.count("\ufffd") * 10 < multibyte:
        return mended.removeprefix("\ufeff"), "utf-8"
    sample = b"\n".join(match[0] for match in islice(_NON_ASCII_LINE.finditer(data), 400))[:40_000]
    if sum(1 for byte in sample if byte < 9) > len(sample) // 100:
        raise refusals.not_a_table("un fichier binaire")
    best = from_bytes(sample, cp_isolation=LEGACY, enable_fallback=False).best()
    charset = best.encoding if best and best.encoding in LEGACY and not _is_cp1252(sample) else "cp1252"
    return data.decode(charset, "replace"), charset


def _is_cp1252(sample: bytes) -> bool:
    """Whether the accented letters are where Windows puts the French ones; nearly every old file is so."""
    high = [byte for byte in sample if byte >= 0x80]
    french = frozenset("éèêëàâùûüçîïôœæÉÈÀÇÊ«»’–°€²…".encode("cp1252")) | {0xA0}
    return sum(byte in french for byte in high) > 0.9 * len(high)


def _notes(charset: str, text: str) -> tuple[str, ...]:
    if "\ufffd" not in text:
        return ()
    return (
        f"Quelques signes n’ont pas pu être lus ({charset}) : ils apparaissent comme « � ». "
        "Enregistrez le fichier en « CSV UTF-8 » pour les retrouver.",
    )
