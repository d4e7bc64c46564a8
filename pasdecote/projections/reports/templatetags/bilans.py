"""Amounts and figures of bilans on screen."""

from decimal import Decimal

from django import template
from django.utils.translation import gettext as _

from pasdecote.ground.documents import figures
from pasdecote.ground.facts.atoms import Side
from pasdecote.projections.reports.money.budget import Budget, BudgetLine

register = template.Library()


@register.filter
def euros(cents: int | None) -> str:
    """Cents as euros: 123450 gives « 1 234,50 € », None nothing."""
    return "" if cents is None else figures.cents(cents)


@register.filter
def of_plan(percent: Decimal | None) -> str:
    """What was done of what was planned: « 93 % ». For euros only, beside both amounts; it may exceed 100."""
    return figures.shown(percent, "percent")


@register.filter
def numbered(line: BudgetLine) -> str:
    """A line of a budget with its account, said once: « 601 Achats matières et fournitures »."""
    return line.label if line.label.startswith(line.number) else f"{line.number} {line.label}"


@register.filter
def by_side(budget: Budget) -> list[tuple[str, list[BudgetLine]]]:
    """The lines that some note tells of: charges, produits, then what the form has no line for."""
    told = [line for line in budget.lines if line.sources]
    sides = (
        (_("Charges"), [line for line in told if line.side == Side.EXPENSE]),
        (_("Produits"), [line for line in told if line.side == Side.INCOME]),
        (_("Hors du formulaire"), list(budget.unplaced)),
    )
    return [(words, lines) for words, lines in sides if lines]
