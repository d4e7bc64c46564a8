"""« Raconter ce qui en est venu »: the note is tied to the word or the decision that it was opened from."""

import pytest
from django.test import Client
from django.urls import reverse

from pasdecote.ground.facts.becoming import became
from pasdecote.ground.facts.reading import read_stored
from pasdecote.ground.facts.voice import Statement
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.practice.deliberation.services import close_proposal, count_hands
from pasdecote.spine.collectives.services import create_collective
from pasdecote.spine.journal.models import Entry
from pasdecote.spine.journal.queries import shared_notes, told
from tests.factories import TUESDAY, a_note
from tests.practice.deliberation.voters import proposed

pytestmark = pytest.mark.django_db


@pytest.fixture
def word(cast):
    said = Statement(happened_on=TUESDAY, happened="Il manque un banc.")
    return a_note(cast.mireille, cast.tilleuls, said, "collective")


@pytest.fixture
def mireille(cast):
    client = Client()
    client.force_login(cast.mireille)
    return client


def sent(cast, suit, **more):
    return {
        "id": str(uuid7()),
        "suit": suit,
        "happened": "Le banc est posé.",
        "happened_on": TUESDAY.isoformat(),
        "kind": "action_held",
        "anchor": f"c-{cast.tilleuls.pk}",
        "circle": "collective",
        **more,
    }


def last():
    return read_stored(Entry.objects.order_by("received_at", "pk").last().content)


def test_from_the_thread_of_a_word_the_form_says_what_it_follows_and_the_note_does(cast, mireille, word):
    page = mireille.get(reverse("threads:voice", args=[cast.tilleuls.slug, word.fact])).content.decode()
    address = f"{reverse('journal:tell')}?groupe={cast.tilleuls.slug}&amp;suit={word.fact}"
    assert address in page
    form = mireille.get(address.replace("&amp;", "&"))
    assert "Il manque un banc." in form.content.decode()
    suit = form.context["form"]["suit"].value()
    assert mireille.post(reverse("journal:tell"), sent(cast, suit)).status_code == 302
    assert last().follows == (word.fact,)
    [found] = became(told(shared_notes(collectives=[cast.tilleuls.pk])))
    assert [step.content.happened for step in found.steps] == ["Le banc est posé."]


def test_a_decision_s_page_leads_there_too(cast, mireille):
    row = proposed(cast, "majority")
    count_hands(by=cast.nadia, proposal=row, hands={"yes": 2})
    row = close_proposal(by=cast.nadia, id=uuid7(), proposal=row)
    page = mireille.get(f"/collectifs/les-tilleuls/decisions/{row.pk}/").content.decode()
    assert f"?groupe=les-tilleuls&amp;suit={row.decision}" in page
    mireille.post(reverse("journal:tell"), sent(cast, str(row.decision)))
    assert last().follows == (row.decision,)


@pytest.mark.parametrize("suit", ["", "n’importe quoi", "01995b2c-5a00-7000-8000-000000000001"])
def test_what_is_no_note_of_the_group_ties_to_nothing(cast, mireille, suit):
    assert mireille.get(reverse("journal:tell"), {"suit": suit}).status_code == 200
    assert mireille.post(reverse("journal:tell"), sent(cast, suit)).status_code == 302
    assert last().follows == ()


def test_a_note_that_one_does_not_read_or_of_another_group_ties_to_nothing(cast, mireille):
    team = a_note(cast.nadia, cast.tilleuls, "Entre nous.", "team")
    other = create_collective(name="Ailleurs")
    far = Entry.objects.create(
        id=(pk := uuid7()),
        fact=pk,
        collective=other,
        circle="collective",
        content='{"kind":"statement","happened_on":"2026-03-03","happened":"Loin"}',
        kind="statement",
        happened_on=TUESDAY,
        told_at=team.told_at,
        received_at=team.received_at,
    )
    for hidden in (team, far):
        page = mireille.get(reverse("journal:tell"), {"suit": str(hidden.fact)}).content.decode()
        assert "Entre nous." not in page
        mireille.post(reverse("journal:tell"), sent(cast, str(hidden.fact)))
        assert last().follows == ()
