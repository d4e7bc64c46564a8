"""Addresses written by hand or by somebody else: no screen breaks, none leads elsewhere, all are armoured."""

from uuid import UUID

import pytest
from django.test import Client

NONSENSE = [
    "%00", "%FF%FE", "%ED%A0%80", "9" * 30, "-1", "%C2%B2", "%D9%A2", "x" * 3000, "0000", "9999", "1e9",
    "2026-13-01_", "1025-01-01_00000000-0000-0000-0000-000000000000", "%22%20OR%201=1", "*", "%22", "NEAR(",
    "a%0d%0aX:1", "%E2%80%AE", "<script>alert(1)</script>",
]  # fmt: skip
QUESTIONS = [
    "/carnet/?avant=", "/carnet/relire/?jour=", "/carnet/relire/?avant=", "/carnet/raconter/?comme=",
    "/carnet/raconter/?groupe=", "/chercher/?q=", "/chercher/?q=a&avant=",
    "/collectifs/les-tilleuls/fil/?avant=",
    "/collectifs/les-tilleuls/fil/?projet=", "/collectifs/les-tilleuls/fil/?sorte=",
    "/collectifs/les-tilleuls/fil/?depuis=", "/collectifs/les-tilleuls/budget/?annee=", "/import/?page=",
    "/import/?groupe=", "/bilans/commencer/cerfa-15059-02/?annee=", "/structures/chercher-commune/?q=",
    "/structures/chercher-commune/?champ=",
]  # fmt: skip
NOWHERE = [
    "/rien/", "/%00", "/%FF%FE", "/static/../cle-secrete", "/static/%2e%2e/settings.py",
    "/photos/..%2f..%2fcle-secrete.jpg", "/fichiers/photos/", "/bilans/commencer/%00/",
    "/bilans/commencer/.../",
    "/bilans/commencer/..%2Fx/", "/collectifs/%00/", "/collectifs/" + "a" * 3000 + "/",
]  # fmt: skip
ELSEWHERE = [
    "//ailleurs.example", "https://ailleurs.example/", "/\\ailleurs.example", "http:///ailleurs.example",
    "javascript:alert(1)", "\0", "http://[::1", "http://%5B::1", "//[", "http://[x]/",
]  # fmt: skip


@pytest.fixture
def worker(cast, client):
    client.force_login(cast.nadia)
    return client


@pytest.mark.parametrize("question", QUESTIONS)
def test_nonsense_in_an_address_breaks_no_screen(worker, question):
    for words in NONSENSE:
        answer = worker.get(question + words)
        assert answer.status_code in (200, 404), words
        assert "<script>alert" not in answer.content.decode(), words


@pytest.mark.parametrize("address", NOWHERE)
def test_an_address_that_leads_nowhere_says_so_in_french_behind_the_same_armour(worker, address):
    answer = worker.get(address)
    assert answer.status_code == 404
    assert 'lang="fr"' in answer.content.decode()
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize("address", ["/", "/compte/connexion/", "/accessibilite/", "/donnees/", "/sante/"])
def test_no_page_may_be_framed_or_load_from_elsewhere(cast, client, address):
    rules = client.get(address)["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in rules
    assert "'unsafe-inline'" not in rules
    assert "http" not in rules


@pytest.mark.parametrize("wanted", ELSEWHERE)
def test_signing_in_leads_nowhere_else_and_gives_a_new_session(cast, client, wanted):
    client.cookies["pasdecote_session"] = "choisie-par-quelqu-un-d-autre-000"
    sent = {"login": cast.nadia.email, "password": "motdepasse-long", "next": wanted}
    answer = client.post("/compte/connexion/", sent)
    assert (answer.status_code, answer["Location"]) == (302, "/")
    cookie = answer.cookies["pasdecote_session"]
    assert cookie.value != "choisie-par-quelqu-un-d-autre-000"
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")


@pytest.mark.parametrize("wanted", ELSEWHERE)
def test_somebody_signed_in_is_led_nowhere_else_either(worker, wanted):
    assert worker.get("/compte/connexion/", {"next": wanted})["Location"] == "/"
    assert worker.get(f"/compte/connexion/?next={wanted}")["Location"] == "/"
    assert worker.post("/langue/", {"next": wanted, "language": "fr"})["Location"] == "/"


def test_a_foreign_host_name_is_refused_in_french(cast, client):
    answer = client.get("/", headers={"host": "ailleurs.example"})
    assert (answer.status_code, 'lang="fr"' in answer.content.decode()) == (400, True)
    assert "ailleurs.example" not in answer.content.decode()


@pytest.mark.parametrize("method", ["GET", "POST", "PATCH", "DELETE", "TRACE", "FOO"])
def test_a_note_is_sent_one_way_only(worker, method):
    assert worker.generic(method, f"/carnet/{UUID(int=7)}").status_code == 405


@pytest.mark.parametrize(
    "address",
    [
        "/carnet/raconter/",
        "/compte/nom/",
        "/langue/",
        "/compte/deconnexion/",
        "/compte/appareils/fermer/",
        "/import/",
    ],
)
def test_no_form_is_taken_from_another_site(cast, address):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(cast.nadia)
    answer = strict.post(address, {"name": "Autre"})
    assert (answer.status_code, "Revenez en arrière" in answer.content.decode()) == (403, True)
    assert strict.get("/").wsgi_request.user == cast.nadia
