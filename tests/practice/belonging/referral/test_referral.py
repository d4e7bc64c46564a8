"""To whom to turn: taken in once, searched by anybody, nothing kept of who looks."""

import io
import json

import pytest
from django.urls import reverse
from pypdf import PdfReader

from pasdecote.ground.store.logs import masked
from pasdecote.portal.home.cli import main
from pasdecote.practice.belonging.models import LocalService
from pasdecote.practice.belonging.referral.queries import dialled
from pasdecote.practice.belonging.referral.reading import UnreadableFile
from pasdecote.practice.belonging.referral.services import take_services
from tests.practice.belonging.referral.test_reading_services import ROW, in_json

pytestmark = pytest.mark.django_db
PAGE = "referral:look"


def rows(**more):
    bikes = {
        "id": "invente--2",
        "nom": "Vélos réparés",
        "thematiques": ["mobilite--x"],
        "code_insee": "93001",
    }
    bikes |= {"commune": "Aubervilliers", "description": "On répare les vélos.", "frais": "payant"}
    return in_json(ROW | more, ROW | bikes)


def shown(client, **query):
    return client.get(reverse(PAGE), query).content.decode()


def test_the_same_file_again_changes_nothing():
    first = take_services(data=rows())
    before = list(LocalService.objects.order_by("pk").values())
    again = take_services(data=rows())
    assert (first.new, again.new, again.changed, again.same) == (2, 0, 0, 2)
    assert list(LocalService.objects.order_by("pk").values()) == before


def test_what_changed_is_changed_in_the_search_too(client):
    take_services(data=rows())
    done = take_services(data=rows(nom="Écrivain public"))
    assert (done.changed, done.same) == (1, 1)
    assert "Écrivain public" in shown(client, mots="écrivains")
    assert "Écrivain public" in shown(client, mots="courrier")


def test_a_service_goes_only_when_the_file_is_to_replace_all():
    take_services(data=rows())
    assert take_services(data=in_json(ROW)).removed == 0
    assert take_services(data=in_json(ROW), replace=True).removed == 1
    assert LocalService.objects.get().name == ROW["nom"]


def test_a_departement_keeps_what_is_there():
    done = take_services(data=rows(code_insee="75056"), departments=frozenset({"93"}))
    assert (done.new, done.elsewhere) == (1, 1)


def test_a_bad_file_leaves_what_was_there():
    take_services(data=rows())
    with pytest.raises(UnreadableFile):
        take_services(data=b"[{", replace=True)
    assert LocalService.objects.count() == 2


@pytest.mark.parametrize(
    ("query", "there", "absent"),
    [
        ({"besoin": "mobility"}, "Vélos réparés", "Aide aux papiers"),
        ({"commune": "Saint-Denis (93)"}, "Aide aux papiers", "Vélos réparés"),
        ({"mots": "vélo"}, "Vélos réparés", "Aide aux papiers"),
        ({"mots": "papiers", "besoin": "rights"}, "Aide aux papiers", "Vélos réparés"),
    ],
)
def test_anybody_looks_by_need_town_and_word_without_signing_in(client, query, there, absent):
    take_services(data=rows())
    page = shown(client, **query)
    assert there in page
    assert absent not in page


def test_nothing_is_kept_of_who_looks_and_no_page_is_told(client):
    take_services(data=rows())
    answer = client.get(reverse(PAGE), {"mots": "dettes"})
    assert answer["Referrer-Policy"] == "strict-origin"
    assert answer["Cache-Control"] == "no-store"
    assert "sessionid" not in answer.cookies
    assert client.post(reverse(PAGE), {"mots": "dettes"}).status_code == 405


def test_a_card_says_how_to_call_when_it_was_written_and_by_whom(client):
    take_services(data=rows(), structures=in_json({"id": "invente--s1", "nom": "Maison des Tilleuls"}))
    page = shown(client, besoin="rights")
    assert 'href="tel:0199001122"' in page
    assert 'rel="noreferrer noopener external"' in page
    assert "Mis à jour le 5 octobre 2026 par invente" in page
    assert "Licence Ouverte 2.0" in page
    assert "Maison des Tilleuls" in page


def test_an_unclear_town_is_said_and_no_list_is_shown(client):
    take_services(data=rows())
    answer = client.get(reverse(PAGE), {"commune": "Nullepartville"})
    assert answer.status_code == 422
    assert "Aide aux papiers" not in answer.content.decode()


def test_what_is_ticked_is_printed_and_nothing_else(client):
    take_services(data=rows())
    ticked = LocalService.objects.get(name=ROW["nom"]).pk
    answer = client.get(reverse("referral:sheet"), {"service": [str(ticked), "no"]})
    text = PdfReader(io.BytesIO(answer.content)).pages[0].extract_text()
    assert "Aide aux papiers" in text
    assert "Vélos" not in text
    assert client.get(reverse("referral:sheet"), {"service": "no"}).status_code == 302


@pytest.mark.parametrize(
    ("written", "dials"),
    [
        ("01 99 00 11 22", "0199001122"),
        ("+33 (0)1 99 00 11 22", "+33199001122"),
        ("36 46", "3646"),
        ("néant", ""),
    ],
)
def test_a_number_is_dialled_as_a_phone_wants_it(written, dials):
    assert dialled(written) == dials


def test_the_command_takes_a_file_and_names_its_bad_lines(tmp_path, capsys):
    path = tmp_path / "services.json"
    path.write_text(json.dumps([ROW, {"id": "x"}]))
    assert main(["services", str(path)]) == 0
    said = capsys.readouterr().out
    assert "1 nouveaux" in said
    assert "Ligne 2 laissée de côté : il manque le nom" in said
    path.write_text("[{")
    assert main(["services", str(path)]) == 1
    assert "Rien n’a changé." in capsys.readouterr().err
    assert main(["services", str(tmp_path / "absent.csv")]) == 1


def test_no_log_line_holds_what_was_looked_for():
    for page in ("/a-qui-s-adresser/", "/a-qui-s-adresser/feuille/"):
        line = f'"GET {page}?besoin=care&mots=dettes HTTP/1.1" 200'
        assert masked(line) == f'"GET {page}?*** HTTP/1.1" 200'
