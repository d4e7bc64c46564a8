"""The contracts of the house hold, also where the import tool cannot see.

`{% url %}`, `reverse()` and `redirect()` name a view by a string, a foreign key may name a model by a string,
and the other end of a foreign key appears on a lower model under its `related_name`. All three are resolved
here against the same layers.
"""

import ast
import re
import subprocess
import sys

import pytest
from django.apps import apps

from tests.project import house, tree
from tests.project.addresses import addresses
from tests.project.environment import ROOT

URL_TAG = re.compile(r"{%-?\s*url\s+['\"]([\w:.-]+)['\"]")
NAMING = {"reverse", "reverse_lazy", "redirect", "resolve_url"}
INNER = {"urls", "views", "api", "forms", "services", "projection", "queries", "access", "models", "rules"}


def test_the_import_contracts_hold():
    command = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command as c; c()",
        "--no-cache",
    ]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert answer.returncode == 0, answer.stdout + answer.stderr


def test_a_line_knows_only_the_lines_below_it():
    assert house.may_know("pasdecote.spine.journal", "pasdecote.spine.collectives")
    assert not house.may_know("pasdecote.spine.collectives", "pasdecote.spine.journal")
    assert not house.may_know("pasdecote.practice.actions", "pasdecote.projections.reports")
    assert not house.may_know("pasdecote.practice.actions", "pasdecote.practice.belonging")
    assert house.may_know("pasdecote.portal.home", "pasdecote.portal.intake")
    assert not house.may_know("pasdecote.ground.ui", "pasdecote.portal.home")


def test_every_package_has_its_place_in_the_layers():
    for name in house.packages():
        *_, wing, package = name.split(".")
        placed = {each for line in house.levels(f"pasdecote.{wing}") for each in line}
        assert package in placed, f"{name} has no place in .importlinter"


def named_in_templates():
    for path in tree.templates():
        package = tree.package(tree.dotted(path))
        for name in URL_TAG.findall(path.read_text()):
            yield package, name, tree.shown(path)


def named_in_code():
    for path in tree.modules():
        package = tree.package(tree.dotted(path))
        for node in ast.walk(tree.parsed(path)):
            if isinstance(node, ast.Call) and _called(node) in NAMING and node.args:
                first = node.args[0]
                if (
                    isinstance(first, ast.Constant)
                    and isinstance(first.value, str)
                    and "/" not in first.value
                ):
                    yield package, first.value, f"{tree.shown(path)}:{node.lineno}"


def _called(node):
    return getattr(node.func, "id", getattr(node.func, "attr", ""))


def test_no_page_leads_to_a_higher_line():
    homes = {address.name: tree.package(address.module) for address in addresses()}
    wrong = [
        f"{where} leads to {name}, of {homes[name]}"
        for package, name, where in [*named_in_templates(), *named_in_code()]
        if package and homes.get(name) and not house.may_know(package, homes[name])
    ]
    assert wrong == []


def test_every_address_that_is_named_exists():
    known = {address.name for address in addresses()}
    lost = [
        f"{where}: {name}"
        for _, name, where in [*named_in_templates(), *named_in_code()]
        if name not in known
    ]
    assert lost == []


def ties():
    """Every foreign key and many-to-many of ours: field, package that declares it, package it points to."""
    for model in apps.get_models():
        declaring = tree.package(model.__module__)
        for field in model._meta.get_fields(include_hidden=True):
            if declaring and field.concrete and field.is_relation and field.related_model:
                yield field, declaring, tree.package(field.related_model.__module__)


def test_no_foreign_key_points_to_a_higher_line():
    wrong = [f"{field}" for field, one, other in ties() if other and not house.may_know(one, other)]
    assert wrong == []


def test_a_foreign_key_to_a_note_leaves_nothing_on_it():
    entry = apps.get_model("journal", "Entry")
    outside = [
        str(field)
        for field, package, _ in ties()
        if field.related_model is entry and not field.remote_field.hidden
    ]
    assert outside == []


def words(path):
    """Attribute names and the pieces of lookups ("members__name") that a module uses."""
    for node in ast.walk(tree.parsed(path)):
        if isinstance(node, ast.Attribute):
            yield node.attr, node.lineno
        elif isinstance(node, ast.keyword) and node.arg and "__" in node.arg:
            yield from ((piece, node.value.lineno) for piece in node.arg.split("__"))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and "__" in node.value:
            yield from ((piece, node.lineno) for piece in node.value.split("__"))


def read_back():
    """Names that a package leaves on a lower model: name, package that declares, package that bears."""
    for field, declaring, bearing in ties():
        if bearing and bearing != declaring and not field.remote_field.hidden:
            yield field.remote_field.get_accessor_name(), declaring, bearing


def test_no_lower_line_reads_rows_of_a_higher_one():
    declared = {}
    for name, declaring, _ in read_back():
        declared.setdefault(name, set()).add(declaring)
    own = {field.name for model in apps.get_models() for field in model._meta.get_fields() if field.concrete}
    wrong = [
        f"{tree.shown(path)}:{line} reads {name}, of {', '.join(declared[name])}"
        for path in tree.modules()
        if (package := tree.package(tree.dotted(path)))
        for name, line in words(path)
        if name in declared
        and name not in own
        and not any(house.may_know(package, each) for each in declared[name])
    ]
    assert wrong == []


@pytest.mark.parametrize("wing", tree.WINGS)
def test_inside_a_domain_the_usual_names_are_used(wing):
    """Rows in models, acts in services: the inner contract goes by names."""
    assert f"pasdecote.{wing}.*" in house.contracts()["inside"]["containers"]
    listed = set(re.findall(r"\w+", house.contracts()["inside"]["layers"]))
    assert listed >= INNER
