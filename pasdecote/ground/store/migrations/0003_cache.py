"""The table of the cache, shared by every process: limits of attempts are counted there."""

from django.core.management import call_command
from django.db import migrations


def make(apps, schema_editor):
    call_command("createcachetable", "store_cache", database=schema_editor.connection.alias, verbosity=0)


def drop(apps, schema_editor):
    schema_editor.execute("DROP TABLE store_cache")


class Migration(migrations.Migration):

    dependencies = [
        ("store", "0002_full_text"),
    ]

    operations = [
        migrations.RunPython(make, drop),
    ]
