"""Messages of the group's own thread: told apart, nameless, chosen one by one, told with their origin."""

from datetime import date

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from pasdecote.ground.kernel import clock
from pasdecote.portal.intake.pasting.messages import Message, messages_of
from pasdecote.spine.collectives.access import standing_of
from pasdecote.spine.journal.access import versions
from pasdecote.spine.journal.anchors import key_of
from pasdecote.spine.journal.reading import Wanted, notebook, thread

DAY = date(2026, 3, 3)
TWO = "03/03/2026, 14:05 - Mireille: La loge est fermée.\nDepuis lundi.\n03/03/2026, 14:06 - Ilyes: On y va ?"


@pytest.mark.parametrize(
    "text",
    [
        "03/03/2026, 14:05 - Mireille: Bonjour : tous",
        "03/03/2026 à 14:05 - Mireille: Bonjour : tous",
        "[03/03/2026 14:05:12] Mireille: Bonjour : tous",
        "[03/03/2026, 14:05:12] ~\u202fMireille: Bonjour : tous",
        "\u200e[3/3/26, 14:05:12] Mireille: Bonjour : tous",
        "2026-03-03 14:05:12 Mireille: Bonjour : tous",
        "03.03.2026 14h05 Mireille : Bonjour : tous",
    ],
)
def test_the_shapes_of_telephones_are_told_apart(text):
    [found] = messages_of(text)
    assert (found.on, found.at, found.words) == (DAY, "14:05", "Bonjour : tous")
    assert found.author.endswith("Mireille")


def test_a_message_of_several_lines_stays_one():
    assert messages_of(TWO) == [
        Message("La loge est fermée.\nDepuis lundi.", DAY, "14:05", "Mireille"),
        Message("On y va ?", DAY, "14:06", "Ilyes"),
    ]


def test_what_the_telephone_says_itself_is_left_out():
    own = "03/03/2026, 14:00 - Les messages sont chiffrés de bout en bout.\n"
    media = "\n03/03/2026, 14:07 - Ilyes: <Médias omis>"
    assert len(messages_of(own + TWO + media)) == 2


def test_a_text_without_dates_is_one_message_and_an_impossible_day_is_no_head():
    assert messages_of("Rendez-vous : jeudi,\nà la laverie") == [
        Message("Rendez-vous : jeudi,\nà la laverie")
    ]
    assert messages_of("31/02/2026, 14:05 - A: B")[0].on is None


@given(st.text())
def test_any_text_is_split_without_failing(text):
    assert all(one.words.strip() for one in messages_of(text))


def said(cast, **more):
    return {"text": TWO, "anchor": key_of(cast.tilleuls.pk, None)} | more


def keep(client, cast, **more):
    given = {"keep": "1", "kept": ["0", "1"], "circle": "me"} | more
    return client.post(reverse("intake:paste"), said(cast, **given))


@pytest.mark.django_db
def test_messages_are_shown_without_names_before_anything_is_kept(client, cast):
    client.force_login(cast.nadia)
    page = client.post(reverse("intake:paste"), said(cast)).content.decode()
    assert "quelqu’un : La loge est fermée." in page
    assert "2 messages reconnus" in page
    assert notebook(standing_of(cast.nadia)).cards == []


@pytest.mark.django_db
def test_what_is_ticked_is_told_with_its_day_and_where_it_came_from(client, cast):
    client.force_login(cast.mireille)
    for _twice in range(2):
        assert keep(client, cast, kept=["1"], circle="collective").status_code == 302
    [card] = thread(standing_of(cast.nadia), cast.tilleuls, Wanted()).cards
    assert (card.content.happened, card.content.happened_on) == ("On y va ?", DAY)
    assert versions(standing_of(cast.nadia)).get(fact=card.fact).origin == "pasted"


@pytest.mark.django_db
def test_names_are_kept_only_when_chosen(client, cast):
    client.force_login(cast.nadia)
    keep(client, cast, kept=["0"])
    keep(client, cast, kept=["1"], names="on")
    words = {card.content.happened for card in notebook(standing_of(cast.nadia)).cards}
    assert words == {"La loge est fermée.\nDepuis lundi.", "Ilyes : On y va ?"}


@pytest.mark.django_db
def test_a_message_without_a_day_is_of_today(client, cast):
    client.force_login(cast.nadia)
    keep(client, cast, text="On se voit jeudi", kept=["0"])
    assert notebook(standing_of(cast.nadia)).cards[0].content.happened_on == clock.today()


@pytest.mark.django_db
@pytest.mark.parametrize("wrong", [{"kept": []}, {"kept": ["7"]}, {"circle": "public"}, {"anchor": "c-0"}])
def test_what_was_not_offered_is_refused_and_nothing_is_kept(client, cast, wrong):
    client.force_login(cast.nadia)
    assert keep(client, cast, **wrong).status_code == 422
    assert notebook(standing_of(cast.nadia)).cards == []


@pytest.mark.django_db
def test_nobody_pastes_into_a_group_that_is_not_theirs(client, cast):
    client.force_login(cast.paul)
    assert keep(client, cast).status_code == 200
    assert thread(standing_of(cast.nadia), cast.tilleuls, Wanted()).cards == []
