"""What a note says besides its sentence, as label and words: for its page, and for comparing two versions."""

from django.utils.translation import gettext as _

from pasdecote.ground.facts.atoms import Due
from pasdecote.ground.facts.fact import Fact
from pasdecote.ground.facts.themes import THEMES
from pasdecote.spine.journal.durations import duration_in_words
from pasdecote.spine.journal.sentences import counts_in_words


def details_of(fact: Fact) -> list[tuple[str, str]]:
    """Label and words of each thing told, in the order in which they are asked; nothing for what was not."""
    told = [
        (_("À qui"), getattr(fact, "addressed_to", "")),
        (_("Ce qui ne marchait pas"), getattr(fact, "failed", "")),
        (_("Ce qu’on a appris"), getattr(fact, "learnt", "")),
        (_("Personnes"), " ; ".join(counts_in_words(fact.counts))),
        (_("Durée"), duration_in_words(fact.duration_minutes) if fact.duration_minutes else ""),
        (_("Avec"), ", ".join(partner.name for partner in fact.partners if partner.name)),
        (_("Temps bénévole"), duration_in_words(fact.volunteers.minutes) if fact.volunteers else ""),
        (_("Ce que ça change"), fact.changed),
        (_("Ce qui a été difficile"), fact.difficulty),
        (_("La suite"), fact.next_step),
        (_("Prévu"), " ; ".join(_due(due) for due in fact.due)),
        (_("De quoi il s’agit"), ", ".join(_(THEMES[theme]) for theme in fact.themes if theme in THEMES)),
    ]
    return [(label, words) for label, words in told if words.strip()]


def _due(due: Due) -> str:
    at = f" {due.at}" if due.at else ""
    who = f", {due.who}" if due.who else ""
    return f"{due.on:%d/%m}/{due.on.year}{at}{who}"
