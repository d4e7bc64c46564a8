"""What may not be read is in no list, search, bilan, file or photo. Missing and forbidden look alike."""

import re
from datetime import date
from io import BytesIO
from uuid import UUID
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.projections.reports.models import Draft
from pasdecote.spine.journal.services import contest, correct, widen
from tests.factories import a_note, a_photo, an_encounter

WORDS = {"me": "Abracadabra", "team": "Bibliobus", "collective": "Coquelicot"}
READERS = {
    "me": {"nadia"},
    "team": {"nadia", "helene"},
    "collective": {"nadia", "helene", "mireille"},
}
LISTS = ["/", "/carnet/", "/carnet/relire/", "/collectifs/", "/collectifs/les-tilleuls/"]
LISTS += ["/collectifs/les-tilleuls/fil/", "/collectifs/les-tilleuls/seances/", "/bilans/", "/import/"]
ACTS = ["", "corriger/", "retirer/", "partager/", "ce-n-est-pas-ca/", "photos/ajouter/"]
EVERYBODY = ["nadia", "helene", "mireille", "karim", "solene", "paul"]
DRAWERS = ["nadia", "helene", "karim", "solene"]


@pytest.fixture
def notes(cast):
    return {
        circle: a_note(cast.nadia, cast.tilleuls, f"{words} au pied de la tour", circle=circle)
        for circle, words in WORDS.items()
    }


def signed_in(cast, client, name):
    client.force_login(cast.everybody[name])
    return client


def plain(answer):
    """The page without what changes at each answer."""
    return re.sub(r'value="[A-Za-z0-9]{64}"', "", answer.content.decode())


@pytest.mark.parametrize("name", EVERYBODY)
@pytest.mark.parametrize("circle", WORDS)
def test_words_are_in_the_lists_and_the_search_of_their_readers_alone(cast, client, notes, name, circle):
    person, word = signed_in(cast, client, name), WORDS[circle]
    seen = any(word in person.get(address).content.decode() for address in LISTS)
    found = f"{word} au pied" in re.sub(r"<[^>]+>", "", person.get(f"/chercher/?q={word}").content.decode())
    assert (seen, found) == (name in READERS[circle],) * 2


@pytest.mark.parametrize("name", EVERYBODY)
@pytest.mark.parametrize("circle", WORDS)
def test_a_note_of_others_answers_like_a_note_that_is_not_there(cast, client, notes, name, circle):
    if name in READERS[circle]:
        assert signed_in(cast, client, name).get(f"/notes/{notes[circle].pk}/").status_code == 200
        return
    person, nowhere = signed_in(cast, client, name), UUID(int=12)
    addresses = [f"/notes/%s/{act}" for act in ACTS]
    for address in [*addresses, "/carnet/%s/reprendre/", "/carnet/%s/jeter/", "/carnet/raconter/?comme=%s"]:
        forbidden, missing = person.get(address % notes[circle].pk), person.get(address % nowhere)
        assert forbidden.status_code == missing.status_code, address
        assert WORDS[circle] not in forbidden.content.decode(), address
        if forbidden.status_code == 404:
            assert plain(forbidden) == plain(missing), address


@pytest.mark.parametrize("name", ["karim", "solene", "paul"])
def test_a_photo_is_for_those_who_may_read_its_note(cast, client, name):
    photo = a_photo(cast.nadia, cast.tilleuls)
    person = signed_in(cast, client, name)
    for act in (".jpg", "/cacher/", "/effacer/"):
        assert person.get(f"/photos/{photo.pk}{act}").status_code == 404


def test_a_member_reads_a_widened_note_without_its_earlier_words(cast, client):
    first = a_note(cast.nadia, cast.tilleuls, "Avant, pour la seule équipe", circle="team")
    second = correct(by=cast.nadia, id=uuid7(), replaces=[first.pk], content=an_encounter("Maintenant"))
    widen(by=cast.nadia, id=uuid7(), version=second.pk, circle="collective")
    page = signed_in(cast, client, "mireille").get(f"/notes/{first.fact}/").content.decode()
    assert ("Maintenant" in page, "Avant, pour la seule" in page) == (True, False)
    assert "Maintenant" not in client.get("/chercher/?q=avant").content.decode()


def test_what_the_team_disputed_among_itself_does_not_follow_a_widened_note(cast, client):
    note = a_note(cast.nadia, cast.tilleuls, "Au pied de la tour", circle="team")
    contest(by=cast.helene, id=uuid7(), version=note.pk, words="Entre nous seulement")
    widen(by=cast.nadia, id=uuid7(), version=note.pk, circle="collective")
    addresses = (f"/notes/{note.fact}/", "/collectifs/les-tilleuls/fil/", "/chercher/?q=tour")
    for name, told in (("helene", True), ("mireille", False)):
        pages = [signed_in(cast, client, name).get(address).content.decode() for address in addresses]
        assert ["card-held" in page for page in pages] == [told] * 3, name
        assert ["Entre nous" in page for page in pages] == [told, False, False], name


@pytest.mark.parametrize("name", DRAWERS)
@pytest.mark.parametrize("template", ["assemblee-generale", "cerfa-15059-02"])
def test_no_bilan_and_no_file_holds_words_that_nobody_let_leave(cast, client, notes, name, template):
    person, draft = signed_in(cast, client, name), begun(client, cast, template)
    page = person.get(f"/bilans/{draft.pk}/")
    names = set(re.findall(r"/chiffre/([^/\"]+)/", page.content.decode()))
    for field in names:
        shown = person.get(f"/bilans/{draft.pk}/chiffre/{field}/").content.decode()
        told = {circle for circle, word in WORDS.items() if word in shown}
        assert told <= {circle for circle in WORDS if name in READERS[circle]} - {"me"}, field
    for form in ("json", "docx", "pdf"):
        answer = person.get(f"/bilans/{draft.pk}/fichier/{form}/")
        assert answer.status_code == 200
        text = text_of(answer.content)
        assert "Les Tilleuls" in text, form
        assert not [word for word in WORDS.values() if word in text], form


@pytest.mark.parametrize("name", ["mireille", "paul"])
def test_a_bilan_is_not_there_for_those_who_may_not_draw_it(cast, client, name):
    draft = begun(signed_in(cast, client, "nadia"), cast, "assemblee-generale")
    person = signed_in(cast, client, name)
    for act in ("", "figer/", "jeter/", "officiel/", "fichier/json/", "chiffre/presences/", "champ/recit/"):
        forbidden, missing = (person.get(f"/bilans/{id}/{act}") for id in (draft.pk, UUID(int=3)))
        assert (forbidden.status_code, plain(forbidden)) == (404, plain(missing)), act


def begun(client, cast, template):
    """A bilan of the cast's group for the year of its notes, begun on screen."""
    sent = {"about": f"c-{cast.tilleuls.pk}", "since": date(2026, 1, 1), "until": date(2026, 12, 31)}
    answer = client.post(f"/bilans/commencer/{template}/", sent)
    assert answer.status_code == 302
    return Draft.objects.get(pk=answer["Location"].split("/")[2])


def text_of(content: bytes) -> str:
    """The text of a PDF or of a Word file; other files as they are."""
    if content.startswith(b"%PDF"):
        return "".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
    if not content.startswith(b"PK"):
        return content.decode()
    with ZipFile(BytesIO(content)) as archive:
        return archive.read("word/document.xml").decode()
