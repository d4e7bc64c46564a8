"""Noting what was pasted into a portal, line by line."""

import re

from django.db import transaction
from django.utils.translation import gettext as _

from pasdecote.ground.kernel import clock
from pasdecote.projections.reports.access import may_draw
from pasdecote.projections.reports.models import CopiedLine, Draft
from pasdecote.projections.reports.result import ReportError
from pasdecote.projections.reports.sheets import digest, sheet_of
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.access import no_such_page, standing_of

_DIGEST = re.compile(r"[0-9a-f]{32}")


@transaction.atomic
def note_copied(*, by: Account, draft: Draft, line: str, seen: str) -> CopiedLine:
    """Note that a line was pasted. `line` and `seen` are the digests on the sheet that was read: of which
    line, and of what it said then, so that a note corrected meanwhile shows. Frozen bilans are pasted too.

    Raises Http404 for an outsider, ReportError for a line that this sheet does not have.
    """
    _require(by, draft)
    known = {digest(one.id) for one in sheet_of(draft).to_copy}
    if line not in known or not _DIGEST.fullmatch(seen):
        raise ReportError(_("Cette ligne n’est plus dans la feuille de recopie : rouvrez la page."))
    copied, _made = CopiedLine.objects.update_or_create(
        draft=draft, line=line, defaults={"value": seen, "by": by, "at": clock.now()}
    )
    return copied


@transaction.atomic
def forget_copied(*, by: Account, draft: Draft, line: str) -> None:
    """Say that a line is to be pasted after all. Raises Http404 for an outsider."""
    _require(by, draft)
    if _DIGEST.fullmatch(line):
        CopiedLine.objects.filter(draft=draft, line=line).delete()


def _require(by: Account, draft: Draft) -> None:
    if not may_draw(standing_of(by), draft.about):
        raise no_such_page()
