"""What others see of the answers to words: counts that move for five voters at once, and milestones.

Called by the acts that change answers, inside their transaction. See docs/decisions/0008.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict
from uuid import UUID

from django.db import transaction
from django.db.models import Count, F, Q

from pasdecote.ground.measures.batches import milestone_of, moves, seen_while_open
from pasdecote.practice.deliberation.access import people_today
from pasdecote.practice.deliberation.models import Answer, Milestone, Question, Voice
from pasdecote.practice.deliberation.opinion import standing_of_words
from pasdecote.practice.deliberation.queries import counts_shown, people_shown
from pasdecote.practice.deliberation.tasks import draw_map
from pasdecote.spine.journal.queries import shared_notes, told

PLACED = 60
# Two sorts, that move apart: among five first answers, one that changed would tell what it was before.
FIRST = Q(value__isnull=False, shown__isnull=True)
CHANGED = Q(value__isnull=True, shown__isnull=False) | Q(value__lt=F("shown")) | Q(value__gt=F("shown"))


def locked(voices: Iterable[UUID]) -> list[Voice]:
    """These words, so that no two acts move their counts at once; in order, so that no two acts wait for each
    other."""
    return list(Voice.objects.select_for_update().filter(pk__in=list(voices)).order_by("pk"))


def move_counts(voice: UUID) -> bool:
    """Let the counts of one word (locked before) follow its answers, where enough voters gave a first one, or
    where enough changed theirs or took it back. Whether something moved."""
    answers = Answer.objects.filter(voice=voice)
    waiting = answers.aggregate(
        changed=Count("pk", filter=CHANGED),
        first=Count("pk", filter=FIRST),
    )
    sorts = [sort for name, sort in (("changed", CHANGED), ("first", FIRST)) if moves(waiting[name])]
    for sort in sorts:
        answers.filter(sort, value=None).delete()
        answers.filter(sort).update(shown=F("value"))
    return bool(sorts)


def follow(question: Question, voices: Iterable[UUID]) -> None:
    """After answers to these words (locked before): their counts, then the map, in a group that sees counts
    before the end."""
    if seen_while_open(people_today(question.collective).count()):
        moved = [voice for voice in voices if move_counts(voice)]
        if moved:
            reach_milestone(question)


def reach_milestone(question: Question) -> None:
    """Keep the answers shown, and have the map drawn, where their number passed a power of two."""
    reached = milestone_of(Answer.objects.filter(voice__question=question).exclude(shown=None).count())
    if not reached or question.milestones.filter(answers__gte=reached).exists():
        return
    if people_today(question.collective).count() >= PLACED:
        keep_milestone(question, reached, final=False)


def keep_milestone(question: Question, answers: int, *, final: bool) -> None:
    """Keep the answers shown as they are, and ask for their map once this is committed."""
    made, new = Milestone.objects.get_or_create(
        question=question, answers=answers, final=final, defaults={"votes": votes_of(question)}
    )
    if new:
        transaction.on_commit(lambda: draw_map.enqueue(str(made.pk)))


def votes_of(question: Question) -> str:
    """The answers shown, by voter and word, as JSON: rows of voter, word and answer in the order of their
    numbers, which are drawn at random; and the words that are not on the map (set aside, or withdrawn)."""
    rows = Answer.objects.filter(voice__question=question).exclude(shown=None).order_by("voter", "voice")
    votes = list(rows.values_list("voter", "voice", "shown"))
    removed = sorted({voice for _voter, voice, _said in votes}.difference(living_words(question)))
    return json.dumps({"votes": votes, "removed": removed}, default=str)


def living_words(question: Question) -> list[UUID]:
    """The words said to a question that were neither withdrawn nor set aside, first said first."""
    stays = set(
        Voice.objects.filter(question=question, set_aside_at=None).order_by().values_list("pk", flat=True)
    )
    notes = shared_notes(collectives=[question.collective_id]).filter(fact__in=stays)
    return sorted(item.fact for item in told(notes))


def result_of(question: Question, *, people: int, members: int) -> str:
    """What is kept of a question that closes, as JSON: how many took part out of how many members, and for
    each living word how many agreed, disagreed and passed. The words themselves stay in the journal."""
    living = living_words(question)
    kept: dict[str, object] = {"people": people, "members": members, "voices": len(living)}
    if question.wide:
        for voice in living:
            move_counts(voice)
        found = counts_shown(question)
        counts = {str(voice): found[voice] for voice in living if voice in found}
        kept |= {"counts": counts, "shown": people_shown(question)}
        kept["standing"] = asdict(standing_of_words(counts))
    return json.dumps(kept, sort_keys=True)


def keep_last(question: Question) -> None:
    """Keep the answers as they counted, and ask for the last map where enough people answered."""
    if people_shown(question) >= PLACED:
        number = Answer.objects.filter(voice__question=question).exclude(shown=None).count()
        keep_milestone(question, number, final=True)
    else:
        question.milestones.all().delete()
