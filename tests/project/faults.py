"""The application as it is served, with what may happen to a server: for tests that run a real gunicorn.

The header X-Test-Fault asks for one fault: `die`, killed after the commit and before the answer; `lost`, a
gateway's 502 instead of the answer; `half`, an answer cut in its middle.
"""

import os
import signal
from collections.abc import Callable, Iterable
from typing import Any

from config.wsgi import application as ours


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Answer, or fail as asked, once everything is done."""
    fault = environ.get("HTTP_X_TEST_FAULT", "")
    if not fault:
        return ours(environ, start_response)
    said: list[Any] = []
    whole = b"".join(ours(environ, lambda *words: said.append(words)))
    if fault == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if fault == "lost":
        start_response("502 Bad Gateway", [("Content-Type", "text/html")])
        return [b"<html>Bad gateway</html>"]
    start_response(*said[0])  # with the length of the whole
    return [whole[: len(whole) // 2]]
