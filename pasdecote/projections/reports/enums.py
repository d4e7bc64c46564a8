"""The life of a bilan."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class DraftState(TextChoices):
    """From always current to gone. A bilan moves forward only; a new version is a new bilan."""

    LIVE = "live", _("en préparation")
    REREAD = "reread", _("relu")
    FROZEN = "frozen", _("figé")
    SENT = "sent", _("envoyé")


DONE = frozenset({DraftState.FROZEN, DraftState.SENT})
