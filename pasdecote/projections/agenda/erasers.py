"""What the agenda keeps about people: the secret address under which somebody's calendar reads it."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from pasdecote.ground.store.personal import Kind, Person, Row, delete, over
from pasdecote.projections.agenda.models import Feed


def _feeds(person: Person) -> "QuerySet[Feed]":
    """All when the account goes, those of the groups left otherwise."""
    here = Q() if person.whole else Q(collective__in=person.collectives)
    return Feed.objects.filter(here, account=person.account)


def _rows(person: Person) -> list[Row]:
    rows = Feed.objects.filter(account=person.account).select_related("collective", "organisation")
    return [
        {"agenda de": str(row.collective or row.organisation), "faite le": row.made_at}
        for row in rows.order_by("made_at", "pk")
    ]


KINDS = (
    Kind(
        model="agenda.Feed",
        name="agenda",
        title=_("Les adresses d’agenda"),
        why=_("Laisser l’agenda d’un téléphone lire les dates que son titulaire peut lire."),
        readers=_("Vous seulement ; seule l’empreinte du secret est gardée."),
        until=_("Jusqu’à ce qu’on l’arrête ; elle ne donne plus rien dès le départ du groupe."),
        erasures=(over(_("les adresses d’agenda"), _feeds, delete),),
        leaves=_rows,
    ),
)
