"""Where something that was said to be wrong stands."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class TroubleState(TextChoices):
    RECEIVED = "received", _("reçu")
    IN_HAND = "in_hand", _("en cours")
    ANSWERED = "answered", _("répondu")
