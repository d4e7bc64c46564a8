"""The collective is the unit. It has a name; all else may come later."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from pasdecote.ground.store.fields import TimeOrderedId
from pasdecote.spine.collectives.enums import TURNING_ROLES, CollectiveStatus, Role, Rule
from pasdecote.spine.organisations.models import Organisation


def _ends_after_it_begins(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(until=None) | Q(since=None) | Q(until__gte=F("since")),
        name=name,
        violation_error_message=_("La date de fin est avant la date de début."),
    )


class Collective(models.Model):
    """People who act together."""

    id = TimeOrderedId()
    name = models.CharField(_("nom du groupe"), max_length=250)
    slug = models.SlugField(max_length=80, unique=True, editable=False)
    status = models.CharField(
        _("où en est le groupe"), max_length=20, choices=CollectiveStatus, default=CollectiveStatus.EMERGING
    )
    territory = models.CharField(_("commune"), max_length=20, blank=True)
    presentation = models.TextField(_("ce que fait le groupe, dans ses mots"), blank=True)
    founded_on = models.DateField(_("depuis"), null=True, blank=True)

    class Meta:
        ordering = ("name", "id")

    def __str__(self) -> str:
        return self.name


class Accompaniment(models.Model):
    """A structure accompanies a collective, for a time. None, one or several do."""

    id = TimeOrderedId()
    collective = models.ForeignKey(Collective, on_delete=models.CASCADE, related_name="accompaniments")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="accompaniments")
    since = models.DateField(_("depuis"))
    until = models.DateField(_("jusqu’au"), null=True, blank=True)

    class Meta:
        ordering = ("since", "id")
        constraints: ClassVar = [_ends_after_it_begins("accompaniment_ends_after_it_begins")]

    def __str__(self) -> str:
        return f"{self.organisation} → {self.collective}"


class Project(models.Model):
    """Something the group wants to do, with its aims in its own words."""

    id = TimeOrderedId()
    collective = models.ForeignKey(Collective, on_delete=models.CASCADE, related_name="projects")
    name = models.CharField(_("nom du projet"), max_length=250)
    slug = models.SlugField(max_length=80, unique=True, editable=False)
    aims = models.TextField(_("ce que le groupe cherche"), blank=True)
    since = models.DateField(_("depuis"), null=True, blank=True)
    until = models.DateField(_("jusqu’au"), null=True, blank=True)

    class Meta:
        ordering = ("name", "id")
        constraints: ClassVar = [_ends_after_it_begins("project_ends_after_it_begins")]

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """A name in one collective, with a role, for a time. The account behind it may be none."""

    id = TimeOrderedId()
    collective = models.ForeignKey(Collective, on_delete=models.CASCADE, related_name="memberships")
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="memberships"
    )
    name = models.CharField(_("prénom ou pseudonyme"), max_length=150)
    role = models.CharField(_("rôle"), max_length=20, choices=Role, default=Role.MEMBER)
    since = models.DateField(_("depuis"))
    until = models.DateField(_("jusqu’au"), null=True, blank=True)

    class Meta:
        ordering = ("since", "id")
        constraints: ClassVar = [_ends_after_it_begins("membership_ends_after_it_begins")]

    def __str__(self) -> str:
        return f"{self.name} ({self.get_role_display()})"


class Term(models.Model):
    """A role that somebody of the collective took for a time; `decision`: the note that says so, if any."""

    id = TimeOrderedId()
    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="terms")
    role = models.CharField(
        _("rôle"), max_length=20, choices=[(role.value, role.label) for role in TURNING_ROLES]
    )
    since = models.DateField(_("depuis"))
    until = models.DateField(_("jusqu’au"), null=True, blank=True)
    decision = models.UUIDField(null=True, blank=True)

    class Meta:
        ordering = ("since", "id")
        constraints: ClassVar = [
            _ends_after_it_begins("term_ends_after_it_begins"),
            models.UniqueConstraint(
                fields=["membership", "role"],
                condition=Q(until=None),
                name="role_held_once_at_a_time",
                violation_error_message=_("Cette personne tient déjà ce rôle."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.membership.name} ({self.get_role_display()})"


class Charter(models.Model):
    """A version of what the group gave itself. The last one adopted holds; one without `number` is a draft.

    `rule`: how it decides unless it says otherwise. `shows_roles`: whether it wants to see how roles turned.
    `proposal`: what put the draft to decision; its words then stay. `decision`: the note that adopted it.
    `undone_on`: the day that decision stopped standing, while it was provisional; the version holds no more.
    """

    id = TimeOrderedId()
    collective = models.ForeignKey(Collective, on_delete=models.CASCADE, related_name="charters")
    number = models.PositiveSmallIntegerField(_("version"), null=True)
    text = models.TextField(_("nos règles"), blank=True)
    rule = models.CharField(_("comment nous décidons"), max_length=20, choices=Rule, blank=True)
    takes_part = models.TextField(_("qui prend part"), blank=True)
    roles = models.TextField(_("les rôles, et comment ils tournent"), blank=True)
    readers = models.TextField(_("qui lit quoi"), blank=True)
    revision = models.TextField(_("comment ces règles changent"), blank=True)
    shows_roles = models.BooleanField(_("montrer au groupe comment les rôles ont tourné"), default=False)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    written_name = models.CharField(max_length=150, blank=True)
    written_at = models.DateTimeField()
    proposal = models.UUIDField(null=True)
    adopted_on = models.DateField(_("adopté le"), null=True)
    decision = models.UUIDField(null=True)
    undone_on = models.DateField(_("ne vaut plus depuis"), null=True)

    class Meta:
        ordering = ("-number", "-id")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["collective", "number"], name="charter_numbered_once"),
            models.UniqueConstraint(
                fields=["collective"],
                condition=Q(number=None),
                name="charter_one_draft_at_a_time",
                violation_error_message=_("Un projet de règles est déjà en cours d’écriture."),
            ),
            models.CheckConstraint(
                condition=Q(number=None, adopted_on=None) | Q(number__isnull=False, adopted_on__isnull=False),
                name="charter_adopted_says_when",
                violation_error_message=_("Des règles adoptées disent quand elles l’ont été."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.collective} {self.number or '…'}"


class Invitation(models.Model):
    """A card, or the right it gives: to join this collective, once, before a date. Only digests are kept.

    `for_a_day` opens one session without an account and without a name. `number` is printed on the card, so
    that a lost one can be cancelled. `membership` is who joined with it.
    """

    id = TimeOrderedId()
    collective = models.ForeignKey(Collective, on_delete=models.CASCADE, related_name="invitations")
    number = models.PositiveIntegerField(_("numéro"))
    for_a_day = models.BooleanField(_("pour un jour"), default=False)
    secret_digest = models.CharField(max_length=64, unique=True)
    code_digest = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField(_("valable jusqu’au"))
    used_at = models.DateTimeField(null=True)
    cancelled_at = models.DateTimeField(null=True)
    membership = models.ForeignKey(Membership, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ("-number", "-id")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["collective", "number"], name="card_numbered_once_a_collective")
        ]

    def __str__(self) -> str:
        return f"{self.collective} {self.number}"
