"""Rows that tell nothing of their own: totals, repeated headers, section titles."""

import re
from collections.abc import Sequence

from pasdecote.ground.kernel.text import fold
from pasdecote.portal.intake.mapping import Mapping
from pasdecote.portal.intake.readers.sheet import Cell
from pasdecote.portal.intake.taking import filled
from pasdecote.portal.intake.values.unreadable import shown

_TOTAL = re.compile(r"(?:sous |s )?(?:total|totaux|moyenne|cumul|somme|resultat de l exercice|ecart)\b.*")
LONGEST_TITLE = 60


class Skipper:
    """Says why a row without a date or an amount is left out, if it is."""

    def __init__(self, mapping: Mapping) -> None:
        self._headers = {fold(column.header) for column in mapping.columns}

    def reason(self, cells: Sequence[Cell]) -> str:
        """A short French reason, or "" when the row must be read."""
        told = filled(cells)
        texts = [cell for cell in told if isinstance(cell, str)]
        if is_total(told):
            return "ligne de total"
        if len(texts) >= 2 and len(texts) == len(told) and all(fold(text) in self._headers for text in texts):
            return "en-têtes répétés"
        if len(told) == 1 and texts and len(cells) <= 2 and len(texts[0]) <= LONGEST_TITLE:
            return f"titre : {shown(texts[0])}"
        if told and not texts and all(cell == 0 for cell in told):
            return "ligne vide recopiée"
        return ""


def is_total(told: Sequence[Cell]) -> bool:
    """Whether the first words of a row say that it adds others up."""
    first = next((cell for cell in told if isinstance(cell, str)), "")
    return bool(_TOTAL.fullmatch(fold(first)))
