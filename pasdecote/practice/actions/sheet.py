"""The paper sheet of a session: to fill by hand around a table, typed in afterwards on one screen."""

from datetime import date

from django.utils.translation import gettext as _

from pasdecote.ground.documents.model import (
    BlankLines,
    Block,
    Bullets,
    Document,
    FieldRow,
    Fields,
    Grid,
    Heading,
    Paragraph,
)
from pasdecote.practice.actions.rules import Session


def session_sheet(session: Session, group: str, today: date) -> Document:
    """The sheet of one planned session, on one page. No names are asked: a tick a person is enough."""
    place = session.content.place.name if session.content.place else ""
    about = (
        FieldRow(_("Quand"), f"{session.on:%d/%m/%Y} {session.at}".strip()),
        FieldRow(_("Où"), place or "………………………………………………"),
    )
    blocks: tuple[Block, ...] = (
        Fields(about),
        Paragraph(
            _("À remplir ensemble. Personne n’a besoin d’écrire son nom : une croix par personne suffit."),
            style="quiet",
        ),
        Heading(1, _("Qui était là ?")),
        Grid((_("Déjà venues"), _("Première fois"), _("Bénévoles")), rows=3, weights=(2, 1, 1)),
        Fields(
            (
                FieldRow(_("En tout"), "……… " + _("personnes, dont ……… pour la première fois")),
                FieldRow(_("Bénévoles"), "……… " + _("personnes, ……… heures en tout")),
            )
        ),
        Bullets((_("compté"), _("dit"), _("estimé")), mark="box", inline=True),
        Heading(1, _("Que s’est-il passé ?")),
        BlankLines(4),
        BlankLines(1, _("Qu’est-ce que ça change ?")),
        BlankLines(1, _("Qu’est-ce qui a été difficile ?")),
        BlankLines(1, _("Et la suite ?")),
    )
    return Document(title=session.content.title, subtitle=group, date=today, blocks=blocks)
