"""The guided visit of the demonstration: five steps, those that the account may open."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from pasdecote.spine.collectives.access import Standing

DEMONSTRATION = "demonstration"
CLOSED = "visit-closed"


@dataclass(frozen=True)
class Step:
    """One step: where it leads, in which words, and what one does there."""

    label: str
    url: str
    words: str


def steps(standing: Standing) -> list[Step]:
    """The steps open to this account, in order; none to somebody of no group and no structure."""
    own = [group for group in standing.collectives if group.pk in standing.member]
    told = next((group for group in own if group.slug == "les-tilleuls"), next(iter(own), None))
    found = []
    if standing.professional or told:
        words = _("Une note en trente secondes. Seul ce qui s’est passé est demandé.")
        found.append(Step(_("Raconter"), reverse("journal:tell"), words))
    if standing.professional:
        words = _("La note est d’abord à vous. Un second geste dit avec qui.")
        found.append(Step(_("Relire et partager"), reverse("journal:review"), words))
    if told:
        words = _("Trois ans de jeudis, et un désaccord dont les deux versions sont restées.")
        found.append(Step(_("Le fil du groupe"), reverse("journal:thread", args=[told.slug]), words))
    if standing.professional:
        words = _("Ce qu’un financeur demande, déjà rempli ; chaque nombre s’ouvre sur ses notes.")
        found.append(Step(_("Un bilan"), reverse("reports:list"), words))
    if told:
        words = _("Une page par semaine, à imprimer ou à faire suivre.")
        found.append(Step(_("La feuille du groupe"), reverse("weekly:sheet", args=[told.slug]), words))
    return found
