"""The rules a group may decide by, where a decision stands, and how an answer came."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _


class Rule(TextChoices):
    """How it is decided. Codes stay in notes."""

    CONSENT = "consent", _("sans objection")
    MAJORITY = "majority", _("majorité")
    QUALIFIED = "qualified", _("majorité qualifiée")
    JUDGMENT = "majority_judgment", _("jugement majoritaire")
    SHARES = "equal_shares", _("répartition équitable")
    SCHULZE = "schulze", _("classement")
    LOT = "lot", _("tirage au sort")
    ELECTION = "election", _("élection sans candidat")


class ProposalState(TextChoices):
    """Open, then closed and provisional, then final. `left`: laid down without counting."""

    OPEN = "open", _("ouvert")
    PROVISIONAL = "provisional", _("clos, provisoire")
    FINAL = "final", _("définitif")
    LEFT = "left", _("laissé")


class CameBy(TextChoices):
    """How a ballot came. Published in totals only."""

    DEVICE = "device", _("sur son appareil")
    TABLE = "table", _("sur l’appareil qui tourne")
    HANDS = "hands", _("à main levée")
    PAPER = "paper", _("sur papier")


class Fate(TextChoices):
    """What became of an objection."""

    RAISED = "raised", _("posée")
    INTEGRATED = "integrated", _("entendue : la proposition a changé")
    LIFTED = "lifted", _("levée par qui l’a posée")
    MAINTAINED = "maintained", _("maintenue")


class Stance(IntegerChoices):
    """An answer to somebody’s word, by a button."""

    AGREE = 1, _("d’accord")
    PASS = 0, _("je passe")
    DISAGREE = -1, _("pas d’accord")
