"""The full-text index over lexemes, in each database's own way, and the cache table that rate limits share."""

import sqlite3

from django.core.management import call_command
from django.db import migrations

SQLITE = [
    """CREATE VIRTUAL TABLE store_indexedtext_words USING fts5(
        lexemes, content='store_indexedtext', content_rowid='id', tokenize='unicode61 remove_diacritics 0')""",
    """CREATE TRIGGER store_indexedtext_added AFTER INSERT ON store_indexedtext BEGIN
        INSERT INTO store_indexedtext_words(rowid, lexemes) VALUES (new.id, new.lexemes); END""",
    """CREATE TRIGGER store_indexedtext_removed AFTER DELETE ON store_indexedtext BEGIN
        INSERT INTO store_indexedtext_words(store_indexedtext_words, rowid, lexemes)
        VALUES ('delete', old.id, old.lexemes); END""",
    """CREATE TRIGGER store_indexedtext_changed AFTER UPDATE ON store_indexedtext BEGIN
        INSERT INTO store_indexedtext_words(store_indexedtext_words, rowid, lexemes)
        VALUES ('delete', old.id, old.lexemes);
        INSERT INTO store_indexedtext_words(rowid, lexemes) VALUES (new.id, new.lexemes); END""",
]
# Erased words must leave the file, not only the answers: from SQLite 3.42 on, at once; before, at `scrub`.
SECURE_DELETE = "INSERT INTO store_indexedtext_words(store_indexedtext_words, rank) VALUES('secure-delete', 1)"
POSTGRESQL = [
    """CREATE INDEX store_indexedtext_words ON store_indexedtext
        USING gin (to_tsvector('simple', coalesce(lexemes, '')))"""
]
BACK = {
    "sqlite": [
        "DROP TRIGGER store_indexedtext_added",
        "DROP TRIGGER store_indexedtext_removed",
        "DROP TRIGGER store_indexedtext_changed",
        "DROP TABLE store_indexedtext_words",
    ],
    "postgresql": ["DROP INDEX store_indexedtext_words"],
}


def make_index(apps, schema_editor):
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement)
    if schema_editor.connection.vendor == "sqlite" and sqlite3.sqlite_version_info >= (3, 42):
        schema_editor.execute(SECURE_DELETE)


def drop_index(apps, schema_editor):
    for statement in BACK[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def make_cache_table(apps, schema_editor):
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("store", "0001_initial")]
    operations = [
        migrations.RunPython(make_index, drop_index),
        migrations.RunPython(make_cache_table, migrations.RunPython.noop),
    ]
