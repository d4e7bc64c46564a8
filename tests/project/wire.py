"""A wire on which every byte is counted, both ways, headers included."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

BITE = 65_536


@dataclass
class Wire:
    """The port to speak to, and how many bytes went up and came down so far."""

    port: int
    up: int = 0
    down: int = 0
    turn: threading.Lock = field(default_factory=threading.Lock)

    @property
    def total(self) -> int:
        """Bytes, both ways."""
        return self.up + self.down

    def count(self, *, up: int = 0, down: int = 0) -> None:
        """So many more."""
        with self.turn:
            self.up += up
            self.down += down


@contextmanager
def counted(port: int) -> Iterator[Wire]:
    """A wire to this port of this machine, until the end of the block."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        wire = Wire(door.getsockname()[1])
        waiting = threading.Thread(target=_open, args=(door, port, wire), daemon=True)
        waiting.start()
        yield wire
        door.shutdown(socket.SHUT_RDWR)
        waiting.join()


def _open(door: socket.socket, port: int, wire: Wire) -> None:
    with suppress(OSError):  # the door is shut
        while True:
            here, _address = door.accept()
            threading.Thread(target=_join, args=(here, port, wire), daemon=True).start()


def _join(here: socket.socket, port: int, wire: Wire) -> None:
    """One line, both ways, until both ends have said all."""
    with here, suppress(OSError), socket.create_connection(("127.0.0.1", port)) as there:
        back = threading.Thread(target=_carry, args=(there, here, wire, "down"), daemon=True)
        back.start()
        _carry(here, there, wire, "up")
        back.join()


def _carry(one: socket.socket, other: socket.socket, wire: Wire, way: str) -> None:
    with suppress(OSError):
        while bite := one.recv(BITE):
            wire.count(**{way: len(bite)})
            other.sendall(bite)
    for end in (one, other):
        with suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)
