"""Many people of one group who answer the same words, for the tests of counts."""

from datetime import date

from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.practice.deliberation.models import Question, Voice
from pasdecote.practice.deliberation.services import open_question, say
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.models import Collective, Membership
from tests.cast import Cast

SINCE = date(2023, 9, 1)


def crowd(collective: Collective, number: int, since: date = SINCE) -> list[Account]:
    """So many members, each with an account."""
    accounts = Account.objects.bulk_create(
        Account(email=f"membre{rank}@example.org", name=f"Membre {rank}") for rank in range(number)
    )
    Membership.objects.bulk_create(
        Membership(id=uuid7(), collective=collective, name=account.name, account=account, since=since)
        for account in accounts
    )
    return accounts


def wide_question(cast: Cast, words: int) -> tuple[Question, list[Voice]]:
    """A question with buttons, put by Nadia, and so many words that she says."""
    question = open_question(
        by=cast.nadia, id=uuid7(), collective=cast.tilleuls, words="Que faire de la cour ?", wide=True
    )
    said = [
        say(by=cast.nadia, id=uuid7(), question=question, words=f"Parole {rank}") for rank in range(words)
    ]
    return question, said
