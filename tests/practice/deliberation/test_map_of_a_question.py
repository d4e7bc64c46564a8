"""The map of a question: drawn at fixed numbers of answers, kept when it closes, with nobody else's place."""

import json
import random

import pytest
from django.urls import reverse

from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.practice.deliberation.models import Answer, Milestone, Voter
from pasdecote.practice.deliberation.services import answer, close_question, set_aside
from pasdecote.practice.deliberation.services.mapping import settle
from pasdecote.practice.deliberation.services.showing import reach_milestone
from pasdecote.practice.deliberation.tasks import draw_map
from tests.practice.deliberation.crowd import crowd, wide_question

pytestmark = pytest.mark.django_db
PEOPLE, WORDS = 64, 16


def answered(cast, *, camps=True):
    """Sixty-four people in two camps who agree on two words; their answers are in the counts."""
    people = crowd(cast.tilleuls, PEOPLE)
    question, voices = wide_question(cast, WORDS)
    chance, rows = random.Random(5), []
    places = {row.account_id: row for row in cast.tilleuls.memberships.exclude(account=None)}
    for rank, who in enumerate(people):
        voter = Voter.objects.create(question=question, membership=places[who.pk])
        for at, voice in enumerate(voices):
            likely = 0.95 if at < 2 else (0.92 if at % 2 == rank % 2 else 0.08) if camps else 0.5
            value = 1 if chance.random() < likely else -1
            rows.append(Answer(voter=voter, voice=voice, value=value, shown=value))
    Answer.objects.bulk_create(rows)
    return people, question, voices


def page(client, who, question):
    client.force_login(who)
    address = reverse("deliberation:uniting", args=[question.collective.slug, question.pk])
    return client.get(address).content.decode()


def data(client, who, question):
    client.force_login(who)
    address = reverse("deliberation:uniting_file", args=[question.collective.slug, question.pk, "json"])
    return client.get(address).json()


def test_answers_are_kept_at_a_power_of_two_and_the_worker_is_asked_for_the_map(
    cast, django_capture_on_commit_callbacks
):
    _people, question, _voices = answered(cast)
    with django_capture_on_commit_callbacks(execute=True):
        reach_milestone(question)
        reach_milestone(question)
    (kept,) = question.milestones.all()
    assert (kept.answers, len(json.loads(kept.votes)["votes"])) == (1024, PEOPLE * WORDS)


def test_an_open_question_shows_what_unites_its_groups_and_where_one_stands(client, cast):
    people, question, _voices = answered(cast)
    reach_milestone(question)
    assert settle(question.milestones.get().pk)
    shown = page(client, people[0], question)
    assert shown.index("Ce qui unit") < shown.index("Ce qui divise") < shown.index("Des groupes qui")
    assert "Vos réponses vous placent dans le groupe" in shown
    assert ">vous</text>" in shown
    told = data(client, people[0], question)
    assert [line["words"] for line in told["unites"]][:2] in (
        ["Parole 0", "Parole 1"],
        ["Parole 1", "Parole 0"],
    )
    assert sorted(group["size"] for group in told["groups"]) == [32, 32]
    assert all(group["typical"] for group in told["groups"])


def test_answers_without_camps_make_no_groups(client, cast):
    people, question, _voices = answered(cast, camps=False)
    reach_milestone(question)
    settle(question.milestones.get().pk)
    shown = page(client, people[0], question)
    assert "Pas de groupes stables" in shown
    assert "Groupe A" not in shown


def test_closing_keeps_the_map_and_forgets_from_what_it_was_drawn(client, cast):
    people, question, voices = answered(cast)
    set_aside(by=cast.nadia, voice=voices[5], why="Hors sujet")
    close_question(by=cast.nadia, id=uuid7(), question=question)
    assert "La carte des groupes se dessine" in page(client, people[0], question)
    last = Milestone.objects.get(final=True)
    assert draw_map.func(str(last.pk))
    assert not Milestone.objects.exists()
    shown = page(client, people[0], question)
    assert "Des groupes qui répondent pareil" in shown
    assert "Vos réponses vous placent" not in shown
    assert ">vous</text>" not in shown
    assert "Parole 5<" not in shown
    question.refresh_from_db()
    assert json.loads(question.result)["standing"]["unites"]


def test_nothing_is_drawn_for_a_milestone_that_is_gone(cast):
    assert not settle(uuid7())


def test_somebody_new_sees_no_result_before_answering(client, cast):
    _people, question, voices = answered(cast)
    reach_milestone(question)
    settle(question.milestones.get().pk)
    assert "Répondez d’abord" in page(client, cast.mireille, question)
    answer(by=cast.mireille, voice=voices[3], value=0)
    told = data(client, cast.mireille, question)
    assert {line["words"] for part in ("unites", "divides", "unknown") for line in told[part]} == {"Parole 3"}
    assert {one["words"] for group in told["groups"] for one in group["typical"]} <= {"Parole 3"}
