"""What a word waits for, in a sentence: who holds it up, since when, and the next date."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pasdecote.ground.facts.becoming import Awaited, Holding
from pasdecote.spine.journal.sentences import day_in_words, inside_a_sentence


def awaited_words(one: Awaited, today: date) -> str:
    """Who holds it up, since when, and the next date: « Le bailleur doit une réponse, depuis 71 jours. »"""
    since = {"since": inside_a_sentence(day_in_words(one.since, today)), "who": one.who}
    sentence = {
        Holding.ANSWERING: lambda: _("Le groupe répond à la question, depuis le %(since)s.") % since,
        Holding.DECIDING: lambda: _("Le groupe est en train de décider, depuis le %(since)s.") % since,
        Holding.INSTITUTION: lambda: _owed(one, today),
        Holding.SESSION: lambda: _("Quelque chose est prévu."),
        Holding.REVIEW: lambda: _("Ce qui a été décidé sera revu."),
        Holding.TASK: lambda: _task(one.who) % since,
    }[one.holding]()
    return f"{sentence} {_by(one, today)}".strip()


def _owed(one: Awaited, today: date) -> str:
    days = max(0, (today - one.since).days)
    if not one.who:
        words = ngettext(
            "Une réponse est attendue, depuis %(days)d jour.",
            "Une réponse est attendue, depuis %(days)d jours.",
            days,
        )
        return words % {"days": days}
    words = ngettext(
        "%(who)s doit une réponse, depuis %(days)d jour.",
        "%(who)s doit une réponse, depuis %(days)d jours.",
        days,
    )
    return words % {"who": one.who, "days": days}


def _task(who: str) -> str:
    return _("%(who)s s’en occupe, depuis le %(since)s.") if who else _("C’est à faire, depuis le %(since)s.")


def _by(one: Awaited, today: date) -> str:
    if one.on is None:
        return ""
    day = {"day": inside_a_sentence(day_in_words(one.on, today))}
    passed = one.on < today
    return _("C’était pour le %(day)s.") % day if passed else _("Prochaine date : le %(day)s.") % day
