"""Tirage au sort: a list that is frozen and published first, a seed known only after, a draw anybody can
redo.

Everybody on the list gets a number: SHA-256 of the digest of the list, the seed and the name. The smallest
numbers are drawn, in order. Nobody can prepare the list for a seed that does not exist yet, nor the seed for
a list whose digest was read aloud; who changes either changes the digest.
"""

import hashlib
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pasdecote.ground.measures.voting.errors import VotingRefused


@dataclass(frozen=True, slots=True)
class FrozenList:
    """Who may be drawn, in the order of their letters, and the digest to publish before the seed exists."""

    names: tuple[str, ...]
    places: int
    purpose: str
    digest: str


@dataclass(frozen=True, slots=True)
class Ticket:
    """A name and the number that the seed gave it, in hexadecimal."""

    name: str
    number: str


@dataclass(frozen=True, slots=True)
class Draw:
    """The result: the list, the seed, everybody's number, the smallest first; the first `places` are drawn,
    the others replace them in order."""

    frozen: FrozenList
    seed: str
    tickets: tuple[Ticket, ...]

    @property
    def drawn(self) -> tuple[str, ...]:
        """Who is drawn, in order."""
        return tuple(ticket.name for ticket in self.tickets[: self.frozen.places])

    @property
    def replacing(self) -> tuple[str, ...]:
        """Who would replace somebody that declines, in order."""
        return tuple(ticket.name for ticket in self.tickets[self.frozen.places :])


def freeze(names: Sequence[str], *, places: int, purpose: str) -> FrozenList:
    """Freeze a list. The order in which names were typed plays no part. Raises VotingRefused when two people
    bear one name, or there are not enough of them."""
    cleaned = sorted(unicodedata.normalize("NFC", " ".join(name.split())) for name in names)
    if not all(cleaned):
        raise VotingRefused("un nom est vide.")
    twice = next((name for name, after in pairwise(cleaned) if name == after), None)
    if twice is not None:
        raise VotingRefused(f"« {twice} » est deux fois dans la liste : ajoutez de quoi les distinguer.")
    if not 1 <= places <= len(cleaned):
        raise VotingRefused(f"{places} places pour {len(cleaned)} noms : ces nombres ne vont pas ensemble.")
    return FrozenList(tuple(cleaned), places, purpose, _digest("liste", purpose, str(places), *cleaned))


def draw(frozen: FrozenList, *, seed: str) -> Draw:
    """Draw, with a seed that came after the digest was published. Raises VotingRefused when the seed is
    empty, or the list is no longer the one of the digest."""
    if frozen != freeze(frozen.names, places=frozen.places, purpose=frozen.purpose):
        raise VotingRefused("la liste n’est plus celle dont l’empreinte a été publiée : rien n’a été tiré.")
    said = " ".join(seed.split())
    if not said:
        raise VotingRefused("il faut une graine, connue seulement après la publication de la liste.")
    tickets = (Ticket(name, _digest("billet", frozen.digest, said, name)) for name in frozen.names)
    return Draw(frozen, said, tuple(sorted(tickets, key=lambda ticket: ticket.number)))


def _digest(*parts: str) -> str:
    """SHA-256 of texts, each preceded by its length in bytes, so that no two lists read alike."""
    digest = hashlib.sha256()
    for part in parts:
        encoded = part.encode()
        digest.update(f"{len(encoded)}:".encode() + encoded)
    return digest.hexdigest()
