"""Things that are so once and for all, for everybody here or for one account."""

from uuid import UUID

from pasdecote.ground.store.models import NOBODY, Flag


def set_flag(name: str, account: UUID = NOBODY) -> None:
    """It is so from now on. Saying it again changes nothing."""
    Flag.objects.get_or_create(name=name, account=account)


def flags_of(account: UUID) -> set[str]:
    """What is so for everybody, and for this account, in one query."""
    return set(Flag.objects.filter(account__in=[NOBODY, account]).order_by().values_list("name", flat=True))


def is_flagged(name: str) -> bool:
    """Whether it is so for everybody."""
    return Flag.objects.filter(name=name, account=NOBODY).exists()
