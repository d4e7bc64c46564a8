"""One result, one JSON text: the same bytes whoever counts, so that two counts compare at a glance.

Keys are the names of the code, sorted. A fraction is a text ("3530/17"), an amount a whole number of cents.
"""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from fractions import Fraction
from typing import Any

READ_TOO = ("winners", "spent", "unspent", "present", "cast", "people", "drawn", "replacing")
"""What results work out, written beside their fields."""


def canonical(rule: str, result: object) -> bytes:
    """The JSON text of a result, in UTF-8, ended by a line feed. `rule` is the word of the command line."""
    content = {"rule": rule, "result": _plain(result)}
    return (json.dumps(content, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        names = [field.name for field in fields(value)]
        names += [name for name in READ_TOO if isinstance(getattr(type(value), name, None), property)]
        return {name: _plain(getattr(value, name)) for name in names}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Fraction):
        return str(value)
    if isinstance(value, Mapping):
        return {str(key): _plain(part) for key, part in value.items()}
    if isinstance(value, (tuple, list)):
        return [_plain(part) for part in value]
    return value
