"""The screens of rights, as people walk through them."""

import csv
import io
import json
import zipfile

import pytest
from django.urls import reverse

from pasdecote.portal.privacy.people import person_of
from pasdecote.portal.privacy.registry import kept_of, leaving
from pasdecote.portal.privacy.services import erase_member
from pasdecote.practice.belonging.cards.services import help_back
from pasdecote.spine.accounts.access_log import of_account, of_anchor
from pasdecote.spine.accounts.models import Access, Account
from pasdecote.spine.collectives.services import add_member
from tests.factories import a_contest, a_note, a_photo
from tests.portal.privacy.people import BACKEND, came_with_a_card, with_traces
from tests.projections.reports.drafts import a_sending

pytestmark = pytest.mark.django_db


def signed_in(client, account):
    client.force_login(account, backend=BACKEND)
    return client


def opened(answer):
    """The files of an archive, by name."""
    with zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def text(answer):
    return answer.content.decode().replace("&#x27;", "'").replace("&#39;", "'")


def test_somebody_takes_everything_of_theirs_away(cast, client):
    person = with_traces(cast)
    files = opened(signed_in(client, person).post(reverse("privacy:take_own")))
    page = files["index.html"].decode()
    assert "Pour moi : un xylophage" in page
    assert "Un axolotl est passé" in page
    assert "tapir" not in b"".join(files.values()).decode(errors="ignore")
    notes = list(csv.DictReader(io.StringIO(files["notes.csv"].decode("utf-8-sig")), delimiter=";"))
    assert {"vous" if row["cercle"] == "moi" else row["cercle"] for row in notes} == {"vous", "collectif"}
    assert json.loads(files["desaccords.json"])[0]["ce qui n’est pas ça"] == "Non, un okapi"
    photo = json.loads(files["photos.json"])[0]["fichier"]
    assert files[photo].startswith(b"\xff\xd8")
    assert json.loads(files["groupes.json"])[0]["groupe"] == "Les Tilleuls"
    assert Access.objects.filter(by=person, act="took_own").count() == 2


def test_what_is_counted_as_kept_is_what_goes(cast):
    person = person_of(with_traces(cast))
    assert kept_of(person) == [(kind, len(rows)) for kind, rows in leaving(person)]


def test_without_an_account_s_password_nothing_is_erased(cast, client):
    signed_in(client, cast.mireille)
    for said in ({"sure": "on"}, {"sure": "on", "password": "pas-le-bon"}, {"password": "motdepasse-long"}):
        assert client.post(reverse("privacy:erase_me"), said).status_code == 422
    assert Account.objects.filter(pk=cast.mireille.pk).exists()


def test_passwords_cannot_be_tried_without_end(cast, client):
    signed_in(client, cast.mireille)
    for _turn in range(6):
        answer = client.post(reverse("privacy:erase_me"), {"sure": "on", "password": "pas-le-bon"})
    assert "Trop d’essais" in text(answer)
    client.post(reverse("privacy:erase_me"), {"sure": "on", "password": "motdepasse-long"})
    assert Account.objects.filter(pk=cast.mireille.pk).exists()


def test_somebody_reads_what_goes_then_goes(cast, client):
    note = a_note(cast.mireille, cast.tilleuls, "Un quetzal")
    signed_in(client, cast.mireille)
    assert "1 × les notes racontées" in text(client.get(reverse("privacy:erase_me")))
    answer = client.post(reverse("privacy:erase_me"), {"sure": "on", "password": "motdepasse-long"})
    assert "C’est effacé" in text(answer)
    assert client.get(reverse("privacy:mine")).status_code == 302
    note.refresh_from_db()
    assert "quetzal" not in note.content


def test_the_words_stay_when_that_is_what_was_asked_on_the_page(cast, client):
    note = a_note(cast.mireille, cast.tilleuls, "Un quetzal")
    signed_in(client, cast.mireille)
    address = reverse("privacy:erase_me") + "?mots=garder"
    assert "le nom seul, sur les notes" in text(client.get(address))
    client.post(address, {"sure": "on", "password": "motdepasse-long"})
    note.refresh_from_db()
    assert ("quetzal" in note.content, note.author_name) == (True, "")


def test_somebody_with_a_card_erases_without_a_password(cast, client):
    person = came_with_a_card(cast)
    assert signed_in(client, person).post(reverse("privacy:erase_me"), {"sure": "on"}).status_code == 200
    assert not Account.objects.filter(pk=person.pk).exists()


def test_a_sole_direction_is_told_why_it_cannot_go(cast, client):
    signed_in(client, cast.karim)
    answer = client.post(reverse("privacy:erase_me"), {"sure": "on", "password": "motdepasse-long"})
    assert answer.status_code == 422
    assert "Accueillez d’abord sa relève" in text(answer)


