"""French full text over any rows, by their identifiers: FTS5 on SQLite, GIN on PostgreSQL."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from pasdecote.ground.store.models import IndexedText
from pasdecote.ground.store.stems import stems

MOST_WORDS = 12


def index(texts: Mapping[UUID, str]) -> None:
    """Keep the stems of these texts under their owners, in place of earlier ones."""
    forget(texts)
    keep(prepared(owner, text) for owner, text in texts.items())


def prepared(owner: UUID, text: str) -> IndexedText:
    """The stems of a text, not saved yet: the slow part, to be done before a transaction."""
    return IndexedText(owner=owner, lexemes=" ".join(stems(text)))


def keep(rows: Iterable[IndexedText]) -> None:
    """Save prepared rows. None of their owners is indexed yet."""
    IndexedText.objects.bulk_create(rows, batch_size=500)


def forget(owners: Iterable[UUID]) -> None:
    """Drop what is indexed under these owners."""
    IndexedText.objects.filter(owner__in=list(owners)).delete()


def scrub() -> None:
    """After an erasure: rewrite the index so that dropped stems leave the database file too (SQLite < 3.42
    keeps them in old segments; PostgreSQL lets them go at its next VACUUM)."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO store_indexedtext_words(store_indexedtext_words) VALUES('optimize')")


def matching(words: str) -> "QuerySet[IndexedText, UUID]":
    """The owners of texts that hold every word looked for; the last may be only begun.

    Gives a query of identifiers to be used within another, empty when nothing can be looked for.
    """
    wanted = stems(words)[:MOST_WORDS]
    texts = IndexedText.objects.order_by()
    if not wanted:
        return texts.none().values_list("owner", flat=True)
    if connection.vendor == "sqlite":
        expression = " ".join([*(f'"{word}"' for word in wanted[:-1]), f'"{wanted[-1]}" *'])
        inside = "SELECT rowid FROM store_indexedtext_words WHERE store_indexedtext_words MATCH %s"
    else:
        expression = " & ".join([*wanted[:-1], f"{wanted[-1]}:*"])
        inside = (
            "SELECT id FROM store_indexedtext "
            "WHERE to_tsvector('simple', coalesce(lexemes, '')) @@ to_tsquery('simple', %s)"
        )
    return texts.filter(pk__in=RawSQL(inside, (expression,))).values_list("owner", flat=True)
