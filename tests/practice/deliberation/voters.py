"""People and proposals for the tests of decisions: our cast, and as many members as one wants."""

import json
from typing import Any

from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.practice.deliberation.models import Part, Proposal
from pasdecote.practice.deliberation.services import Terms, open_proposal
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
