"""The screens by which somebody says that something is wrong, and follows the answer."""

import io
import zipfile
from datetime import timedelta

import pytest
from django.urls import reverse

from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.practice.commitments.models import OutsideAddress, Trouble
from pasdecote.spine.collectives.models import Membership
from tests.factories import a_trouble

pytestmark = pytest.mark.django_db
WORDS = "Chutney : on me coupe la parole."
HOSTILE = "<script>alert(1)</script> ‮ {{ 7 }} & '"


@pytest.fixture
def member(client, cast):
    client.force_login(cast.mireille)
    return client


def page_of(client, name, *arguments):
    return client.get(reverse(f"commitments:{name}", args=arguments)).content.decode()


def say(client, cast, **more):
    said = {"id": uuid7(), "words": WORDS, "to": [cast.helene.pk]} | more
    return client.post(reverse("commitments:say_trouble", args=[cast.tilleuls.slug]), said)


def test_the_page_says_who_reads_by_when_and_that_a_child_in_danger_is_for_the_119(member, cast):
    page = page_of(member, "say_trouble", cast.tilleuls.slug)
    for words in ("Nadia", "Hélène", "direction de Centre social des Tilleuls", "vous répond ici d’ici le"):
        assert words in page
    assert "Ce n’est pas ici." in page
    assert 'href="tel:119"' in page


def test_those_of_the_group_are_ticked_and_those_outside_are_not(member, cast):
    page = page_of(member, "say_trouble", cast.tilleuls.slug)
    values = [f'value="{account.pk}"' for account in (cast.nadia, cast.helene, cast.karim)]
    around = [page[page.index(value) : page.index(">", page.index(value))] for value in values]
    assert ["checked" in words for words in around] == [True, True, False]


def test_words_typed_here_are_not_kept_on_the_phone(member, cast):
    page = page_of(member, "say_trouble", cast.tilleuls.slug)
    assert "data-keep-words" not in page[page.index("<main") :]


def test_somebody_says_it_follows_it_and_erases_it(member, cast):
    assert say(member, cast).status_code == 302
    trouble = Trouble.objects.get()
    page = page_of(member, "trouble", trouble.pk)
    assert WORDS in page
    assert "Reçu." in page
    assert "Répondre" not in page
    assert "reçu" in page_of(member, "troubles").casefold()
    assert "Tout effacer" in page_of(member, "erase", trouble.pk)
    member.post(reverse("commitments:erase", args=[trouble.pk]))
    assert not Trouble.objects.exists()


def test_a_reader_takes_it_in_hand_and_answers(client, cast):
    trouble = a_trouble(cast.mireille, cast.tilleuls, cast.helene, named=False)
    client.force_login(cast.helene)
    page = page_of(client, "trouble", trouble.pk)
    assert "sans son nom" in page
    assert "Mireille" not in page[page.index("<main") :]
    client.post(reverse("commitments:take", args=[trouble.pk]))
    client.post(reverse("commitments:trouble", args=[trouble.pk]), {"words": "Parlons-en jeudi."})
    client.force_login(cast.mireille)
    page = page_of(client, "trouble", trouble.pk)
    assert "Parlons-en jeudi." in page
    assert "Hélène" in page


def test_a_promised_day_that_passed_is_said_and_another_door_shown(member, cast):
    trouble = a_trouble(cast.mireille, cast.tilleuls, cast.helene)
    Trouble.objects.update(answer_by=clock.today() - timedelta(days=1))
    page = page_of(member, "trouble", trouble.pk)
    assert "n’est pas venue" in page
    assert reverse("commitments:say_trouble", args=[cast.tilleuls.slug]) in page


def test_its_teller_sees_who_is_there_no_more_to_read_it(member, cast):
    trouble = a_trouble(cast.mireille, cast.tilleuls, cast.helene, cast.nadia, cast.karim)
    assert "n’est plus là" not in page_of(member, "trouble", trouble.pk)
    Membership.objects.filter(account=cast.helene).update(until=clock.today() - timedelta(days=1))
    cast.karim.posts.update(role="worker")
    assert page_of(member, "trouble", trouble.pk).count("n’est plus là") == 2


def test_an_empty_answer_is_said_to_be_empty(client, cast):
    trouble = a_trouble(cast.mireille, cast.tilleuls, cast.helene)
    client.force_login(cast.helene)
    answer = client.post(reverse("commitments:trouble", args=[trouble.pk]), {"words": " "})
    assert answer.status_code == 422
    assert "Écrivez quelques mots." in answer.content.decode()


