"""What measures of writing share: the same rows inserted bare, and the same module over PostgreSQL."""

import os
import subprocess
import sys
import time

import msgspec
from django.db import connection
from django.db.models import QuerySet

import bench.world  # noqa: F401 (it sets Django up)
from bench.timing import Measure, once
from pasdecote.spine.journal.models import Entry, Replacement


def over_postgres(name: str) -> list[Measure]:
    """The measures of this module, in a process of its own over a PostgreSQL of the moment."""
    from tests.project.postgres import server

    with server() as address:
        answer = subprocess.run(
            [sys.executable, "-m", "bench.one", name],
            env={**os.environ, "DATABASE_URL": address},
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
    return msgspec.json.decode(answer.stdout.splitlines()[-1], type=list[Measure])


def bare(mine: QuerySet[Entry], number: int) -> float:
    """Seconds of inserting these very rows again, one statement and one transaction each."""
    rows = list(mine.order_by("pk"))
    assert len(rows) == number
    Replacement.objects.filter(version__in=mine).delete()
    mine.delete()
    fields = list(Entry._meta.concrete_fields)
    columns, marks = ", ".join(str(field.column) for field in fields), ", ".join("%s" for _field in fields)
    statement = f"INSERT INTO {Entry._meta.db_table} ({columns}) VALUES ({marks})"
    values = [
        [field.get_db_prep_save(getattr(row, field.attname), connection) for field in fields] for row in rows
    ]

    def insert() -> None:
        with connection.cursor() as cursor:
            for value in values:
                cursor.execute(statement, value)

    return once(insert, time.perf_counter)
