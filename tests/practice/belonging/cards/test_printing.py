"""Invitation cards: who prints them, what is kept of them, what cancelling does."""

from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from pasdecote.practice.belonging.cards.services import cancel_card, print_cards
from pasdecote.spine.collectives.invitations import find_invitation, live_invitations
from pasdecote.spine.collectives.models import Invitation, Membership
from pasdecote.spine.collectives.services import CollectiveRefused, end_membership

pytestmark = pytest.mark.django_db


def printed(cast, **more):
    wanted = {"count": 2, "days": 30, **more}
    return print_cards(by=cast.nadia, collective=cast.tilleuls, **wanted)


def test_cards_are_numbered_after_the_last_one(cast):
    assert [card.number for card in printed(cast)] == [1, 2]
    assert [card.number for card in printed(cast, count=3)] == [3, 4, 5]


def test_only_digests_are_kept(cast):
    [card] = printed(cast, count=1)
    row = Invitation.objects.get()
    kept = " ".join(str(value) for value in vars(row).values())
    assert card.secret not in kept
    assert card.code not in kept


def test_a_card_is_found_by_its_picture_or_its_code(cast):
    [card, other] = printed(cast)
    assert find_invitation(secret=card.secret).number == card.number
    assert find_invitation(code=other.code).number == other.number
    assert find_invitation(secret=card.code) is None
    assert find_invitation(code="") is None
    assert find_invitation() is None


@pytest.mark.parametrize("who", ["mireille", "karim", "solene", "paul"])
def test_others_than_the_team_print_none(cast, who):
    with pytest.raises(CollectiveRefused):
        print_cards(by=getattr(cast, who), collective=cast.tilleuls, count=1, days=7)
    assert not Invitation.objects.exists()


def test_a_group_that_nobody_accompanies_invites_by_itself(cast, settings):
    from datetime import timedelta

    from pasdecote.ground.kernel import clock

    yesterday = clock.today() - timedelta(days=1)
    for row in Membership.objects.filter(collective=cast.tilleuls, role="companion").order_by("pk"):
        end_membership(membership=row, until=yesterday)
    assert print_cards(by=cast.mireille, collective=cast.tilleuls, count=1, days=7)


@pytest.mark.parametrize("count", [0, -1, 41, 10_000])
def test_nobody_prints_a_ream_by_mistake(cast, count):
    with pytest.raises(CollectiveRefused, match="Entre 1 et 40"):
        printed(cast, count=count)


def test_a_cancelled_card_opens_nothing_and_the_others_still_do(cast):
    [lost, other] = printed(cast)
    row = find_invitation(secret=lost.secret)
    assert cancel_card(by=cast.nadia, collective=cast.tilleuls, invitation=row) == 1
    assert find_invitation(secret=lost.secret) is None
    assert find_invitation(secret=other.secret) is not None
    assert cancel_card(by=cast.helene, collective=cast.tilleuls) == 1
    assert not live_invitations().exists()


def test_the_screen_shows_the_cards_once_and_gives_the_paper(cast, client):
    client.force_login(cast.nadia, backend="django.contrib.auth.backends.ModelBackend")
    shown = client.post(
        reverse("cards:print", args=["les-tilleuls"]), {"count": 9, "days": "30", "for_a_day": "no"}
    )
    assert shown.status_code == 200
    assert shown.content.count(b"<svg xmlns") == 9
    assert "no-store" in shown["Cache-Control"]
    sealed = shown.context["sealed"]
    paper = client.post(reverse("cards:sheet"), {"cards": sealed})
    pages = PdfReader(BytesIO(paper.content)).pages
    text = "".join(page.extract_text() for page in pages)
    assert len(pages) == 2
    assert text.count("Carte d’invitation n°") == 9
    for one in shown.context["papers"]:
        assert one.code in text


def test_the_paper_of_somebody_else_is_not_given(cast, client):
    client.force_login(cast.nadia, backend="django.contrib.auth.backends.ModelBackend")
    shown = client.post(
        reverse("cards:print", args=["les-tilleuls"]), {"count": 1, "days": "30", "for_a_day": "no"}
    )
    sealed = shown.context["sealed"]
    client.force_login(cast.helene, backend="django.contrib.auth.backends.ModelBackend")
    assert client.post(reverse("cards:sheet"), {"cards": sealed}).status_code == 404
    assert client.post(reverse("cards:sheet"), {"cards": "nonsense"}).status_code == 404
