"""The rows of bilans: what humans decided about them. What they say is read in the journal each time."""

from typing import ClassVar
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from pasdecote.ground.store.fields import TimeOrderedId
from pasdecote.projections.reports.enums import DONE, DraftState
from pasdecote.spine.collectives.models import Collective, Project
from pasdecote.spine.organisations.models import Organisation

_ONE_SCOPE = (
    Q(collective__isnull=False, project__isnull=True, organisation__isnull=True)
    | Q(collective__isnull=True, project__isnull=False, organisation__isnull=True)
    | Q(collective__isnull=True, project__isnull=True, organisation__isnull=False)
)


class OwnTemplate(models.Model):
    """A template that a structure wrote, as YAML: the text stays, for the bilans begun on it.

    `name` is the id in the file. Once `replaced_at`, another version (or nothing) is offered instead.
    """

    id = TimeOrderedId()
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(_("id du modèle"), max_length=80)
    version = models.CharField(_("version"), max_length=40)
    text = models.TextField(_("texte du modèle"))
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    added_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("name", "-id")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "name"],
                condition=Q(replaced_at=None),
                name="one_current_own_template",
                violation_error_message=_("Ce modèle existe déjà dans cette structure."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.version}"


class Draft(models.Model):
    """A bilan being prepared: a template, what it is about, over which days, for whom.

    `bearer` is the structure that signs it: its name, SIRET and so on fill the form. It was `reopened_on` the
    day a note was erased whose words it held, frozen and not yet sent. Its `mark` is made anew whenever
    somebody decides something in it: words, approvals, order.
    """

    id = TimeOrderedId()
    template = models.CharField(_("modèle"), max_length=80)
    template_version = models.CharField(_("version du modèle"), max_length=40)
    own = models.ForeignKey(OwnTemplate, on_delete=models.RESTRICT, null=True, related_name="drafts")
    collective = models.ForeignKey(Collective, on_delete=models.CASCADE, null=True, related_name="+")
    project = models.ForeignKey(Project, on_delete=models.CASCADE, null=True, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, null=True, related_name="+")
    bearer = models.ForeignKey(Organisation, on_delete=models.SET_NULL, null=True, related_name="+")
    since = models.DateField(_("du"))
    until = models.DateField(_("au"))
    exercise = models.PositiveSmallIntegerField(_("exercice comptable"), null=True)
    funder = models.CharField(_("financeur"), max_length=300, blank=True)
    state = models.CharField(_("où en est le bilan"), max_length=10, choices=DraftState, default="live")
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField()
    reopened_on = models.DateField(_("rouvert le"), null=True)
    mark = models.UUIDField(default=uuid4, editable=False)

    class Meta:
        ordering = ("-created_at", "-id")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=_ONE_SCOPE,
                name="draft_has_one_scope",
                violation_error_message=_("Un bilan porte sur un groupe, un projet ou une structure."),
            ),
            models.CheckConstraint(
                condition=Q(until__gte=F("since")),
                name="draft_ends_after_it_begins",
                violation_error_message=_("La fin de la période est avant son début."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.template} {self.since} {self.until}"

    @property
    def about(self) -> Collective | Project | Organisation:
        """What the bilan is about."""
        found = self.collective or self.project or self.organisation
        assert found is not None
        return found

    @property
    def group(self) -> Collective | None:
        """The group whose notes are read; None for a structure's bilan."""
        return self.project.collective if self.project else self.collective

    @property
    def done(self) -> bool:
        """Whether it is frozen: nothing in it changes any more."""
        return self.state in DONE


class EditedSentence(models.Model):
    """A field's words as a human wrote them for this bilan, with the versions and the facts they stood on.

    Without words since `erased_at`: a note they came from was erased, and the field is to be reread.
    """

    id = TimeOrderedId()
    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="edits")
    field = models.CharField(max_length=81)
    words = models.TextField(_("mots"), blank=True)
    sources = models.JSONField(default=list)
    facts = models.JSONField(default=list)
    erased_at = models.DateTimeField(null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        constraints: ClassVar = [models.UniqueConstraint(fields=["draft", "field"], name="edit_once_a_field")]

    def __str__(self) -> str:
        return self.words[:60]


class Arrangement(models.Model):
    """Which notes a field of sentences shows, in which order (ids of facts), and which were left out."""

    id = TimeOrderedId()
    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="arrangements")
    field = models.CharField(max_length=81)
    order = models.JSONField(default=list)
    left_out = models.JSONField(default=list)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["draft", "field"], name="arranged_once_a_field")
        ]

    def __str__(self) -> str:
        return f"{self.field}: {len(self.order)}"


class Approval(models.Model):
    """Somebody who may correct a note lets its words enter this bilan: the outward act, note by note."""

    id = TimeOrderedId()
    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="approvals")
    version = models.UUIDField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["draft", "version"], name="approved_once_a_draft")
        ]

    def __str__(self) -> str:
        return str(self.version)


