"""A real gunicorn with one worker, as `pasdecote serve` runs it; what a page costs that worker."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

TICK = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Server:
    """A running server: its port and the process that works."""

    port: int
    worker: int

    def cpu(self) -> float:
        """Seconds of processor the worker has used since it began, user and system."""
        fields = Path(f"/proc/{self.worker}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICK


@dataclass(frozen=True)
class Answer:
    """What came back: the status, the bytes sent, the headers."""

    status: int
    body: bytes
    headers: dict[str, str]


@contextmanager
def served(application: str, workers: int = 1, threads: int = 8) -> Iterator[Server]:
    """Serve this WSGI application on a free port of this machine, until the end of the block. `Server` names
    the first of its workers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    words = [
        "--bind",
        f"127.0.0.1:{port}",
        "--workers",
        str(workers),
        "--threads",
        str(threads),
        "--log-level",
        "warning",
    ]
    running = subprocess.Popen([sys.executable, "-m", "gunicorn", application, *words])
    try:
        yield Server(port, _worker(running.pid, port))
    finally:
        running.terminate()
        running.wait()


def ask(
    line: http.client.HTTPConnection,
    address: str,
    *,
    cookie: str = "",
    method: str = "GET",
    body: bytes | None = None,
    **headers: str,
) -> Answer:
    """One request over an open line, as a browser sends it."""
    said = {"Accept-Encoding": "gzip, br", "Accept-Language": "fr", "Cookie": cookie} | headers
    line.request(method, address, body=body, headers=said)
    response = line.getresponse()
    return Answer(response.status, response.read(), dict(response.getheaders()))


def cost(server: Server, address: str, times: int, cookie: str = "") -> float:
    """Seconds of processor of one request, over this many."""
    line = http.client.HTTPConnection("127.0.0.1", server.port)
    before = server.cpu()
    for _time in range(times):
        answer = ask(line, address, cookie=cookie)
        assert answer.status == 200, (address, answer.status)
    line.close()
    return (server.cpu() - before) / times


def _worker(master: int, port: int) -> int:
    """The process that answers, once it does. Raises RuntimeError when it never does."""
    children = Path(f"/proc/{master}/task/{master}/children")
    for _attempt in range(150):
        with socket.socket() as probe:
            born = children.read_text().split() if children.exists() else []
            if born and probe.connect_ex(("127.0.0.1", port)) == 0:
                return int(born[0])
        time.sleep(0.1)
    raise RuntimeError("The server did not start.")
