"""What the agenda says of a line, in the language of the screen; the tellers' words stay theirs."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pasdecote.ground.facts.owing import Expected, State
from pasdecote.projections.agenda.projection import Item, Section, When
from pasdecote.spine.journal.sentences import day_in_words


def expected_words(what: str) -> str:
    """What is expected, from its code."""
    return {
        Expected.SESSION: _("Séance"),
        Expected.REPORT: _("Bilan à envoyer"),
        Expected.ANSWER: _("Réponse attendue"),
        Expected.REVIEW: _("Décision à revoir"),
        Expected.TASK: _("À faire"),
        Expected.CLOSING: _("Fin des réponses"),
    }[Expected(what)]


def title_of(item: Item) -> str:
    """The words of the note, or what is expected when there are none to show."""
    return item.title or expected_words(item.what)


def when_of(item: Item, today: date) -> str:
    """« Jeudi 3 décembre, 18:30, salle Mirabeau »."""
    return ", ".join(part for part in (day_in_words(item.on, today), item.at, item.place) if part)


def sentence_of(item: Item, today: date) -> str:
    """« Réponse attendue · le bailleur. Rien encore, depuis 71 jours. » Nothing for a session to come."""
    parts = [] if item.session or not item.title else [expected_words(item.what)]
    parts += [part for part in (item.who, item.group) if part]
    about = _capital(f"{' · '.join(parts)}." if parts else "")
    return " ".join(part for part in (about, _since(item, today)) if part)


def _since(item: Item, today: date) -> str:
    """What may be said of a day that has passed: that nothing came, or is told yet; no blame, no red."""
    days = (today - item.on).days
    if not item.open or days <= 0:
        return ""
    if item.session:
        return _("A-t-elle eu lieu ? Elle se raconte depuis « Séances ».")
    if item.what is Expected.CLOSING:
        return _("Le temps est passé, il reste à clore.")
    if item.what is Expected.ANSWER:
        return ngettext("Rien encore, depuis %(days)d jour.", "Rien encore, depuis %(days)d jours.", days) % {
            "days": days
        }
    return ""


def section_words(section: Section) -> str:
    """The title of a part of the agenda."""
    if section.when is When.MONTH:
        return month_words(section.first)
    return {
        When.LATE: _("Toujours attendu"),
        When.THIS_WEEK: _("Cette semaine"),
        When.NEXT_WEEK: _("La semaine prochaine"),
    }[section.when]


def month_words(first: date) -> str:
    """« Décembre 2026 »."""
    return _capital(date_format(first, "F Y"))


def state_words(item: Item) -> str:
    """What is said above a line that was called off."""
    return _("Annulée") if item.state is State.CANCELLED else ""


def settle_words(item: Item) -> str:
    """What the button says that settles this line."""
    return _("Noter la réponse") if item.what is Expected.ANSWER else _("C’est fait")


def label_of(item: Item) -> str:
    """The line in a calendar: « Bilan à envoyer : bilan final (Caf) »."""
    what = "" if item.session and item.title else expected_words(item.what)
    words = _(" : ").join(part for part in (what, item.title) if part)
    around = ", ".join(part for part in (item.who if not item.session else "", item.group) if part)
    called_off = _("Annulée · ") if item.state is State.CANCELLED else ""
    return f"{called_off}{words}{f' ({around})' if around else ''}"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
