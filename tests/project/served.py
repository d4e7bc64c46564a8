"""A real gunicorn over the database of the test that runs, for a test marked `transaction=True`."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from django.db import connection


def around(**more: str) -> dict[str, str]:
    """The environment of a process that works on the database of the test."""
    ours = {"DATABASE_URL": _address(), "DJANGO_SETTINGS_MODULE": "config.settings"}
    return {**os.environ, **ours, "PYTHONWARNINGS": "ignore", **more}


@contextmanager
def served(
    application: str = "tests.project.faults:application", environment: dict[str, str] | None = None
) -> Iterator[int]:
    """Serve on a free port of this machine until the end of the block; gives the port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    words = ["--bind", f"127.0.0.1:{port}", "--workers", "1", "--threads", "8", "--log-level", "critical"]
    surroundings = environment or around()
    running = subprocess.Popen([sys.executable, "-m", "gunicorn", application, *words], env=surroundings)
    try:
        _wait(running, port)
        yield port
    finally:
        running.terminate()
        running.wait()


def _address() -> str:
    """The database of the test, as DATABASE_URL names it."""
    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()


def _wait(running: subprocess.Popen[bytes], port: int) -> None:
    """Until it answers. Raises RuntimeError when it ends first, or never does."""
    limit = time.monotonic() + 60
    while time.monotonic() < limit and running.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError("The server did not start.")
