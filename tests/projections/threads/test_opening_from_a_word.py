"""What is opened from the page of a word follows it: a demand, a session; never a word one may not read."""

import pytest
from django.urls import reverse

from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.practice.commitments.services import ask
from pasdecote.spine.collectives.access import standing_of
from pasdecote.spine.journal.errors import NotAllowed
from pasdecote.spine.journal.following import followed
from pasdecote.spine.journal.services import retract
from tests.factories import a_note, a_statement

pytestmark = pytest.mark.django_db


def page_of(client, cast, fact):
    return client.get(reverse("threads:voice", args=[cast.tilleuls.slug, fact])).content.decode()


def opened(client, name, cast, *facts, **said):
    address = f"{reverse(name, args=[cast.tilleuls.slug])}?{'&'.join(f'suit={fact}' for fact in facts)}"
    if not said:
        return client.get(address)
    return client.post(address, {"id": uuid7(), "on": clock.today(), **said})


def test_a_member_asks_an_institution_from_a_word_and_the_word_says_who_owes(cast, client):
    word = a_statement(cast.nadia, cast.tilleuls, "L’ascenseur est en panne.")
    client.force_login(cast.mireille)
    address = f"{reverse('commitments:ask', args=[cast.tilleuls.slug])}?suit={word}"
    assert address in page_of(client, cast, word)
    assert "L’ascenseur est en panne." in opened(client, "commitments:ask", cast, word).content.decode()
    opened(client, "commitments:ask", cast, word, asked="Réparez-le.", to="le bailleur")
    page = page_of(client, cast, word)
    assert "Réparez-le." in page
    assert "le bailleur doit une réponse" in page


def test_the_team_plans_a_session_from_a_word_and_the_word_says_when(cast, client):
    word = a_statement(cast.mireille, cast.tilleuls, "Et si on jardinait ?")
    client.force_login(cast.nadia)
    assert "Et si on jardinait" in opened(client, "actions:plan", cast, word).content.decode()
    opened(client, "actions:plan", cast, word, title="Bêcher ensemble")
    page = page_of(client, cast, word)
    assert "Bêcher ensemble" in page
    assert "Prochaine date" in page


def test_the_page_of_a_word_offers_a_member_no_way_that_is_for_the_team(cast, client):
    word = a_statement(cast.nadia, cast.tilleuls)
    client.force_login(cast.mireille)
    assert reverse("actions:plan", args=[cast.tilleuls.slug]) not in page_of(client, cast, word)


def test_words_that_one_may_not_read_are_neither_shown_nor_followed(cast, client):
    secret = a_statement(cast.nadia, cast.tilleuls, "Entre nous.", circle="team")
    client.force_login(cast.mireille)
    assert "Entre nous" not in opened(client, "commitments:ask", cast, secret).content.decode()
    for hidden in (secret, uuid7()):
        with pytest.raises(NotAllowed):
            ask(
                by=cast.mireille,
                id=uuid7(),
                collective=cast.tilleuls,
                asked="Un local",
                to="la mairie",
                on=clock.today(),
                follows=[hidden],
            )


def test_an_address_that_names_anything_else_opens_the_plain_form(cast, client):
    gone = a_note(cast.nadia, cast.tilleuls)
    retract(by=cast.nadia, id=uuid7(), replaces=[gone.pk])
    mine = a_note(cast.nadia, cast.tilleuls, circle="me")
    standing = standing_of(cast.nadia)
    assert followed(standing, cast.tilleuls.pk, ["", "x", str(gone.fact), str(mine.fact)]) == []
    client.force_login(cast.nadia)
    assert opened(client, "actions:plan", cast, "x").status_code == 200


def test_a_word_named_twice_is_followed_once(cast):
    word = a_statement(cast.nadia, cast.tilleuls)
    found = followed(standing_of(cast.nadia), cast.tilleuls.pk, [str(word), str(word)])
    assert [one.fact for one in found] == [word]
