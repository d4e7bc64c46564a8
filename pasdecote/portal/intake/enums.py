"""Where an import stands."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class BatchState(TextChoices):
    """Received, then waiting for its turn, running, and how it ended."""

    RECEIVED = "received", _("à vérifier")
    WAITING = "waiting", _("en attente")
    RUNNING = "running", _("en cours")
    DONE = "done", _("importé")
    FAILED = "failed", _("arrêté, rien n’a été gardé")
    UNDONE = "undone", _("défait")


OPEN = (BatchState.RECEIVED, BatchState.FAILED)
"""Still to be decided: what was chosen can change, the file can be dropped."""

UNDER_WAY = (BatchState.WAITING, BatchState.RUNNING)
"""Decided, and not ended."""
