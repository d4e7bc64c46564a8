"""An account signs in. It is nobody's file: an e-mail (or none), a name to show, a password."""

from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pasdecote.ground.store.fields import TimeOrderedId
from pasdecote.spine.accounts.enums import AccessAct


class AccountManager(BaseUserManager["Account"]):
    """Creates accounts with a normalised e-mail and a hashed password."""

    def create_user(self, email: str | None = None, password: str | None = None, **fields: Any) -> "Account":
        """A saved account. Without an e-mail it comes back by a card only; without a password, by a code."""
        account = self.model(email=self.normalize_email(email).lower() or None, **fields)
        account.set_password(password)
        account.save(using=self._db)
        return account


class Account(AbstractBaseUser):
    """Somebody who signs in. Membership of a collective is another thing, and may have no account."""

    id = TimeOrderedId()
    email = models.EmailField(
        _("adresse e-mail"),
        null=True,
        blank=True,
        unique=True,
        error_messages={"unique": _("Un compte existe déjà avec cette adresse.")},
    )
    name = models.CharField(_("nom affiché"), max_length=150, blank=True)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects: ClassVar[AccountManager] = AccountManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return self.name or self.email or str(self.pk)[:8]


class RecoveryCard(models.Model):
    """A return card: it opens an account that has no e-mail, once. Another one is given at the same moment.

    `made_by` is the person who helped, None for oneself: the owner reads who and when. Only digests are kept.
    """

    id = TimeOrderedId()
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="recovery_cards"
    )
    secret_digest = models.CharField(max_length=64, unique=True)
    code_digest = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    made_by_name = models.CharField(max_length=150, blank=True)
    made_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    cancelled_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-made_at", "-id")

    def __str__(self) -> str:
        return f"{self.account} {self.made_at:%d/%m/%Y}"


class Access(models.Model):
    """Somebody did something with people's data: who, which act, about whom or about which group, when.

    `anchor` is the collective or the structure it was done in. No word of what was taken, read or erased.
    """

    id = TimeOrderedId()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    by_name = models.CharField(max_length=150, blank=True)
    act = models.CharField(_("ce qui a été fait"), max_length=20, choices=AccessAct)
    about = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="+")
    anchor = models.UUIDField(null=True, db_index=True)
    at = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ("-at", "-id")

    def __str__(self) -> str:
        return f"{self.act} {self.at:%d/%m/%Y}"
