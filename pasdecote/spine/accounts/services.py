"""Acts on accounts."""

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

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
