"""Acts on accounts."""

from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress
from allauth.account.utils import user_pk_to_url_str
from allauth.usersessions.models import UserSession
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from pasdecote.ground.kernel.text import readable
from pasdecote.spine.accounts.models import Account


class AccountRefused(ValueError):
    """An account that cannot be created; the message is for the person who asked."""


def create_account(*, email: str, name: str, password: str | None = None) -> Account:
    """A new account that signs in with this e-mail. Without a password, by a code sent there.

    Raises AccountRefused when the e-mail is not one, or has an account already.
    """
    try:
        validate_email(email)
        with transaction.atomic():
            account = Account.objects.create_user(email=email, password=password, name=name.strip())
            EmailAddress.objects.create(user=account, email=account.email, primary=True, verified=True)
    except ValidationError as error:
        raise AccountRefused(_("« %(email)s » n’est pas une adresse e-mail.") % {"email": email}) from error
    except IntegrityError as error:
        raise AccountRefused(_("Un compte existe déjà avec cette adresse.")) from error
    return account


def rename(*, by: Account, name: str) -> Account:
    """How the account is called from now on. Raises AccountRefused without a name."""
    name = readable(name).strip()[:150]
    if not name:
        raise AccountRefused(_("Il manque un nom."))
    by.name = name
    by.save(update_fields=["name"])
    return by


def end_sessions(*, by: Account, keep: str, only: int | None = None) -> int:
    """Sign this account out elsewhere: on one device (`only`, the id of its row), or on all but `keep`, the
    session in hand. Gives how many were ended; those of other accounts are never among them."""
    sessions = UserSession.objects.filter(user=by).exclude(session_key=keep).order_by("pk")
    if only is not None:
        sessions = sessions.filter(pk=only)
    ended = list(sessions)
    for session in ended:
        session.end()
    return len(ended)


def first_password_path(account: Account) -> str:
    """The path of a link by which somebody chooses a first password. It works once, for three days."""
    key = default_token_generator.make_token(account)
    uid = user_pk_to_url_str(account)
    return reverse("account_reset_password_from_key", kwargs={"uidb36": uid, "key": key})
