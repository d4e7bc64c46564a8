"""What the ground keeps that words may be read from."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from pasdecote.ground.store.models import Flag
from pasdecote.ground.store.personal import Kind, Person, about_nobody, delete, over


def _own_flags(person: Person) -> "QuerySet[Flag]":
    """Those of this account, when it goes whole."""
    if person.account is None or not person.whole:
        return Flag.objects.none()
    return Flag.objects.filter(account=person.account)


KINDS = (
    Kind(
        model="store.IndexedText",
        name="",
        title=_("Les racines des mots, pour la recherche"),
        why=_("Retrouver une note par un mot."),
        readers=_("Personne : la recherche ne rend que les notes que vous pouvez lire."),
        until=_("Aussi longtemps que les mots de la note."),
        stays=_("Rien : elles s’effacent avec les mots de la note, dans le même geste."),
    ),
    Kind(
        model="store.Flag",
        name="",
        title=_("Ce que vous avez fermé pour de bon"),
        why=_("Ne pas vous montrer de nouveau la visite de la démonstration."),
        readers=_("Personne."),
        until=_("Aussi longtemps que le compte."),
        erasures=(
            over(
                _("ce qui a été fermé pour de bon"),
                _own_flags,
                delete,
            ),
        ),
    ),
    about_nobody(
        "store.Attempts",
        _("Les essais, comptés"),
        _("Une empreinte dont rien ne se relit, un nombre et l’heure de l’oubli : une heure au plus."),
    ),
    about_nobody(
        "django_tasks_database.DBTaskResult",
        _("Le travail confié à l’arrière-plan"),
        _("Le numéro d’un import et un compte de lignes : jamais des mots, jamais un nom."),
    ),
)
