"""From a batch to its sheets with their mappings, and to its dry run."""

from collections.abc import Iterator

import msgspec

from pasdecote.portal.intake.headers import guess_sheet
from pasdecote.portal.intake.mapping import Mapping
from pasdecote.portal.intake.models import Batch, SavedMapping
from pasdecote.portal.intake.plan import Plan, dry_run
from pasdecote.portal.intake.readers.sheet import Sheet
from pasdecote.portal.intake.reading import open_table
from pasdecote.spine.collectives.models import Collective
from pasdecote.spine.journal.queries import versions_out_of


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


def mapping_to_show(batch: Batch, sheet: Sheet) -> Mapping | None:
    """How a sheet is read, or would be if it were not left aside; None when no headers were found."""
    chosen = mapping_of(batch, sheet.name)
    if chosen is not None:
        return chosen
    found = guess_sheet(sheet, batch.filename)
    if found is None:
        return None
    return saved_mappings(batch.collective).get(found.signature, found).applied_to(found)


def mapping_of(batch: Batch, sheet: str) -> Mapping | None:
    """How a sheet is read, None when it is left aside or not in the file."""
    text = batch.choices.get(sheet)
    return msgspec.json.decode(text, type=Mapping) if text else None


def chosen_sheets(batch: Batch) -> Iterator[tuple[Sheet, Mapping]]:
    """The sheets to be read."""
    for sheet, mapping in sheets_of(batch):
        if mapping is not None:
            yield sheet, mapping


def told_plan(batch: Batch) -> Plan:
    """The dry run made when the file came, or when its columns were last decided."""
    return msgspec.json.decode(batch.plan, type=Plan)


def plan_of(batch: Batch) -> Plan:
    """What the import would do, line by line; reads the file whole, keeps nothing. Raises FileRefused."""
    known = set(versions_out_of(batch.collective_id).order_by().values_list("pk", flat=True))
    return dry_run(chosen_sheets(batch), str(batch.collective_id), known=known)
