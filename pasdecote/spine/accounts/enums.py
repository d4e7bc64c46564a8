"""Which acts on people's data are written in the dated log."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class AccessAct(TextChoices):
    """An act that somebody may want to read about later: who did it, and when."""

    TOOK_OWN = "took_own", _("emporter ses données")
    TOOK_GROUP = "took_group", _("emporter ce que le groupe a raconté")
    ERASED_SELF = "erased_self", _("s’effacer")
    ERASED_PERSON = "erased_person", _("effacer une personne à sa demande")
    HELPED_BACK = "helped_back", _("aider quelqu’un à revenir")
    OPENED_READING = "opened_reading", _("laisser lire ce qui est envoyé")
    ENDED_READING = "ended_reading", _("cesser de laisser lire")
    EXPIRED = "expired", _("effacer ce dont le temps est passé")
