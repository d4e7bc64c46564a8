"""A table of text, line by line, in whichever encoding and with whichever separator it comes; bounded."""

import csv
import io
from collections.abc import Iterator

from pasdecote.ground.kernel.text import fold
from pasdecote.ground.measures.voting.errors import VotingRefused

LARGEST = 50_000_000
MOST_BALLOTS = 200_000
MOST_COLUMNS = 300
HOW_MANY = "nombre"

Row = tuple[int, list[str]]


def text_of(data: bytes) -> str:
    """The text of a file, without its byte order mark. Raises VotingRefused when too large, empty or
    binary."""
    if len(data) > LARGEST:
        raise VotingRefused(f"ce fichier est trop gros : {LARGEST // 1_000_000} Mo au plus.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    if "\x00" in text:
        raise VotingRefused("ce fichier n’est pas du texte.", text[: text.index("\x00")].count("\n") + 1)
    if not text.strip():
        raise VotingRefused("ce fichier est vide.")
    return text


def rows_of(text: str, separator: str) -> Iterator[Row]:
    """Lines that say something, each with its number; cells without the spaces around them."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield reader.line_num, [cell.strip() for cell in cells]
    except csv.Error:
        raise VotingRefused(
            "cette ligne ne se lit pas : un guillemet est resté ouvert.", reader.line_num
        ) from None


def table(data: bytes) -> tuple[list[str], list[Row]]:
    """The titles of the columns and the lines below them, all as long as the titles.

    Raises VotingRefused when a title is missing or twice there, or a line has too many cells.
    """
    text = text_of(data)
    first = text.splitlines()[0]
    separator = max(";,\t", key=first.count)
    rows = rows_of(text, separator)
    line, titles = next(rows)
    if len(titles) > MOST_COLUMNS:
        raise VotingRefused(f"{len(titles)} colonnes, pour {MOST_COLUMNS} au plus.", line)
    if not all(titles) or len({fold(title) or title for title in titles}) < len(titles):
        raise VotingRefused("chaque colonne porte un titre, et chaque titre une seule fois.", line)
    return titles, list(_squared(rows, len(titles)))


def _squared(rows: Iterator[Row], width: int) -> Iterator[Row]:
    for count, (line, cells) in enumerate(rows, 1):
        if count > MOST_BALLOTS:
            raise VotingRefused(f"plus de {MOST_BALLOTS} lignes : c’est trop.", line)
        if any(cells[width:]):
            raise VotingRefused(f"{len(cells)} cases, pour {width} colonnes.", line)
        yield line, (cells + [""] * width)[:width]


def people(cell: str, line: int) -> int:
    """How many people a line stands for: the cell « nombre », one when it is empty."""
    if not cell:
        return 1
    return whole(cell, line, most=MOST_BALLOTS, least=1)


def whole(cell: str, line: int, *, most: int, least: int = 0) -> int:
    """A whole number between two bounds. Raises VotingRefused otherwise."""
    text = cell.strip()
    if not (text.isascii() and text.isdigit() and len(text) <= 12 and least <= int(text) <= most):
        raise VotingRefused(f"« {cell[:40]} » n’est pas un nombre entier de {least} à {most}.", line)
    return int(text)
