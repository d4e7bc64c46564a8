"""Answers told once: all of them on one page, where each serves, what a change touches and what stays."""

import pytest
from django.http import Http404
from django.urls import reverse

from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.projections.reports.answer_book import AnswerBook
from pasdecote.projections.reports.drawing import draw
from pasdecote.projections.reports.result import ReportError, Status
from pasdecote.projections.reports.services import answer, answer_once, freeze
from pasdecote.spine.collectives.access import standing_of
from tests.projections.reports.drafts import a_bilan, a_year

pytestmark = pytest.mark.django_db


@pytest.fixture
def key(cast):
    """The key under which the field « ecarts » is answered."""
    return draw(a_bilan(cast), outside=False).field("ecarts").question


def say(cast, about, key, by=None, **words):
    return answer_once(by=by or cast.nadia, id=uuid7(), about=about, question=key, **words)


def book(cast, by=None, about=None):
    return AnswerBook(standing_of(by or cast.nadia), about or cast.tilleuls)


def at(cast, key=None, of="groupe", slug=None):
    arguments = [of, slug or cast.tilleuls.slug, *([key] if key else [])]
    return reverse("reports:answer_about" if key else "reports:answers_about", args=arguments)


def test_an_answer_given_outside_any_bilan_fills_those_that_ask(cast, key):
    say(cast, cast.tilleuls, key, text="La sono.")
    assert draw(a_bilan(cast), outside=True).field("ecarts").value == "La sono."


def test_an_answer_says_where_it_serves(cast, key):
    draft, other = a_bilan(cast), a_bilan(cast, "assemblee-generale")
    answer(by=cast.nadia, id=uuid7(), draft=draft, field="ecarts", text="La sono.")
    [row] = book(cast).rows()
    assert draft in row.uses.open
    assert other not in row.uses.open
    assert "Compte rendu financier de subvention" in " ".join(row.question.asked_by)


def test_a_changed_answer_changes_what_is_open_and_not_what_is_frozen(cast, key):
    a_year(cast)
    frozen, live = a_bilan(cast), a_bilan(cast)
    say(cast, cast.tilleuls, key, text="La sono.")
    freeze(by=cast.nadia, draft=frozen)
    say(cast, cast.tilleuls, key, text="Le barnum.")
    uses = book(cast).uses(key, None)
    assert [(one.draft, one.words) for one in uses.kept] == [(frozen, "La sono.")]
    assert live in uses.open
    assert draw(live, outside=True).field("ecarts").value == "Le barnum."
    assert "La sono." in frozen.__class__.objects.get(pk=frozen.pk).snapshot.text


def test_an_answer_of_a_project_is_its_own(cast, key):
    group, project = a_bilan(cast), a_bilan(cast, about=cast.fete)
    say(cast, cast.tilleuls, key, text="Pour le groupe.")
    say(cast, cast.fete, key, text="Pour la fête.")
    assert draw(group, outside=True).field("ecarts").value == "Pour le groupe."
    assert draw(project, outside=True).field("ecarts").value == "Pour la fête."
    uses = {row.project: row.uses.open for row in book(cast).rows()}
    assert group in uses[None]
    assert project not in uses[None]
    assert uses[cast.fete] == [project]


def test_what_was_not_collected_has_its_reason_on_the_page(client, cast, key):
    say(cast, cast.tilleuls, key, not_collected="personne n’a gardé les factures")
    assert draw(a_bilan(cast), outside=True).field("ecarts").status is Status.NOT_COLLECTED
    client.force_login(cast.nadia)
    page = client.get(at(cast)).content.decode()
    assert "personne n’a gardé les factures" in page
    assert "non recueilli" in page


def test_the_page_says_before_and_after_what_a_change_touches(client, cast, key):
    a_year(cast)
    say(cast, cast.tilleuls, key, text="La sono.")
    freeze(by=cast.nadia, draft=a_bilan(cast))
    client.force_login(cast.nadia)
    before = client.get(at(cast, key)).content.decode()
    assert "1 bilan en préparation la reprend" in before
    assert "1 bilan figé garde les mots d’alors" in before
    after = client.post(at(cast, key), {"id": uuid7(), "text": "Le barnum."}, follow=True).content.decode()
    assert "La réponse est gardée." in after
    assert "1 bilan figé garde les mots d’alors" in after
    assert "Le barnum." in after


def test_those_who_guide_read_the_answers_and_change_none(client, cast, key):
    say(cast, cast.tilleuls, key, text="La sono.")
    client.force_login(cast.karim)
    page = client.get(at(cast)).content.decode()
    assert "La sono." in page
    assert "Changer cette réponse" not in page
    assert client.get(at(cast, key)).status_code == 404


@pytest.mark.parametrize("name", ["mireille", "paul"])
def test_others_find_nothing(client, cast, key, name):
    client.force_login(getattr(cast, name))
    assert client.get(at(cast)).status_code == 404
    with pytest.raises(Http404):
        say(cast, cast.tilleuls, key, by=getattr(cast, name), text="Moi")


def test_a_worker_answers_for_the_structure_and_does_not_read_the_names_of_its_bilans(client, cast):
    draft = a_bilan(cast, by=cast.solene, about=cast.club)
    key = draw(draft, outside=False).field("ecarts").question
    say(cast, cast.club, key, text="Rien à dire.")
    uses = book(cast, about=cast.club).uses(key, None)
    assert (uses.open, uses.others) == ([], 1)
    assert book(cast, by=cast.solene, about=cast.club).uses(key, None).open == [draft]
    client.force_login(cast.nadia)
    page = client.get(at(cast, of="structure", slug=cast.club.slug)).content.decode()
    assert "Et 1 bilan que vous n’ouvrez pas." in page


def test_a_question_that_nobody_asks_takes_no_answer(cast):
    with pytest.raises(ReportError, match="ne pose cette question"):
        say(cast, cast.tilleuls, "religion", text="Non")
