"""Questions put to the group, the words said to them, and what others answer to these words."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from pasdecote.ground.kernel import clock
from pasdecote.practice.deliberation.enums import Stance
from pasdecote.spine.collectives.models import Collective, Membership

ACCOUNT = settings.AUTH_USER_MODEL


class Question(models.Model):
    """A question put to the group. Its id is that of the note that opened it.

    `wide`: for many people, who also answer the words of others by buttons. `result` is what was counted at
    closing, as JSON.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    collective = models.ForeignKey(Collective, on_delete=models.CASCADE, related_name="+")
    words = models.TextField(_("la question"))
    why = models.TextField(_("pourquoi la poser"), blank=True)
    wide = models.BooleanField(_("avec des boutons d’accord"), default=False)
    opened_by = models.ForeignKey(ACCOUNT, on_delete=models.SET_NULL, null=True, related_name="+")
    opened_name = models.CharField(max_length=150, blank=True)
    opened_at = models.DateTimeField()
    closes_on = models.DateField(_("jusqu’au"), null=True, blank=True)
    closed_at = models.DateTimeField(null=True)
    result = models.TextField(blank=True)

    class Meta:
        ordering = ("-opened_at", "id")

    def __str__(self) -> str:
        return self.words[:60]

    @property
    def timed_out(self) -> bool:
        """Whether its last day has passed while it is open: nobody answers any more, somebody closes it."""
        return self.closed_at is None and self.closes_on is not None and self.closes_on < clock.today()


class Voice(models.Model):
    """A word said to a question. Its id is that of the note, which alone holds the words.

    `set_aside_why`: why those who moderate laid it aside; it is then read with its reason, and not answered.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="voices")
    membership = models.ForeignKey(Membership, on_delete=models.SET_NULL, null=True, related_name="+")
    set_aside_at = models.DateTimeField(null=True)
    set_aside_by = models.ForeignKey(ACCOUNT, on_delete=models.SET_NULL, null=True, related_name="+")
    set_aside_name = models.CharField(max_length=150, blank=True)
    set_aside_why = models.TextField(_("pourquoi"), blank=True)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return str(self.pk)


class Clarification(models.Model):
    """« Que veux-tu dire par… ? », and what its teller answered: one question, one answer, no thread."""

    id = models.UUIDField(primary_key=True, editable=False)
    voice = models.ForeignKey(Voice, on_delete=models.CASCADE, related_name="clarifications")
    asked = models.TextField(_("votre question"))
    asked_by = models.ForeignKey(ACCOUNT, on_delete=models.SET_NULL, null=True, related_name="+")
    asked_name = models.CharField(max_length=150, blank=True)
    asked_at = models.DateTimeField()
    answer = models.TextField(_("la réponse"), blank=True)
    answered_by = models.ForeignKey(ACCOUNT, on_delete=models.SET_NULL, null=True, related_name="+")
    answered_name = models.CharField(max_length=150, blank=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("asked_at", "id")

    def __str__(self) -> str:
        return self.asked[:60]


class Voter(models.Model):
    """Somebody who answers the words of others. `membership` goes when the question closes."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="voters")
    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, null=True, related_name="+")

    class Meta:
        ordering = ("id",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["question", "membership"], name="voter_once_a_question")
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Answer(models.Model):
    """What a voter answers to a word; the last answer counts, None once taken back.

    `shown` is what the counts that others see say of it: they move for five voters at once, so it follows
    `value` later (docs/decisions/0008).
    """

    voter = models.ForeignKey(Voter, on_delete=models.CASCADE, related_name="answers")
    voice = models.ForeignKey(Voice, on_delete=models.CASCADE, related_name="answers")
    value = models.SmallIntegerField(choices=Stance, null=True)
    shown = models.SmallIntegerField(choices=Stance, null=True)

    class Meta:
        ordering = ("voter", "voice")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["voter", "voice"], name="word_answered_once_by_each")
        ]

    def __str__(self) -> str:
        return str(self.get_value_display())


class Milestone(models.Model):
    """The answers to a question as they were shown at a fixed number of them, from which its map is drawn.

    `votes`: those answers under the random numbers of voters, as JSON. `verdict`: whether groups hold, and
    `letters`: the group of each voter, once they were worked out. `final` is that of the closing. All go
    when the question has closed and its map is drawn.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="milestones")
    answers = models.PositiveIntegerField()
    final = models.BooleanField(default=False)
    votes = models.TextField()
    verdict = models.CharField(max_length=30, blank=True)
    letters = models.TextField(blank=True)

    class Meta:
        ordering = ("answers", "final")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["question", "answers", "final"], name="milestone_once_a_number")
        ]

    def __str__(self) -> str:
        return str(self.answers)
