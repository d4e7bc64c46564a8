"""Every named address of the house, with the module of its view and the names of its parameters."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver


@dataclass(frozen=True)
class Address:
    """One named address: "reports:bilan", the module of its view, the parameters to give."""

    name: str
    module: str
    parameters: tuple[str, ...]


def addresses() -> list[Address]:
    """All of them, in the order of the URLconf."""
    return list(_walk(get_resolver().url_patterns, "", ()))


def _walk(patterns: list[Any], namespace: str, given: tuple[str, ...]) -> Iterator[Address]:
    for each in patterns:
        names = (*given, *_parameters(each.pattern))
        if isinstance(each, URLResolver):
            inner = f"{namespace}{each.namespace}:" if each.namespace else namespace
            yield from _walk(each.url_patterns, inner, names)
        elif isinstance(each, URLPattern) and each.name:
            view = getattr(each.callback, "view_class", each.callback)
            yield Address(namespace + each.name, view.__module__, names)


def _parameters(pattern: Any) -> tuple[str, ...]:
    return tuple(pattern.converters) or tuple(pattern.regex.groupindex)
