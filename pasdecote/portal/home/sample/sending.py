"""What only the demonstration shows: a bilan that went to an institution, somebody who reads it there, and a
card that opens today. Made by `pasdecote demo` and not with the sample, for they weigh: files are written."""

from datetime import date

from pasdecote.ground.kernel.identifiers import uuid8
from pasdecote.ground.store.flags import is_flagged
from pasdecote.portal.home.sample.people import CARD, INSTITUTIONS, PEOPLE, READER
from pasdecote.portal.home.visit import DEMONSTRATION
from pasdecote.practice.belonging.cards.services import help_back
from pasdecote.projections.reports.models import InstitutionReader
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.models import Collective, Membership
from pasdecote.spine.organisations.models import Organisation

TEMPLATE = "fondation-libre"
SINCE, UNTIL, SENT_ON = date(2024, 1, 1), date(2024, 12, 31), date(2025, 1, 30)


def send_to_the_foundation() -> bool:
    """A bilan of 2024 is frozen and sent to the foundation, where somebody reads it. Done once, and only in
    the demonstration; gives whether it did."""
    reader = next(person for person in PEOPLE if person.key == READER)
    if not is_flagged(DEMONSTRATION) or InstitutionReader.objects.exists():
        return False
    from pasdecote.projections.reports.services import begin, freeze, open_reading, send  # heavy, needed once

    foundation = Organisation.objects.get(name=INSTITUTIONS["fondation"][0])
    director = _account("karim")
    draft = begin(
        by=director,
        template_id=TEMPLATE,
        about=Collective.objects.get(slug="les-tilleuls"),
        since=SINCE,
        until=UNTIL,
        funder=foundation.name,
    )
    freeze(by=director, draft=draft)
    draft.refresh_from_db()
    number = uuid8("sample", "sending", TEMPLATE)
    send(by=director, id=number, draft=draft, on=SENT_ON, institution=foundation)
    open_reading(by=director, draft=draft, institution=foundation, email=reader.email, name=reader.name)
    return True


def card_of_today() -> str | None:
    """The code of a fresh return card of the member who has no e-mail; the one before opens no more. None
    outside the demonstration, or when she is not there any more."""
    membership = Membership.objects.filter(name=CARD, account__email=None).exclude(account=None).first()
    if membership is None or not is_flagged(DEMONSTRATION):
        return None
    return help_back(by=_account("helene"), membership=membership).code


def _account(key: str) -> Account:
    return Account.objects.get(email=f"{key}@exemple.test")
