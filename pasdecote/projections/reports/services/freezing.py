"""Freezing: the text and the files as they leave, kept with their digests."""

import hashlib
from datetime import date

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from pasdecote.ground.kernel import clock
from pasdecote.projections.reports.access import may_draw
from pasdecote.projections.reports.drawing import draw, template_of
from pasdecote.projections.reports.enums import DraftState
from pasdecote.projections.reports.files import FORMATS, OFFICIAL, file_of
from pasdecote.projections.reports.files.copy_sheet import copy_sheet, sheet_text
from pasdecote.projections.reports.files.json_text import json_text
from pasdecote.projections.reports.files.official import official_form
from pasdecote.projections.reports.leaving.ledger import hold, remember
from pasdecote.projections.reports.models import (
    Approval,
    Arrangement,
    Draft,
    EditedSentence,
    Snapshot,
    SnapshotFile,
)
from pasdecote.projections.reports.result import ReportError
from pasdecote.projections.reports.timing import cost_of
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.access import no_such_page, standing_of


def freeze(*, by: Account, draft: Draft, blank: bytes | None = None) -> Snapshot:
    """Keep the bilan as it leaves: small numbers withheld, in every format, with digests. Freezing again
    gives the same snapshot. Its numbers enter the ledger, beside which the next bilans are judged. With
    `blank`, the filled official form is among the files.

    Raises Http404 for an outsider, ReportError, BlankRefused; then nothing is frozen.
    """
    _require_may_draw(by, draft)
    # Files take seconds: they are made before the lock, so that nobody who writes waits for them.
    text, sheet, files, cost = _made(draft, blank)
    with transaction.atomic():
        locked = _allowed(by, draft)
        if locked.done:
            return locked.snapshot
        hold(locked)
        report = draw(locked, outside=True)
        if json_text(report) != text:
            text, sheet, files, cost = _made(locked, blank)
            report = draw(locked, outside=True)
        snapshot = Snapshot.objects.create(
            draft=locked,
            digest=digest_of(text.encode()),
            text=text,
            sheet=sheet,
            cost=cost,
            made_at=clock.now(),
            made_by=by,
        )
        for form, content in files.items():
            _keep(snapshot, form, content)
        assert report.release is not None
        remember(snapshot, report.release)
        locked.state, locked.reopened_on = DraftState.FROZEN, None
        locked.save(update_fields=["state", "reopened_on"])
    return snapshot


@transaction.atomic
def add_official_form(*, by: Account, draft: Draft, blank: bytes) -> SnapshotFile:
    """Fill the official form of a frozen bilan, as long as the notes still say the same.

    Raises Http404, BlankRefused, ReportError when it is not frozen or when notes changed since.
    """
    locked = _allowed(by, draft)
    if not locked.done:
        raise ReportError(_("Ce bilan n’est pas encore figé."))
    kept = locked.snapshot.files.filter(format=OFFICIAL).first()
    if kept is not None:
        return kept
    report = draw(locked, outside=True)
    if digest_of(json_text(report).encode()) != locked.snapshot.digest:
        raise ReportError(
            _("Des notes ont changé depuis que ce bilan est figé : préparez-en une nouvelle version.")
        )
    return _keep(locked.snapshot, OFFICIAL, official_form(report, blank, on=frozen_on(locked.snapshot)))


@transaction.atomic
def begin_again(*, by: Account, draft: Draft) -> Draft:
    """A new bilan on the same frame, with the edited words, the approved notes and their order; the frozen
    one stays."""
    former = _allowed(by, draft)
    again = Draft.objects.create(
        template=former.template,
        template_version=template_of(former).version,
        own=former.own,
        collective=former.collective,
        project=former.project,
        organisation=former.organisation,
        bearer=former.bearer,
        since=former.since,
        until=former.until,
        exercise=former.exercise,
        funder=former.funder,
        created_by=by,
        created_at=clock.now(),
    )
    edits = [
        EditedSentence(
            draft=again,
            field=row.field,
            words=row.words,
            sources=row.sources,
            facts=row.facts,
            erased_at=row.erased_at,
            by=row.by,
            at=row.at,
        )
        for row in former.edits.select_related("by")
    ]
    approvals = [
        Approval(draft=again, version=row.version, by=row.by, at=row.at)
        for row in former.approvals.select_related("by")
    ]
    arrangements = [
        Arrangement(
            draft=again, field=row.field, order=row.order, left_out=row.left_out, by=row.by, at=row.at
        )
        for row in former.arrangements.select_related("by")
    ]
    EditedSentence.objects.bulk_create(edits)
    Arrangement.objects.bulk_create(arrangements)
    Approval.objects.bulk_create(approvals)
    if edits or approvals or arrangements:
        again.state = DraftState.REREAD
        again.save(update_fields=["state"])
    return again


def digest_of(content: bytes) -> str:
    """SHA-256, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def frozen_on(snapshot: Snapshot) -> date:
    """The day of the lock, where the software is used."""
    return snapshot.made_at.astimezone(clock.FRANCE).date()


def _require_may_draw(by: Account, draft: Draft) -> None:
    if not may_draw(standing_of(by), draft.about):
        raise no_such_page()


def _made(draft: Draft, blank: bytes | None) -> tuple[str, str, dict[str, bytes], str]:
    """The text, the feuille de recopie and the files as they leave today, and what the form cost."""
    report, today, cost = draw(draft, outside=True), clock.today(), cost_of(draft)
    files = {form: file_of(report, form, on=today, cost=cost) for form in FORMATS}
    if blank is not None:
        files[OFFICIAL] = official_form(report, blank, on=today)
    return json_text(report), sheet_text(copy_sheet(report)), files, cost


def _allowed(by: Account, draft: Draft) -> Draft:
    """The bilan, locked. Raises Http404."""
    _require_may_draw(by, draft)
    locked = Draft.objects.select_for_update().filter(pk=draft.pk).first()
    if locked is None:
        raise no_such_page()
    return locked


def _keep(snapshot: Snapshot, form: str, content: bytes) -> SnapshotFile:
    suffix = "officiel.pdf" if form == OFFICIAL else form
    kept = SnapshotFile(snapshot=snapshot, format=form, sha256=digest_of(content))
    kept.file.save(f"{snapshot.digest[:16]}.{suffix}", ContentFile(content), save=False)
    kept.save()
    return kept
