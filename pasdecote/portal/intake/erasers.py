"""What imports keep about people: a file until it is imported, its name, and who brought it."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from pasdecote.ground.store.personal import Kind, Person, about_nobody, over
from pasdecote.portal.intake.enums import BatchState
from pasdecote.portal.intake.models import Batch

ENDED = (BatchState.DONE, BatchState.UNDONE)


def _mine(person: Person) -> "QuerySet[Batch]":
    here = Q() if person.whole else Q(collective__in=person.collectives)
    return Batch.objects.filter(here, by=person.account).exclude(by=None)


def _drop(rows: "QuerySet[Any]") -> None:
    """The files go with their rows."""
    for row in rows:
        row.file.delete(save=False)
        row.delete()


KINDS = (
    Kind(
        model="intake.Batch",
        name="",
        title=_("Les tableaux importés"),
        why=_("En tirer des notes. Les colonnes qui semblent nommer des personnes sont laissées de côté."),
        readers=_("La personne qui importe, et celles qui accompagnent le groupe."),
        until=_(
            "Le fichier : jusqu’à la fin de l’import. Son nom et le compte des lignes : autant que le groupe."
        ),
        erasures=(
            over(
                _("les tableaux apportés et pas encore importés"),
                lambda person: _mine(person).exclude(state__in=ENDED),
                _drop,
            ),
            over(
                _("le nom des fichiers importés, et de qui les a apportés"),
                lambda person: _mine(person).filter(state__in=ENDED),
                lambda rows: rows.update(filename="", refusal="", by=None),
            ),
        ),
        stays=_("Le nombre de notes tirées du tableau : elles se défont encore ensemble."),
    ),
    about_nobody(
        "intake.SavedMapping",
        _("Les colonnes reconnues"),
        _("Quelle colonne dit quoi, pour un groupe : aucune ligne du tableau."),
    ),
)
