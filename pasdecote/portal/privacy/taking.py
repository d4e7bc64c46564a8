"""What somebody takes away of their own: everything of their account, as the registry says it."""

import zipfile
from typing import IO, Any

from pasdecote.ground.documents.csv_text import to_csv
from pasdecote.ground.documents.model import Cell
from pasdecote.ground.store.personal import Row
from pasdecote.portal.privacy.archive import add_file, add_style, as_json, cell, in_words, page
from pasdecote.portal.privacy.people import person_of
from pasdecote.portal.privacy.registry import kinds, leaving
from pasdecote.spine.accounts.models import Account

LEFT_OFF_THE_PAGE = ("contenu", "note", "version")  # identifiers and data: in the tables, not on the page
LEAD, PICTURE = "phrase", "fichier"


def write_own(account: Account, stream: IO[bytes]) -> None:
    """Write the archive: a page, a table and data for each kind, the files. Own notes in `moi` are in it."""
    person = person_of(account)
    found = leaving(person)
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for kind, rows in found:
            header = list(rows[0])
            table: list[list[Cell]] = [[*header], *([cell(row[name]) for name in header] for row in rows)]
            archive.writestr(f"{kind.name}.csv", to_csv(table))
            archive.writestr(f"{kind.name}.json", as_json(rows))
        for kind in kinds():
            for name, file in kind.files(person) if kind.files else ():
                add_file(archive, file, name)
        archive.writestr(
            "index.html", _page(account, [(kind.title, kind.name, rows) for kind, rows in found])
        )
        add_style(archive)


def _page(account: Account, found: list[tuple[object, str, list[Row]]]) -> str:
    sections = [
        {"title": title, "name": name, "rows": [_shown(row) for row in rows]} for title, name, rows in found
    ]
    return page("own", {"name": str(account), "sections": sections})


def _shown(row: Row) -> dict[str, Any]:
    """One row as the page shows it: its sentence, its picture, then what else it says."""
    left = (*LEFT_OFF_THE_PAGE, LEAD, PICTURE)
    rest = [(key, in_words(value)) for key, value in row.items() if key not in left]
    return {
        "lead": row.get(LEAD, ""),
        "picture": row.get(PICTURE, ""),
        "rest": [(key, words) for key, words in rest if words],
    }
