"""Reading facts from their stored form: the floor under every projection."""

from collections.abc import Callable
from datetime import date
from typing import Any

import msgspec

from bench.timing import Measure, best, growth
from pasdecote.ground.facts.gathering import Encounter
from pasdecote.ground.facts.kinds import AnyFact

TYPED: msgspec.json.Decoder[Any] = msgspec.json.Decoder(AnyFact)
PLAIN: msgspec.json.Decoder[Any] = msgspec.json.Decoder()


def _stored(size: int) -> list[bytes]:
    fact = Encounter(happened_on=date(2026, 5, 12), happened="On s’est retrouvés devant l’école.")
    return [msgspec.json.encode(fact)] * size


def _decoding(size: int) -> Callable[[], object]:
    rows = _stored(size)
    return lambda: [TYPED.decode(row) for row in rows]


def measures() -> list[Measure]:
    """Growth of decoding, and decoding against plain JSON of the same bytes."""
    rows = _stored(20_000)
    against = best(_decoding(20_000)) / best(lambda: [PLAIN.decode(row) for row in rows])
    return [
        Measure("notes relues : croissance de 2 000 à 20 000", growth(_decoding, 2_000, 20_000), 2.0),
        Measure("notes relues : typées contre JSON nu", against, 4.0),
    ]
