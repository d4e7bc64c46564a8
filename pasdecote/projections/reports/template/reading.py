"""From YAML to a template, refusing in French, with the line. YAML is read as data only, never as objects.

Users import templates: aliases (bombs), tags, tabs, oversize and deep nesting are refused before anything
is built. Scalars stay text until a field wants a number, so that "60" or "non" never change meaning.
"""

import re
import types
from collections.abc import Callable
from difflib import get_close_matches
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

import msgspec
import yaml

from pasdecote.projections.reports.template import Template
from pasdecote.projections.reports.template import checks as template_checks

FOLDER = Path(__file__).parent.parent / "modeles"
LARGEST = 200_000
DEEPEST = 30
_PLAIN_TAGS = frozenset(
    f"tag:yaml.org,2002:{name}"
    for name in ("str", "int", "float", "bool", "null", "timestamp", "merge", "value", "map", "seq")
)
# Escapes can write what no text holds: control signs, halves of signs, marks that turn the reading round.
_UNREADABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


class TemplateError(ValueError):
    """A template that cannot be used; `str(error)` is a French sentence with the line.

    `line` counts from 1 (0 when the whole is at fault); `reason` is the sentence without the line.
    """

    def __init__(self, reason: str, line: int = 0) -> None:
        super().__init__(f"Ligne {line} : {reason}" if line else reason)
        self.line = line
        self.reason = reason


@cache
def template(template_id: str) -> Template:
    """A template that comes with the software, by its id. Raises TemplateError with what exists."""
    path = FOLDER / f"{template_id}.yaml"
    if template_id not in available():
        raise TemplateError(
            f"Le modèle « {template_id} » n’existe pas{_suggestion(template_id, available())} "
            f"Modèles présents : {', '.join(available())}."
        )
    return read_template(path.read_bytes())


