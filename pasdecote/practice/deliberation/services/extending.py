"""Giving more time to a question or to what is put to decision, by who may close it."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from pasdecote.ground.facts.owing import Expected
from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.practice.deliberation.models import Proposal, Question
from pasdecote.practice.deliberation.services.errors import DeliberationRefused
from pasdecote.practice.deliberation.services.proposing import open_row, require_facilitates
from pasdecote.practice.deliberation.services.questions import may_close
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.access import standing_of
from pasdecote.spine.journal.errors import NotAllowed
from pasdecote.spine.journal.services import redate_act


@transaction.atomic
def extend_proposal(*, by: Account, proposal: Proposal, closes_on: date | None) -> None:
    """Answers are taken until another day; the agenda expects the end then. Raises DeliberationRefused for no
    day, one that has passed, or once closed; NotAllowed but for who opened it and those who moderate."""
    row = open_row(proposal)
    require_facilitates(standing_of(by), row)
    _extend(by, row, closes_on)


@transaction.atomic
def extend_question(*, by: Account, question: Question, closes_on: date | None) -> None:
    """The same for a question. Raises the same, NotAllowed but for who asked it and those who moderate."""
    row = Question.objects.select_for_update().select_related("collective").get(pk=question.pk)
    if not may_close(standing_of(by), row):
        raise NotAllowed(_("La personne qui a posé la question, ou qui anime le groupe, peut la clore."))
    if row.closed_at is not None:
        raise DeliberationRefused(_("C’est clos : on ne répond plus."))
    _extend(by, row, closes_on)


def _extend(by: Account, row: Proposal | Question, closes_on: date | None) -> None:
    if closes_on is None or closes_on < clock.today():
        raise DeliberationRefused(_("Choisissez un jour à venir."))
    row.closes_on = closes_on
    row.save(update_fields=["closes_on"])
    redate_act(by=by, id=uuid7(), fact=row.pk, what=Expected.CLOSING, on=closes_on)
