"""What nobody types by accident: no screen breaks, nothing is half kept, typed words come back."""

from html import escape, unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.spine.journal.models import Attachment, Entry
from tests.factories import a_note

IMPOSSIBLE_DATES = ["1025-01-01", "0000-01-01", "9999-12-31", "10000-01-01", "2026-02-30", "31/31/2026", "²"]
IMPOSSIBLE_NUMBERS = ["-1", "9" * 30, "9" * 5000, "1e400", "NaN", "²", "1.5", "0x10", "trois cent mille"]
STRANGE_WORDS = {
    "emoji": "🧑‍🧑‍🧒‍🧒 🏴‍☠️",
    "right to left": "اجتماع في المغسلة",
    "one long word": "é" * 10_000,
    "script": "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>",
    "template": "{{ 7 }} {% debug %} %s %(x)s {0}",
    "header": "Fête\r\nSet-Cookie: x=1\r\n\r\n<b>",
    "formula": '=HYPERLINK("http://ailleurs.example")',
    "combining": "e" + "\u0301" * 300,
    "joiners": "\u200d" * 300 + "x",
    "typst": '#import "x": * $x$ *gras* _a_ @c',
}


@pytest.fixture
def worker(cast, client):
    client.force_login(cast.nadia)
    return client


def a_telling(cast, **typed):
    return {
        "id": str(uuid7()),
        "happened": "Café au pied de la tour",
        "happened_on": "2026-03-03",
        "anchor": f"c-{cast.tilleuls.pk}",
        "circle": "me",
        "kind": "encounter",
    } | typed


def typed_again(answer):
    return unescape(answer.content.decode())


@pytest.mark.parametrize("day", IMPOSSIBLE_DATES)
def test_an_impossible_day_is_refused_in_words_and_what_was_told_comes_back(cast, worker, day):
    answer = worker.post("/carnet/raconter/", a_telling(cast, happened_on=day))
    assert answer.status_code == 422
    assert "Café au pied de la tour" in typed_again(answer)
    assert day in typed_again(answer)
    assert not Entry.objects.exists()


@pytest.mark.parametrize("number", IMPOSSIBLE_NUMBERS, ids=lambda text: text[:12])
def test_an_impossible_number_of_people_is_refused_and_comes_back_as_typed(cast, worker, number):
    answer = worker.post("/carnet/raconter/", a_telling(cast, people=number, obtained="counted"))
    assert answer.status_code == 422
    assert number in typed_again(answer)
    assert not Entry.objects.exists()


@pytest.mark.parametrize("words", STRANGE_WORDS.values(), ids=STRANGE_WORDS)
def test_strange_words_are_kept_and_shown_as_plain_text(cast, worker, words):
    worker.post("/carnet/raconter/", a_telling(cast, happened=words, circle="collective"))
    kept = Entry.objects.get()
    for address in (f"/notes/{kept.pk}/", "/collectifs/les-tilleuls/fil/", "/chercher/?q=cookie"):
        page = worker.get(address)
        assert page.status_code == 200
        assert "<script>alert" not in page.content.decode()
        assert "<img src=x" not in page.content.decode()
        assert "x" not in page.cookies


@pytest.mark.parametrize("words", STRANGE_WORDS.values(), ids=STRANGE_WORDS)
def test_strange_words_come_back_when_something_else_is_wrong(cast, worker, words):
    answer = worker.post("/carnet/raconter/", a_telling(cast, happened=words, happened_on="jamais"))
    assert answer.status_code == 422
    assert escape(words.strip())[:200].split("\r")[0] in answer.content.decode()


@pytest.mark.parametrize("bytes_sent", [b"%FF%FE", b"%ED%A0%80", b"a%00b", b"%C3%28"])
def test_bytes_that_are_no_text_break_no_form(cast, worker, bytes_sent):
    body = b"name=" + bytes_sent
    answer = worker.post("/compte/nom/", body, content_type="application/x-www-form-urlencoded")
    assert (answer.status_code, "n’a pas pu être lu" in typed_again(answer)) == (422, True)
    assert "\x00" not in answer.content.decode()
    cast.nadia.refresh_from_db()
    assert cast.nadia.name == "Nadia"


