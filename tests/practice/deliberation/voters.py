"""People and proposals for the tests of decisions: our cast, and as many members as one wants."""

import json
from typing import Any

from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.practice.deliberation.models import Part, Proposal
from pasdecote.practice.deliberation.services import (
    Terms,
    close_proposal,
    count_hands,
    object_to,
    open_proposal,
    say_of,
    vote_at_table,
)
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.services import add_member
from pasdecote.spine.journal.queries import shared_notes, told
from tests.cast import SINCE, Cast

LIVES = {"reaction": "agrees"}


def members(cast: Cast, *names: str) -> list[Account]:
    """Members with an account, in the order of the names."""
    made = [Account.objects.create_user(email=f"{name.casefold()}@example.org", name=name) for name in names]
    for account in made:
        add_member(collective=cast.tilleuls, name=account.name, account=account, since=SINCE)
    return made


def proposed(cast: Cast, rule: str = "consent", title: str = "Peindre le hall", **terms: Any) -> Proposal:
    """Something that Nadia puts to the decision of the members of today."""
    words = terms.pop("words", "En jaune, samedi 12.")
    given = {"by": cast.nadia, "id": uuid7(), "collective": cast.tilleuls, "title": title, "words": words}
    return open_proposal(**given, terms=Terms(rule=rule, **terms))


def in_decision(cast: Cast) -> Proposal:
    """What is put to decision in our cast, always the same: M. Demir answered around the table, Mireille
    asked something and objects."""
    known = Proposal.objects.filter(collective=cast.tilleuls, title="Peindre le hall").first()
    if known is not None:
        return known
    row = proposed(cast)
    vote_at_table(by=cast.nadia, proposal=row, part=part(row, "M. Demir"), said=LIVES)
    say_of(by=cast.mireille, id=uuid7(), proposal=row, kind="question", words="Quel jaune ?")
    object_to(by=cast.mireille, id=uuid7(), proposal=row, words="Le jaune se salit")
    return row


def decided(cast: Cast) -> Proposal:
    """Something that our cast decided by raising hands."""
    row = proposed(cast, "majority", "Faire une fête")
    count_hands(by=cast.nadia, proposal=row, hands={"yes": 2})
    return close_proposal(by=cast.nadia, id=uuid7(), proposal=row)


def part(proposal: Proposal, name: str) -> Part:
    """The place of somebody among those who take part."""
    return Part.objects.get(proposal=proposal, membership__name=name)


def ballots(proposal: Proposal) -> list[Any]:
    """What was answered, in the order of what it says."""
    return [
        json.loads(text) for text in sorted(proposal.ballots.order_by().values_list("content", flat=True))
    ]


def notes(cast: Cast, kind: str) -> list[Any]:
    """What the journal holds of a kind."""
    return [item.content for item in told(shared_notes(collectives=[cast.tilleuls.pk]).filter(kind=kind))]
