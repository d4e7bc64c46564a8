"""Kinds of structures, and what people do there."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class OrganisationKind(TextChoices):
    SOCIAL_CENTRE = "social_centre", _("centre social ou espace de vie sociale")
    CCAS = "ccas", _("CCAS ou CIAS")
    PREVENTION = "prevention", _("club ou équipe de prévention spécialisée")
    ASSOCIATION = "association", _("association")
    DEPARTMENT = "department", _("département")
    COMMUNE = "commune", _("commune ou intercommunalité")
    STATE = "state", _("service de l’État")
    SOCIAL_BODY = "social_body", _("organisme social (Caf, MSA…)")
    LANDLORD = "landlord", _("bailleur")
    SCHOOL = "school", _("école ou institut de formation")
    FOUNDATION = "foundation", _("fondation")
    OTHER = "other", _("autre")


# Those that bilans are sent to. A département may also accompany groups: kinds say nothing of who reads what.
INSTITUTIONS = (
    OrganisationKind.CCAS,
    OrganisationKind.DEPARTMENT,
    OrganisationKind.COMMUNE,
    OrganisationKind.STATE,
    OrganisationKind.SOCIAL_BODY,
    OrganisationKind.LANDLORD,
    OrganisationKind.FOUNDATION,
    OrganisationKind.OTHER,
)


class PostRole(TextChoices):
    WORKER = "worker", _("équipe de terrain")
    MANAGER = "manager", _("cadre")
    DIRECTOR = "director", _("direction")
