"""One module a command. Each has `add(subparsers)`, which sets `run`; imports of models stay inside `run`."""

import importlib
from types import ModuleType

NAMES = (
    "demo",
    "serve",
    "first",
    "importing",
    "referral",
    "reporting",
    "counting",
    "export",
    "backup",
    "retention",
    "opinion",
    "check",
)


class Refused(Exception):
    """What a command refuses, as a French sentence for the terminal."""


def every_command() -> list[ModuleType]:
    """The modules of all commands, in the order of the help."""
    return [importlib.import_module(f"{__name__}.{name}") for name in NAMES]