@pytest.mark.parametrize("bytes_sent", [b"%FF%FE", b"%ED%A0%80", b"a%00b", b"%C3%28", b"%EF%BF%BD"])
@pytest.mark.parametrize(("address", "field"), [
    ("/carnet/raconter/", "happened"),
    ("/collectifs/les-tilleuls/seances/prevoir/", "title"),
    ("/collectifs/les-tilleuls/budget/ajouter/", "words"),
    ("/collectifs/les-tilleuls/projets/nouveau/", "aims"),
    ("/collectifs/les-tilleuls/presentation/", "presentation"),
    ("/collectifs/nouveau/", "name"),
])  # fmt: skip
def test_bytes_that_are_no_text_are_refused_on_the_field_and_the_words_stay(
    cast, worker, address, field, bytes_sent
):
    body = field.encode() + b"=Mes mots " + bytes_sent
    answer = worker.post(address, body, content_type="application/x-www-form-urlencoded")
    page = typed_again(answer)
    assert (answer.status_code, "n’a pas pu être lu" in page, "Mes mots" in page) == (422, True, True)
    assert "\x00" not in page
    assert not Entry.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"since": "0001-01-01"}, "vérifiez l’année"),
        ({"until": "9999-12-31"}, "vérifiez l’année"),
        ({"since": "2026-02-30"}, "n’existe pas"),
        ({"aims": "é" * 300_000}, "100000"),
        ({"name": "é" * 251}, "250"),
    ],
)
def test_a_project_is_within_the_bounds_of_the_rest(cast, worker, wrong, sentence):
    sent = {"name": "La laverie", "aims": "Se voir", "since": "", "until": ""} | wrong
    answer = worker.post("/collectifs/les-tilleuls/projets/nouveau/", sent)
    assert (answer.status_code, sentence in typed_again(answer)) == (422, True)
    assert next(iter(wrong.values())) in typed_again(answer)


@pytest.mark.parametrize("field", ["stage", "account", "euros", "on", "exercise", "id"])
@pytest.mark.parametrize("value", ["-1", "9" * 30, "1025-01-01", "²", "a\0b", ""])
def test_no_line_of_budget_is_half_kept(cast, worker, field, value):
    line = {"id": str(uuid7()), "stage": "actual", "account": "60", "euros": "10", "on": "2026-03-03"}
    answer = worker.post(
        "/collectifs/les-tilleuls/budget/ajouter/",
        line | {"exercise": "2026", "words": "Farine"} | {field: value},
    )
    assert answer.status_code == 422
    assert "Farine" in typed_again(answer)
    assert not Entry.objects.exists()


@pytest.mark.parametrize("day", IMPOSSIBLE_DATES)
def test_no_session_is_planned_on_an_impossible_day(cast, worker, day):
    sent = {"id": str(uuid7()), "title": "Atelier", "on": day, "weeks": "", "until": ""}
    answer = worker.post("/collectifs/les-tilleuls/seances/prevoir/", sent)
    assert (answer.status_code, "Atelier" in typed_again(answer)) == (422, True)
    assert not Entry.objects.exists()


def test_a_series_without_end_is_refused(cast, worker):
    sent = {"id": str(uuid7()), "title": "Atelier", "on": "2026-03-03", "weeks": "1", "until": "2199-01-01"}
    assert worker.post("/collectifs/les-tilleuls/seances/prevoir/", sent).status_code == 422
    assert not Entry.objects.exists()


@pytest.mark.parametrize(
    "data",
    [
        b"bonjour",
        b"<svg onload='alert(1)'/>",
        b"<html>",
        b"GIF89a\xff\xff\xff\xff\0\0\0",
        b"\xff\xd8\xff\xe0",
    ],
    ids=["text", "svg", "page", "huge gif", "cut jpeg"],
)
def test_what_is_not_a_photo_is_refused_whatever_its_name_says(cast, worker, data):
    note = a_note(cast.nadia, cast.tilleuls)
    sent = {"id": str(uuid7()), "agreed": "on", "description": "La laverie"}
    sent["file"] = SimpleUploadedFile("photo.jpg", data, content_type="image/jpeg")
    answer = worker.post(f"/notes/{note.pk}/photos/ajouter/", sent)
    assert (answer.status_code, "La laverie" in typed_again(answer)) == (422, True)
    assert not Attachment.objects.exists()


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("multipart/form-data", b"x"),
        ("multipart/form-data; boundary=", b"x"),
        ("multipart/form-data; boundary=B", b"--C\r\n"),
        ("application/json", b"{}"),
        ("text/plain", b"name=x"),
        ("application/x-www-form-urlencoded", b"&".join(b"a%d=1" % rank for rank in range(2000))),
    ],
)
def test_a_sending_of_the_wrong_kind_is_answered_in_french_and_changes_nothing(cast, worker, kind, data):
    answer = worker.generic("POST", "/compte/nom/", data, content_type=kind)
    assert answer.status_code in (400, 422)
    assert 'lang="fr"' in answer.content.decode()
    cast.nadia.refresh_from_db()
    assert cast.nadia.name == "Nadia"
