"""What somebody said to be wrong, who reads it, whom a group chose to listen, and where else to turn.

Nothing of it is a fact of the journal: it is in no thread, no count, no bilan.
"""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from pasdecote.ground.store.fields import TimeOrderedId
from pasdecote.practice.commitments.enums import TroubleState
from pasdecote.spine.collectives.models import Collective, Membership
from pasdecote.spine.organisations.models import Organisation


class Trouble(models.Model):
    """Somebody says that something is wrong in a group, to people they name. They and these read it.

    `teller_name` is empty for somebody who did not want it said. The row goes when its teller erases it.
    `teller` is None where it was said with a card for a day: its readers erase it, once they have answered.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    collective = models.ForeignKey(Collective, on_delete=models.CASCADE, related_name="+")
    teller = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="+"
    )
    teller_name = models.CharField(max_length=150, blank=True)
    words = models.TextField(_("ce qui ne va pas"))
    told_at = models.DateTimeField()
    answer_by = models.DateField(_("réponse d’ici le"))
    state = models.CharField(
        _("où ça en est"), max_length=10, choices=TroubleState, default=TroubleState.RECEIVED
    )
    taken_by = models.ForeignKey("TroubleReader", on_delete=models.SET_NULL, null=True, related_name="+")
    answer = models.TextField(_("réponse"), blank=True)
    answered_by = models.ForeignKey("TroubleReader", on_delete=models.SET_NULL, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-told_at", "id")

    def __str__(self) -> str:
        return str(self.pk)


class TroubleReader(models.Model):
    """Somebody whom the teller named as a reader, as they were called then; of the group, or of the direction
    of a structure outside it."""

    id = TimeOrderedId()
    trouble = models.ForeignKey(Trouble, on_delete=models.CASCADE, related_name="readers")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=150)
    outside = models.ForeignKey(Organisation, on_delete=models.CASCADE, null=True, related_name="+")

    class Meta:
        ordering = ("name", "id")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["trouble", "account"], name="trouble_read_once_by_each")
        ]

    def __str__(self) -> str:
        return self.name


class Listener(models.Model):
    """Somebody of the group whom it chose to listen when something is wrong."""

    id = TimeOrderedId()
    collective = models.ForeignKey(Collective, on_delete=models.CASCADE, related_name="+")
    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="+")

    class Meta:
        ordering = ("id",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["collective", "membership"], name="listener_chosen_once")
        ]

    def __str__(self) -> str:
        return str(self.membership)


class OutsideAddress(models.Model):
    """Where one may turn outside the group and its structures, in the words of a structure."""

    id = models.UUIDField(primary_key=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(_("qui"), max_length=150)
    how = models.CharField(_("comment les joindre"), max_length=500)

    class Meta:
        ordering = ("name", "id")

    def __str__(self) -> str:
        return self.name
