"""What an indicator is: a name, a unit, its definition in words, and one pure function."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from pasdecote.ground.facts.told import Told
from pasdecote.ground.measures.small_numbers import Figure, Missing, Unit
from pasdecote.projections.reports.scope import Notes, Scope


class Reason(StrEnum):
    """Why a number is missing, in words that follow "dont 3". A closed list."""

    NO_ATTENDANCE = "sans nombre de présents"
    NO_NEW = "sans nombre de personnes nouvelles"
    NO_PART = "sans cette précision"
    NO_DURATION = "sans durée"
    SEVERAL_DAYS = "racontées sur plusieurs jours et comptées pour le premier"
    NO_VOLUNTEERS = "sans nombre de bénévoles"
    NO_ROLE = "sans rôle des membres"
    NO_COMMUNE = "sans commune"
    NO_THEME = "sans thème"
    NO_NAME = "sans nom de partenaire lisible"
    NO_PLACE = "sans nom de lieu"
    NO_LENGTH = "sans durée séance par séance"
    NO_HOUR = "les notes disent le jour et la durée, jamais l’heure"
    NO_EXPENSE = "aucune dépense réalisée n’est racontée pour cet exercice"
    NOT_FROM_BANDS = "tranche d’âge qui ne se déduit pas de ce qui a été dit"
    OVER_A_PERIOD = "disant des personnes sur une période, qui ne s’additionnent pas"
    NOTHING_TOLD = "aucune note n’en parle"


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One indicator: `label` and `definition` are what a reader sees beside the figure."""

    name: str
    unit: Unit
    label: str
    definition: str
    compute: Callable[[Notes], Figure]


def untold(unit: Unit, reason: Reason = Reason.NOTHING_TOLD) -> Figure:
    """An unknown figure: nothing was told of it, which is not a zero."""
    return Figure(unit=unit, missing=(Missing(1, reason.value),))


INDICATORS: dict[str, Indicator] = {}


def indicator(
    name: str, unit: Unit, label: str, definition: str
) -> Callable[[Callable[[Notes], Figure]], Callable[[Notes], Figure]]:
    """Put a pure function `notes → figure` in the registry, under a name that templates use."""

    def register(compute: Callable[[Notes], Figure]) -> Callable[[Notes], Figure]:
        if name in INDICATORS:
            raise ValueError(f"two indicators are named {name}")
        INDICATORS[name] = Indicator(
            name=name, unit=unit, label=label, definition=definition, compute=compute
        )
        return compute

    return register


def figure_of(name: str, notes: Notes) -> Figure:
    """The figure of one indicator, with its definition as method. Raises KeyError for an unknown name."""
    found = INDICATORS[name]
    figure = notes.cached(found.compute)
    return figure if figure.method else replace(figure, method=found.definition)


def measure(name: str, facts: Iterable[Told], scope: Scope) -> Figure:
    """The figure of one indicator over facts and a scope; for one figure alone."""
    return figure_of(name, Notes(facts, scope))
