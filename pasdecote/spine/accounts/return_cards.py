"""Return cards: how somebody without an e-mail comes back. Each opens once, and gives the next."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from pasdecote.ground.kernel import clock, codes
from pasdecote.ground.store.digests import digest
from pasdecote.spine.accounts.models import Account, RecoveryCard
from pasdecote.spine.accounts.services import AccountRefused

PURPOSE = "return-card"


@dataclass(frozen=True)
class Secrets:
    """What a card shows, once: nothing of it can be read again afterwards."""

    secret: str
    code: str


@transaction.atomic
def new_return_card(*, account: Account, by: Account | None = None) -> Secrets:
    """A return card for this account; those made before open nothing any more. `by` is who helps, None for
    oneself. Raises AccountRefused for an account that has an e-mail: it comes back by it."""
    if account.email:
        raise AccountRefused(_("Ce compte a une adresse e-mail : un code peut y être envoyé."))
    now = clock.now()
    live = RecoveryCard.objects.filter(account=account, used_at=None, cancelled_at=None)
    live.order_by().update(cancelled_at=now)
    made = Secrets(codes.new_secret(), codes.new_code())
    helper = by if by is not None and by.pk != account.pk else None
    RecoveryCard.objects.create(
        account=account,
        secret_digest=digest(PURPOSE, made.secret),
        code_digest=digest(PURPOSE, made.code),
        made_by=helper,
        made_by_name=str(helper) if helper else "",
        made_at=now,
    )
    return made


def come_back(*, secret: str = "", code: str = "") -> Account | None:
    """The account that this card opens, once; None when it opens nothing, whatever the reason.

    Without a transaction: using it up is one statement, and a wrong secret must hold up nobody who writes."""
    live = RecoveryCard.objects.filter(used_at=None, cancelled_at=None, account__is_active=True)
    field, value = ("secret_digest", secret) if secret else ("code_digest", code)
    card = live.select_related("account").filter(**{field: digest(PURPOSE, value)}).first()
    now = clock.now()
    if card is None or not live.filter(pk=card.pk).order_by().update(used_at=now):
        return None
    return card.account


def waiting(account: Account) -> bool:
    """Whether a return card of this account still opens."""
    return RecoveryCard.objects.filter(account=account, used_at=None, cancelled_at=None).exists()


def cards_of(account: Account) -> list[RecoveryCard]:
    """The return cards of an account, latest first: who made them, when, and what became of them."""
    return list(RecoveryCard.objects.filter(account=account).order_by("-made_at", "-pk"))
