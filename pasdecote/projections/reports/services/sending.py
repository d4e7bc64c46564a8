"""Saying that a frozen bilan was sent: to whom, when. Members read it."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from pasdecote.ground.facts.checking import EARLIEST, check
from pasdecote.ground.facts.reporting import ReportSent
from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.text import fold
from pasdecote.projections.reports.access import may_draw
from pasdecote.projections.reports.awaited import awaited
from pasdecote.projections.reports.drawing import template_of
from pasdecote.projections.reports.enums import DraftState
from pasdecote.projections.reports.models import Draft, Sending
from pasdecote.projections.reports.result import ReportError
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.access import Standing, no_such_page, standing_of
from pasdecote.spine.journal.enums import Circle
from pasdecote.spine.journal.services import Anchor, record_act
from pasdecote.spine.organisations.enums import INSTITUTIONS
from pasdecote.spine.organisations.models import Organisation
from pasdecote.spine.organisations.queries import institutions_by_name
from pasdecote.spine.organisations.services import create_organisation


@transaction.atomic
def send(
    *,
    by: Account,
    id: UUID,
    draft: Draft,
    on: date,
    sent_to: str = "",
    institution: Organisation | None = None,
    kind: str = "",
    settles: UUID | None = None,
) -> Sending:
    """Record that the frozen bilan went to somebody: tells « bilan envoyé » to the members. `settles` names
    the fact that said it was due.

    To a known `institution`, or in words: those of a known one's name are that one's, and with a `kind` an
    institution of that name is known from now on. Those who read for it read this bilan as it is frozen.
    The same `id` twice is one sending. Raises Http404, ReportError (not frozen, nobody, a day to come, not
    due any more).
    """
    standing = standing_of(by)
    if not may_draw(standing, draft.about):
        raise no_such_page()
    locked = Draft.objects.select_for_update().get(pk=draft.pk)
    if not locked.done:
        raise ReportError(_("Figez d’abord ce bilan : c’est ce qui est figé qui s’envoie."))
    sent_to = sent_to.strip() or (institution.name if institution else "")
    if not sent_to:
        raise ReportError(_("Dites à qui ce bilan a été envoyé."))
    if not EARLIEST <= on <= clock.today():
        raise ReportError(_("Le jour de l’envoi n’est pas possible : vérifiez la date."))
    known = Sending.objects.filter(pk=id, snapshot=locked.snapshot).first()
    if known is not None:
        return known
    if settles is not None and settles not in {due.fact for due in awaited(standing, locked)}:
        raise ReportError(_("Ce bilan n’est plus attendu : regardez l’agenda."))
    sending = Sending.objects.create(
        id=id,
        snapshot=locked.snapshot,
        sent_to=sent_to,
        institution=institution or _named(sent_to, kind),
        on=on,
        by=by,
        by_name=by.name,
        at=clock.now(),
    )
    locked.state = DraftState.SENT
    locked.save(update_fields=["state"])
    _tell(standing, locked, sending, settles)
    return sending


def known_as(name: str) -> Organisation | None:
    """The institution known by this name, whatever its capitals and accents."""
    wanted = fold(name.strip())
    return next((row for row in institutions_by_name() if fold(row.name) == wanted), None)


def _named(name: str, kind: str) -> Organisation | None:
    """The institution of this name, made known when its kind is said; None for words that name none."""
    known = known_as(name)
    if known is None and kind in INSTITUTIONS:
        return create_organisation(name=name, kind=kind)
    return known


def _tell(standing: Standing, draft: Draft, sending: Sending, settles: UUID | None) -> None:
    title = template_of(draft).title
    content = ReportSent(
        happened_on=sending.on,
        title=_("Bilan envoyé à %(name)s") % {"name": sending.sent_to},
        happened=_("« %(title)s », du %(since)s au %(until)s.")
        % {"title": title, "since": f"{draft.since:%d/%m/%Y}", "until": f"{draft.until:%d/%m/%Y}"},
        template=draft.template,
        sent_to=sending.sent_to,
        digest=sending.snapshot.digest,
        project=draft.project_id,
        follows=(settles,) if settles else (),
    )
    check(content)
    record_act(
        by=standing.account,
        id=sending.pk,
        anchor=Anchor(collective=draft.group, organisation=draft.organisation),
        circle=Circle.COLLECTIVE,
        content=content,
    )
