"""Coming in with a card, staying, losing the telephone, coming back."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from pasdecote.ground.kernel import clock
from pasdecote.practice.belonging.cards.services import CardRefused, help_back, join, print_cards
from pasdecote.practice.belonging.cards.views import coming
from pasdecote.spine.accounts.models import Account, RecoveryCard
from pasdecote.spine.accounts.return_cards import come_back, new_return_card
from pasdecote.spine.accounts.services import AccountRefused
from pasdecote.spine.collectives.invitations import find_invitation, use_invitation
from pasdecote.spine.collectives.models import Invitation, Membership
from pasdecote.spine.collectives.services import CollectiveRefused, add_member, create_collective
from pasdecote.spine.journal.models import Entry

pytestmark = pytest.mark.django_db
DOOR = "/carte/"


@pytest.fixture(autouse=True)
def _nobody_tried_before(db):
    from django.core.cache import cache

    cache.clear()


def a_card(cast, **more):
    return print_cards(by=cast.nadia, collective=cast.tilleuls, count=1, days=30, **more)[0]


def come_in(cast, name="Awa"):
    return join(invitation=find_invitation(secret=a_card(cast).secret), name=name)


def test_a_first_name_is_all_that_is_asked(cast, client):
    card = a_card(cast)
    asked = client.post(DOOR, {"secret": card.secret}, follow=True)
    assert list(asked.context["form"].fields) == ["name"]
    shown = client.post(reverse("cards:join"), {"name": "Awa"})
    assert "Carte de retour" in shown.content.decode()
    account = Account.objects.get(name="Awa")
    assert (account.email, account.has_usable_password()) == (None, False)
    assert client.get(reverse("journal:thread", args=["les-tilleuls"])).status_code == 200
    assert Membership.objects.get(account=account).role == "member"


def test_a_typed_code_opens_like_the_picture(cast, client):
    card = a_card(cast)
    typed = f"{card.code[:4].lower()} {card.code[4:].lower()}"
    assert client.post(DOOR, {"code": typed}).url == reverse("cards:join")


def test_a_card_opens_once(cast):
    card = a_card(cast)
    invitation = find_invitation(secret=card.secret)
    join(invitation=invitation, name="Awa")
    with pytest.raises(CardRefused):
        join(invitation=invitation, name="Bintou")
    assert find_invitation(secret=card.secret) is None
    assert not Account.objects.filter(name="Bintou").exists()
    assert not Membership.objects.filter(name="Bintou").exists()


def test_whatever_is_wrong_with_a_card_the_answer_is_the_same(cast, client):
    used, cancelled, late = a_card(cast), a_card(cast), a_card(cast)
    use_invitation(find_invitation(secret=used.secret))
    Invitation.objects.filter(number=cancelled.number).update(cancelled_at=clock.now())
    Invitation.objects.filter(number=late.number).update(expires_at=clock.now() - timedelta(seconds=1))
    said = set()
    for code in (used.code, cancelled.code, late.code, "AAAA2222"):
        answer = client.post(DOOR, {"code": code})
        said.add((answer.status_code, tuple(answer.context["form"].non_field_errors())))
    assert len(said) == 1
    assert next(iter(said))[0] == 422


def test_an_unknown_card_costs_as_many_queries_as_a_used_one(cast, client):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    used = a_card(cast)
    use_invitation(find_invitation(secret=used.secret))
    counts = []
    for secret in (used.secret, "x" * 32):
        with CaptureQueriesContext(connection) as asked:
            client.post(DOOR, {"secret": secret})
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_without_a_name_nobody_comes_in_and_the_card_stays_good(cast):
    card = a_card(cast)
    with pytest.raises(CollectiveRefused, match="prénom ou un pseudonyme"):
        join(invitation=find_invitation(secret=card.secret), name=" \u200b ")
    assert find_invitation(secret=card.secret) is not None


def test_two_people_may_have_the_same_name(cast):
    assert come_in(cast).account != come_in(cast).account


def test_somebody_with_an_account_joins_with_it(cast, client):
    client.force_login(cast.paul, backend="django.contrib.auth.backends.ModelBackend")
    client.post(DOOR, {"secret": a_card(cast).secret})
    answer = client.post(reverse("cards:join"), {"name": "Paul du 3e"})
    assert answer.url == reverse("journal:thread", args=["les-tilleuls"])
    assert Membership.objects.get(account=cast.paul).name == "Paul du 3e"


def test_somebody_who_came_with_a_card_keeps_the_return_card_when_joining_another_group(cast, client):
    joined = come_in(cast)
    other = create_collective(name="Les Acacias")
    add_member(collective=other, name="Nadia", role="companion", account=cast.nadia)
    [card] = print_cards(by=cast.nadia, collective=other, count=1, days=7)
    client.force_login(joined.account, backend="django.contrib.auth.backends.ModelBackend")
    client.post(DOOR, {"secret": card.secret})
    assert client.post(reverse("cards:join"), {"name": "Awa"}).url.endswith("/fil/")
    assert come_back(secret=joined.card.secret) == joined.account


def test_a_card_for_a_day_shown_twice_at_once_opens_once(cast, client, monkeypatch):
    card = a_card(cast, for_a_day=True)
    held = find_invitation(secret=card.secret)
    Client().post(DOOR, {"secret": card.secret})
    monkeypatch.setattr(coming.invitations, "find_invitation", lambda **_given: held)
    client.post(DOOR, {"secret": card.secret})
    assert client.get(reverse("cards:day")).url == DOOR


def test_a_member_does_not_spend_a_card_by_mistake(cast):
    card = a_card(cast)
    with pytest.raises(CollectiveRefused, match="déjà de ce groupe"):
        join(invitation=find_invitation(secret=card.secret), name="M", account=cast.mireille)
    assert find_invitation(secret=card.secret) is not None


def test_a_return_card_opens_once_and_gives_the_next(cast):
    joined = come_in(cast)
    other_telephone = Client()
    back = other_telephone.post(DOOR, {"secret": joined.card.secret})
    assert "Carte de retour" in back.content.decode()
    assert str(other_telephone.session["_auth_user_id"]) == str(joined.account.pk)
    again = Client().post(DOOR, {"secret": joined.card.secret})
    assert again.status_code == 422
    assert RecoveryCard.objects.filter(account=joined.account, used_at=None, cancelled_at=None).count() == 1


def test_a_new_return_card_replaces_the_one_before(cast):
    joined = come_in(cast)
    newer = new_return_card(account=joined.account)
    assert come_back(code=joined.card.code) is None
    assert come_back(code=newer.code) == joined.account
    assert come_back(code=newer.code) is None


def test_an_account_that_was_closed_does_not_come_back(cast):
    joined = come_in(cast)
    Account.objects.filter(pk=joined.account.pk).update(is_active=False)
    assert come_back(secret=joined.card.secret) is None


def test_the_person_reads_who_helped_and_when(cast, client):
    joined = come_in(cast)
    made = help_back(by=cast.nadia, membership=joined.membership)
    assert come_back(secret=made.secret) == joined.account
    client.force_login(joined.account, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(reverse("cards:own")).content.decode()
    assert "par Nadia" in page
    assert "elle a servi le" in page


@pytest.mark.parametrize("who", ["mireille", "karim", "solene", "paul"])
def test_others_than_the_team_help_nobody_back(cast, who):
    joined = come_in(cast)
    with pytest.raises(CollectiveRefused):
        help_back(by=getattr(cast, who), membership=joined.membership)


def test_accounts_of_professionals_and_accounts_with_an_e_mail_are_never_opened_that_way(cast):
    for account in (cast.helene, cast.mireille):
        row = Membership.objects.get(account=account)
        with pytest.raises(AccountRefused):
            help_back(by=cast.nadia, membership=row)
    with pytest.raises(AccountRefused, match="jamais entrée"):
        help_back(by=cast.nadia, membership=cast.demir)
    assert not RecoveryCard.objects.exists()


def test_a_card_for_a_day_says_a_word_without_a_name_or_an_account(cast, client):
    accounts = Account.objects.count()
    card = a_card(cast, for_a_day=True)
    page = client.post(DOOR, {"secret": card.secret}, follow=True)
    words = {"id": page.context["form"]["id"].value(), "words": "La lumière du hall est cassée."}
    for _twice in range(2):
        client.post(reverse("cards:day"), words)
    note = Entry.objects.get()
    assert (note.author, note.circle, note.origin) == (None, "collective", "card")
    assert Account.objects.count() == accounts
    assert Client().post(DOOR, {"secret": card.secret}).status_code == 422


def test_a_card_for_a_day_reads_nothing_and_ends(cast, client):
    client.post(DOOR, {"secret": a_card(cast, for_a_day=True).secret})
    assert client.get(reverse("journal:thread", args=["les-tilleuls"])).status_code == 302
    client.post(reverse("cards:end_day"))
    assert client.get(reverse("cards:day")).url == DOOR


def test_somebody_without_an_account_reads_where_to_say_that_something_is_wrong(cast, client):
    page = client.post(DOOR, {"secret": a_card(cast, for_a_day=True).secret}, follow=True).content.decode()
    assert 'href="tel:119"' in page
    assert "/carte/jour/ce-qui-ne-va-pas/" in page
    assert reverse("referral:look") in page


def test_a_cancelled_card_for_a_day_says_nothing_more(cast, client):
    client.post(DOOR, {"secret": a_card(cast, for_a_day=True).secret})
    Invitation.objects.order_by().update(cancelled_at=clock.now())
    assert client.get(reverse("cards:day")).url == DOOR


def test_an_invitation_is_no_card_for_a_day_and_the_other_way_round(cast):
    card = a_card(cast, for_a_day=True)
    with pytest.raises(CardRefused):
        join(invitation=find_invitation(secret=card.secret), name="Awa")
