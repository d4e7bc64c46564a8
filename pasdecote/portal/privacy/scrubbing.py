"""After an erasure: what was overwritten leaves the file of the database too."""

from django.db import connection, transaction

from pasdecote.ground.store import search


def scrub() -> None:
    """Rewrite the search index without what was dropped, and empty the log of the last writes. Short."""
    with transaction.atomic():
        search.scrub()
    if connection.vendor == "sqlite":
        _quietly("PRAGMA wal_checkpoint(TRUNCATE)")


def rewrite_the_file() -> None:
    """Write the whole database anew: what former versions of the software let go of leaves it as well.

    It holds writers up for the time of a copy. PostgreSQL does it by itself, table by table.
    """
    scrub()
    if connection.vendor == "sqlite":
        _quietly("VACUUM")
        _quietly("PRAGMA wal_checkpoint(TRUNCATE)")


def _quietly(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        cursor.fetchall()
