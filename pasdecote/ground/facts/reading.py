"""From JSON to facts and back. What cannot be read is refused with a French sentence naming the field."""

import re
from typing import Any

import msgspec

from pasdecote.ground.facts.checking import check
from pasdecote.ground.facts.errors import FactError
from pasdecote.ground.facts.fact import Fact
from pasdecote.ground.facts.kinds import AnyFact

_decoder = msgspec.json.Decoder(AnyFact)
_encoder = msgspec.json.Encoder(order="deterministic", decimal_format="string")
UNREADABLE = (msgspec.MsgspecError, UnicodeError, RecursionError)
_PATH = re.compile(r" - at `\$\.?(?P<path>[^`]*)`$")


def read(data: bytes | str) -> Fact:
    """A checked fact from its JSON text. Raises FactError, in French, naming the field."""
    try:
        fact = _decoder.decode(data)
    except UNREADABLE as error:
        raise _in_french(error) from error
    check(fact)
    return fact


def read_stored(data: bytes | str) -> Fact:
    """A fact from text that this software wrote: types are read, rules of the day are not applied again."""
    return _decoder.decode(data)


def from_mapping(data: dict[str, Any]) -> Fact:
    """A checked fact from plain Python values (a form, a row). Raises FactError as `read` does."""
    try:
        fact: Fact = msgspec.convert(data, AnyFact)
    except UNREADABLE as error:
        raise _in_french(error) from error
    check(fact)
    return fact


def write(fact: Fact) -> str:
    """The one JSON text of a fact: fields in order, defaults left out. Equal facts give equal text."""
    return _encoder.encode(fact).decode()


def _in_french(error: Exception) -> FactError:
    """The decoder's complaint as a sentence for the person who told the note."""
    message = str(error)
    found = _PATH.search(message)
    path = found["path"] if found else ""
    if not path:
        return FactError(
            "La note n’a pas pu être lue : ce n’est pas une note au format attendu.", detail=message
        )
    return FactError(
        f"La note n’a pas pu être lue : le champ « {path} » n’a pas la forme attendue.",
        field=path,
        detail=message,
    )
