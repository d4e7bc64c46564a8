"""The tables match the models, and a migration stays true whatever the application becomes."""

import ast
from io import StringIO

import pytest
from django.core.management import call_command

from tests.project import tree

MIGRATIONS = [path for path in tree.below("pasdecote", ".py") if path.parent.name == "migrations"]


@pytest.mark.django_db
def test_no_change_of_the_models_waits_for_its_migration():
    said = StringIO()
    try:
        call_command("makemigrations", check=True, dry_run=True, stdout=said)
    except SystemExit:
        pytest.fail(said.getvalue())


def imported(path):
    for node in ast.walk(tree.parsed(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield "pasdecote" if node.level else node.module or ""


def test_migrations_import_nothing_of_the_application():
    assert MIGRATIONS
    wrong = {
        tree.shown(path): names
        for path in MIGRATIONS
        if (names := sorted(name for name in imported(path) if name.split(".")[0] == "pasdecote"))
    }
    assert wrong == {}
