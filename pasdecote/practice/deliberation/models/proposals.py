"""What is put to decision, who may take part, what they answered, what was counted."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from pasdecote.ground.kernel import clock
from pasdecote.ground.store.fields import TimeOrderedId
from pasdecote.practice.deliberation.enums import CameBy, Fate, ProposalState, Rule, Saying, Stage
from pasdecote.spine.collectives.enums import TURNING_ROLES
from pasdecote.spine.collectives.models import Collective, Membership

ACCOUNT = settings.AUTH_USER_MODEL


class Proposal(models.Model):
    """Something put to decision. Its id is that of the note that opened it.

    `quorum`: how many must take part, None for no such condition. `threshold`: for a qualified majority, how
    many thirds… as "2/3". `below`: whether options left out of a ranking count below those ranked; None until
    the group says. `budget_cents`: what there is to share. `follows`: the notes it comes from. `result`: what
    was counted, as JSON, and the steps that explain it. `decision`: the note that told the result.
    `frozen_list`, `seed`: for a lot, who is in it, published first, and the seed drawn after; `places`, how
    many are drawn. `version`: which text, or which name proposed, is answered now. `stage`, `chosen`,
    `accepted`: of an election. `role`, `role_until`: what an election or a lot gives, of the roles that turn,
    and its last day. `withdrawn`: answers taken back since it closed. No name is in any of it: people are
    written by the identifier of their place in the group.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    collective = models.ForeignKey(Collective, on_delete=models.CASCADE, related_name="+")
    rule = models.CharField(_("comment décider"), max_length=20, choices=Rule, default=Rule.CONSENT)
    title = models.CharField(_("ce qu’il faut décider"), max_length=250)
    words = models.TextField(_("la proposition"), blank=True)
    quorum = models.PositiveIntegerField(_("combien doivent prendre part"), null=True, blank=True)
    threshold = models.CharField(max_length=10, blank=True)
    below = models.BooleanField(null=True)
    budget_cents = models.BigIntegerField(null=True)
    follows = models.JSONField(default=list)
    opened_by = models.ForeignKey(ACCOUNT, on_delete=models.SET_NULL, null=True, related_name="+")
    opened_name = models.CharField(max_length=150, blank=True)
    opened_at = models.DateTimeField()
    closes_on = models.DateField(_("jusqu’au"), null=True, blank=True)
    state = models.CharField(max_length=12, choices=ProposalState, default=ProposalState.OPEN)
    closed_at = models.DateTimeField(null=True)
    final_on = models.DateField(null=True)
    review_on = models.DateField(_("à revoir le"), null=True, blank=True)
    result = models.TextField(blank=True)
    decision = models.UUIDField(null=True)
    frozen_list = models.TextField(blank=True)
    seed = models.CharField(max_length=200, blank=True)
    places = models.PositiveSmallIntegerField(_("combien de personnes"), default=1)
    version = models.PositiveSmallIntegerField(default=1)
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.NAMING)
    chosen = models.ForeignKey(Membership, on_delete=models.SET_NULL, null=True, related_name="+")
    accepted = models.BooleanField(null=True)
    role = models.CharField(
        _("le rôle donné"),
        max_length=20,
        blank=True,
        choices=[(one.value, one.label) for one in TURNING_ROLES],
    )
    role_until = models.DateField(_("jusqu’à quel jour"), null=True, blank=True)
    withdrawn = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("-opened_at", "id")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state=ProposalState.OPEN) | Q(closed_at__isnull=False),
                name="closed_proposal_says_when",
                violation_error_message=_("Une décision close dit quand elle l’a été."),
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None) | Q(closed_at__gte=F("opened_at")),
                name="proposal_closes_after_it_opens",
                violation_error_message=_("Une décision se clôt après s’être ouverte."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def timed_out(self) -> bool:
        """Whether its last day has passed while it is open: nobody answers any more, somebody closes it."""
        return (
            self.state == ProposalState.OPEN and self.closes_on is not None and self.closes_on < clock.today()
        )


class Wording(models.Model):
    """A former text of a proposal, and why it changed."""

    id = TimeOrderedId()
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="wordings")
    words = models.TextField()
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(ACCOUNT, on_delete=models.SET_NULL, null=True, related_name="+")
    changed_name = models.CharField(max_length=150, blank=True)
    why = models.TextField(_("ce qui l’a fait changer"), blank=True)

    class Meta:
        ordering = ("changed_at", "id")

    def __str__(self) -> str:
        return self.words[:60]


