"""The world as it is sown: a word of its own for each row, and the rows that addresses name."""

from dataclasses import dataclass, field
from typing import Any

from pasdecote.spine.accounts.models import Account


@dataclass
class World:
    """The cast, the planted words by the name of their row, and the rows that addresses need. With `whole`,
    every address is gone to with every row."""

    cast: Any
    words: dict[str, str] = field(default_factory=dict)
    people: dict[str, Account | None] = field(default_factory=dict)
    rows: dict[str, list[Any]] = field(default_factory=dict)
    others: dict[str, Any] = field(default_factory=dict)
    day_secret: str = ""
    whole: bool = False

    def plant(self, name: str) -> str:
        """The word of this name: four digits, which no dictionary, hyphen or ligature changes."""
        assert name not in self.words, name
        self.words[name] = f"zx{len(self.words) + 1000}q"
        return self.words[name]

    def keep(self, kind: str, row: Any) -> Any:
        """Remember a row for the addresses that name it."""
        self.rows.setdefault(kind, []).append(row)
        return row


def of(world: World, role: str) -> Account:
    """Who plays this role, signed in."""
    account = world.people[role]
    assert account is not None
    return account