def test_a_direction_finds_whom_it_was_given_the_name_of_and_reads_no_list(cast, client):
    signed_in(client, cast.karim)
    page = reverse("privacy:structure", args=[cast.centre.slug])
    assert "Mireille" not in text(client.get(page))
    asked = {"collective": str(cast.tilleuls.pk), "name": "m. DEMIR"}
    answer = client.post(page, asked, follow=True)
    assert "M. Demir" in text(answer)
    assert "Personne ne porte ce nom" in text(client.post(page, {**asked, "name": "Dem"}))
    assert "Personne ne porte ce nom" in text(client.post(page, {**asked, "name": "Hélène"}))


def test_a_direction_does_not_try_names_without_end(cast, client):
    signed_in(client, cast.karim)
    page = reverse("privacy:structure", args=[cast.centre.slug])
    asked = {"collective": str(cast.tilleuls.pk), "name": "Personne"}
    said = [text(client.post(page, asked)) for _turn in range(11)]
    assert ["Beaucoup de noms" in each for each in said] == [False] * 10 + [True]


def test_who_came_lately_is_erased_by_nobody_else(cast, client):
    client.force_login(cast.mireille, backend=BACKEND)
    row = cast.tilleuls.memberships.get(account=cast.mireille)
    signed_in(client, cast.karim)
    address = reverse("privacy:erase_person", args=[cast.centre.slug, row.pk])
    answer = client.post(address, {"sure": "on", "password": "motdepasse-long"})
    assert answer.status_code == 422
    assert "elle seule peut s’effacer" in text(answer)
    assert Account.objects.filter(pk=cast.mireille.pk).exists()


def test_of_two_who_bear_one_name_the_direction_chooses(cast, client):
    add_member(collective=cast.tilleuls, name="M. Demir")
    asked = {"collective": str(cast.tilleuls.pk), "name": "M. Demir"}
    page = reverse("privacy:structure", args=[cast.centre.slug])
    assert "Plusieurs personnes portent ce nom" in text(signed_in(client, cast.karim).post(page, asked))


def test_a_name_already_erased_is_not_found_again(cast, client):
    erase_member(by=cast.karim, membership=cast.demir, words=True)
    address = reverse("privacy:erase_person", args=[cast.centre.slug, cast.demir.pk])
    assert signed_in(client, cast.karim).get(address).status_code == 404


def test_a_group_s_archive_holds_what_its_reader_may_read(cast, client):
    a_note(cast.nadia, cast.tilleuls, "Entre nous, un tapir", circle="team")
    a_note(cast.nadia, cast.tilleuls, "À tous, un lama")
    a_note(cast.nadia, cast.tilleuls, "À moi, un gnou", circle="me")
    a_photo(cast.nadia, cast.tilleuls)
    a_contest(cast.mireille, cast.nadia, cast.tilleuls, "Ce n’était pas un lama")
    address = reverse("privacy:take_group", args=[cast.tilleuls.slug])
    of_member = opened(signed_in(client, cast.mireille).post(address))
    of_team = opened(signed_in(client, cast.nadia).post(address))
    member, team = (b"".join(files.values()).decode(errors="ignore") for files in (of_member, of_team))
    assert ("tapir" in member, "lama" in member, "gnou" in member) == (False, True, False)
    assert ("tapir" in team, "lama" in team, "gnou" in team) == (True, True, False)
    assert "Ce n’était pas un lama" in member
    assert [name for name in of_member if name.startswith("photos/")] == []
    assert [name for name in of_team if name.startswith("photos/")] != []


def test_a_group_s_archive_holds_the_bilans_that_were_sent(cast, client):
    sending = a_sending(cast)
    address = reverse("privacy:take_group", args=[cast.tilleuls.slug])
    files = opened(signed_in(client, cast.mireille).post(address))
    bilans = [name for name in files if name.startswith("bilans/")]
    assert len(bilans) == sending.snapshot.files.count() > 3
    assert "Le Département" in files["index.html"].decode()
    assert all(name in files["index.html"].decode() for name in bilans)


def test_the_log_says_who_helped_to_the_one_helped_and_not_whom_to_the_group(cast):
    person = came_with_a_card(cast)
    row = cast.tilleuls.memberships.get(account=person)
    help_back(by=cast.nadia, membership=row)
    assert [line.sentence for line in of_account(person)] == ["Nadia vous a fait une carte de retour."]
    group = [line.sentence for line in of_anchor(cast.tilleuls.pk)]
    assert group == ["Nadia a fait une carte de retour pour une personne du groupe."]
    assert of_account(cast.mireille) == []
