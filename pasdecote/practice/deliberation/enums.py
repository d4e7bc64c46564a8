"""The rules a group may decide by, where a decision stands, and how an answer came."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _

from pasdecote.spine.collectives.enums import Rule as Rule  # nos règles name one by default


class ProposalState(TextChoices):
    """Open, then closed and provisional, then final. `left`: laid down without counting."""

    OPEN = "open", _("ouvert")
    PROVISIONAL = "provisional", _("clos, provisoire")
    FINAL = "final", _("définitif")
    LEFT = "left", _("laissé")


class Stage(TextChoices):
    """Where an election without candidates stands."""

    NAMING = "naming", _("chaque personne écrit un nom")
    HEARING = "hearing", _("on lit les raisons, chaque personne peut changer")
    PROPOSED = "proposed", _("un nom est proposé")


class Outcome(TextChoices):
    """How a count ends. Codes stay in notes."""

    ADOPTED = "adopted", _("décidé")
    REJECTED = "rejected", _("pas adopté")
    TIED = "tied", _("à égalité")
    OBJECTED = "objected", _("une objection tient")
    DECLINED = "declined", _("la personne n’accepte pas")
    NO_QUORUM = "no_quorum", _("pas assez de monde")
    NOBODY = "nobody", _("personne n’a pris part")
    LEFT = "left", _("laissé sans compter")


class Saying(TextChoices):
    """What is said of a proposal before answering."""

    QUESTION = "question", _("une question, pour comprendre")
    REACTION = "reaction", _("une réaction")


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


# An objection that still holds the proposal back.
STANDING = (Fate.RAISED, Fate.MAINTAINED)


class Stance(IntegerChoices):
    """An answer to somebody’s word, by a button."""

    AGREE = 1, _("d’accord")
    PASS = 0, _("je passe")
    DISAGREE = -1, _("pas d’accord")
