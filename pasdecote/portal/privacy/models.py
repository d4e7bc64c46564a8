"""The rows of privacy: who was told that their name will be erased, and when."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pasdecote.ground.store.fields import TimeOrderedId
from pasdecote.spine.collectives.models import Membership


class Notice(models.Model):
    """It was said, on a day, that an account or a name without account will be erased: never before that.

    Coming back takes the notice away.
    """

    id = TimeOrderedId()
    account = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="+"
    )
    membership = models.OneToOneField(Membership, on_delete=models.CASCADE, null=True, related_name="+")
    on = models.DateField(_("dit le"))

    class Meta:
        ordering = ("on", "id")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(account__isnull=False, membership__isnull=True)
                | Q(account__isnull=True, membership__isnull=False),
                name="notice_is_about_one",
                violation_error_message=_("Un préavis porte sur un compte ou sur un nom."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.on}"
