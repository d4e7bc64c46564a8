"""Answering, once, what only a human can say."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from pasdecote.ground.facts.checking import check
from pasdecote.ground.facts.reporting import AnswerGiven
from pasdecote.ground.kernel import clock
from pasdecote.projections.reports.access import may_answer, may_answer_about
from pasdecote.projections.reports.answer_book import is_known
from pasdecote.projections.reports.answers import question_key
from pasdecote.projections.reports.drawing import spec_of, template_of
from pasdecote.projections.reports.models import Draft
from pasdecote.projections.reports.queries import scope_of
from pasdecote.projections.reports.result import ReportError
from pasdecote.projections.reports.services.preparing import open_draft
from pasdecote.projections.reports.template import Asked
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.access import no_such_page, standing_of
from pasdecote.spine.collectives.models import Collective, Project
from pasdecote.spine.journal.enums import Circle, Origin
from pasdecote.spine.journal.services import Anchor, tell
from pasdecote.spine.organisations.models import Organisation


@transaction.atomic
def answer(
    *, by: Account, id: UUID, draft: Draft, field: str, text: str = "", not_collected: str = ""
) -> UUID:
    """Answer a question, or say why it was not collected: tells « réponse » to the team, for every bilan
    that asks the same. A yearly answer of a project's bilan is the project's. Gives the fact's id.

    Raises ReportError without words or for a field that asks nothing, Http404 for those who may not answer,
    FactError.
    """
    standing, locked = open_draft(by, draft)
    if not may_answer(standing, locked):
        raise no_such_page()
    spec = spec_of(template_of(locked), field)
    key = question_key(spec, scope_of(locked))
    if not key:
        raise ReportError(_("« %(label)s » ne pose pas de question.") % {"label": spec.label})
    yearly = spec.asked is Asked.EACH_EXERCISE
    return _tell(
        by,
        id,
        Anchor(collective=locked.group, organisation=locked.organisation),
        AnswerGiven(
            happened_on=clock.today(),
            question=key,
            answer=text.strip(),
            not_collected=not_collected.strip(),
            project=locked.project_id if yearly else None,
        ),
    )


@transaction.atomic
def answer_once(
    *,
    by: Account,
    id: UUID,
    about: Collective | Project | Organisation,
    question: str,
    text: str = "",
    not_collected: str = "",
) -> UUID:
    """Answer a question by its key, outside any bilan. For a project, its own answer. Gives the fact's id.

    Raises ReportError without words or for a question that nobody asks, Http404, FactError.
    """
    if not may_answer_about(standing_of(by), about):
        raise no_such_page()
    project = about if isinstance(about, Project) else None
    anchored = about.collective if isinstance(about, Project) else about
    if not is_known(anchored, question):
        raise ReportError(_("Aucun modèle de bilan ne pose cette question."))
    anchor = (
        Anchor(collective=anchored) if isinstance(anchored, Collective) else Anchor(organisation=anchored)
    )
    return _tell(
        by,
        id,
        anchor,
        AnswerGiven(
            happened_on=clock.today(),
            question=question,
            answer=text.strip(),
            not_collected=not_collected.strip(),
            project=project.pk if project else None,
        ),
    )


def _tell(by: Account, id: UUID, anchor: Anchor, content: AnswerGiven) -> UUID:
    if bool(content.answer) == bool(content.not_collected):
        raise ReportError(_("Écrivez la réponse, ou bien dites pourquoi elle n’a pas été recueillie."))
    check(content)
    return tell(by=by, id=id, anchor=anchor, circle=Circle.TEAM, content=content, origin=Origin.ACT).fact
