"""The printed sheet of a few services, to be given to somebody."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from pasdecote.ground.documents.model import Block, Document, Heading, Paragraph
from pasdecote.practice.belonging.models import LocalService

LICENCE = "data·inclusion (GIP Plateforme de l’inclusion), Licence Ouverte 2.0"


def services_sheet(services: Sequence[LocalService], today: date) -> Document:
    """The document: where, when, how to reach each, and how old what is said of it is."""
    blocks: list[Block] = [Paragraph(_("Appelez avant d’y aller : les horaires changent."), style="lead")]
    for service in services:
        blocks.append(Heading(1, service.name))
        told = (
            service.house,
            ", ".join(part for part in (service.address, service.town) if part),
            _("Téléphone : %(number)s") % {"number": service.telephone} if service.telephone else "",
            service.e_mail,
            _("Horaires : %(hours)s") % {"hours": service.hours} if service.hours else "",
        )
        blocks += [Paragraph(line) for line in told if line]
        updated = _("Mis à jour le %(day)s.") % {"day": f"{service.updated_on:%d/%m/%Y}"}
        blocks.append(Paragraph(updated, style="quiet"))
    blocks.append(Paragraph(_("Source : %(licence)s.") % {"licence": LICENCE}, style="quiet"))
    return Document(title=_("À qui s’adresser"), date=today, blocks=tuple(blocks))
