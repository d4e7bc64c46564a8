"""Passkeys in a real browser, under the strict policy, with the virtual key of Chromium's own tests."""

from pathlib import Path

import pytest
from django.urls import reverse

from pasdecote.spine.accounts.models import Account
from pasdecote.spine.accounts.return_cards import new_return_card

AXE = (Path(__file__).parent / "vendor/axe.min.js").read_text()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
EMAIL, PASSWORD = "nadia@example.org", "motdepasse-long"
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def site(live_server, settings):
    """The running server under a name: keys are tied to a name, never to a number. Without HTTPS here."""
    settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
    Account.objects.create_user(email=EMAIL, password=PASSWORD, name="Nadia")
    return live_server.url.replace("127.0.0.1", "localhost")


@pytest.fixture
def complaints(page):
    found = []
    page.on("console", lambda message: found.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: found.append(str(error)))
    return found


@pytest.fixture
def key(page):
    """A telephone that holds keys and recognises its owner."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True}
    options |= {"hasUserVerification": True, "isUserVerified": True, "automaticPresenceSimulation": True}
    added = devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})

    def refuses() -> None:
        answer = {"authenticatorId": added["authenticatorId"], "isUserVerified": False}
        devtools.send("WebAuthn.setUserVerified", answer)

    return refuses


def enter(page, site):
    page.goto(site + reverse("account_login"))
    page.get_by_label("Adresse e-mail").fill(EMAIL)
    page.get_by_label("Mot de passe").fill(PASSWORD)
    page.get_by_role("button", name="Entrer", exact=True).click()
    page.wait_for_url(site + "/")


def register(page, site):
    page.goto(site + reverse("mfa_add_webauthn"))
    page.get_by_label("Mot de passe").fill(PASSWORD)
    page.get_by_role("button", name="Continuer").click()
    page.get_by_label("Nom de cette clé").fill("mon téléphone")
    page.get_by_label("Elle suffit pour se connecter").check()
    page.get_by_role("button", name="Enregistrer cette clé").click()
    page.wait_for_url(site + reverse("mfa_view_recovery_codes"))
    page.get_by_role("button", name="Montrer mes codes").click()
    page.locator("main code").first.wait_for()


def leave(page, site):
    page.goto(site + reverse("account_logout"))
    page.locator("main").get_by_role("button", name="Me déconnecter").click()
    page.wait_for_url(site + "/")


def test_a_key_is_registered_then_opens_without_a_password(site, page, key, complaints):
    enter(page, site)
    register(page, site)
    assert page.locator("main code").count() == 10
    leave(page, site)
    page.goto(site + reverse("account_login"))
    page.get_by_role("button", name="Utiliser ma clé d’accès").click()
    page.wait_for_url(site + "/")
    assert page.get_by_role("heading", level=1).inner_text() == "Bonjour, Nadia"
    page.goto(site + reverse("mfa_list_webauthn"))
    assert "mon téléphone" in page.locator("main").inner_text()
    assert complaints == []


def test_with_a_key_the_password_alone_does_not_open_but_a_recovery_code_does(site, page, key, complaints):
    enter(page, site)
    register(page, site)
    code = page.locator("main code").first.inner_text()
    leave(page, site)
    page.goto(site + reverse("account_login"))
    page.get_by_label("Adresse e-mail").fill(EMAIL)
    page.get_by_label("Mot de passe").fill(PASSWORD)
    page.get_by_role("button", name="Entrer", exact=True).click()
    page.wait_for_url(site + reverse("mfa_authenticate"))
    page.get_by_label("Code de secours").fill(code)
    page.get_by_role("button", name="Entrer avec ce code").click()
    page.wait_for_url(site + "/")
    assert complaints == []


def test_the_key_is_the_second_step_after_a_password(site, page, key, complaints):
    enter(page, site)
    register(page, site)
    leave(page, site)
    page.goto(site + reverse("account_login"))
    page.get_by_label("Adresse e-mail").fill(EMAIL)
    page.get_by_label("Mot de passe").fill(PASSWORD)
    page.get_by_role("button", name="Entrer", exact=True).click()
    page.get_by_role("button", name="Utiliser ma clé d’accès").click()
    page.wait_for_url(site + "/")
    assert complaints == []


def come_with_a_card(page, site, secret):
    page.goto(f"{site}/carte/#{secret}")
    page.locator(".paper-code").wait_for()


def test_somebody_who_came_with_a_card_registers_a_key_loses_it_and_comes_back_with_a_card(
    site, page, key, complaints
):
    awa = Account.objects.create_user(name="Awa")
    come_with_a_card(page, site, new_return_card(account=awa).secret)
    page.goto(site + reverse("account_home"))
    page.get_by_role("link", name="Voir mes clés").click()
    page.get_by_role("link", name="Enregistrer une clé").first.click()
    page.get_by_text("Votre carte de retour reste bonne").wait_for()
    assert page.get_by_label("Elle suffit pour entrer, sans carte").is_checked()
    page.get_by_label("Nom de cette clé").fill("mon téléphone")
    page.get_by_role("button", name="Enregistrer cette clé").click()
    page.wait_for_url(site + reverse("mfa_list_webauthn"))
    assert "Elle suffit pour entrer." in page.inner_text("main")
    leave(page, site)
    page.goto(site + reverse("account_login"))
    page.get_by_role("button", name="Utiliser ma clé d’accès").click()
    page.wait_for_url(site + "/")
    leave(page, site)
    key()
    come_with_a_card(page, site, new_return_card(account=awa).secret)
    page.goto(site + reverse("mfa_list_webauthn"))
    page.get_by_role("link", name="La retirer").click()
    page.get_by_text("Votre carte de retour reste bonne.").wait_for()
    page.get_by_role("button", name="Retirer cette clé").click()
    page.get_by_text("Vous entrez avec une carte.").wait_for()
    assert complaints == []


def test_a_key_that_does_not_answer_is_said_and_loses_nothing(site, page, key):
    page.goto(site + reverse("account_login"))
    page.get_by_role("button", name="Utiliser ma clé d’accès").click()
    page.get_by_text("La clé n’a pas répondu").wait_for()
    assert page.url == site + reverse("account_login")


def test_a_key_is_renamed_then_taken_away(site, page, key, complaints):
    enter(page, site)
    register(page, site)
    page.goto(site + reverse("mfa_list_webauthn"))
    page.get_by_role("link", name="Changer son nom").click()
    page.get_by_label("Nom de cette clé").fill("la tablette")
    page.get_by_role("button", name="Garder").click()
    page.get_by_role("heading", name="la tablette").wait_for()
    page.get_by_role("link", name="La retirer").click()
    page.get_by_role("button", name="Retirer cette clé").click()
    page.get_by_text("Cette clé est retirée.").wait_for()
    assert complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_has_nothing_to_say_of_the_pages_behind_a_key(site, page, key, scheme):
    page.emulate_media(color_scheme=scheme)
    enter(page, site)
    register(page, site)
    names = ["mfa_view_recovery_codes", "mfa_index", "mfa_list_webauthn", "mfa_add_webauthn", "account_home"]
    names += ["usersessions_list", "mfa_generate_recovery_codes"]
    said = {}
    for name in names:
        page.goto(site + reverse(name))
        page.evaluate(AXE)
        found = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)["violations"]
        said[name] = [(each["id"], each["nodes"][0]["html"]) for each in found]
    assert not any(said.values()), said
