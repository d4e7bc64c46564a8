"""Acts on structures: they change their own rows and tell nothing."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.ground.kernel.text import readable, slug
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.accounts.services import create_account
from pasdecote.spine.organisations.enums import OrganisationKind, PostRole
from pasdecote.spine.organisations.models import Organisation, Post

# Parts of addresses that mean something else.
RESERVED = {"chercher-commune"}
LEADING = (PostRole.MANAGER, PostRole.DIRECTOR)
IDENTITY = {"name", "kind", "territory", "address", "representative", "siret", "rna", "engaged"}


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
    """A direction gives a colleague a place in the structure, and an account unless this e-mail has one:
    somebody who works in two structures keeps one account, and the name chosen there.

    Raises OrganisationRefused when `by` does not direct this structure, or the colleague is there already;
    AccountRefused as create_account.
    """
    _require(by, organisation, (PostRole.DIRECTOR,), _("Seule la direction peut accueillir une personne."))
    if role not in PostRole.values:
        raise OrganisationRefused(_("Ce rôle n’existe pas."))
    account = Account.objects.filter(email=email.strip().lower()).first()
    if account is None:
        account = create_account(email=email.strip(), name=name)
    elif posts_of(account).filter(organisation=organisation).exists():
        raise OrganisationRefused(_("Cette personne est déjà dans la structure."))
    give_post(account=account, organisation=organisation, role=role)
    return account


def change_identity(*, by: Account, organisation: Organisation, **fields: str | bool) -> Organisation:
    """What bilans say of the structure: name, kind, territory (a commune's code), address, representative,
    siret, rna. The address of its page does not change.

    Raises OrganisationRefused when `by` neither directs nor manages it, or what is given cannot be kept.
    """
    _require(by, organisation, LEADING, _("Seuls la direction et les cadres changent ces informations."))
    unknown = set(fields) - IDENTITY
    if unknown:
        raise TypeError(f"not part of the identity: {sorted(unknown)}")
    for name, value in fields.items():
        setattr(organisation, name, value.strip() if isinstance(value, str) else value)
    if not organisation.name:
        raise OrganisationRefused(_("Il manque le nom de la structure."))
    try:
        organisation.full_clean(exclude=["slug"])
    except ValidationError as error:
        raise OrganisationRefused(" ".join(error.messages)) from error
    organisation.save(update_fields=sorted(fields))
    return organisation


@transaction.atomic
def end_post(*, by: Account, post: Post, until: date | None = None) -> Post:
    """Somebody leaves the structure at the end of this day, today by default. Their notes stay.

    Raises OrganisationRefused when `by` does not direct the structure, the post is ended already, the day is
    before its beginning, or nobody would direct the structure any more.
    """
    _require(by, post.organisation, (PostRole.DIRECTOR,), _("Seule la direction peut faire cela."))
    day = until or clock.today()
    if post.until is not None:
        raise OrganisationRefused(_("Cette personne a déjà quitté la structure."))
    if day < post.since:
        raise OrganisationRefused(_("La date de fin est avant la date de début."))
    others = Post.objects.filter(organisation=post.organisation, role=PostRole.DIRECTOR, until=None)
    if post.role == PostRole.DIRECTOR and not others.exclude(pk=post.pk).exists():
        raise OrganisationRefused(
            _("Sans cette personne, plus personne ne dirigerait la structure. Accueillez d’abord sa relève.")
        )
    post.until = day
    post.save(update_fields=["until"])
    return post


def posts_of(account: Account) -> QuerySet[Post]:
    """The posts that this account holds today."""
    today = clock.today()
    held = Post.objects.filter(account=account, since__lte=today)
    return held.filter(Q(until=None) | Q(until__gte=today)).order_by("since", "pk")


def _require(by: Account, organisation: Organisation, roles: tuple[PostRole, ...], sentence: str) -> None:
    if not posts_of(by).filter(organisation=organisation, role__in=roles).exists():
        raise OrganisationRefused(sentence)


def _free_slug(name: str) -> str:
    """An address part for this name that no other structure has."""
    wanted = slug(name)
    taken = wanted in RESERVED or Organisation.objects.filter(slug=wanted).exists()
    return f"{wanted}-{uuid7().hex[-6:]}" if taken else wanted
