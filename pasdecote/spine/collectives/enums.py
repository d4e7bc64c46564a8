"""Where a collective stands, and the roles people take in it."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class CollectiveStatus(TextChoices):
    EMERGING = "emerging", _("naissant")
    ACTIVE = "active", _("actif")
    RESTING = "resting", _("en pause")
    ENDED = "ended", _("terminé")


class Role(TextChoices):
    MEMBER = "member", _("membre")
    COMPANION = "companion", _("accompagne le groupe")
    SPOKESPERSON = "spokesperson", _("porte-parole")
    FACILITATION = "facilitation", _("animation")
    TRAINEE = "trainee", _("stagiaire")
    VOLUNTEER = "volunteer", _("bénévole")
    INVITED_OFFICIAL = "invited_official", _("personne élue, invitée")
    RESEARCHER = "researcher", _("recherche")


TEAM_ROLES = (Role.COMPANION,)
GUEST_ROLES = (Role.INVITED_OFFICIAL, Role.RESEARCHER)
