"""What an account is made of, how it leaves with its person, how it is erased. Other parts' rows that hang on
an account are declared here too: addresses, keys, devices, open sessions."""

from collections.abc import Iterator

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from pasdecote.ground.store.personal import Erasure, Kind, Person, Row, about_nobody, delete, over
from pasdecote.spine.accounts.models import Access, Account, RecoveryCard
from pasdecote.spine.accounts.queries import named

NOBODY = _("Cette table de l’outil ne parle de personne.")
ONESELF = _("Vous seulement.")
WITH_ACCOUNT = _("Tant que le compte sert, puis le délai de conservation.")


def _whole(person: Person) -> Q:
    """The account itself, when it goes; nothing otherwise."""
    return Q(pk=person.account) if person.whole and person.account else Q(pk=None)


def _hanging(person: Person, name: str = "user") -> Q:
    """What hangs on the account, when it goes."""
    return Q(**{name: person.account}) if person.whole and person.account else Q(pk=None)


def _accounts(person: Person) -> "QuerySet[Account]":
    return Account.objects.filter(_whole(person))


def _account_row(person: Person) -> list[Row]:
    return [
        {
            "nom affiché": row.name,
            "adresse e-mail": row.email or "",
            "créé le": row.created_at,
            "dernière connexion": row.last_login,
        }
        for row in Account.objects.filter(pk__in=[person.account])
    ]


def _cards(person: Person) -> list[Row]:
    rows = RecoveryCard.objects.filter(account=person.account).order_by("made_at", "pk")
    return [
        {
            "faite le": row.made_at,
            "par": row.made_by_name,
            "servie le": row.used_at,
            "annulée le": row.cancelled_at,
        }
        for row in rows
    ]


def _devices(person: Person) -> list[Row]:
    rows = UserSession.objects.filter(user=person.account).order_by("created_at", "pk")
    return [{"depuis": row.created_at, "appareil": named(row.user_agent), "adresse": row.ip} for row in rows]


def _keys(person: Person) -> list[Row]:
    rows = Authenticator.objects.filter(user=person.account).order_by("created_at", "pk")
    return [
        {
            "sorte": row.type,
            "nom": row.data.get("name", ""),
            "ajoutée le": row.created_at,
            "servie le": row.last_used_at,
        }
        for row in rows
    ]


def _log(person: Person) -> list[Row]:
    rows = Access.objects.filter(Q(by=person.account) | Q(about=person.account)).order_by("at", "pk")
    return [{"quand": row.at, "quoi": row.get_act_display(), "par": row.by_name} for row in rows]


def _open_sessions(person: Person) -> Iterator[Session]:
    """The sessions of this account. What a session holds is sealed: each is opened to know whose it is."""
    if person.whole and person.account:
        for row in Session.objects.order_by("session_key").iterator(chunk_size=500):
            if row.get_decoded().get(SESSION_KEY) == str(person.account):
                yield row


def _close(person: Person) -> int:
    keys = [row.session_key for row in _open_sessions(person)]
    Session.objects.filter(session_key__in=keys).delete()
    return len(keys)


KINDS = (
    Kind(
        model="accounts.RecoveryCard",
        name="cartes-de-retour",
        title=_("Les cartes de retour"),
        why=_("Revenir sans adresse e-mail. Seule l’empreinte est gardée ; on lit qui l’a faite, et quand."),
        readers=ONESELF,
        until=WITH_ACCOUNT,
        erasures=(
            over(
                _("le nom, sur les cartes de retour faites pour d’autres"),
                lambda person: RecoveryCard.objects.filter(_hanging(person, "made_by")),
                lambda rows: rows.update(made_by_name="", made_by=None),
            ),
            over(
                _("les cartes de retour"),
                lambda person: RecoveryCard.objects.filter(_hanging(person, "account")),
                delete,
            ),
        ),
        leaves=_cards,
    ),
    Kind(
        model="accounts.Access",
        name="journal-des-acces",
        title=_("Le journal des accès"),
        why=_("Savoir qui a emporté, effacé ou ouvert quelque chose, et quand."),
        readers=_("Vous, pour ce qui vous concerne ; le groupe, pour ce qui s’y est fait."),
        until=_("Le délai du journal des accès, dit en haut du registre. Le plus ancien part de lui-même."),
        erasures=(
            over(
                _("le nom, dans le journal des accès"),
                lambda person: Access.objects.filter(_hanging(person, "by")),
                lambda rows: rows.update(by_name="", by=None),
            ),
            over(
                _("ce que le journal des accès dit de la personne"),
                lambda person: Access.objects.filter(_hanging(person, "about")),
                delete,
            ),
        ),
        stays=_("L’acte et sa date, sans nom : le groupe peut encore lire ce qui s’est fait."),
        leaves=_log,
    ),
    Kind(
        model="usersessions.UserSession",
        name="appareils",
        title=_("Les appareils connectés"),
        why=_("Garder la porte ouverte, voir et fermer ses connexions : date, adresse réseau, navigateur."),
        readers=ONESELF,
        until=_("Trente jours, ou jusqu’à la déconnexion."),
        erasures=(
            over(
                _("les appareils connectés"),
                lambda person: UserSession.objects.filter(_hanging(person)),
                delete,
            ),
        ),
        leaves=_devices,
    ),
    Kind(
        model="sessions.Session",
        name="",
        title=_("Les connexions ouvertes"),
        why=_("Vous reconnaître d’une page à l’autre."),
        readers=_("Personne."),
        until=_("Trente jours, ou jusqu’à la déconnexion."),
        erasures=(
            Erasure(_("les connexions ouvertes"), lambda person: len(list(_open_sessions(person))), _close),
        ),
    ),
    Kind(
        model="mfa.Authenticator",
        name="cles",
        title=_("Les clés d’accès et les codes de secours"),
        why=_("Entrer avec l’empreinte, le visage ou le code d’un téléphone."),
        readers=ONESELF,
        until=WITH_ACCOUNT,
        erasures=(
            over(
                _("les clés d’accès et les codes de secours"),
                lambda person: Authenticator.objects.filter(_hanging(person)),
                delete,
            ),
        ),
        leaves=_keys,
    ),
    Kind(
        model="account.EmailAddress",
        name="",
        title=_("L’adresse e-mail qui permet d’entrer"),
        why=_("Entrer, recevoir un code."),
        readers=ONESELF,
        until=WITH_ACCOUNT,
        erasures=(
            over(
                _("l’adresse e-mail qui permet d’entrer"),
                lambda person: EmailAddress.objects.filter(_hanging(person)),
                delete,
            ),
        ),
    ),
    Kind(
        model="accounts.Account",
        name="compte",
        title=_("Le compte"),
        why=_("Se connecter. Une adresse e-mail n’est pas nécessaire : une carte suffit."),
        readers=_(
            "Le nom affiché : les personnes de vos groupes et de votre structure. Le reste : vous seulement."
        ),
        until=WITH_ACCOUNT,
        contact=_("la dernière connexion, ou la dernière note racontée"),
        erasures=(over(_("le compte"), _accounts, delete),),
        leaves=_account_row,
    ),
    about_nobody(
        "account.EmailConfirmation", _("La confirmation d’une adresse"), _("Cette table reste vide ici.")
    ),
    about_nobody("contenttypes.ContentType", _("La liste des tables"), NOBODY),
    about_nobody("auth.Permission", _("La liste des droits de l’outil"), NOBODY),
    about_nobody("auth.Group", _("Les groupes de droits de l’outil"), _("Cette table reste vide ici.")),
)
