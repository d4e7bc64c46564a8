"""One more answer changes nothing on any page that others read, nor in what they take away."""

import re

import pytest
from django.urls import reverse

from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.practice.deliberation.models import Answer, Voter
from pasdecote.practice.deliberation.services import answer, close_question, take_answers_back
from pasdecote.spine.journal.models import Entry
from tests.practice.deliberation.crowd import crowd, wide_question

pytestmark = pytest.mark.django_db
# What is new on each page whoever asks: the token of its forms, and the identifiers of what they would make.
NEW = re.compile(r'value="[\w-]{36,64}"|"x-csrftoken": "\w+"|<script nonce[^>]*>')
PAGES = ("question", "uniting", "answer_words", "own_answers")


def everything(client, who, question):
    """What somebody reads, page by page."""
    client.force_login(who)
    slug = question.collective.slug
    addresses = [reverse(f"deliberation:{page}", args=[slug, question.pk]) for page in PAGES]
    addresses += [
        reverse("deliberation:uniting_file", args=[slug, question.pk, form]) for form in ("csv", "json")
    ]
    addresses += [reverse("deliberation:questions", args=[slug]), reverse("journal:thread", args=[slug])]
    addresses += [reverse("belonging:collective", args=[slug]), reverse("weekly:sheet", args=[slug])]
    return {address: NEW.sub("", client.get(address).content.decode()) for address in addresses}


@pytest.fixture
def open_question_of_many(cast):
    people = crowd(cast.tilleuls, 20)
    question, voices = wide_question(cast, 3)
    for who in people[:7]:
        for voice in voices[:2]:
            answer(by=who, voice=voice, value=1)
    return people, question, voices


@pytest.mark.parametrize("value", [1, 0, -1])
def test_one_more_answer_is_seen_by_nobody_else(client, cast, open_question_of_many, value):
    people, question, voices = open_question_of_many
    before = {who: everything(client, who, question) for who in (people[0], cast.nadia)}
    answer(by=cast.mireille, voice=voices[0], value=value)
    for who, pages in before.items():
        assert everything(client, who, question) == pages


def test_an_answer_changed_or_taken_back_is_seen_by_nobody_else(client, cast, open_question_of_many):
    people, question, voices = open_question_of_many
    before = everything(client, people[0], question)
    answer(by=people[1], voice=voices[0], value=-1)
    assert everything(client, people[0], question) == before
    take_answers_back(by=people[1], question=question)
    assert everything(client, people[0], question) == before


def test_answering_tells_no_note(cast, open_question_of_many):
    _people, _question, voices = open_question_of_many
    notes = Entry.objects.count()
    answer(by=cast.mireille, voice=voices[0], value=1)
    assert Entry.objects.count() == notes


def test_the_end_keeps_nobody_and_nothing_of_the_order(cast, open_question_of_many):
    people, question, _voices = open_question_of_many
    voters = set(Voter.objects.values_list("pk", flat=True))
    close_question(by=cast.nadia, id=uuid7(), question=question)
    assert not Voter.objects.exclude(membership=None).exists()
    assert not voters & set(Voter.objects.values_list("pk", flat=True))
    rows = list(Answer.objects.order_by("pk").values_list("voter", "voice", "value"))
    each = {voter: [row[1:] for row in rows if row[0] == voter] for voter, _voice, _value in rows}
    assert list(each.values()) == sorted(each.values())
    question.refresh_from_db()
    assert not any(str(voter) in question.result for voter in voters)
    assert not any(str(who.pk) in question.result for who in people)