class CopiedLine(models.Model):
    """Somebody pasted a line of the feuille de recopie into a portal. No word is kept: `line` is the digest
    of which line, `value` that of what it said then, so that a line changed since is known."""

    id = TimeOrderedId()
    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="copied")
    line = models.CharField(max_length=64)
    value = models.CharField(max_length=64)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        constraints: ClassVar = [models.UniqueConstraint(fields=["draft", "line"], name="copied_once_a_line")]

    def __str__(self) -> str:
        return self.line[:12]


class Snapshot(models.Model):
    """A frozen bilan: its text as JSON with small numbers withheld, its SHA-256, the day of its lock.

    `sheet` is its feuille de recopie as JSON.

    `cost` is what the form cost, as printed in the files. Since `erased_since`, a note whose words it holds
    was erased: what was sent stays as it was sent, with that mention.
    """

    id = TimeOrderedId()
    draft = models.OneToOneField(Draft, on_delete=models.CASCADE, related_name="snapshot")
    digest = models.CharField(max_length=64)
    text = models.TextField()
    sheet = models.TextField(blank=True)
    cost = models.TextField(blank=True)
    erased_since = models.DateField(null=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        ordering = ("made_at", "id")

    def __str__(self) -> str:
        return self.digest[:12]


class PastRelease(models.Model):
    """What a frozen bilan published of a group, a project or a structure over a period, number by number.

    `numbers` are rows (what is counted, month, quarter or year, value, why it is withheld, whether in
    minutes, whether it adds up); `sums` are rows (total, parts, what is beside). It holds no word of a note.
    It stays when the snapshot is thrown away: what left has left.
    """

    id = TimeOrderedId()
    snapshot = models.OneToOneField(Snapshot, on_delete=models.SET_NULL, null=True, related_name="release")
    collective = models.ForeignKey(Collective, on_delete=models.CASCADE, null=True, related_name="+")
    project = models.ForeignKey(Project, on_delete=models.CASCADE, null=True, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, null=True, related_name="+")
    since = models.DateField(_("du"))
    until = models.DateField(_("au"))
    numbers = models.JSONField(default=list)
    sums = models.JSONField(default=list)
    at = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        constraints: ClassVar = [models.CheckConstraint(condition=_ONE_SCOPE, name="release_has_one_scope")]

    def __str__(self) -> str:
        return f"{self.since} {self.until}"


class SnapshotFile(models.Model):
    """One file of a frozen bilan, kept as it was made."""

    id = TimeOrderedId()
    snapshot = models.ForeignKey(Snapshot, on_delete=models.CASCADE, related_name="files")
    format = models.CharField(max_length=10)
    file = models.FileField(upload_to="bilans/")
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ("format", "id")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["snapshot", "format"], name="one_file_a_format")
        ]

    def __str__(self) -> str:
        return f"{self.format} {self.sha256[:12]}"


class Sending(models.Model):
    """A frozen bilan went to somebody, on a day. Members read it in the thread; those who read for the
    `institution` read it as it was sent."""

    id = TimeOrderedId()
    snapshot = models.ForeignKey(Snapshot, on_delete=models.CASCADE, related_name="sendings")
    sent_to = models.CharField(_("envoyé à"), max_length=300)
    institution = models.ForeignKey(Organisation, on_delete=models.SET_NULL, null=True, related_name="+")
    on = models.DateField(_("le"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    by_name = models.CharField(max_length=150, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "id")

    def __str__(self) -> str:
        return self.sent_to


class InstitutionReader(models.Model):
    """Somebody reads what the structure `house` sends to an institution: that and nothing else."""

    id = TimeOrderedId()
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    institution = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    house = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    since = models.DateField(_("depuis"))
    until = models.DateField(_("jusqu’au"), null=True)

    class Meta:
        ordering = ("since", "id")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["account", "institution", "house"],
                condition=Q(until=None),
                name="reads_once_for_an_institution",
                violation_error_message=_("Cette personne lit déjà ce qui est envoyé à cette institution."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.account} ({self.institution})"


class TimeMeasure(models.Model):
    """A structure wants its time in the pages of bilans measured, from a day to a day or still."""

    id = TimeOrderedId()
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    since = models.DateField(_("depuis"))
    until = models.DateField(_("jusqu’au"), null=True)

    class Meta:
        ordering = ("since", "id")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation"],
                condition=Q(until=None),
                name="measured_once_a_structure",
                violation_error_message=_("Le temps est déjà mesuré."),
            )
        ]

    def __str__(self) -> str:
        return str(self.organisation)


class TimeSpent(models.Model):
    """Minutes in the pages of a template's bilans, by a whole structure, over a quarter. Nobody is named."""

    id = TimeOrderedId()
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    year = models.PositiveSmallIntegerField(_("année"))
    quarter = models.PositiveSmallIntegerField(_("trimestre"))
    template = models.CharField(_("modèle"), max_length=80)
    minutes = models.PositiveIntegerField(_("minutes"), default=0)

    class Meta:
        ordering = ("year", "quarter", "template", "id")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "year", "quarter", "template"], name="time_once_a_quarter"
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation} {self.year}-{self.quarter} {self.template}"
