"""Words of a bilan on screen, in the language of the screen; its documents keep that of the template."""

import re

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pasdecote.projections.reports.result import Status

_BREAKS = re.compile(r"(?<=\S) (?=[:;?!»])|(?<=«) ")


def status_words(status: Status) -> str:
    """Where a field stands: « rempli depuis le carnet »."""
    return {
        Status.FILLED: _("rempli depuis le carnet"),
        Status.ANSWERED: _("répondu une fois"),
        Status.NOT_COLLECTED: _("non recueilli"),
        Status.TO_ANSWER: _("à répondre"),
        Status.TO_REVIEW: _("à relire et partager"),
        Status.WITHHELD: _("nombre retenu"),
    }[status]


def number_of(status: Status, count: int) -> str:
    """How many fields stand there: « 6 remplis depuis le carnet »."""
    words = {
        Status.FILLED: ngettext(
            "%(count)d rempli depuis le carnet", "%(count)d remplis depuis le carnet", count
        ),
        Status.ANSWERED: ngettext("%(count)d répondu une fois", "%(count)d répondus une fois", count),
        Status.NOT_COLLECTED: ngettext("%(count)d non recueilli", "%(count)d non recueillis", count),
        Status.TO_ANSWER: ngettext("%(count)d à répondre", "%(count)d à répondre", count),
        Status.TO_REVIEW: ngettext("%(count)d à relire et partager", "%(count)d à relire et partager", count),
        Status.WITHHELD: ngettext("%(count)d nombre retenu", "%(count)d nombres retenus", count),
    }[status]
    return words % {"count": count}


def unbroken(markup: str) -> SafeString:
    """The same markup with non-breaking spaces where French wants them, so that no line begins with « : ».

    For markup that no form sends back: what people wrote is shown so, and kept as they wrote it.
    """
    return mark_safe(_BREAKS.sub("\u00a0", markup))
