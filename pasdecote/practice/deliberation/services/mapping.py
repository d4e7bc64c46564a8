"""The opinion map of a question, worked out by the worker at a milestone and kept for those who look."""

import json
from uuid import UUID

from django.db import transaction

from pasdecote.practice.deliberation.models import Milestone, Question
from pasdecote.practice.deliberation.opinion import Settled, kept_map, letters_of, settled


def settle(id: UUID) -> bool:
    """Work out whether groups hold at a milestone, and which; keep their letters, and at the last one the map
    with the result of its question. False when the milestone is gone, True also when it was done before."""
    row = Milestone.objects.select_related("question").filter(pk=id).first()
    if row is None:
        return False
    if not row.verdict:
        _keep(row, settled(row.votes, _letters_before(row)))
    return True


def _letters_before(row: Milestone) -> dict[str, int]:
    """The groups at the last milestone before this one that was worked out."""
    rows = Milestone.objects.filter(question=row.question, answers__lte=row.answers).exclude(pk=row.pk)
    former = rows.exclude(verdict="").order_by("-answers", "-final").first()
    return letters_of(former.letters) if former else {}


@transaction.atomic
def _keep(row: Milestone, made: Settled) -> None:
    if not row.final:
        row.verdict, row.letters = made.verdict, json.dumps(made.letters, sort_keys=True)
        row.save()
        Milestone.objects.filter(question=row.question, answers__lt=row.answers).delete()
        return
    question = Question.objects.select_for_update().get(pk=row.question_id)
    kept = json.loads(question.result) | {"map": kept_map(made.map)}
    question.result = json.dumps(kept, sort_keys=True)
    question.save()
    question.milestones.all().delete()
