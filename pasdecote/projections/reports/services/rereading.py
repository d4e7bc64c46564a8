"""Rereading: editing a field's words for this bilan, letting the words of a note leave."""

from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from pasdecote.ground.kernel import clock
from pasdecote.projections.reports.drawing import draw, spec_of, template_of
from pasdecote.projections.reports.enums import DraftState
from pasdecote.projections.reports.models import Approval, Draft, EditedSentence
from pasdecote.projections.reports.projection import EDITABLE
from pasdecote.projections.reports.queries import material
from pasdecote.projections.reports.result import ReportError
from pasdecote.projections.reports.services.preparing import open_draft
from pasdecote.projections.reports.template import FieldSpec
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.access import no_such_page
from pasdecote.spine.journal.access import may_correct, version_for
from pasdecote.spine.journal.queries import facts_of

LONGEST = 100_000


def editable(spec: FieldSpec) -> bool:
    """Whether the words of this field may be edited: sentences may, a number is corrected in its note."""
    return spec.kind in EDITABLE or bool(spec.indicators)


@transaction.atomic
def edit(*, by: Account, draft: Draft, field: str, words: str) -> EditedSentence:
    """Write a field's words for this bilan only; kept when notes move. Raises ReportError for a number."""
    _standing, locked = open_draft(by, draft)
    spec = spec_of(template_of(locked), field)
    if not editable(spec):
        raise ReportError(
            _("« %(label)s » est un nombre : il se corrige dans la note, pas dans le bilan.")
            % {"label": spec.label}
        )
    if not words.strip():
        raise ReportError(_("Écrivez quelques mots, ou revenez à ce que dit le carnet."))
    if len(words) > LONGEST:
        raise ReportError(_("Ce texte est trop long : %(most)d signes au plus.") % {"most": LONGEST})
    sources = draw(locked, outside=False).field(field).sources
    former = EditedSentence.objects.filter(draft=locked, field=field).first()
    facts = {str(fact) for fact in facts_of(sources)} | set(former.facts if former else ())
    edited, _made = EditedSentence.objects.update_or_create(
        draft=locked,
        field=field,
        defaults={
            "words": words.strip(),
            "sources": [str(source) for source in sources],
            "facts": sorted(facts),
            "erased_at": None,
            "by": by,
            "at": clock.now(),
        },
    )
    settle(locked)
    return edited


@transaction.atomic
def restore(*, by: Account, draft: Draft, field: str) -> None:
    """Drop the edited words of a field: it follows the notes again."""
    _standing, locked = open_draft(by, draft)
    EditedSentence.objects.filter(draft=locked, field=field).delete()
    settle(locked)


@transaction.atomic
def approve(*, by: Account, draft: Draft, version: UUID) -> Approval:
    """Let the words of a note, as this version says them, enter this bilan. Once is enough.

    Raises NotAllowed when the account may not read the note, Http404 when it may not correct it or when the
    bilan does not stand on it, ReportError while its words are disputed.
    """
    standing, locked = open_draft(by, draft)
    entry = version_for(standing, version)
    note = next((each for each in material(locked).facts if each.version == version), None)
    if note is None or not may_correct(standing, entry):
        raise no_such_page()
    if note.held_back:
        raise ReportError(_("Quelqu’un a dit « ce n’est pas ça » : réglez d’abord ce désaccord."))
    approval, _made = Approval.objects.get_or_create(
        draft=locked, version=version, defaults={"by": by, "at": clock.now()}
    )
    settle(locked)
    return approval


@transaction.atomic
def withdraw(*, by: Account, draft: Draft, version: UUID) -> None:
    """Take the words of a note out of this bilan again, before it is frozen. Raises as `approve`."""
    standing, locked = open_draft(by, draft)
    if not may_correct(standing, version_for(standing, version)):
        raise no_such_page()
    Approval.objects.filter(draft=locked, version=version).delete()
    settle(locked)


def settle(draft: Draft) -> None:
    """After whatever somebody decides in it: a new mark; reread as soon as something is decided, live
    otherwise."""
    touched = draft.edits.exists() or draft.approvals.exists() or draft.arrangements.exists()
    draft.state = DraftState.REREAD if touched else DraftState.LIVE
    draft.mark = uuid4()
    draft.save(update_fields=["state", "mark"])
