"""Which notes a field of sentences may show, for whoever chooses among them."""

from django.utils.translation import gettext as _

from pasdecote.projections.reports.drawing import spec_of, template_of
from pasdecote.projections.reports.models import Draft
from pasdecote.projections.reports.narratives import Choice, choices
from pasdecote.projections.reports.queries import material
from pasdecote.projections.reports.result import ReportError
from pasdecote.projections.reports.scope import Notes


def choices_in(draft: Draft, field: str) -> list[Choice]:
    """The notes that a field of sentences may show, in its order of today. Raises ReportError otherwise."""
    spec = spec_of(template_of(draft), field)
    if spec.narrative is None:
        raise ReportError(_("« %(label)s » n’est pas fait de phrases à choisir.") % {"label": spec.label})
    known = material(draft)
    return choices(spec.narrative, Notes(known.facts, known.scope), known.approved, known.arranged.get(field))
