"""The feuille de recopie on paper: one box to tick for each field, tables for fields of several lines."""

from collections.abc import Iterator
from datetime import date

from pasdecote.ground.documents.model import Block, Column, Document, FieldRow, Fields, Heading, Table
from pasdecote.projections.reports.files.copy_sheet import CopyLine, CopySheet, CopyWord, signs


def sheet_document(sheet: CopySheet, *, on: date) -> Document:
    """The sheet for paper, with a box to tick for each field; fields of several lines are tables."""
    return Document(
        title=sheet.title,
        subtitle=sheet.subtitle,
        date=on,
        language=sheet.language,
        blocks=tuple(_blocks(sheet)),
    )


def _blocks(sheet: CopySheet) -> Iterator[Block]:
    section, rows = "", list[FieldRow]()
    group = list[CopyLine]()
    for line in sheet.lines:
        if group and line.group != group[0].group:
            yield _table(group)
            group = []
        if rows and (line.group or line.section != section):
            yield Fields(tuple(rows))
            rows = []
        if line.section != section:
            section = line.section
            yield Heading(1, section)
        if line.group:
            group.append(line)
        else:
            rows += _rows(line)
    if group:
        yield _table(group)
    if rows:
        yield Fields(tuple(rows))


def _rows(line: CopyLine) -> list[FieldRow]:
    label = f"{line.label} ({CopyWord.QUOTED})" if line.quoted else line.label
    if not line.text:
        why = _joined(CopyWord.NOTHING.format(why=line.why), _ours(line))
        return [FieldRow(label=label, value="—", number=line.number, note=why)]
    to_tick = FieldRow(
        label=label,
        value=line.text,
        number=line.number,
        note=_joined(_measured(line), _ours(line)),
        status=str(CopyWord.TO_COPY),
    )
    if not line.shortened:
        return [to_tick]
    length = CopyWord.LIMITED.format(length=signs(line.shortened), limit=line.limit)
    shorter = FieldRow(label=CopyWord.SHORTENED.format(label=line.label), value=line.shortened, note=length)
    return [to_tick, shorter]


def _ours(line: CopyLine) -> str:
    return CopyWord.OURS.format(ours=line.ours) if line.ours else ""


def _joined(*words: str) -> str:
    return " ; ".join(word for word in words if word)


def _measured(line: CopyLine) -> str:
    if line.is_number:
        return ""
    words = CopyWord.TOO_LONG if line.too_long else CopyWord.LIMITED if line.limit else CopyWord.LENGTH
    return words.format(length=line.length, limit=line.limit)


def _table(group: list[CopyLine]) -> Table:
    columns = (Column("À recopier", weight=4), Column("Valeur", align="right"), Column("Précision", weight=2))
    rows = tuple(
        (
            f"{CopyWord.BOX} {line.label}" if line.text else line.label,
            line.text or "—",
            line.why or line.note,
        )
        for line in group
    )
    return Table(columns, rows, caption=_joined(group[0].number, _ours(group[0])))