@cache
def available() -> tuple[str, ...]:
    """The ids of the templates that come with the software, in alphabetical order."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.yaml")))


def read_template(data: bytes | str) -> Template:
    """A checked template from its YAML text. Raises TemplateError."""
    node = _compose(_text(data))
    built = _build(node, Template, "")
    assert isinstance(built, Template)
    return built


def _text(data: bytes | str) -> str:
    if len(data) > LARGEST:
        raise TemplateError(f"Ce modèle est trop grand : {LARGEST // 1000} ko au plus.")
    if isinstance(data, bytes):
        try:
            data = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise TemplateError("Ce fichier n’est pas du texte en UTF-8.") from error
    for rank, line in enumerate(data.splitlines(), start=1):
        if "\t" in line[: len(line) - len(line.lstrip())]:
            raise TemplateError("il y a une tabulation : mettez des espaces à la place.", rank)
    return data


class _Loader(yaml.SafeLoader):
    """The safe loader, without aliases and without depth that would exhaust the machine."""

    depth = 0

    def compose_node(self, parent: Any, index: Any) -> Any:
        event = self.peek_event()  # type: ignore[no-untyped-call]
        line = event.start_mark.line + 1
        if self.check_event(yaml.AliasEvent):
            raise TemplateError("les renvois (« *nom ») ne sont pas admis : écrivez en entier.", line)
        if self.depth > DEEPEST:
            raise TemplateError("il y a trop de niveaux imbriqués.", line)
        self.depth += 1
        try:
            node: Any = super().compose_node(parent, index)
        finally:
            self.depth -= 1
        if node.tag not in _PLAIN_TAGS:
            raise TemplateError("les étiquettes (« !nom ») ne sont pas admises.", line)
        return node


def _compose(text: str) -> yaml.Node:
    loader = None
    try:
        loader = _Loader(text)
        node = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        unfinished = (error.context or "").startswith("while scanning")
        mark = (error.context_mark if unfinished else None) or error.problem_mark
        reason = "ce n’est pas du YAML lisible (vérifiez les deux-points, les guillemets et les retraits)."
        raise TemplateError(reason, mark.line + 1 if mark else 0) from error
    except yaml.YAMLError as error:
        raise TemplateError("ce fichier contient des signes illisibles.") from error
    finally:
        if loader is not None:
            loader.dispose()
    if node is None:
        raise TemplateError("Ce modèle est vide.")
    return node


def _build(node: yaml.Node, wanted: Any, name: str) -> Any:
    """The value of a node as the type wanted: a struct, a tuple, a text, a number, a yes or no."""
    wanted = _without_none(wanted)
    if get_origin(wanted) is tuple:
        inner = get_args(wanted)[0]
        return tuple(_build(item, inner, name) for item in _items(node, name))
    if isinstance(wanted, type) and issubclass(wanted, msgspec.Struct):
        return _build_struct(node, wanted, name)
    return _build_scalar(node, wanted, name)


def _build_struct(node: yaml.Node, wanted: type[msgspec.Struct], name: str) -> msgspec.Struct:
    if not isinstance(node, yaml.MappingNode):
        what = f"« {name} »" if name else "le modèle"
        raise TemplateError(f"{what} doit être une liste de « clé : valeur ».", _line(node))
    hints = get_type_hints(wanted)
    values: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = key_node.value if isinstance(key_node, yaml.ScalarNode) else ""
        if key not in hints:
            sentence = f"la clé « {key} » n’existe pas ici{_suggestion(key, hints)}"
            raise TemplateError(sentence, _line(key_node))
        if key in values:
            raise TemplateError(f"la clé « {key} » est écrite deux fois.", _line(key_node))
        if not _is_empty(value_node):
            values[key] = _build(value_node, hints[key], key)
    for field in msgspec.structs.fields(wanted):
        if field.required and values.get(field.name) in (None, "", ()):
            raise TemplateError(f"il manque « {field.name} ».", _line(node))
    built = wanted(**values)
    _run_checks(built, node)
    return built


def _run_checks(built: msgspec.Struct, node: yaml.MappingNode) -> None:
    checks: tuple[Callable[[Any], None], ...] = template_checks.CHECKS.get(type(built), ())
    for check in checks:
        try:
            check(built)
        except template_checks.Refused as refused:
            raise TemplateError(str(refused), _line_of(node, refused.path)) from refused


def _build_scalar(node: yaml.Node, wanted: Any, name: str) -> Any:
    if not isinstance(node, yaml.ScalarNode):
        raise TemplateError(f"« {name} » doit être un texte simple.", _line(node))
    text = str(node.value).strip()
    if _UNREADABLE.search(text):
        raise TemplateError(f"« {name} » contient un signe illisible.", _line(node))
    if wanted is str:
        return text
    if isinstance(wanted, type) and issubclass(wanted, StrEnum):
        if text not in list(wanted):
            choices = [str(choice) for choice in wanted]
            raise TemplateError(f"« {text} » n’est pas un choix{_suggestion(text, choices)}", _line(node))
        return wanted(text)
    try:
        return msgspec.convert(text, wanted, strict=False)
    except msgspec.ValidationError as error:
        what = "vrai ou faux (true, false)" if wanted is bool else "un nombre entier"
        raise TemplateError(f"« {name} » doit être {what}.", _line(node)) from error


def _items(node: yaml.Node, name: str) -> list[yaml.Node]:
    if not isinstance(node, yaml.SequenceNode):
        raise TemplateError(f"« {name} » doit être une liste (un tiret par élément).", _line(node))
    return list(node.value)


def _without_none(wanted: Any) -> Any:
    if get_origin(wanted) in (Union, types.UnionType):
        return next(choice for choice in get_args(wanted) if choice is not type(None))
    return wanted


def _is_empty(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.style is None and node.value in ("", "~", "null")


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1


def _line_of(node: yaml.Node, path: tuple[str | int, ...]) -> int:
    """The line of the node at a path of keys and ranks, or of the closest that exists."""
    for step in path:
        if isinstance(step, int) and isinstance(node, yaml.SequenceNode) and step < len(node.value):
            node = node.value[step]
        elif isinstance(node, yaml.MappingNode):
            found = [value for key, value in node.value if key.value == step]
            if not found:
                break
            node = found[0]
    return _line(node)


def _suggestion(wrong: str, choices: Any) -> str:
    close = get_close_matches(wrong, list(choices), n=1, cutoff=0.6)
    return f". Vouliez-vous dire « {close[0]} » ?" if close else "."
