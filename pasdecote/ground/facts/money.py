"""Facts of money: a grant asked for or obtained, an expense, an income. Amounts are in the `money` atoms."""

from typing import ClassVar

from pasdecote.ground.facts.fact import Fact


class Funding(Fact, frozen=True, kw_only=True):
    label: ClassVar[str] = "financement"
    meaning: ClassVar[str] = "Un financement a été demandé, accordé, refusé ou versé."


class Expense(Fact, frozen=True, kw_only=True):
    label: ClassVar[str] = "dépense"
    meaning: ClassVar[str] = "Une dépense a été prévue ou faite."


class Income(Fact, frozen=True, kw_only=True):
    label: ClassVar[str] = "recette"
    meaning: ClassVar[str] = "Une recette a été prévue ou reçue."
