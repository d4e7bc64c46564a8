"""What the demonstration shows: that all is invented, a visit, a card, and what an institution reads."""

import pytest
from django.urls import reverse

from pasdecote.ground.kernel.codes import code_in
from pasdecote.ground.store.flags import set_flag
from pasdecote.portal.home.sample import load_sample
from pasdecote.portal.home.sample.sending import card_of_today, send_to_the_foundation
from pasdecote.portal.home.sample.telling import tell_all
from pasdecote.portal.home.visit import DEMONSTRATION
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.accounts.return_cards import come_back
from pasdecote.spine.collectives.models import Collective
from pasdecote.spine.journal.models import Attachment, Contest, Entry
from pasdecote.spine.organisations.models import Organisation

pytestmark = pytest.mark.django_db
INVENTED = "Ceci est une démonstration"
VISIT = "Visite en quelques pas"


def front(client, account):
    client.force_login(account)
    return client.get("/").content.decode()


def test_the_front_page_says_that_all_is_invented_signed_in_or_out(client, cast):
    assert INVENTED not in client.get("/").content.decode()
    set_flag(DEMONSTRATION)
    assert INVENTED in client.get("/").content.decode()
    assert INVENTED in front(client, cast.nadia)


def test_there_is_no_visit_but_in_the_demonstration(client, cast):
    assert VISIT not in front(client, cast.nadia)
    set_flag(DEMONSTRATION)
    assert VISIT in front(client, cast.nadia)


def test_the_visit_has_five_steps_for_the_team_and_only_those_that_open_for_others(client, cast):
    set_flag(DEMONSTRATION)
    page = front(client, cast.nadia)
    assert page.count("<li><a href=") >= 5
    assert reverse("weekly:sheet", args=[cast.tilleuls.slug]) in page
    for address in links(front(client, cast.karim)):
        assert client.get(address).status_code == 200, address


def links(page):
    inside = page.split(VISIT)[1].split("</ol>")[0]
    return [part.split('"')[0] for part in inside.split('href="')[1:]]


def test_the_visit_closes_for_good_and_for_one_account(client, cast):
    set_flag(DEMONSTRATION)
    client.force_login(cast.nadia)
    assert client.get(reverse("close_visit")).status_code == 405
    client.post(reverse("close_visit"))
    client.post(reverse("close_visit"))
    assert VISIT not in front(client, cast.nadia)
    assert VISIT in front(client, cast.helene)


def test_telling_the_sample_again_changes_nothing():
    load_sample()
    before = Entry.objects.count(), Attachment.objects.count(), Contest.objects.count()
    assert 1100 <= before[0] <= 1300
    groups = {
        "tilleuls": Collective.objects.get(slug="les-tilleuls"),
        "jardin": Collective.objects.get(slug="potager-des-passerelles"),
        "repair": Collective.objects.get(slug="le-foyer-du-mercredi"),
    }
    accounts = {row.email.split("@")[0]: row for row in Account.objects.exclude(email=None)}
    accounts["joelle"] = Account.objects.get(email=None)
    landlord = Organisation.objects.get(name="Habitat des Rives")
    tell_all(groups, accounts, {"bailleur": landlord.pk})
    assert (Entry.objects.count(), Attachment.objects.count(), Contest.objects.count()) == before


def test_the_card_of_today_opens_and_the_one_before_does_not():
    load_sample()
    former, card = card_of_today(), card_of_today()
    assert former
    assert card
    assert come_back(code=code_in(former)) is None
    assert come_back(code=code_in(card)).name == "Joëlle"


def test_somebody_reads_for_the_foundation_what_was_sent_to_it(client):
    load_sample()
    assert send_to_the_foundation() is True
    assert send_to_the_foundation() is False
    client.force_login(Account.objects.get(email="besson@exemple.test"))
    page = client.get(reverse("reports:received")).content.decode()
    assert "Les Tilleuls" in page


def test_outside_the_demonstration_no_card_is_made_and_nothing_is_sent(cast):
    assert card_of_today() is None
    assert send_to_the_foundation() is False
