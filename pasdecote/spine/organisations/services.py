"""Acts on structures: they change their own rows and tell nothing."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.ground.kernel.text import readable, slug
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.accounts.services import create_account
from pasdecote.spine.organisations.enums import OrganisationKind, PostRole
from pasdecote.spine.organisations.models import Organisation, Post


class OrganisationRefused(ValueError):
    """A structure or a post that cannot be kept; the message is for the person who asked."""


def create_organisation(
    *, name: str, kind: str = OrganisationKind.ASSOCIATION, territory: str = ""
) -> Organisation:
    """A new structure known by its name. Names need not be unique: addresses are."""
    name = readable(name).strip()
    if not name:
        raise OrganisationRefused(_("Il manque le nom de la structure."))
    return Organisation.objects.create(name=name[:250], slug=_free_slug(name), kind=kind, territory=territory)


def give_post(
    *, account: Account, organisation: Organisation, role: str = PostRole.WORKER, since: date | None = None
) -> Post:
    """Somebody takes a place in a structure, today by default."""
    return Post.objects.create(
        account=account, organisation=organisation, role=role, since=since or clock.today()
    )


@transaction.atomic
def open_house(
    *, organisation_name: str, kind: str, name: str, email: str, password: str | None
) -> tuple[Organisation, Account]:
    """The first structure and the first account of an empty installation, with the role of direction.

    Raises OrganisationRefused when there is an account already, or a name is missing;
    AccountRefused when the e-mail cannot be used.
    """
    if Account.objects.exists():
        raise OrganisationRefused(_("La première structure existe déjà. Connectez-vous."))
    organisation = create_organisation(name=organisation_name, kind=kind)
    account = create_account(email=email, name=name, password=password)
    give_post(account=account, organisation=organisation, role=PostRole.DIRECTOR)
    return organisation, account


@transaction.atomic
def welcome_colleague(
    *, by: Account, organisation: Organisation, email: str, name: str, role: str
) -> Account:
    """A direction gives a colleague an account and a place. The colleague signs in by a code sent by e-mail.

    Raises OrganisationRefused when `by` does not direct this structure; AccountRefused as create_account.
    """
    directs = Post.objects.filter(
        account=by, organisation=organisation, role=PostRole.DIRECTOR, until=None
    ).exists()
    if not directs:
        raise OrganisationRefused(_("Seule la direction de la structure peut accueillir une personne."))
    account = create_account(email=email, name=name)
    give_post(account=account, organisation=organisation, role=role)
    return account


def _free_slug(name: str) -> str:
    """An address part for this name that no other structure has."""
    wanted = slug(name)
    taken = Organisation.objects.filter(slug=wanted).exists()
    return f"{wanted}-{uuid7().hex[-6:]}" if taken else wanted
