"""Structures: who employs, accompanies, funds. Their identity is told once and reused by every bilan."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from pasdecote.ground.store.fields import TimeOrderedId
from pasdecote.spine.organisations.enums import OrganisationKind, PostRole


class Organisation(models.Model):
    """A structure. Only its name is required."""

    id = TimeOrderedId()
    name = models.CharField(_("nom"), max_length=250)
    slug = models.SlugField(max_length=80, unique=True, editable=False)
    kind = models.CharField(
        _("sorte de structure"), max_length=20, choices=OrganisationKind, default=OrganisationKind.ASSOCIATION
    )
    territory = models.CharField(_("commune"), max_length=20, blank=True)
    siret = models.CharField(_("numéro SIRET"), max_length=14, blank=True)
    rna = models.CharField(_("numéro RNA"), max_length=10, blank=True)
    address = models.TextField(_("adresse"), blank=True)
    representative = models.CharField(_("qui représente la structure"), max_length=200, blank=True)
    engaged = models.BooleanField(
        _("Cette association a souscrit le contrat d’engagement républicain"), default=False
    )

    class Meta:
        ordering = ("name", "id")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(siret="") | Q(siret__regex=r"^[0-9]{14}$"),
                name="organisation_siret_has_14_digits",
                violation_error_message=_("Un numéro SIRET a 14 chiffres, sans espace."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Post(models.Model):
    """Somebody's place in a structure, from a date to a date or still."""

    id = TimeOrderedId()
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="posts")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="posts")
    role = models.CharField(_("rôle"), max_length=20, choices=PostRole, default=PostRole.WORKER)
    since = models.DateField(_("depuis"))
    until = models.DateField(_("jusqu’au"), null=True, blank=True)

    class Meta:
        ordering = ("since", "id")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")),
                name="post_ends_after_it_begins",
                violation_error_message=_("La date de fin est avant la date de début."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account} ({self.get_role_display()})"
