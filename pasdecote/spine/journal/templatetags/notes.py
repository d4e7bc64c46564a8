"""Notes in a list, as cards. Functions and not templates: a page holds twenty."""

from html import escape as written
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from pasdecote.ground.ui.addresses import address_of
from pasdecote.ground.ui.markup import card as card_of
from pasdecote.ground.ui.markup import icon
from pasdecote.ground.ui.templatetags.ui import CARD_STATES
from pasdecote.spine.journal.reading import Card

register = template.Library()


@register.simple_tag
def note_cards(cards: list[Card], *, where: bool = False) -> SafeString:
    """Give the notes of a list, each as a sentence; `where` names the group or the structure of each."""
    colon = _colon()
    items = "".join(_note_card(card, colon, where) for card in cards)
    return mark_safe(f'<ul class="cards" role="list">{items}</ul>')


@register.simple_tag
def own_days(days: list[dict[str, Any]], again: str, review: str) -> SafeString:
    """Give the days of one's notebook, each with its notes and the way to share them; ``again`` are the words
    that lead to rewriting one, ``review`` the address where they are shared."""
    colon, rewriting, sharing = _colon(), f"{icon('edit')}{written(again)}", _("Relire et partager : %(day)s")
    return mark_safe(
        "\n".join(
            f"<h2>{written(day['words'])}</h2>\n"
            f'<ul class="cards" role="list">'
            f"{''.join(_own_card(card, colon, rewriting) for card in day['cards'])}</ul>\n"
            f'<p><a href="{written(review)}?jour={day["on"]}">'
            f"{written(sharing % {'day': day['words']})}</a></p>"
            for day in days
        )
    )


def _colon() -> str:
    """What stands between the day and the words, never alone at the start of a line."""
    return _(" : ").replace(" :", "\u00a0:")


def _note_card(card: Card, colon: str, where: bool) -> str:
    said, address = card.sentence, address_of("journal:note", id=card.fact)
    below = [card.label, card.author, card.circle_words, card.where if where else ""]
    content = (
        f'<p class="lead"><a href="{address}">{written(said.lead)}</a>{colon}'
        f'<span dir="auto">{written(said.body)}</span></p>\n'
        f'<p class="small soft">{" · ".join(written(word) for word in below if word)}</p>'
    )
    if not (card.conflict or card.disputed):
        return card_of(mark_safe(content))
    drawing, words = CARD_STATES["held"]
    state = _("Deux versions se contredisent") if card.conflict else str(words)
    return card_of(mark_safe(content), tone="held", state=state, icon_name=drawing)


def _own_card(card: Card, colon: str, again: str) -> str:
    said = card.sentence
    place = said.where or card.label
    rewriting = address_of("journal:rewrite", id=card.version)
    content = (
        f'<p class="lead"><a href="{address_of("journal:note", id=card.fact)}">'
        f"{written(place[:1].upper() + place[1:])}</a>{colon}"
        f'<span dir="auto">{written(said.body)}</span></p>\n'
        f'<p class="small soft">{written(card.where)}</p>\n'
        f'<p class="card-opens"><a href="{rewriting}">{again}'
        f'<span class="unseen"> : {written(said.lead)}</span></a></p>'
    )
    return card_of(mark_safe(content))
