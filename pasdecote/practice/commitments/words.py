"""What is said of a demand, calmly, in the language of the screen; the tellers' words stay theirs."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pasdecote.ground.facts.asking import Asked, Outcome
from pasdecote.ground.facts.told import Told
from pasdecote.ground.facts.voice import DemandAnswered
from pasdecote.spine.accounts.templatetags.moment import day as day_of
from pasdecote.spine.journal.sentences import day_in_words, shortened

LONGEST = 400


def state_of(asked: Asked, today: date) -> str:
    """« Silence depuis 71 jours. La réponse était attendue pour le 12 juin. »"""
    if asked.last is not None:
        return _came(asked, asked.last)
    if asked.due is not None and asked.due >= today:
        return _("Réponse attendue pour le %(day)s.") % {"day": day_of(asked.due)}
    days = asked.days(today)
    if days == 0:
        return _("Demandé aujourd’hui.")
    since = ngettext("Silence depuis %(days)d jour.", "Silence depuis %(days)d jours.", days) % {"days": days}
    if asked.due is None:
        return since
    return f"{since} " + _("La réponse était attendue pour le %(day)s.") % {"day": day_of(asked.due)}


def _came(asked: Asked, last: Told) -> str:
    on = last.content.happened_on
    if asked.outcome != Outcome.SILENCE:
        words = _("Refus, le %(day)s.") if asked.outcome == Outcome.REFUSED else _("Réponse, le %(day)s.")
        return words % {"day": day_of(on)}
    days = asked.days(on)
    return ngettext(
        "Silence, noté le %(day)s, après %(days)d jour.",
        "Silence, noté le %(day)s, après %(days)d jours.",
        days,
    ) % {"day": day_of(on), "days": days}


def step_of(told: Told, today: date) -> str:
    """« Relance, vendredi 3 juillet » or « Refus, mardi 1 août »."""
    content = told.content
    words = _("Relance")
    if isinstance(content, DemandAnswered):
        words = {
            Outcome.REFUSED.value: _("Refus"),
            Outcome.SILENCE.value: _("Silence noté"),
        }.get(content.outcome, _("Réponse"))
    return _("%(what)s, %(day)s") % {"what": words, "day": day_in_words(content.happened_on, today).lower()}


def words_of(told: Told) -> str:
    """The words of a note, on one line."""
    return shortened(told.content.happened or told.content.title, LONGEST)
