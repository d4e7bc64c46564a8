"""A member on a phone: a word in two taps, the words of others answered with keys, then what unites them."""

from typing import Any

import pytest
from django.urls import reverse

from pasdecote.practice.deliberation.models import Answer, Question, Voter
from pasdecote.practice.deliberation.services.mapping import settle
from pasdecote.practice.deliberation.services.showing import reach_milestone
from tests.cast import Cast, build_cast
from tests.e2e.test_every_page import AXE, FINDINGS, come_as
from tests.practice.deliberation.crowd import crowd, wide_question

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PEOPLE, WORDS = 62, 16
CHOSEN = "button[name=value][aria-pressed=true]"


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return build_cast()


def asked_of_many(cast: Cast) -> Question:
    """Sixty-two people in two camps answered sixteen words, and their map is drawn."""
    people = crowd(cast.tilleuls, PEOPLE)
    question, voices = wide_question(cast, WORDS)
    places = {row.account_id: row for row in cast.tilleuls.memberships.exclude(account=None)}
    rows = []
    for rank, who in enumerate(people):
        voter = Voter.objects.create(question=question, membership=places[who.pk])
        for at, voice in enumerate(voices[:15]):
            value = 1 if at < 2 or at % 2 == rank % 2 else (0 if rank % 7 == at % 7 else -1)
            rows.append(Answer(voter=voter, voice=voice, value=value, shown=value))
    Answer.objects.bulk_create(rows)
    reach_milestone(question)
    settle(question.milestones.get().pk)
    return question


def test_a_member_speaks_answers_and_reads_what_unites(cast: Cast, live_server: Any, page: Any) -> None:
    question = asked_of_many(cast)
    voters = Voter.objects.filter(question=question, membership__account=cast.mireille)
    page.set_viewport_size({"width": 360, "height": 740})
    come_as(page, live_server.url, cast.mireille, "fr")
    errors: list[str] = []
    page.on("console", lambda line: errors.append(line.text) if line.type == "error" else None)
    address = live_server.url + reverse("deliberation:questions", args=[cast.tilleuls.slug])
    page.goto(address)
    page.get_by_role("link", name="Que faire de la cour ?").click()

    # A word in two taps, said where one reads the others.
    page.get_by_text("Dire une parole", exact=True).click()
    page.get_by_label("Votre parole").fill("Une table de ping-pong")
    page.get_by_role("button", name="Dire cette parole").click()
    page.get_by_text("C’est dit.").wait_for()
    assert "Mireille, le" in page.locator("li.card", has_text="Une table de ping-pong").inner_text()

    # Nothing is told before one has answered.
    page.get_by_role("link", name="Ce qui unit").click()
    page.get_by_text("Répondez d’abord").wait_for()
    page.locator("main").get_by_role("link", name="Répondre aux paroles").click()

    # Large buttons, by keys, one word after the other; the same word stays until it is answered.
    shown = page.locator("blockquote").inner_text()
    page.reload()
    assert page.locator("blockquote").inner_text() == shown
    for rank, key in enumerate("1213"):
        boxes = [button.bounding_box() for button in page.locator("button[name=value]").all()]
        assert all(box["height"] >= 48 for box in boxes)
        with page.expect_navigation():
            page.keyboard.press(key)
        page.locator("blockquote").wait_for()
        assert Answer.objects.filter(voter__in=voters).count() == rank + 1
    assert sorted(Answer.objects.filter(voter__in=voters).values_list("value", flat=True)) == [-1, 0, 1, 1]

    # One's answers are there to read and to change.
    page.get_by_role("link", name="Relire ou changer mes réponses").click()
    assert page.locator(CHOSEN).count() == 4
    first = page.locator("li.card").first
    with page.expect_navigation():
        first.get_by_role("button", name="Je passe").click()
    assert "passe" in page.locator("li.card").first.locator(CHOSEN).inner_text()

    # What unites, for the words one answered: in both schemes, without anybody's place.
    page.goto(live_server.url + reverse("deliberation:uniting", args=[cast.tilleuls.slug, question.pk]))
    told = page.locator("main").inner_text()
    assert "Au moins 60 personnes sur" in told
    assert "Des groupes qui répondent pareil" in told
    assert "vous" not in page.locator(".opinion-map").inner_text()
    assert page.evaluate("document.documentElement.scrollWidth <= 360")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.evaluate(AXE)
        assert page.evaluate(FINDINGS, None) == []
    assert errors == []
