"""Small tables that the tests of import make, and what the journal tells once they are in."""

from io import BytesIO
from pathlib import Path

from openpyxl import Workbook

from pasdecote.portal.intake import services
from pasdecote.spine.journal.queries import shared_notes, told

EXAMPLES = Path(__file__).parents[3] / "examples"
HEADERS = ["Date", "Projet", "Type", "Présents", "Ce qui s’est passé", "Météo"]
ROWS = [
    ["06/01/2026", "Le jardin", "Atelier", "8", "On a retourné la terre.", "gris"],
    ["13/01/2026", "Le jardin", "Atelier", "5", "On a semé les fèves.", "beau"],
    ["20/01/2026", "La fête des voisins", "Réunion", "12", "On a choisi la date.", "pluie"],
]


def workbook(*sheets, name="Suivi"):
    """An .xlsx of these sheets, each a list of rows."""
    made = Workbook()
    made.remove(made.active)
    for rank, rows in enumerate(sheets):
        sheet = made.create_sheet(name if rank == 0 else f"{name} {rank + 1}")
        for row in rows:
            sheet.append(row)
    held = BytesIO()
    made.save(held)
    return held.getvalue()


def table(rows=ROWS, headers=HEADERS):
    """One sheet with its headers."""
    return workbook([headers, *rows])


def many(number, wrong=()):
    """So many rows; those of these numbers (counted as a spreadsheet does) have an impossible date."""
    return [
        [
            f"{'99' if rank + 2 in wrong else f'{rank % 28 + 1:02d}'}/{rank // 28 % 12 + 1:02d}/2025",
            "",
            "Atelier",
            str(rank % 9 + 1),
            f"Séance numéro {rank}.",
            "",
        ]
        for rank in range(number)
    ]


def received(cast, data=None, by=None, name="suivi.xlsx"):
    """An import that waits for a decision."""
    return services.receive(
        by=by or cast.nadia, collective=cast.tilleuls, filename=name, data=table() if data is None else data
    )


def imported(cast, data=None, *, circle="team", skip_errors=False, by=None):
    """An import done."""
    batch = received(cast, data, by)
    services.decide(by=by or cast.nadia, batch=batch, circle=circle, skip_errors=skip_errors)
    services.run(batch=batch)
    return batch


def notes(cast):
    """What the journal of the group tells today."""
    return told(shared_notes(collectives=[cast.tilleuls.pk]))