class Option(models.Model):
    """One of the things to choose between; with what it costs, where a budget is shared."""

    id = TimeOrderedId()
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="options")
    rank = models.PositiveSmallIntegerField()
    words = models.CharField(_("proposition"), max_length=250)
    cost_cents = models.BigIntegerField(null=True)

    class Meta:
        ordering = ("rank", "id")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["proposal", "rank"], name="option_has_its_rank")
        ]

    def __str__(self) -> str:
        return self.words


class Ballot(models.Model):
    """What somebody answered: JSON text, under an identifier drawn at random. Nothing says when, or who."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="ballots")
    content = models.TextField()

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return str(self.pk)


class Part(models.Model):
    """Somebody who may take part, drawn up when the proposal opens. `came_by` is empty until they did.

    `ballot` ties them to what they answered, so that they can change it; it goes when the result is final.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="parts")
    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="+")
    came_by = models.CharField(max_length=10, choices=CameBy, blank=True)
    ballot = models.OneToOneField(Ballot, on_delete=models.SET_NULL, null=True, related_name="part")

    class Meta:
        ordering = ("id",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["proposal", "membership"], name="part_once_in_a_proposal"),
            models.CheckConstraint(condition=Q(ballot=None) | ~Q(came_by=""), name="ballot_says_how_it_came"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Tally(models.Model):
    """People without a name counted together: raised hands for one answer, or papers typed in.

    Hands: `content` is the answer, `people` how many. Papers: each of the two who type makes one row of the
    whole pile (`content` a JSON list); both must say the same before `agreed_at` is set and ballots are made.
    """

    id = TimeOrderedId()
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="tallies")
    came_by = models.CharField(max_length=10, choices=CameBy)
    content = models.TextField()
    people = models.PositiveIntegerField()
    typed_by = models.ForeignKey(ACCOUNT, on_delete=models.SET_NULL, null=True, related_name="+")
    typed_name = models.CharField(max_length=150, blank=True)
    agreed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.get_came_by_display()} : {self.people}"


class Objection(models.Model):
    """Why somebody cannot live with a proposal, kept with what became of it. Said with their name."""

    id = models.UUIDField(primary_key=True, editable=False)
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="objections")
    membership = models.ForeignKey(Membership, on_delete=models.SET_NULL, null=True, related_name="+")
    name = models.CharField(max_length=150, blank=True)
    words = models.TextField(_("ce qui ne va pas dans la proposition"))
    raised_at = models.DateTimeField()
    fate = models.CharField(_("ce qu’elle est devenue"), max_length=12, choices=Fate, default=Fate.RAISED)
    fate_words = models.TextField(blank=True)
    fate_at = models.DateTimeField(null=True)
    fate_by = models.ForeignKey(ACCOUNT, on_delete=models.SET_NULL, null=True, related_name="+")
    fate_name = models.CharField(max_length=150, blank=True)

    class Meta:
        ordering = ("raised_at", "id")

    def __str__(self) -> str:
        return self.words[:60]


class Said(models.Model):
    """A question to understand a proposal, with its answer, or a reaction to it. Said with their name."""

    id = models.UUIDField(primary_key=True, editable=False)
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="said")
    kind = models.CharField(max_length=10, choices=Saying)
    membership = models.ForeignKey(Membership, on_delete=models.SET_NULL, null=True, related_name="+")
    name = models.CharField(max_length=150, blank=True)
    words = models.TextField()
    said_at = models.DateTimeField()
    answer = models.TextField(_("la réponse"), blank=True)
    answered_by = models.ForeignKey(ACCOUNT, on_delete=models.SET_NULL, null=True, related_name="+")
    answered_name = models.CharField(max_length=150, blank=True)

    class Meta:
        ordering = ("said_at", "id")

    def __str__(self) -> str:
        return self.words[:60]


class Recounter(models.Model):
    """One of the two whom the group chose to count again, where fewer than twenty voted."""

    id = TimeOrderedId()
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="recounters")
    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="+")
    agreed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("id",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["proposal", "membership"], name="recounter_chosen_once")
        ]

    def __str__(self) -> str:
        return str(self.membership)
