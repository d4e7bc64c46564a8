"""From a batch to its sheets with their mappings, and to its dry run."""

from collections.abc import Iterator
from uuid import UUID

import msgspec

from pasdecote.portal.intake.lines import Memory
from pasdecote.portal.intake.mapping import Mapping
from pasdecote.portal.intake.models import Batch, SavedMapping
from pasdecote.portal.intake.plan import Plan, dry_run
from pasdecote.portal.intake.readers.sheet import Sheet
from pasdecote.portal.intake.reading import open_table
from pasdecote.portal.intake.rows import to_facts
from pasdecote.spine.collectives.models import Collective
from pasdecote.spine.journal.services.batches import known_ids


def saved_mappings(collective: Collective) -> dict[str, Mapping]:
    """The mappings decided for this collective, by signature of headers. Unreadable ones are passed over."""
    rows = SavedMapping.objects.filter(collective=collective).order_by("pk")
    found = {}
    for row in rows:
        try:
            found[row.signature] = msgspec.json.decode(row.mapping, type=Mapping)
        except msgspec.MsgspecError:
            continue
    return found


def sheets_of(batch: Batch) -> list[tuple[Sheet, Mapping | None]]:
    """Every sheet of the file with how it is read, None when it is left aside. Raises FileRefused."""
    with batch.file.open("rb") as stream:
        tables = open_table(stream.read(), batch.filename)
    return [(sheet, mapping_of(batch, sheet.name)) for sheet in tables.sheets]


def mapping_of(batch: Batch, sheet: str) -> Mapping | None:
    """How a sheet is read, None when it is left aside or not in the file."""
    text = batch.choices.get(sheet)
    return msgspec.json.decode(text, type=Mapping) if text else None


def chosen_sheets(batch: Batch) -> Iterator[tuple[Sheet, Mapping]]:
    """The sheets to be read."""
    for sheet, mapping in sheets_of(batch):
        if mapping is not None:
            yield sheet, mapping


def plan_of(batch: Batch) -> Plan:
    """What the import would do, line by line; keeps nothing. Raises FileRefused."""
    key = str(batch.collective_id)
    memory, sheets = Memory.of(key), list(chosen_sheets(batch))
    ids: list[UUID] = []
    for sheet, mapping in sheets:
        ids += [line.fact_id for line in to_facts(sheet, mapping, key, memory=memory) if line.fact_id]
    return dry_run(sheets, key, known=known_ids(ids))
