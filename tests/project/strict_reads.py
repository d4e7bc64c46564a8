"""A GET cannot write: a middleware that refuses every writing statement while a page is read.

ALLOWED names the only tables that reading a page may touch, each with its reason.
"""

import re
from collections.abc import Callable
from contextlib import ExitStack
from typing import Any

from django.db import connections
from django.http import HttpRequest, HttpResponse

ALLOWED = {
    "django_session": "a session is extended, or ended, by visiting",
    "store_cache": "limits of signing in are counted there",
    "store_attempts": "how often a door was asked is counted there",
    "usersessions_usersession": "the list of one's own open sessions follows the session",
}
_WRITES = re.compile(
    r"\b(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|REPLACE\s+INTO|UPDATE|DELETE\s+FROM|MERGE\s+INTO|TRUNCATE(?:\s+TABLE)?"
    r"|(?:CREATE|ALTER|DROP)\s+\w+)\s+\"?(?P<table>\w+)",
    re.IGNORECASE,
)
_LOCKS = re.compile(r"\bFOR\s+(?:NO\s+KEY\s+)?UPDATE\b.*$", re.IGNORECASE | re.DOTALL)


class WroteOnRead(AssertionError):
    """A page that is only read wrote a row."""


def written_table(sql: str) -> str | None:
    """The first table that this statement writes, or None. `SELECT … FOR UPDATE` writes nothing."""
    found = _WRITES.search(_LOCKS.sub("", sql))
    return found["table"] if found else None


def refuse(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    """An execute wrapper of Django's that raises WroteOnRead on a writing statement outside ALLOWED."""
    table = written_table(sql)
    if table and table not in ALLOWED:
        raise WroteOnRead(f"reading a page wrote in {table}: {sql[:200]}")
    return execute(sql, params, many, context)


class ReadOnlyGets:
    """The middleware, put before all others in tests."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in {"GET", "HEAD"}:
            return self.get_response(request)
        with ExitStack() as watched:
            for connection in connections.all():
                watched.enter_context(connection.execute_wrapper(refuse))
            return self.get_response(request)
