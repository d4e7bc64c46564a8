"""Circles of trust, and where a version came from."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Circle(TextChoices):
    """From oneself outward. A note moves outward only, by an act of those who hold it."""

    ME = "me", _("moi")
    TEAM = "team", _("équipe")
    COLLECTIVE = "collective", _("collectif")
    INSTITUTION = "institution", _("institution")
    PUBLIC = "public", _("public")

    @property
    def width(self) -> int:
        """0 for oneself to 4 for everybody."""
        return list(Circle).index(self)


class Origin(TextChoices):
    """How the words got here."""

    TYPED = "typed", _("tapé ici")
    IMPORTED = "imported", _("repris d’un tableau")
    PAPER = "paper", _("repris d’une feuille")
    PASTED = "pasted", _("collé d’un message")
    ACT = "act", _("dit par un geste dans l’outil")
    CARD = "card", _("dit avec une carte d’un jour")


class ReceiptState(TextChoices):
    """What became of what a phone sent: in its place, or waiting for the version that it corrects."""

    KEPT = "kept", _("gardé")
    EARLY = "early", _("en avance")


class MediaKind(TextChoices):
    """What arrives in pieces."""

    PHOTO = "photo", _("photo")
    RECORDING = "recording", _("enregistrement")
