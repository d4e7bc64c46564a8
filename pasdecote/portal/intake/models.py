"""Files being imported, and how files of a shape are read."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from pasdecote.ground.store.fields import TimeOrderedId
from pasdecote.portal.intake.enums import BatchState
from pasdecote.spine.collectives.models import Collective
from pasdecote.spine.journal.enums import Circle


class Batch(models.Model):
    """One file brought into one collective's journal. Its id is the batch of the notes it gave.

    `choices` holds, by name of sheet, the mapping as JSON, null for a sheet left aside, "" for one
    that cannot be read; `plan` the last
    dry run as JSON. The file is kept until the import is done, then deleted: the journal has what it said.
    `moved_at` and `attempt` tell a run that goes on from one whose worker died.
    """

    id = TimeOrderedId()
    collective = models.ForeignKey(Collective, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    filename = models.CharField(_("fichier"), max_length=200)
    file = models.FileField(upload_to="imports/", blank=True)
    circle = models.CharField(_("cercle"), max_length=12, choices=Circle, default=Circle.TEAM)
    choices = models.JSONField(default=dict)
    plan = models.TextField(blank=True)
    skip_errors = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=BatchState, default=BatchState.RECEIVED)
    created = models.PositiveIntegerField(default=0)
    removed = models.PositiveIntegerField(default=0)
    made_projects = models.JSONField(default=list)
    refusal = models.TextField(blank=True)
    attempt = models.PositiveSmallIntegerField(default=0)
    received_at = models.DateTimeField()
    moved_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-received_at", "-id")

    def __str__(self) -> str:
        return self.filename


class SavedMapping(models.Model):
    """How a person decided to read files with these headers, for this collective: asked once."""

    id = TimeOrderedId()
    collective = models.ForeignKey(Collective, on_delete=models.CASCADE, related_name="+")
    signature = models.CharField(max_length=80)
    mapping = models.TextField()
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ("-saved_at", "-id")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["collective", "signature"],
                name="one_mapping_a_shape",
                violation_error_message=_("Ces colonnes ont déjà été reconnues pour ce groupe."),
            )
        ]

    def __str__(self) -> str:
        return self.signature
