"""Acts on cards: print them, cancel one, join with one, help somebody to come back."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from pasdecote.ground.kernel.text import readable, says_something
from pasdecote.spine.accounts.access_log import record
from pasdecote.spine.accounts.enums import AccessAct
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.accounts.return_cards import Secrets, new_return_card
from pasdecote.spine.accounts.services import AccountRefused
from pasdecote.spine.collectives import invitations
from pasdecote.spine.collectives.access import Standing, standing_of
from pasdecote.spine.collectives.models import Collective, Invitation, Membership
from pasdecote.spine.collectives.queries import stands_alone
from pasdecote.spine.collectives.services import CollectiveRefused, add_member

MOST_CARDS = 40  # five sheets of eight


class CardRefused(ValueError):
    """A card that opens nothing; the sentence is the same whatever the reason."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Cette carte n’ouvre pas. Elle a peut-être déjà servi, ou son temps est passé. "
                "Demandez-en une autre à la personne qui vous l’a donnée : cela prend une minute."
            )
        )


@dataclass(frozen=True)
class Joined:
    """Somebody has just come in. `card` is the return card to keep, None for an account that was there:
    the one it has stays good."""

    account: Account
    membership: Membership
    card: Secrets | None


@transaction.atomic
def print_cards(
    *, by: Account, collective: Collective, count: int, days: int, for_a_day: bool = False
) -> list[invitations.Printed]:
    """New invitation cards, whose secrets are given here and never again. Raises CollectiveRefused."""
    require_may_invite(standing_of(by), collective)
    if not 1 <= count <= MOST_CARDS:
        raise CollectiveRefused(_("Entre 1 et %(most)s cartes à la fois.") % {"most": MOST_CARDS})
    return invitations.make_invitations(
        by=by, collective=collective, count=count, days=days, for_a_day=for_a_day
    )


@transaction.atomic
def cancel_card(*, by: Account, collective: Collective, invitation: Invitation | None = None) -> int:
    """A lost card opens nothing any more; without `invitation`, all that still wait. Gives how many.

    Raises CollectiveRefused.
    """
    require_may_invite(standing_of(by), collective)
    rows = invitations.invitations_of(collective)
    return invitations.cancel_invitations(rows.filter(pk=invitation.pk) if invitation else rows)


@transaction.atomic
def join(*, invitation: Invitation, name: str, account: Account | None = None) -> Joined:
    """Join the card's group under a first name or a pseudonym, nothing else. Without an account, one is made
    that has no e-mail; its return card is given here and never again.

    Raises CardRefused when the card stopped opening, CollectiveRefused without a name or for somebody who is
    in the group already: the card stays good.
    """
    if invitation.for_a_day:
        raise CardRefused
    if account is not None and invitation.collective_id in standing_of(account).member:
        raise CollectiveRefused(
            _("Vous êtes déjà de ce groupe. La carte reste bonne pour une autre personne.")
        )
    called = readable(name).strip()[:150]
    if not says_something(called):
        raise CollectiveRefused(_("Il manque un prénom ou un pseudonyme."))
    newcomer = account or Account.objects.create_user(name=called)
    membership = add_member(collective=invitation.collective, name=called, account=newcomer)
    if not invitations.use_invitation(invitation, membership):
        raise CardRefused
    card = new_return_card(account=newcomer) if account is None else None
    return Joined(newcomer, membership, card)


@transaction.atomic
def help_back(*, by: Account, membership: Membership) -> Secrets:
    """Give a member who lost the way a new return card. The member reads who did it, and when.

    Raises CollectiveRefused when `by` does not accompany the group, AccountRefused for a member without an
    account, with an e-mail, or who accompanies groups: a colleague's account is never opened that way.
    """
    standing = standing_of(by)
    if membership.collective_id not in standing.team:
        raise CollectiveRefused(_("Seules les personnes qui accompagnent ce groupe peuvent faire cela."))
    account = membership.account
    if account is None:
        raise AccountRefused(_("Cette personne n’est jamais entrée : donnez-lui une carte d’invitation."))
    if standing_of(account).professional:
        raise AccountRefused(_("Cette personne accompagne des groupes : sa structure l’aide à revenir."))
    record(by=by, act=AccessAct.HELPED_BACK, about=account, anchor=membership.collective_id)
    return new_return_card(account=account, by=by)


def require_may_invite(standing: Standing, collective: Collective) -> None:
    """Raises CollectiveRefused unless the account may print cards for this group."""
    if not may_invite(standing, collective):
        raise CollectiveRefused(_("Seules les personnes qui accompagnent ce groupe peuvent faire cela."))


def may_invite(standing: Standing, collective: Collective) -> bool:
    """Whether the account may print cards: the team, or a member of a group that nobody accompanies."""
    if collective.pk in standing.team:
        return True
    return collective.pk in standing.member and stands_alone(collective)
