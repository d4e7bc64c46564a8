"""Erasing: every word of a fact goes; dates, kinds, counts, codes and identifiers stay."""

from typing import TypeVar

import msgspec

from pasdecote.ground.facts.checking import word_fields
from pasdecote.ground.facts.fact import Fact

Piece = TypeVar("Piece", bound=msgspec.Struct)


def erased(fact: Fact) -> Fact:
    """The same fact without a single word of it, nor a voice left to write down."""
    return msgspec.structs.replace(_blank(fact), aloud=False)


def _blank(piece: Piece) -> Piece:
    changes = {
        name: "" if is_words else _inner(getattr(piece, name))
        for name, is_words in word_fields(type(piece)).items()
    }
    return msgspec.structs.replace(piece, **changes)


def _inner(value: object) -> object:
    if isinstance(value, tuple):
        return tuple(_inner(item) for item in value)
    return _blank(value) if isinstance(value, msgspec.Struct) else value
