"""The graph of versions of one fact: which stands, what conflicts, what merges. Pure.

A correction names the versions it replaces. Versions that nobody replaced are *heads*. Several heads are a
conflict, shown to a human. Meanwhile everybody reads the same thing: the deepest head, ties by
identifier, with the changes of the other heads that touch other fields merged in. Arrival order never counts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import msgspec

from pasdecote.ground.facts.checking import word_fields
from pasdecote.ground.facts.fact import Fact


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a fact, as far as the rules need it. `width` is the circle's, 0 to 4."""

    id: UUID
    replaces: tuple[UUID, ...]
    content: Fact
    width: int
    retracted: bool = False


@dataclass(frozen=True, slots=True)
class Resolution:
    """What stands: the version to name, the merged content, the heads, and the fields in dispute."""

    standing: UUID
    content: Fact
    heads: tuple[UUID, ...]
    width: int
    retracted: bool
    disputed: tuple[str, ...]

    @property
    def conflict(self) -> bool:
        """Whether a human has something to look at."""
        return len(self.heads) > 1


def resolve(versions: Sequence[Version]) -> Resolution:
    """What stands among all versions of one fact. Raises ValueError when there are none.

    The result depends on the set of versions alone. Of several heads, the narrowest circle holds, so that
    merging never shows words to more people than their teller chose.
    """
    known = {version.id: version for version in versions}
    if not known:
        raise ValueError("a fact has at least one version")
    replaced = {old for version in versions for old in version.replaces}
    heads = sorted(
        (version for version in known.values() if version.id not in replaced),
        key=lambda version: (-_depth(version, known), version.id),
    )
    first, others = heads[0], heads[1:]
    content, disputed = first.content, set[str]()
    for other in others:
        base = _common_base(first, other, known)
        content, in_dispute = _merged(content, first.content, other.content, base)
        disputed |= in_dispute
    return Resolution(
        standing=first.id,
        content=content,
        heads=tuple(head.id for head in heads),
        width=min(head.width for head in heads),
        retracted=first.retracted,
        disputed=tuple(sorted(disputed)),
    )


def behind(versions: Sequence[Version], heads: Sequence[UUID]) -> list[Version]:
    """Those named and all that they replace: the fact as it was when they were its heads."""
    known = {version.id: version for version in versions}
    kept = {old.id for head in heads if head in known for old in _ancestors(known[head], known)}
    return [version for version in versions if version.id in kept]


def apart(versions: Sequence[Version]) -> set[UUID]:
    """The versions told beside another: neither comes from the other."""
    known = {version.id: version for version in versions}
    behind_each = {version.id: {old.id for old in _ancestors(version, known)} for version in versions}
    return {
        one
        for one, behind_one in behind_each.items()
        if any(
            one not in behind_other and other not in behind_one for other, behind_other in behind_each.items()
        )
    }


def together(standing: Fact, told: Sequence[Fact], disputed: Sequence[str]) -> Fact:
    """What stands, with every sentence of what is disputed, one after the other: nobody's words are dropped.

    Words that are equal are said once. A number in dispute stays the one that stands.
    """
    names = word_fields(Fact) if "kind" in disputed else disputed
    changes: dict[str, Any] = {}
    for name in names:
        values = [getattr(one, name, None) for one in told]
        if word_fields(type(standing)).get(name) and all(isinstance(value, str) for value in values):
            changes[name] = " ".join(_ended(words) for words in dict.fromkeys(values) if words)
    return msgspec.structs.replace(standing, **changes)


def _ended(words: str) -> str:
    words = words.strip()
    return words if words[-1:] in ".!?…" else f"{words}."


def _ancestors(version: Version, known: dict[UUID, Version]) -> list[Version]:
    """The version and all it replaces, nearest first. Unknown versions and loops are passed over."""
    found: dict[UUID, Version] = {}
    waiting = [version]
    while waiting:
        current = waiting.pop(0)
        if current.id in found:
            continue
        found[current.id] = current
        waiting += sorted((known[old] for old in current.replaces if old in known), key=lambda v: v.id)
    return list(found.values())


def _depth(version: Version, known: dict[UUID, Version]) -> int:
    """How many versions stand behind this one."""
    return len(_ancestors(version, known))


def _common_base(first: Version, other: Version, known: dict[UUID, Version]) -> Fact | None:
    """The nearest content both heads come from, None when they share nothing."""
    behind_first = {version.id for version in _ancestors(first, known)}
    for version in _ancestors(other, known):
        if version.id in behind_first:
            return version.content
    return None


def _merged(merged: Fact, first: Fact, other: Fact, base: Fact | None) -> tuple[Fact, set[str]]:
    """`merged` with the fields that only `other` changed, and the names of the fields both changed."""
    if type(first) is not type(other) or base is None or type(base) is not type(first):
        return merged, {"kind"} if type(first) is not type(other) else _differences(first, other)
    changes: dict[str, Any] = {}
    disputed = set[str]()
    for name in _differences(first, other):
        if getattr(first, name) == getattr(base, name):
            changes[name] = getattr(other, name)
        elif getattr(other, name) != getattr(base, name):
            disputed.add(name)
    return msgspec.structs.replace(merged, **changes), disputed


def _differences(one: Fact, other: Fact) -> set[str]:
    names = (field.name for field in msgspec.structs.fields(one))
    return {name for name in names if getattr(one, name) != getattr(other, name)}
