"""Sign-in, codes, passkeys, devices: allauth's views under French addresses, and our own beside them.

Only what people use is here. The names are allauth's, which it looks up itself; sign-up, e-mail management,
telephone and authenticator applications have no address.
"""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.webauthn import views as keys
from django.urls import path, re_path

from pasdecote.spine.accounts import views

urlpatterns = [
    path("", views.home, name="account_home"),
    path("nom/", views.rename, name="account_rename"),
    path("effacer-ce-telephone/", views.wipe, name="account_wipe"),
    path("appareil-perdu/", views.lost_device, name="account_lost_device"),
    path("connexion/", account.login, name="account_login"),
    path("connexion/code/", account.request_login_code, name="account_request_login_code"),
    path("connexion/code/saisir/", account.confirm_login_code, name="account_confirm_login_code"),
    path("connexion/cle/", keys.login_webauthn, name="mfa_login_webauthn"),
    path("connexion/verification/", mfa.authenticate, name="mfa_authenticate"),
    path("deconnexion/", account.logout, name="account_logout"),
    path("ferme/", account.account_inactive, name="account_inactive"),
    path("confirmer/", account.reauthenticate, name="account_reauthenticate"),
    path("confirmer/code/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("confirmer/cle/", keys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("mot-de-passe/", account.password_change, name="account_change_password"),
    path("mot-de-passe/choisir/", account.password_set, name="account_set_password"),
    path("mot-de-passe/oublie/", account.password_reset, name="account_reset_password"),
    path("mot-de-passe/oublie/envoye/", account.password_reset_done, name="account_reset_password_done"),
    path(
        "mot-de-passe/nouveau/fait/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^mot-de-passe/nouveau/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("securite/", mfa.index, name="mfa_index"),
    path("securite/cles/", keys.list_webauthn, name="mfa_list_webauthn"),
    path("securite/cles/ajouter/", keys.add_webauthn, name="mfa_add_webauthn"),
    path("securite/cles/<int:pk>/retirer/", keys.remove_webauthn, name="mfa_remove_webauthn"),
    path("securite/cles/<int:pk>/nommer/", keys.edit_webauthn, name="mfa_edit_webauthn"),
    path("securite/codes/", views.recovery_codes, name="mfa_view_recovery_codes"),
    path("securite/codes/nouveaux/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("appareils/", views.devices, name="usersessions_list"),
    path("appareils/fermer/", views.end_sessions, name="account_end_sessions"),
]
