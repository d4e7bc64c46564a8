"""Choosing which notes a field of sentences shows, and in which order. Choosing lets no word leave."""

from datetime import date

import pytest
from django.http import Http404
from django.urls import reverse

from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.projections.reports.choosing import choices_in
from pasdecote.projections.reports.drawing import draw
from pasdecote.projections.reports.enums import DraftState
from pasdecote.projections.reports.models import Arrangement, Draft
from pasdecote.projections.reports.result import ReportError
from pasdecote.projections.reports.services import arrange, arrange_by_date, begin_again, edit, freeze
from pasdecote.spine.journal.services import contest
from tests.projections.reports.drafts import TEAM_WORDS, a_bilan, a_year, corrected, held, told

pytestmark = pytest.mark.django_db
STORY = "mise_en_oeuvre"


@pytest.fixture
def notes(cast):
    a_year(cast)
    days = {"un": date(2025, 7, 1), "deux": date(2025, 7, 2), "trois": date(2025, 7, 3)}
    return {words: told(cast, held(f"Le jour {words}", day), "institution") for words, day in days.items()}


def story(draft):
    return draw(draft, outside=True).field(STORY)


def order(draft):
    """The days told of, as the field says them."""
    return [
        line.split("Le jour ")[1].rstrip(".") for line in story(draft).value.split("\n") if "jour" in line
    ]


def chosen(cast, draft, notes, *names, left_out=()):
    facts = [notes[name].fact for name in names]
    hidden = [notes[name].fact for name in left_out]
    return arrange(by=cast.nadia, draft=draft, field=STORY, order=facts, left_out=hidden)


def test_notes_come_in_the_order_somebody_chose(cast, notes):
    draft = a_bilan(cast)
    assert order(draft) == ["un", "deux", "trois"]
    chosen(cast, draft, notes, "trois", "un", "deux")
    assert order(draft) == ["trois", "un", "deux"]
    assert Draft.objects.get(pk=draft.pk).state == DraftState.REREAD


def test_a_note_left_out_is_not_shown_and_the_bilan_says_how_many(cast, notes):
    draft = a_bilan(cast)
    chosen(cast, draft, notes, "trois", "un", left_out=["deux"])
    assert order(draft) == ["trois", "un"]
    assert "1 note n’est pas montrée, par choix." in story(draft).note


def test_a_note_told_since_comes_after_and_the_bilan_says_so(cast, notes):
    draft = a_bilan(cast)
    facts = [choice.fact for choice in choices_in(draft, STORY)]
    arrange(by=cast.nadia, draft=draft, field=STORY, order=facts[::-1])
    told(cast, held("Le jour avant", date(2025, 1, 2)), "institution")
    assert order(draft) == ["trois", "deux", "un", "avant"]
    assert "1 note arrivée depuis" in story(draft).note


def test_a_corrected_note_keeps_its_place(cast, notes):
    draft = a_bilan(cast)
    chosen(cast, draft, notes, "trois", "un", "deux")
    corrected(cast, notes["trois"], held("Le jour corrigé", date(2025, 7, 3)))
    assert order(draft) == ["corrigé", "un", "deux"]


def test_choosing_lets_no_word_of_the_team_leave(cast, notes):
    draft = a_bilan(cast)
    secret = told(cast, held(TEAM_WORDS, date(2025, 7, 4)))
    arrange(by=cast.karim, draft=draft, field=STORY, order=[secret.fact])
    assert Arrangement.objects.get().order == []
    assert TEAM_WORDS not in story(draft).value


def test_a_disputed_note_leaves_what_was_chosen_until_settled(cast, notes):
    draft = a_bilan(cast)
    chosen(cast, draft, notes, "trois", "un", "deux")
    contest(by=cast.mireille, id=uuid7(), version=notes["trois"].pk, words="Non.")
    assert order(draft) == ["un", "deux"]
    assert "1 note est retenue, car discutée." in story(draft).note
    assert "Mireille" not in story(draft).note


def test_going_back_to_the_order_of_the_days(cast, notes):
    draft = a_bilan(cast)
    chosen(cast, draft, notes, "trois", left_out=["un", "deux"])
    arrange_by_date(by=cast.nadia, draft=draft, field=STORY)
    assert order(draft) == ["un", "deux", "trois"]
    assert Draft.objects.get(pk=draft.pk).state == DraftState.LIVE


def test_a_new_version_keeps_the_order(cast, notes):
    draft = a_bilan(cast)
    chosen(cast, draft, notes, "trois", "un", "deux")
    freeze(by=cast.nadia, draft=draft)
    assert order(begin_again(by=cast.nadia, draft=draft)) == ["trois", "un", "deux"]


def test_only_sentences_are_chosen_by_those_who_may_draw_before_the_lock(cast, notes):
    draft = a_bilan(cast)
    with pytest.raises(ReportError, match="phrases à choisir"):
        arrange(by=cast.nadia, draft=draft, field="ecarts", order=[])
    with pytest.raises(Http404):
        arrange(by=cast.mireille, draft=draft, field=STORY, order=[])
    freeze(by=cast.nadia, draft=draft)
    with pytest.raises(ReportError, match="figé"):
        arrange(by=cast.nadia, draft=draft, field=STORY, order=[])


def posted(client, draft, notes, **gesture):
    facts = [str(notes[name].fact) for name in ("un", "deux", "trois")]
    address = reverse("reports:arrange", args=[draft.pk, STORY])
    said = {"ordre": facts, "montrer": facts} | gesture
    return client.post(address, said, follow=True)


def test_a_note_goes_up_one_place_at_a_time_on_the_screen(client, cast, notes):
    draft = a_bilan(cast)
    client.force_login(cast.nadia)
    page = client.get(reverse("reports:arrange", args=[draft.pk, STORY])).content.decode()
    assert page.index("Le jour un") < page.index("Le jour trois")
    answer = posted(client, draft, notes, monter=str(notes["trois"].fact))
    assert answer.redirect_chain[-1][0].endswith(f"#note-{notes['trois'].fact}")
    assert order(draft) == ["un", "trois", "deux"]


def test_a_note_unticked_on_the_screen_is_left_out_and_comes_back(client, cast, notes):
    draft = a_bilan(cast)
    client.force_login(cast.karim)
    posted(client, draft, notes, montrer=[str(notes["un"].fact), "nothing"])
    assert order(draft) == ["un"]
    assert "Le jour deux" in client.get(reverse("reports:arrange", args=[draft.pk, STORY])).content.decode()
    posted(client, draft, notes, **{"par-date": "1"})
    assert order(draft) == ["un", "deux", "trois"]


def test_both_texts_are_on_the_screen_when_notes_moved(client, cast, notes):
    draft = a_bilan(cast)
    edit(by=cast.nadia, draft=draft, field=STORY, words="Nos mots.")
    told(cast, held("Le jour d’après", date(2025, 7, 9)), "institution")
    client.force_login(cast.nadia)
    page = client.get(reverse("reports:edit", args=[draft.pk, STORY])).content.decode()
    assert "Nos mots." in page
    assert "Ce que disent les notes aujourd’hui" in page
    assert "Le jour d’après" in page
