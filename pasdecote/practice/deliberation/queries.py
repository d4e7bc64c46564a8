"""Reads of questions, of the answers to their words, and of one's own."""

import time
from collections.abc import Mapping
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from pasdecote.ground.measures.suppression import SMALLEST_SHOWN
from pasdecote.practice.deliberation.enums import Stance
from pasdecote.practice.deliberation.models import Answer, Question, Voice, Voter
from pasdecote.spine.collectives.models import Collective, Membership

# People who agree, who disagree, who pass.
Counted = tuple[int, int, int]


def questions_of(collective: Collective) -> QuerySet[Question]:
    """The questions put to a group, open ones first, then the last put first; with how many `words` each."""
    rows = Question.objects.filter(collective=collective).annotate(words_said=Count("voices"))
    return rows.alias(closed=Q(closed_at__isnull=False)).order_by("closed", "-opened_at", "pk")


def counts_shown(question: Question) -> dict[UUID, Counted]:
    """How many agree, disagree and pass, by word, as others see it; only where five people are in it."""
    rows = Answer.objects.filter(voice__question=question).exclude(shown=None).order_by()
    found: dict[UUID, list[int]] = {}
    for voice, shown, number in (
        rows.values("voice", "shown").annotate(number=Count("pk")).values_list("voice", "shown", "number")
    ):
        found.setdefault(voice, [0, 0, 0])[_RANK[int(shown or 0)]] = number
    return {
        voice: (agree, disagree, passed)
        for voice, (agree, disagree, passed) in found.items()
        if agree + disagree + passed >= SMALLEST_SHOWN
    }


def counts_lately(question: Question) -> dict[UUID, Counted]:
    """The same as it was some seconds ago at most, for the draw of the next word: a crowd that answers at
    once does not have everything counted again for each."""
    now = time.monotonic()
    kept = _lately.get(question.pk)
    if kept is None or kept[0] < now - LATELY:
        if len(_lately) >= MOST_KEPT:
            _lately.clear()
        kept = _lately[question.pk] = now, counts_shown(question)
    return kept[1]


LATELY, MOST_KEPT = 5.0, 50
_lately: dict[UUID, tuple[float, dict[UUID, Counted]]] = {}
_RANK: Mapping[int, int] = {Stance.AGREE: 0, Stance.DISAGREE: 1, Stance.PASS: 2}


def people_shown(question: Question) -> int:
    """How many people are in the counts that others see."""
    shown = Answer.objects.filter(voter=OuterRef("pk"), shown__isnull=False).order_by()
    return Voter.objects.filter(Exists(shown), question=question).count()


def own_answers(question: Question, own: Membership | None) -> dict[UUID, int]:
    """What one answered, by word. Nothing after the closing: nobody knows any more."""
    if own is None:
        return {}
    rows = Answer.objects.filter(voter__question=question, voter__membership=own).exclude(value=None)
    return {voice: int(value or 0) for voice, value in rows.order_by("voice").values_list("voice", "value")}


def own_words(question: Question, own: Membership | None) -> set[UUID]:
    """The words that one said oneself, or that were noted for one."""
    if own is None:
        return set()
    return set(
        Voice.objects.filter(question=question, membership=own).order_by().values_list("pk", flat=True)
    )
