"""The way from one phone to the server, which may fail in every manner: a small proxy of the phone's own."""

import http.client
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

WORDS = re.compile(r"/carnet/[0-9a-f-]{36}$")
ASKING = "/carnet/envoi"
PATIENCE = 30
BETWEEN = {"connection", "keep-alive", "transfer-encoding", "content-length", "te", "upgrade"}
PAGE = ("text/html", b"<html><form>Bienvenue</form></html>")
REFUSED = b'{"error": "Cette note ne va pas.", "code": "refused"}'
TAKEN = b'{"error": "Ce num\xc3\xa9ro est pris.", "code": "other_content"}'
BUSY = b'{"error": "Revenez plus tard.", "code": "busy"}'
STALE = b'{"error": "Cette page est ancienne.", "code": "stale_page"}'
OUT = b'{"error": "Connectez-vous.", "code": "sign_in"}'
# What something on the way answers in the place of the server, which heard nothing.
INSTEAD: dict[str, tuple[int, str, bytes]] = {
    "500": (500, *PAGE),
    "502": (502, "text/plain", b""),
    "hotel": (200, *PAGE),
    "refused": (422, "application/json", REFUSED),
    "taken": (409, "application/json", TAKEN),
    "busy": (503, "application/json", BUSY),
    "stale page": (403, "application/json", STALE),
    "signed out": (401, "application/json", OUT),
    "another receipt": (200, "application/json", b'{"id": "x", "sent": "y"}'),
}
AFTER = ("heard, no answer", "heard, half an answer", "heard, then 502")
LOST = ("unheard", "down")
HUNG = ("hung", "heard, then hung")
WAYS = (*INSTEAD, "refused", "taken", *AFTER, *LOST)


class Road:
    """How the next sendings go: `way`, this many times, and well from then on."""

    def __init__(self) -> None:
        self.port = 0
        self.way, self.left, self.wide = "good", 0, False
        self.moved, self.reached = threading.Event(), threading.Event()

    def bad(self, way: str, times: int, *, wide: bool = False) -> None:
        """The next sendings of words fail in this way, and with `wide` the question before them too; whoever
        hangs is let go of."""
        self.moved.set()
        self.moved, self.reached = threading.Event(), threading.Event()
        self.way, self.left, self.wide = way, times, wide

    def good(self) -> None:
        """All is well."""
        self.bad("good", 0)

    def take(self, path: str) -> str:
        """The way that this request goes."""
        concerned = self.way == "down" or WORDS.search(path) or (self.wide and path == ASKING)
        if not concerned or self.left <= 0:
            return "good"
        self.left -= 1
        return self.way


class _Passing(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    road: Road
    upstream: int

    def handle_one_request(self) -> None:
        try:
            super().handle_one_request()
        except (OSError, http.client.HTTPException):  # the phone hung up, or the server did
            self.close_connection = True

    def pass_on(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        way, moved = self.road.take(self.path), self.road.moved
        if way in INSTEAD:
            status, kind, words = INSTEAD[way]
            return self.answer(status, [("Content-Type", kind)], words)
        if way in LOST:
            self.close_connection = True
            return None
        if way == "hung":
            return self.hang(moved)
        status, headers, whole = self.heard(body)
        if way == "heard, then hung":
            return self.hang(moved)
        if way == "heard, no answer":
            self.close_connection = True
            return None
        if way == "heard, then 502":
            return self.answer(502, [], b"")
        half = len(whole) // 2 if way == "heard, half an answer" else None
        return self.answer(status, headers, whole, half)

    do_GET = do_HEAD = do_POST = do_PUT = pass_on

    def hang(self, moved: threading.Event) -> None:
        self.road.reached.set()
        moved.wait(PATIENCE)
        self.close_connection = True

    def heard(self, body: bytes) -> tuple[int, list[tuple[str, str]], bytes]:
        """What the server says."""
        line = http.client.HTTPConnection("127.0.0.1", self.upstream, timeout=60)
        kept = {name: value for name, value in self.headers.items() if name.lower() not in BETWEEN}
        line.request(self.command, self.path, body or None, kept | {"Connection": "close"})
        answer = line.getresponse()
        whole = answer.read()
        line.close()
        return answer.status, answer.getheaders(), whole

    def answer(
        self, status: int, headers: list[tuple[str, str]], whole: bytes, half: int | None = None
    ) -> None:
        """Say it to the phone: all of it, or its first half before the line breaks."""
        self.send_response_only(status)
        for name, value in headers:
            if name.lower() not in BETWEEN:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(whole)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(whole[:half])
        if half is not None:
            self.close_connection = True

    def log_message(self, *_words: Any) -> None:
        """Nothing: the walk tells what it did."""


@contextmanager
def road_to(upstream: int) -> Iterator[Road]:
    """A road to this port of this machine, until the end of the block."""
    road = Road()
    own = type("Passing", (_Passing,), {"road": road, "upstream": upstream})
    server = ThreadingHTTPServer(("127.0.0.1", 0), own)
    server.daemon_threads, server.block_on_close = True, False
    road.port = server.server_address[1]
    working = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    working.start()
    try:
        yield road
    finally:
        road.good()
        server.shutdown()
        server.server_close()
        working.join()
