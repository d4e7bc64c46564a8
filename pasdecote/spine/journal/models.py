"""The rows of the journal. Only this package touches them."""

from typing import ClassVar
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pasdecote.spine.collectives.models import Collective
from pasdecote.spine.journal.enums import Circle, MediaKind, Origin, ReceiptState
from pasdecote.spine.organisations.models import Organisation

ERASED = UUID(int=0)  # the anchor of the mark of all erasures, wherever they were


class Entry(models.Model):
    """One version of one fact. The first version's id is the fact's. `content` is the fact's JSON text;
    the columns beside it are drawn from it when it is saved, for lists and filters.

    In circle `me` the author rewrites the row in place; from there on a change is a new version.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    fact = models.UUIDField(db_index=True)
    collective = models.ForeignKey(Collective, on_delete=models.CASCADE, null=True, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, null=True, related_name="+")
    circle = models.CharField(_("cercle"), max_length=12, choices=Circle)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    author_name = models.CharField(max_length=150, blank=True)
    origin = models.CharField(max_length=10, choices=Origin, default=Origin.TYPED)
    batch = models.UUIDField(null=True, db_index=True)
    kind = models.CharField(_("sorte de note"), max_length=30)
    happened_on = models.DateField(_("date"))
    project = models.UUIDField(null=True)
    session = models.UUIDField(null=True)
    money = models.BooleanField(default=False)
    content = models.TextField()
    digest = models.CharField(max_length=64, blank=True)
    earlier_digests = models.JSONField(default=list)
    told_at = models.DateTimeField()
    received_at = models.DateTimeField()
    retracted = models.BooleanField(default=False)
    erased_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-happened_on", "-id")
        indexes: ClassVar = [
            models.Index(fields=["collective", "-happened_on", "-id"], name="entry_by_collective"),
            models.Index(fields=["organisation", "-happened_on", "-id"], name="entry_by_organisation"),
            models.Index(fields=["author", "circle", "-happened_on", "-id"], name="entry_by_author"),
            # The last one told by hand, the lines of a budget, the sessions: a few among thousands.
            models.Index(
                fields=["author", "-received_at", "-id"], name="entry_by_hand", condition=Q(batch=None)
            ),
            models.Index(
                fields=["collective", "happened_on", "id"],
                name="entry_with_money",
                condition=Q(money=True),
            ),
            models.Index(fields=["collective", "kind"], name="entry_by_kind"),
            models.Index(fields=["collective"], name="entry_of_session", condition=Q(session__isnull=False)),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(collective__isnull=False, organisation__isnull=True)
                | Q(collective__isnull=True, organisation__isnull=False),
                name="entry_has_one_anchor",
                violation_error_message=_("Une note est rattachée à un collectif ou à une structure."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.happened_on}"


class Replacement(models.Model):
    """An arrow of the graph: this version replaces that one (which may not have arrived yet)."""

    version = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="+")
    replaced = models.UUIDField(db_index=True)

    class Meta:
        ordering = ("id",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "replaced"], name="replacement_told_once")
        ]

    def __str__(self) -> str:
        return f"{self.version_id} > {self.replaced}"


class Contest(models.Model):
    """Somebody says « ce n’est pas ça » of a note. Its words are held back until the contest is settled."""

    id = models.UUIDField(primary_key=True, editable=False)
    fact = models.UUIDField(db_index=True)
    version = models.UUIDField()
    collective = models.ForeignKey(Collective, on_delete=models.CASCADE, null=True, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, null=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    by_name = models.CharField(max_length=150, blank=True)
    words = models.TextField(_("ce qui n’est pas ça"))
    opened_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    settled_by_name = models.CharField(max_length=150, blank=True)
    outcome = models.TextField(_("comment c’est réglé"), blank=True)

    class Meta:
        ordering = ("opened_at", "id")

    def __str__(self) -> str:
        return self.words[:60]


class Mark(models.Model):
    """Where the journal of one collective or structure stands: a token that no act leaves as it was.

    What was computed from the journal holds as long as its marks do.
    """

    anchor = models.UUIDField(primary_key=True)
    token = models.UUIDField()

    class Meta:
        ordering = ("anchor",)

    def __str__(self) -> str:
        return str(self.token)


class Attachment(models.Model):
    """A photo kept with a fact: re-encoded, without position, with the agreement of the people on it."""

    id = models.UUIDField(primary_key=True, editable=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    fact = models.UUIDField(db_index=True)
    file = models.FileField(upload_to="photos/")
    digest = models.CharField(max_length=64)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    description = models.CharField(_("ce qu’on voit"), max_length=300, blank=True)
    agreed = models.BooleanField(_("accord des personnes"), default=False)
    received_at = models.DateTimeField()

    class Meta:
        ordering = ("received_at", "id")

    def __str__(self) -> str:
        return self.description or str(self.pk)[:8]


class Recording(models.Model):
    """A voice kept with a fact, until somebody wrote what it says; longer when whoever spoke asked for it.

    Once destroyed there is no file: the row says only that a voice was there, until when, and who ended it.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    speaker = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    fact = models.UUIDField(db_index=True)
    file = models.FileField(upload_to="sons/", blank=True)
    kind = models.CharField(max_length=4, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    lasting = models.BooleanField(_("le son reste"), default=False)
    received_at = models.DateTimeField()
    written_at = models.DateTimeField(null=True)
    destroyed_at = models.DateTimeField(null=True)
    destroyed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    destroyed_by_name = models.CharField(max_length=150, blank=True)

    class Meta:
        ordering = ("received_at", "id")
        indexes: ClassVar = [
            models.Index(
                fields=["received_at", "id"],
                name="recording_to_write",
                condition=Q(written_at=None, destroyed_at=None),
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)[:8]

    @property
    def waits(self) -> bool:
        """Whether nobody wrote yet what it says."""
        return self.written_at is None and self.destroyed_at is None


class Receipt(models.Model):
    """What a phone was told of one sending, words or a media under the identifier it made. It never changes.

    `sent` is the SHA-256 of the very bytes that came, `digest` that of what is kept. It goes with the words.
    """

    item = models.UUIDField()
    sent = models.CharField(max_length=64)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    fact = models.UUIDField(db_index=True)
    digest = models.CharField(max_length=64)
    circle = models.CharField(max_length=12, choices=Circle, blank=True)
    state = models.CharField(max_length=5, choices=ReceiptState, default=ReceiptState.KEPT)
    received_at = models.DateTimeField()

    class Meta:
        ordering = ("-received_at", "-id")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item", "account", "sent"], name="receipt_given_once")
        ]

    def __str__(self) -> str:
        return f"{self.item} {self.sent[:8]}"


class Early(models.Model):
    """A correction that came before what it corrects: for its teller alone, until it has its place."""

    id = models.UUIDField(primary_key=True, editable=False)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    fact = models.UUIDField(db_index=True)
    replaces = models.JSONField()
    collective = models.ForeignKey(Collective, on_delete=models.CASCADE, null=True, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, null=True, related_name="+")
    circle = models.CharField(max_length=12, choices=Circle)
    content = models.TextField()
    digest = models.CharField(max_length=64)
    told_at = models.DateTimeField()
    received_at = models.DateTimeField()

    class Meta:
        ordering = ("received_at", "id")

    def __str__(self) -> str:
        return str(self.pk)


class Arriving(models.Model):
    """A photo or a recording that a phone sends in pieces. How much came is the size of its file: it is not
    counted twice. `said` holds what was said with it (the agreement, what one sees…)."""

    id = models.UUIDField(primary_key=True, editable=False)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    fact = models.UUIDField(db_index=True)
    what = models.CharField(max_length=10, choices=MediaKind)
    size = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    said = models.JSONField(default=dict)
    touched_at = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ("touched_at", "id")

    def __str__(self) -> str:
        return f"{self.what} {self.pk}"
