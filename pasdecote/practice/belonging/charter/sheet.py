"""Nos règles on one page, to hang on the wall."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from pasdecote.ground.documents.model import Block, Document, Heading, Paragraph
from pasdecote.practice.belonging.charter.words import parts_of
from pasdecote.spine.collectives.models import Charter

# Beyond, large type would not hold on one page.
SHORT = 900


def sheet_of(charter: Charter, today: date) -> Document:
    """The page, in large type when the words are few."""
    parts = parts_of(charter)
    blocks: list[Block] = []
    for part in parts:
        blocks += [Heading(1, part.title), Paragraph(part.words)]
    if charter.adopted_on:
        day = date_format(charter.adopted_on, "j F Y")
        said = _("Version %(number)s, adoptée le %(day)s.") % {"number": charter.number, "day": day}
    else:
        said = _("Projet : le groupe ne l’a pas encore adopté.")
    return Document(
        title=_("Nos règles"),
        subtitle=charter.collective.name,
        date=charter.adopted_on or today,
        blocks=(*blocks, Paragraph(said, style="quiet")),
        language=(get_language() or "fr").split("-")[0],
        large=sum(len(part.words) for part in parts) <= SHORT,
    )
