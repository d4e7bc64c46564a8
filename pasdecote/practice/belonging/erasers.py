"""What belonging keeps of people: nothing."""

from django.utils.translation import gettext_lazy as _

from pasdecote.ground.store.personal import about_nobody

KINDS = (
    about_nobody(
        "belonging.LocalService",
        _("Les services à qui s’adresser"),
        _("Des fiches publiques, sans le nom de leurs contacts. Rien n’est gardé de qui cherche."),
    ),
)
