"""Where a collective stands, the roles people take in it, the ways in which it may decide."""

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


class Rule(TextChoices):
    """How a group decides. Codes stay in notes."""

    CONSENT = "consent", _("sans objection")
    MAJORITY = "majority", _("majorité")
    QUALIFIED = "qualified", _("majorité qualifiée")
    JUDGMENT = "majority_judgment", _("jugement majoritaire")
    SHARES = "equal_shares", _("répartition équitable")
    SCHULZE = "schulze", _("classement")
    LOT = "lot", _("tirage au sort")
    ELECTION = "election", _("élection sans candidat")


TEAM_ROLES = (Role.COMPANION,)
GUEST_ROLES = (Role.INVITED_OFFICIAL, Role.RESEARCHER)
# What members take for a time, and hand on.
TURNING_ROLES = (Role.FACILITATION, Role.SPOKESPERSON)
