"""Importing a spreadsheet of 60,000 lines, against keeping the same rows bare in one bulk_create."""

import time
from datetime import date, timedelta
from random import Random

from django.db import connection, transaction

from bench.telling import SENTENCES
from bench.timing import Measure, once
from bench.world import YEAR, group
from pasdecote.portal.intake import services
from pasdecote.portal.intake.models import Batch
from pasdecote.spine.journal.models import Entry

LINES = 60_000
AT_ONCE = 500


def measures() -> list[Measure]:
    """Lines a second from the file to the journal, and how many times the bare rows take."""
    about = group(100)
    batch = services.receive(
        by=about.account, collective=about.collective, filename="suivi.csv", data=spreadsheet(LINES)
    )
    services.decide(by=about.account, batch=batch, circle="team", skip_errors=False)
    spent = once(lambda: services.run(batch=batch), time.perf_counter)
    bare = _bare(batch)
    return [
        Measure("lignes importées par seconde", batch.created / spent, None, f"{spent:.1f} s", "lignes/s"),
        Measure("import contre bulk_create des mêmes lignes", spent / bare, 10.0, f"{bare:.1f} s nu"),
        Measure("lignes du fichier absentes du carnet", LINES - batch.created, 0, "", "lignes"),
    ]


def spreadsheet(lines: int) -> bytes:
    """A follow-up of activity as an association keeps it, in CSV."""
    draw = Random("import")
    rows = ["Date;Type;Lieu;Durée;Nb pers.;dont nouveaux;Bilan"]
    for rank in range(lines):
        day = date(YEAR, 1, 1) + timedelta(days=draw.randrange(365))
        kind = draw.choice(("Atelier", "Réunion", "Rencontre", "Permanence"))
        place = draw.choice(("Foyer", "Laverie", "Médiathèque"))
        told = draw.choice(SENTENCES).replace(";", ",")
        rows.append(
            f"{day:%d/%m/%Y};{kind};{place};2h;{draw.randrange(3, 20)};{draw.randrange(3)};{told} n° {rank}"
        )
    return "\n".join(rows).encode()


def _bare(batch: Batch) -> float:
    """Seconds of keeping the batch's very rows again, once they are out of the way."""
    rows = list(Entry.objects.filter(batch=batch.pk).order_by("pk"))
    with connection.cursor() as cursor:
        table = connection.ops.quote_name(Entry._meta.db_table)
        cursor.execute(f"DELETE FROM {table} WHERE batch = %s", [batch.pk.hex])

    def keep() -> None:
        with transaction.atomic():
            Entry.objects.bulk_create(rows, batch_size=AT_ONCE)

    return once(keep, time.perf_counter)
