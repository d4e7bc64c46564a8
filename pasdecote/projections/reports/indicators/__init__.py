"""Indicators of bilans: named pure functions over notes, one small module a family."""

from pasdecote.projections.reports.indicators import (  # noqa: F401  (each module registers its family)
    attendance,
    deciding,
    funding,
    gatherings,
    partners,
    parts,
    places,
    reach,
    roles,
    street,
    themes,
    time,
    voice,
    volunteers,
)
from pasdecote.projections.reports.indicators.registry import (
    INDICATORS,
    Indicator,
    Reason,
    figure_of,
    measure,
)

__all__ = ["INDICATORS", "Indicator", "Reason", "figure_of", "measure"]
