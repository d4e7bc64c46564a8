"""A name that one of our templates asks for and nobody gave is an error, not a hole in the page.

Templates of other parts keep Django's own behaviour. `{{ name|default:… }}` and `{% if name %}` say that the
name may be missing, and are let through.
"""

import inspect
from types import FrameType
from typing import Any

from tests.project.environment import ROOT

OURS = str(ROOT / "pasdecote")
FORGIVING = {"default", "default_if_none"}


class UnknownVariable(AssertionError):
    """A template of ours asked for a name that its view did not give."""


class Missing(str):
    """Django's `string_if_invalid`: looked at once per missing name, with the asking expression above."""

    def __bool__(self) -> bool:
        frame = inspect.currentframe()
        expression = _asking(frame.f_back if frame else None)
        if expression is None or any(function.__name__ in FORGIVING for function, _ in expression.filters):
            return False
        origin = _origin(frame)
        if origin.startswith(OURS):
            raise UnknownVariable(f"« {expression} » is unknown in {origin}")
        return False


def _asking(frame: FrameType | None) -> Any:
    """The FilterExpression that is being resolved in this frame, or None when somebody else looks."""
    expression = frame.f_locals.get("self") if frame else None
    return expression if hasattr(expression, "filters") and hasattr(expression, "var") else None


def _origin(frame: FrameType | None) -> str:
    """The file of the template whose node is being rendered."""
    while frame:
        if frame.f_code.co_name == "render_annotated":
            return str(getattr(frame.f_locals["self"], "origin", ""))
        frame = frame.f_back
    return ""
