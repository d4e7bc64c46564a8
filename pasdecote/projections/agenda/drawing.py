"""The agenda of an account today: what it may see, as lines."""

from pasdecote.projections.agenda.access import Space
from pasdecote.projections.agenda.projection import Item, item_of
from pasdecote.projections.agenda.queries import seen_in


def items_of(space: Space) -> list[Item]:
    """Every line of the agenda, settled or not, by date."""
    return [item_of(seen.owed, group=seen.group, whole=seen.whole) for seen in seen_in(space)]
