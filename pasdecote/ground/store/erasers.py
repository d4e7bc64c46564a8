"""What the ground keeps that words may be read from."""

from django.utils.translation import gettext_lazy as _

from pasdecote.ground.store.personal import Kind, about_nobody

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
    about_nobody(
        "django_tasks_database.DBTaskResult",
        _("Le travail confié à l’arrière-plan"),
        _("Le numéro d’un import et un compte de lignes : jamais des mots, jamais un nom."),
    ),
)
