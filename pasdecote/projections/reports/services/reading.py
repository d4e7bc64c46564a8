"""Letting somebody of an institution read what a structure sends to it, and ending that."""

from django.db import transaction
from django.utils.translation import gettext as _

from pasdecote.ground.kernel import clock
from pasdecote.projections.reports.access import may_draw, sender_of
from pasdecote.projections.reports.models import Draft, InstitutionReader, Sending
from pasdecote.projections.reports.result import ReportError
from pasdecote.spine.accounts.access_log import record
from pasdecote.spine.accounts.enums import AccessAct
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.accounts.services import create_account
from pasdecote.spine.collectives.access import no_such_page, standing_of
from pasdecote.spine.organisations.models import Organisation


@transaction.atomic
def open_reading(
    *, by: Account, draft: Draft, institution: Organisation, email: str, name: str
) -> InstitutionReader:
    """Somebody reads, from today, what the structure that signs this bilan sent and sends to an institution:
    files and words as they were frozen, nothing else. An account is made unless this e-mail has one.

    For cadres and direction of that structure. Raises Http404 for others, ReportError when nothing was sent
    to this institution or the person reads it already, AccountRefused.
    """
    house = _house(by, draft)
    if not Sending.objects.filter(snapshot__draft=draft, institution=institution).exists():
        raise ReportError(_("Ce bilan n’a pas été envoyé à cette institution."))
    account = Account.objects.filter(email=email.strip().lower()).first()
    if account is None:
        account = create_account(email=email.strip(), name=name)
    known = InstitutionReader.objects.filter(
        account=account, institution=institution, house=house, until=None
    )
    if known.exists():
        raise ReportError(_("Cette personne lit déjà ce qui est envoyé à cette institution."))
    record(by=by, act=AccessAct.OPENED_READING, about=account, anchor=house.pk)
    return InstitutionReader.objects.create(
        account=account, institution=institution, house=house, since=clock.today()
    )


@transaction.atomic
def end_reading(*, by: Account, draft: Draft, reader: InstitutionReader) -> None:
    """Somebody reads no more of what this structure sends, from now on. Raises Http404."""
    house = _house(by, draft)
    if reader.house_id != house.pk or reader.until is not None:
        raise no_such_page()
    reader.until = clock.today()
    reader.save(update_fields=["until"])
    record(by=by, act=AccessAct.ENDED_READING, about=reader.account, anchor=house.pk)


def _house(by: Account, draft: Draft) -> Organisation:
    standing, house = standing_of(by), sender_of(draft)
    if house is None or not may_draw(standing, draft.about) or not standing.leads(house.pk):
        raise no_such_page()
    return house
