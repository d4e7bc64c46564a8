"""What privacy itself keeps about people: who was told that their time is nearly over."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from pasdecote.ground.store.personal import Kind, Person, delete, over
from pasdecote.portal.privacy.models import Notice


def _notices(person: Person) -> "QuerySet[Notice]":
    account = Q(account=person.account) if person.whole and person.account else Q(pk=None)
    return Notice.objects.filter(account | Q(membership__in=person.memberships))


KINDS = (
    Kind(
        model="privacy.Notice",
        name="",
        title=_("Les préavis d’effacement"),
        why=_("Ne rien effacer sans l’avoir dit à l’avance."),
        readers=_("Le groupe, ou la direction de la structure."),
        until=_("Jusqu’à l’effacement, ou au retour de la personne."),
        erasures=(over(_("le préavis d’effacement"), _notices, delete),),
    ),
)
