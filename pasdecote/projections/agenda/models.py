"""The secret address under which somebody's own calendar reads an agenda."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pasdecote.ground.store.fields import TimeOrderedId
from pasdecote.spine.collectives.models import Collective
from pasdecote.spine.organisations.models import Organisation


class Feed(models.Model):
    """One account's address for the agenda of one group or structure. Only the digest of the secret is kept.

    `language` is that of the screen on which it was asked: a calendar program has none of its own.
    """

    id = TimeOrderedId()
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    collective = models.ForeignKey(Collective, on_delete=models.CASCADE, null=True, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, null=True, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    language = models.CharField(max_length=10)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("-made_at", "-id")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["account", "collective"], name="one_feed_a_group"),
            models.UniqueConstraint(fields=["account", "organisation"], name="one_feed_a_structure"),
            models.CheckConstraint(
                condition=Q(collective__isnull=False, organisation__isnull=True)
                | Q(collective__isnull=True, organisation__isnull=False),
                name="feed_has_one_anchor",
                violation_error_message=_("Une adresse d’agenda est celle d’un groupe ou d’une structure."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)[:8]
