"""What an institution reads: what was sent to it, as it was sent, one bilan at a time. Nothing else."""

import re
from datetime import date

import pytest
from django.http import Http404
from django.urls import reverse

from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.projections.reports.access import received_by
from pasdecote.projections.reports.models import InstitutionReader
from pasdecote.projections.reports.result import ReportError
from pasdecote.projections.reports.services import edit, end_reading, freeze, open_reading, send
from pasdecote.spine.accounts.access_log import of_anchor
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.organisations.models import Organisation
from tests.projections.reports.drafts import (
    SHARED_WORDS,
    a_bilan,
    a_frozen_bilan,
    a_sending,
    a_year,
    corrected,
    held,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def year(cast):
    return a_year(cast)


@pytest.fixture
def official(client, cast):
    """A client signed in as somebody of an institution, and of nothing else here."""

    def enter(sending):
        open_reading(
            by=cast.solene,
            draft=sending.snapshot.draft,
            institution=sending.institution,
            email="mme.roy@departement.test",
            name="Mme Roy",
        )
        client.force_login(Account.objects.get(email="mme.roy@departement.test"))
        return client

    return enter


def seen(client, name, *arguments):
    answer = client.get(reverse(f"reports:{name}", args=arguments))
    assert answer.status_code == 200
    return answer.content.decode()


def main_of(page):
    return page[page.index("<main") : page.index("</main>")]


def test_the_index_lists_what_was_sent_without_any_number_but_days(cast, year, official):
    page = main_of(seen(official(a_sending(cast)), "received"))
    assert "Compte rendu financier de subvention" in page
    words = re.sub(r"<[^>]+>", " ", page).replace("15059", "")
    today = clock.today()
    assert set(re.findall(r"\d+", words)) <= {str(today.day), str(today.year), "02"}


def test_what_was_sent_is_read_as_it_was_sent_and_no_difference_since(cast, year, official):
    sending = a_sending(cast)
    client = official(sending)
    corrected(cast, year["shared"], held("Tout a changé", date(2025, 6, 20), 90))
    page = seen(client, "received_one", sending.pk)
    assert SHARED_WORDS in page
    assert "Tout a changé" not in page
    assert "changé depuis" not in page
    assert "/chiffre/" not in page


def test_a_file_is_the_frozen_one_byte_for_byte(cast, year, official):
    sending = a_sending(cast)
    client = official(sending)
    kept = sending.snapshot.files.get(format="json")
    with kept.file.open("rb") as file:
        wanted = file.read()
    answer = client.get(reverse("reports:received_file", args=[sending.pk, "json"]))
    assert answer.content == wanted
    assert client.get(reverse("reports:received_file", args=[sending.pk, "zip"])).status_code == 404


def test_somebody_of_an_institution_opens_nothing_else(cast, year, official):
    sending = a_sending(cast)
    client, draft = official(sending), sending.snapshot.draft
    for name in ("bilan", "compare", "readers", "send"):
        assert client.get(reverse(f"reports:{name}", args=[draft.pk])).status_code == 404
    assert client.get(reverse("reports:list")).status_code == 404
    for name in ("belonging:collective", "journal:thread"):
        assert client.get(reverse(name, args=[cast.tilleuls.slug])).status_code == 404
    assert SHARED_WORDS not in client.get(reverse("journal:search"), {"q": "préau"}).content.decode()


def test_the_menu_and_the_front_page_lead_there(cast, year, official):
    client = official(a_sending(cast))
    page = client.get("/").content.decode()
    assert page.count(reverse("reports:received")) >= 2
    assert "Quelques personnes se retrouvent" not in page


def test_a_bilan_sent_to_another_institution_or_by_another_structure_is_not_there(cast, year, official):
    sending = a_sending(cast)
    client = official(sending)
    other = a_sending(cast)
    by_centre = a_bilan(cast, by=cast.karim)
    freeze(by=cast.karim, draft=by_centre)
    elsewhere = send(
        by=cast.karim, id=uuid7(), draft=by_centre, institution=sending.institution, on=clock.today()
    )
    page = seen(client, "received")
    assert str(sending.pk) in page
    for one in (other, elsewhere):
        assert str(one.pk) not in page
        assert client.get(reverse("reports:received_one", args=[one.pk])).status_code == 404


def test_reading_ends(cast, year, official):
    sending = a_sending(cast)
    client = official(sending)
    reader = InstitutionReader.objects.get(account__name="Mme Roy")
    end_reading(by=cast.solene, draft=sending.snapshot.draft, reader=reader)
    assert client.get(reverse("reports:received_one", args=[sending.pk])).status_code == 404
    assert not received_by(reader.account).exists()


def test_those_who_lead_the_signing_structure_open_the_reading_from_the_screen(client, cast, year):
    sending = a_sending(cast)
    address = reverse("reports:readers", args=[sending.snapshot.draft_id])
    said = {"institution": sending.institution_id, "name": "Mme Roy", "email": "roy@departement.test"}
    client.force_login(cast.solene)
    page = client.post(address, said).content.decode()
    assert "La lecture est ouverte" in page
    assert "/compte/" in page
    assert "Mme Roy" in client.get(address).content.decode()
    assert "lit déjà" in client.post(address, said).content.decode()


@pytest.mark.parametrize("name", ["nadia", "karim", "mireille"])
def test_others_open_it_to_nobody(cast, year, name):
    sending = a_sending(cast)
    with pytest.raises(Http404):
        open_reading(
            by=getattr(cast, name),
            draft=sending.snapshot.draft,
            institution=sending.institution,
            email="roy@departement.test",
            name="Mme Roy",
        )


def test_it_is_opened_only_for_an_institution_that_this_bilan_was_sent_to(cast, year):
    draft = a_frozen_bilan(cast)
    with pytest.raises(ReportError, match="n’a pas été envoyé"):
        open_reading(by=cast.solene, draft=draft, institution=cast.elsewhere, email="a@b.fr", name="A")


def test_an_institution_is_known_from_its_first_sending_and_found_again_by_its_name(client, cast, year):
    client.force_login(cast.nadia)
    for words, kind in (("La Caf", "social_body"), ("la caf", "")):
        address = reverse("reports:send", args=[a_frozen_bilan(cast).pk])
        client.post(address, {"id": uuid7(), "sent_to": words, "kind": kind, "on": clock.today()})
    assert Organisation.objects.filter(name__iexact="la caf").count() == 1
    assert "La Caf" in client.get(reverse("reports:send", args=[a_frozen_bilan(cast).pk])).content.decode()


def test_a_person_named_in_words_is_no_institution(cast, year):
    draft = a_frozen_bilan(cast)
    sending = send(by=cast.nadia, id=uuid7(), draft=draft, sent_to="Mme la maire", on=clock.today())
    assert sending.institution is None


def test_reread_words_leave_in_what_is_read(cast, year, official):
    draft = a_bilan(cast)
    edit(by=cast.nadia, draft=draft, field="ecarts", words="La sono.")
    freeze(by=cast.nadia, draft=draft)
    sending = a_sending(cast, draft)
    assert "La sono." in seen(official(sending), "received_one", sending.pk)


def test_opening_and_ending_a_reading_leave_a_dated_line_in_the_structure(cast, year):
    sending = a_sending(cast)
    reader = InstitutionReader.objects.get(institution=sending.institution)
    end_reading(by=cast.solene, draft=sending.snapshot.draft, reader=reader)
    lines = [line.sentence for line in of_anchor(cast.club.pk)]
    assert ["arrêté la lecture" in lines[0], "laissé une institution lire" in lines[1]] == [True, True]
    assert not any("Paul" in line for line in lines)
