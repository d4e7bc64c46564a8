"""*Ce que nos paroles sont devenues*, as a member, the team and others read it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from pasdecote.ground.facts.voice import Decision, Statement
from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.spine.journal.services import contest, retract
from tests.factories import TUESDAY, a_demand, a_note, a_statement

pytestmark = pytest.mark.django_db


def signed_in(client, account):
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


def listed(client, cast, name="list", **asked):
    return client.get(reverse(f"threads:{name}", args=[cast.tilleuls.slug]), asked)


def page_of(client, cast, fact):
    return client.get(reverse("threads:voice", args=[cast.tilleuls.slug, fact]))


def a_decision(cast, *follows, circle="collective", words="On écrit au bailleur.", by=None):
    content = Decision(happened_on=TUESDAY + timedelta(days=2), happened=words, follows=follows)
    return a_note(by or cast.nadia, cast.tilleuls, content, circle)


def test_a_word_without_anything_says_so_with_its_days(cast, client):
    days = 140
    fact = a_statement(cast.nadia, cast.tilleuls, happened_on=clock.today() - timedelta(days=days))
    assert "Rien encore, depuis 140 jours." in listed(signed_in(client, cast.mireille), cast).content.decode()
    assert "Rien encore, depuis 140 jours." in page_of(client, cast, fact).content.decode()


def test_the_page_of_a_word_tells_each_step_and_leads_to_its_note(cast, client):
    fact = a_statement(cast.nadia, cast.tilleuls)
    step = a_decision(cast, fact)
    page = page_of(signed_in(client, cast.mireille), cast, fact).content.decode()
    assert "On écrit au bailleur." in page
    assert reverse("journal:note", args=[step.fact]) in page


def test_who_holds_it_up_since_when_and_the_next_date(cast, client):
    fact, today = a_statement(cast.nadia, cast.tilleuls), clock.today()
    asked = {"on": today - timedelta(days=71), "due": today + timedelta(days=9), "follows": (fact,)}
    a_demand(cast.nadia, cast.tilleuls, **asked)
    page = page_of(signed_in(client, cast.mireille), cast, fact).content.decode()
    assert "le bailleur doit une réponse, depuis 71 jours. Prochaine date : le" in page


def test_a_step_of_the_team_is_neither_shown_nor_counted_to_a_member(cast, client):
    fact = a_statement(cast.nadia, cast.tilleuls)
    before = listed(signed_in(client, cast.mireille), cast).context["lines"]
    hidden = a_decision(cast, fact, circle="team", words="Entre nous.")
    a_decision(cast, hidden.fact, words="Plus loin.")
    assert listed(client, cast).context["lines"] == before
    page = page_of(client, cast, fact).content.decode()
    assert "Entre nous" not in page
    assert "Plus loin" not in page
    assert "Plus loin" in page_of(signed_in(client, cast.nadia), cast, fact).content.decode()


def test_a_word_of_the_team_is_no_page_for_a_member(cast, client):
    fact = a_statement(cast.nadia, cast.tilleuls, circle="team")
    assert page_of(signed_in(client, cast.mireille), cast, fact).status_code == 404
    assert page_of(signed_in(client, cast.nadia), cast, fact).status_code == 200


def test_a_step_taken_back_leaves_and_so_does_what_only_followed_it(cast, client):
    fact = a_statement(cast.nadia, cast.tilleuls)
    step = a_decision(cast, fact)
    a_decision(cast, step.fact, words="Ensuite.")
    retract(by=cast.nadia, id=uuid7(), replaces=[step.pk])
    page = page_of(signed_in(client, cast.mireille), cast, fact).content.decode()
    assert "On écrit" not in page
    assert "Ensuite" not in page
    assert "Rien encore" in page


def test_a_word_taken_back_has_no_page(cast, client):
    said = Statement(happened_on=TUESDAY, happened="Oubliez ça.")
    note = a_note(cast.mireille, cast.tilleuls, said)
    retract(by=cast.mireille, id=uuid7(), replaces=[note.pk])
    assert page_of(signed_in(client, cast.mireille), cast, note.fact).status_code == 404
    assert "Oubliez ça" not in listed(client, cast).content.decode()


def test_disputed_words_are_held_back_and_the_step_stays(cast, client):
    fact = a_statement(cast.nadia, cast.tilleuls)
    step = a_decision(cast, fact, words="On laisse tomber.")
    contest(by=cast.mireille, id=uuid7(), version=step.pk, words="Nous n’avons pas dit ça.")
    for answer in (page_of(signed_in(client, cast.mireille), cast, fact), listed(client, cast)):
        page = answer.content.decode()
        assert "Ces mots sont en discussion." in page
        assert "On laisse tomber" not in page
        assert "Décision" in page


def test_one_s_own_words_are_those_one_told_and_those_noted_under_one_s_name(cast, client):
    a_statement(cast.mireille, cast.tilleuls, "De ma bouche.")
    a_statement(cast.nadia, cast.tilleuls, "Dite par elle.", relayed="said", spoken_by="Mireille")
    a_statement(cast.mireille, cast.tilleuls, "Pour M. Demir.", relayed="said", spoken_by="M. Demir")
    a_statement(cast.nadia, cast.tilleuls, "De Nadia.")
    lines = listed(signed_in(client, cast.mireille), cast, "mine").context["lines"]
    assert {line.words for line in lines} == {"De ma bouche.", "Dite par elle."}


def test_the_list_narrows_to_where_words_are(cast, client):
    a_statement(cast.nadia, cast.tilleuls, "Celle sans suite.")
    a_decision(cast, a_statement(cast.nadia, cast.tilleuls, "Celle décidée."))
    signed_in(client, cast.mireille)
    nothing, came = (listed(client, cast, etat=state).context["lines"] for state in ("rien", "venues"))
    assert [line.words for line in nothing] == ["Celle sans suite."]
    assert [line.words for line in came] == ["Celle décidée."]


def test_a_group_without_words_learns_what_a_word_is(cast, client):
    assert (
        "Une parole est un souci ou une idée"
        in listed(signed_in(client, cast.mireille), cast).content.decode()
    )


def test_a_note_leads_to_what_its_words_became(cast, client):
    fact = a_statement(cast.nadia, cast.tilleuls)
    signed_in(client, cast.mireille)
    assert f"/suites/?parole={fact}" in client.get(reverse("journal:note", args=[fact])).content.decode()
    answer = client.get(reverse("threads:find"), {"parole": fact})
    assert answer["Location"] == reverse("threads:voice", args=[cast.tilleuls.slug, fact])


@pytest.mark.parametrize("asked", ["", "autre", "01a20000-0000-7000-8000-000000000001"])
def test_a_word_that_is_not_there_leads_nowhere(cast, client, asked):
    assert signed_in(client, cast.mireille).get(reverse("threads:find"), {"parole": asked}).status_code == 404


def test_words_of_another_group_are_on_no_page_of_this_one(cast, client):
    fact = a_statement(cast.nadia, cast.tilleuls)
    assert page_of(signed_in(client, cast.paul), cast, fact).status_code == 404
    assert client.get(reverse("threads:find"), {"parole": fact}).status_code == 404


def test_the_number_of_queries_does_not_grow_with_the_words(cast, client, django_assert_max_num_queries):
    for number in range(12):
        a_decision(cast, a_statement(cast.nadia, cast.tilleuls, f"Parole {number}."))
    signed_in(client, cast.mireille)
    with django_assert_max_num_queries(14):
        listed(client, cast)
