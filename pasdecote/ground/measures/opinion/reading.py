"""Votes from a text file with columns: the open format of Polis, and what a spreadsheet makes of it.

Columns are known by their name, in any order; the separator is a comma, a semicolon or a tab; a mark at the
beginning is skipped. Every line that cannot be read is named.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from io import StringIO

import numpy as np

from pasdecote.ground.kernel.text import fold

from .votes import Votes, VotesRefused, gather

VOTER, STATEMENT, ANSWER, TIME, REMOVED = "voter", "statement", "answer", "time", "removed"
_COLUMNS: Mapping[str, tuple[str, ...]] = {
    VOTER: ("voter id", "voter", "participant", "participant id", "pid", "personne", "votant"),
    STATEMENT: ("comment id", "comment", "statement", "statement id", "tid", "phrase"),
    ANSWER: ("vote", "answer", "reponse"),
    TIME: ("timestamp", "modified", "moment"),
    REMOVED: ("moderated", "mod", "retiree"),
}
_SAID = {VOTER: "voter-id", STATEMENT: "comment-id", ANSWER: "vote", REMOVED: "moderated"}
_ANSWERS = {"1": 1, "+1": 1, "0": 0, "-1": -1, "−1": -1, "1.0": 1, "0.0": 0, "-1.0": -1}
_WORDS = {"d accord": 1, "pas d accord": -1, "je passe": 0}
_NAMED = 10


def read_votes(data: bytes) -> Votes:
    """The votes of a file: who (`voter-id`), on what (`comment-id`), how (`vote`: 1, 0, -1, or in words), and
    when (`timestamp`: a whole number or an ISO date) if the file says so.

    Without times the last line counts. Raises VotesRefused, naming the lines that cannot be read.
    """
    rows = _rows(data)
    places = _places(rows, (VOTER, STATEMENT, ANSWER))
    columns: dict[str, list[str | int]] = {name: [] for name in places if name != REMOVED}
    wrong: list[str] = []
    for line, row in rows:
        try:
            for name, value in _vote(row, places).items():
                columns[name].append(value)
        except ValueError as error:
            wrong.append(f"Ligne {line} : {error}")
    _refuse(wrong)
    if not columns[VOTER]:
        raise VotesRefused("Ce fichier ne contient aucune réponse.")
    return gather(
        _names(columns[VOTER]),
        _names(columns[STATEMENT]),
        np.array(columns[ANSWER], dtype=np.int8),
        np.array(columns[TIME], dtype=np.int64) if TIME in columns else None,
    )


def read_removed(data: bytes, votes: Votes) -> list[str | int]:
    """The statements of these votes that a file (`comment-id`, `moderated`) marks -1: taken out.

    Raises VotesRefused when a column lacks.
    """
    rows = _rows(data)
    places = _places(rows, (STATEMENT, REMOVED))
    most = max(places.values())
    out = {
        row[places[STATEMENT]].strip()
        for _line, row in rows
        if len(row) > most and _ANSWERS.get(row[places[REMOVED]].strip()) == -1
    }
    return [name for name in votes.statements.tolist() if str(name) in out]


def _vote(row: Sequence[str], places: Mapping[str, int]) -> dict[str, str | int]:
    """One answer by column. Raises ValueError with a French sentence."""
    most = max(places.values())
    if len(row) <= most:
        raise ValueError(f"il y a {len(row)} cases, il en faut au moins {most + 1}.")
    told = {name: row[place].strip() for name, place in places.items()}
    if not told[VOTER] or not told[STATEMENT]:
        raise ValueError("il manque la personne ou la phrase.")
    answer = _ANSWERS.get(told[ANSWER], _WORDS.get(fold(told[ANSWER])))
    if answer is None:
        raise ValueError(f"« {told[ANSWER]} » n’est pas une réponse (1, 0 ou -1).")
    read: dict[str, str | int] = {VOTER: told[VOTER], STATEMENT: told[STATEMENT], ANSWER: answer}
    return read | ({TIME: _moment(told[TIME])} if TIME in told else {})


def _moment(text: str) -> int:
    """A time as a whole number; of a date, milliseconds. Raises ValueError with a French sentence."""
    try:
        moment = (
            int(text)
            if text.lstrip("-").isdigit()
            else round(datetime.fromisoformat(text).timestamp() * 1000)
        )
    except (ValueError, OverflowError):
        raise ValueError(f"« {text} » n’est pas un moment (un nombre entier, ou 2026-11-23).") from None
    if abs(moment) >= 2**62:
        raise ValueError(f"« {text} » n’est pas un moment possible.")
    return moment


def _names(told: Sequence[str | int]) -> np.ndarray[tuple[int], np.dtype[np.int64]] | np.ndarray:
    """Names as whole numbers when all are written as such, so that 10 comes after 9; as texts otherwise."""
    texts = [str(name) for name in told]
    if all(text.isdecimal() and len(text) < 18 and str(int(text)) == text for text in set(texts)):
        return np.array(texts, dtype=np.int64)
    return np.array(texts)


def _refuse(wrong: Sequence[str]) -> None:
    if not wrong:
        return
    more = [f"… et {len(wrong) - _NAMED} autres lignes."] if len(wrong) > _NAMED else []
    raise VotesRefused(
        "\n".join(["Rien n’a été calculé, des lignes ne se lisent pas.", *wrong[:_NAMED], *more])
    )


def _places(rows: Iterator[tuple[int, list[str]]], needed: Sequence[str]) -> dict[str, int]:
    """Where each column is, from the header, which is taken off `rows`."""
    _line, header = next(rows, (1, []))
    told = [fold(title) for title in header]
    places = {
        name: next(told.index(word) for word in words if word in told)
        for name, words in _COLUMNS.items()
        if set(words) & set(told)
    }
    lacking = [_SAID[name] for name in needed if name not in places]
    if lacking:
        raise VotesRefused(
            f"Ligne 1 : il manque la colonne {', '.join(lacking)}. La première ligne nomme les colonnes."
        )
    return places


def _rows(data: bytes) -> Iterator[tuple[int, list[str]]]:
    """The lines that hold something, with their numbers in the file. Raises VotesRefused on no text."""
    if b"\0" in data:
        raise VotesRefused("Ce fichier n’est pas un texte en colonnes : enregistrez-le en CSV.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    first = text.partition("\n")[0]
    reader = csv.reader(StringIO(text, newline=""), delimiter=max(",;\t", key=first.count))
    try:
        for row in reader:
            if any(case.strip() for case in row):
                yield reader.line_num, row
    except csv.Error as error:
        raise VotesRefused(f"Ligne {reader.line_num} : cette ligne ne se lit pas ({error}).") from error
