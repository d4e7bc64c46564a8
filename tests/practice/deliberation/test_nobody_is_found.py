"""Whoever looks before and after cannot tell what one person answered, unless everybody answered alike.

Many histories are played: people answer, change their mind, take their answers back. Whoever looks knows more
than anybody could: who touched which word when, and their own answers. From two views in a row they try every
way the others may have answered. When one way only is left for somebody, they were found; that may happen
only where all those who moved together answered the same, which nothing can hide.
"""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product

import pytest
from django.db.models import Q

from pasdecote.ground.measures import batches
from pasdecote.practice.deliberation.models import Answer
from pasdecote.practice.deliberation.services import answer, showing, take_answers_back
from pasdecote.practice.deliberation.uniting import seen_by
from pasdecote.spine.collectives.access import standing_of
from tests.practice.deliberation.crowd import crowd, wide_question

pytestmark = pytest.mark.django_db
VALUES = (1, 0, -1)
STEPS = 45
OTHERS = 4  # those who move with one, when Paul is one of the five
# How somebody's answer may have moved: what it was and what it became.
FIRST = [(None, new) for new in VALUES]
CHANGED = [(old, new) for old in VALUES for new in VALUES if old != new]
TAKEN = [(old, None) for old in VALUES]


@dataclass
class Found:
    """What whoever looks found out: people, and whether all those who moved with them moved alike."""

    alike: int = 0
    people: list[str] = field(default_factory=list)


def view(looker, question):
    """The counts on the page and in the files: both are written from this."""
    own = question.collective.memberships.get(account=looker)
    seen = seen_by(standing_of(looker), question, own)
    lines = [line for _code, part in seen.parts for line in part]
    return {line.voice: (line.agree, line.passed, line.disagree) for line in lines}


def shown():
    """What each answer is in the counts: told to the test, and to nobody else."""
    rows = Answer.objects.exclude(shown=None).values_list("voice", "voter__membership__name", "shown")
    return {(voice, name): value for voice, name, value in rows}


def moved(before, after, voice):
    """Who moved in the counts of a word, from what to what."""
    names = {name for word, name in before.keys() | after.keys() if word == voice}
    each = {name: (before.get((voice, name)), after.get((voice, name))) for name in names}
    return {name: pair for name, pair in each.items() if pair[0] != pair[1]}


def ways(pair):
    """How an answer may have moved, for who knows its sort: first, changed or taken back."""
    old, new = pair
    return FIRST if old is None else TAKEN if new is None else CHANGED


def difference(pairs):
    """By how much the counts move when answers move so."""
    total = Counter()
    for old, new in pairs:
        total[new] += 1
        total[old] -= 1
    return tuple(total[value] for value in VALUES)


def attack(pairs: dict[str, tuple], found: Found) -> None:
    """Try every way in which these people may have answered, and note who is left with one only."""
    names = sorted(pairs)
    seen = difference(pairs.values())
    possible: dict[str, set] = {name: set() for name in names}
    for tried in product(*(ways(pairs[name]) for name in names)):
        if difference(tried) == seen:
            for name, pair in zip(names, tried, strict=True):
                possible[name].add(pair)
    for name, left in possible.items():
        for end in (0, 1):
            told = {pair[end] for pair in left}
            if told == {None} or len(told) > 1:
                continue
            same_end = [pair[end] for pair in pairs.values() if pair[end] is not None]
            if len(set(same_end)) == 1 and len(pairs) >= OTHERS:
                found.alike += 1
            else:
                found.people.append(f"{name}: {told}")


def histories(people, voices, seed) -> Iterator[None]:
    """People who answer, change and take back, in an order drawn once for each seed."""
    chance = random.Random(seed)
    crowd_of = people[:12]
    for _step in range(STEPS):
        who, voice = chance.choice(crowd_of), chance.choice(voices)
        if chance.random() < 0.1:
            take_answers_back(by=who, question=voice.question)
        else:
            answer(by=who, voice=voice, value=chance.choice(VALUES))
        yield


def play(cast, seed) -> tuple[Found, int]:
    """One history; what Paul, one of twenty members who answered first, found out, and how often it moved."""
    people = crowd(cast.tilleuls, 20)
    question, voices = wide_question(cast, 2)
    paul = people[0]
    found, moves = Found(), 0
    for voice in voices:
        answer(by=paul, voice=voice, value=1)
    before, looked = shown(), view(paul, question)
    for _step in histories(people, voices, seed):
        after, now = shown(), view(paul, question)
        for voice in voices:
            pairs = moved(before, after, voice.pk)
            if looked.get(voice.pk) == now.get(voice.pk) and not pairs:
                continue
            moves += 1
            pairs.pop(paul.name, None)
            for first in (True, False):
                # Told apart for him, though he sees both at once: harder to hide from.
                attack({name: pair for name, pair in pairs.items() if (pair[0] is None) == first}, found)
        before, looked = after, now
    return found, moves


@pytest.mark.parametrize("seed", range(8))
def test_two_views_in_a_row_never_tell_what_one_person_answered(cast, seed):
    found, moves = play(cast, seed)
    assert moves >= 2
    assert found.people == []


def test_the_same_attack_finds_people_where_counts_move_one_by_one(cast, monkeypatch):
    monkeypatch.setattr(batches, "BATCH", 1)
    found, _moves = play(cast, 1)
    assert found.people


def test_the_same_attack_finds_people_where_first_and_changed_answers_move_together(cast, monkeypatch):
    monkeypatch.setattr(showing, "FIRST", showing.FIRST | showing.CHANGED)
    monkeypatch.setattr(showing, "CHANGED", Q(pk__in=[]))
    found, _moves = play(cast, 1)
    assert found.people


def test_a_view_changes_for_five_people_at_least(cast):
    people = crowd(cast.tilleuls, 20)
    question, voices = wide_question(cast, 2)
    paul = people[0]
    for voice in voices:
        answer(by=paul, voice=voice, value=0)
    before, looked = shown(), view(paul, question)
    for _step in histories(people, voices, seed=99):
        after, now = shown(), view(paul, question)
        for voice in voices:
            if looked.get(voice.pk) != now.get(voice.pk):
                assert len(moved(before, after, voice.pk)) >= 5
        before, looked = after, now