def test_its_teller_cannot_answer_from_the_screen(member, cast):
    trouble = a_trouble(cast.mireille, cast.tilleuls, cast.helene)
    member.post(reverse("commitments:trouble", args=[trouble.pk]), {"words": "Réglé"})
    trouble.refresh_from_db()
    assert trouble.answer == ""


@pytest.mark.parametrize("wrong", [{"words": ""}, {"words": "x" * 10_001}, {"to": []}, {"id": "no"}])
def test_what_cannot_be_said_keeps_its_words(member, cast, wrong):
    answer = say(member, cast, **wrong)
    assert answer.status_code == 422
    assert not Trouble.objects.exists()
    if "words" not in wrong:
        assert WORDS in answer.content.decode()


def test_nobody_is_reached_who_was_not_offered(member, cast):
    for stranger in (cast.paul, cast.solene, cast.mireille):
        assert say(member, cast, to=[stranger.pk]).status_code == 422
    assert say(member, cast, to=["nonsense"]).status_code == 422
    assert not Trouble.objects.exists()


def test_hostile_words_are_shown_as_words(member, cast):
    say(member, cast, words=HOSTILE)
    assert "<script>alert" not in page_of(member, "trouble", Trouble.objects.get().pk)


def test_no_page_of_the_group_nor_its_export_holds_it(client, cast):
    a_trouble(cast.mireille, cast.tilleuls, cast.helene, words=WORDS)
    slug = cast.tilleuls.slug
    for account in (cast.nadia, cast.helene):
        client.force_login(account)
        for path in (
            "/",
            reverse("journal:thread", args=[slug]),
            reverse("journal:search") + "?q=chutney",
            reverse("agenda:calendar", args=[slug]),
            reverse("weekly:sheet", args=[slug]),
            reverse("belonging:collective", args=[slug]),
            reverse("commitments:demands", args=[slug]),
        ):
            assert "Chutney :" not in client.get(path).content.decode(), path
    answer = client.post(reverse("privacy:take_group", args=[slug]))
    packed = zipfile.ZipFile(io.BytesIO(b"".join(answer) if answer.streaming else answer.content))
    assert all(b"Chutney" not in packed.read(name) for name in packed.namelist())


def test_a_list_says_nothing_to_somebody_left_out(client, cast):
    trouble = a_trouble(cast.mireille, cast.tilleuls, cast.helene)
    client.force_login(cast.nadia)
    assert "Ce qu’on vous a dit" not in page_of(client, "troubles")
    missing = client.get(reverse("commitments:trouble", args=[uuid7()]))
    theirs = client.get(reverse("commitments:trouble", args=[trouble.pk]))
    assert theirs.status_code == missing.status_code == 404


def test_the_front_page_tells_a_reader_that_somebody_wrote(client, cast):
    trouble = a_trouble(cast.mireille, cast.tilleuls, cast.karim)
    client.force_login(cast.karim)
    assert reverse("commitments:troubles") in client.get("/").content.decode()
    assert "Quelqu’un attend votre réponse" in client.get("/").content.decode()
    client.post(reverse("commitments:trouble", args=[trouble.pk]), {"words": "Je vous appelle."})
    assert "Quelqu’un attend votre réponse" not in client.get("/").content.decode()


def test_the_group_chooses_who_listens_from_the_screen(member, cast):
    mine = Membership.objects.get(collective=cast.tilleuls, account=cast.nadia)
    page = reverse("commitments:listeners", args=[cast.tilleuls.slug])
    assert member.post(page, {"id": uuid7(), "who": [mine.pk]}).status_code == 302
    offered = page_of(member, "say_trouble", cast.tilleuls.slug)
    assert "Nadia" in offered
    assert "Hélène" not in offered
    assert member.post(page, {"id": uuid7(), "who": [uuid7()]}).status_code == 422


def test_the_direction_writes_addresses_that_members_read(client, cast):
    client.force_login(cast.karim)
    page = reverse("commitments:addresses", args=[cast.centre.slug])
    assert client.post(page, {"id": uuid7(), "name": "", "how": ""}).status_code == 422
    client.post(page, {"id": uuid7(), "name": "La <b>médiation</b>", "how": "mairie, le mardi"})
    client.force_login(cast.mireille)
    read = page_of(client, "say_trouble", cast.tilleuls.slug)
    assert "La &lt;b&gt;médiation" in read
    client.force_login(cast.karim)
    address = OutsideAddress.objects.get()
    client.post(reverse("commitments:remove_address", args=[cast.centre.slug, address.pk]))
    assert not OutsideAddress.objects.exists()
