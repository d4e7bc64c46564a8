"""The acts of time: say beforehand what will be erased, then erase it."""

from dataclasses import dataclass, replace
from datetime import date

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from pasdecote.ground.kernel import clock
from pasdecote.portal.privacy.models import Notice
from pasdecote.portal.privacy.people import person_named, person_of
from pasdecote.portal.privacy.replaying import forget_old
from pasdecote.portal.privacy.retention import Silent, old_invitations, silent
from pasdecote.portal.privacy.services import erase_expired
from pasdecote.spine.journal.services.arriving import let_go_of_stale, stale


@dataclass(frozen=True)
class Passed:
    """What a passage found, or did: those told, those who wait, those erased, old cards thrown away, photos
    and sounds whose sending rested too long."""

    told: list[Silent]
    waiting: list[Silent]
    erased: list[Silent]
    cards: int
    arriving: int


def look() -> Passed:
    """What a passage would do today. Nothing changes."""
    rows = silent()
    return Passed(
        told=[one for one in rows if one.told_on is None],
        waiting=[one for one in rows if one.told_on and not one.due],
        erased=[one for one in rows if one.due],
        cards=old_invitations().count(),
        arriving=len(stale()),
    )


def pass_by() -> Passed:
    """Erase those who were told long enough ago and gave no sign since, tell the others, throw away the
    notices of those who came back. An e-mail goes to those who have an address. Photos and sounds whose
    sending rests for thirty days are let go of, as the page of their sender said."""
    found = look()
    for one in found.erased:
        if one.account:
            erase_expired(person=replace(person_of(one.account), words=False))
        elif one.membership:
            erase_expired(person=person_named(one.membership, words=False))
    with transaction.atomic():
        _forget_those_back([*found.told, *found.waiting])
        today = clock.today()
        for one in found.told:
            Notice.objects.create(account=one.account, membership=one.membership, on=today)
        old_invitations().delete()
    forget_old()
    let_go_of_stale()
    for one in found.told:
        _write_to(one, today)
    return found


def _forget_those_back(still: list[Silent]) -> None:
    accounts = [one.account.pk for one in still if one.account]
    names = [one.membership.pk for one in still if one.membership]
    back = Notice.objects.exclude(account__in=accounts).filter(membership=None)
    back.delete()
    Notice.objects.exclude(membership__in=names).filter(account=None).delete()


def _write_to(one: Silent, today: date) -> None:
    """An e-mail that cannot leave stops nothing: the page says it too."""
    if one.account is None or not one.account.email:
        return
    with translation.override(settings.LANGUAGE_CODE):
        day = date_format(replace(one, told_on=today).erased_on, "j F Y")
        send_mail(
            _("Votre compte va être effacé"),
            _(
                "Bonjour,\n\nVotre compte n’a pas servi depuis longtemps. À partir du %(day)s, il sera "
                "effacé, votre nom aussi. Ce que vous avez raconté restera aux groupes, sans votre nom.\n\n"
                "Pour garder votre compte, connectez-vous une fois avant ce jour.\n"
            )
            % {"day": day},
            None,
            [one.account.email],
            fail_silently=True,
        )
