"""Rows that nobody asked to sort come in any order: here they really do.

A database gives unordered rows in the order that suits it, which is nearly always that of their creation,
until the day it is not. Every result of several rows without an order is shuffled, from a seed per test.
"""

import random
from typing import Any

from django.db.models import QuerySet

_dice = random.Random(0)


def seed(words: str) -> None:
    """Make the shuffles to come depend on these words alone."""
    _dice.seed(words)


def install() -> None:
    """Shuffle from now on, in this process."""
    fetch = QuerySet._fetch_all
    if getattr(fetch, "shuffles", False):
        return

    def shuffled(self: Any) -> None:
        fresh = self._result_cache is None
        fetch(self)
        if fresh and len(self._result_cache) > 1 and not self.ordered:
            _dice.shuffle(self._result_cache)

    shuffled.shuffles = True  # type: ignore[attr-defined]
    QuerySet._fetch_all = shuffled  # type: ignore[method-assign]
