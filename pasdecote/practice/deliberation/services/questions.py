"""Putting a question to the group, and closing it. Both tell a note; answering tells none."""

import uuid
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from pasdecote.ground.facts.atoms import Count, Due, Measure, Obtained, Unit
from pasdecote.ground.facts.checking import check
from pasdecote.ground.facts.deciding import QuestionClosed, QuestionOpened
from pasdecote.ground.facts.owing import Expected
from pasdecote.ground.kernel import clock
from pasdecote.practice.deliberation.access import may_moderate, own_place, people_today
from pasdecote.practice.deliberation.models import Answer, Question, Voice, Voter
from pasdecote.practice.deliberation.services.errors import DeliberationRefused
from pasdecote.practice.deliberation.services.showing import keep_last, locked, result_of
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.access import Standing, standing_of
from pasdecote.spine.collectives.models import Collective, Project
from pasdecote.spine.journal.enums import Circle
from pasdecote.spine.journal.errors import NotAllowed
from pasdecote.spine.journal.services import Anchor, record_act


@transaction.atomic
def open_question(
    *,
    by: Account,
    id: UUID,
    collective: Collective,
    words: str,
    why: str = "",
    wide: bool = False,
    closes_on: date | None = None,
    project: Project | None = None,
) -> Question:
    """Put a question to the group: tells « question posée », and the agenda expects its end if there is one.

    The same id twice is one question. Raises DeliberationRefused without words or for an end that has passed,
    NotAllowed for somebody who is not of the group, OtherContent under an id taken by something else.
    """
    own = own_place(by, collective)
    if not words.strip():
        raise DeliberationRefused(_("Écrivez la question."))
    if closes_on is not None and closes_on < clock.today():
        raise DeliberationRefused(_("La date de fin est déjà passée : choisissez-en une autre, ou aucune."))
    known = Question.objects.filter(pk=id, collective=collective, words=words.strip()).first()
    if known is not None:
        return known
    content = QuestionOpened(
        happened_on=clock.today(),
        happened=words.strip(),
        project=project.pk if project else None,
        due=(Due(on=closes_on, what=Expected.CLOSING),) if closes_on else (),
    )
    check(content)
    record_act(by=by, id=id, anchor=Anchor(collective=collective), circle=Circle.COLLECTIVE, content=content)
    return Question.objects.create(
        id=id,
        collective=collective,
        words=words.strip(),
        why=why.strip(),
        wide=wide,
        opened_by=by,
        opened_name=own.name,
        opened_at=clock.now(),
        closes_on=closes_on,
    )


@transaction.atomic
def close_question(*, by: Account, id: UUID, question: Question) -> Question:
    """Count what was said and answered, and close: tells « question close » with how many took part, out of
    how many members. What tied answers to people is destroyed. Closing again changes nothing.

    Raises NotAllowed but for who opened it, and those who moderate.
    """
    standing = standing_of(by)
    row = Question.objects.select_for_update().select_related("collective").get(pk=question.pk)
    if not may_close(standing, row):
        raise NotAllowed(_("La personne qui a posé la question, ou qui anime le groupe, peut la clore."))
    if row.closed_at is not None:
        return row
    locked(row.voices.order_by().values_list("pk", flat=True))
    people, members = participants(row), people_today(row.collective).count()
    content = QuestionClosed(
        happened_on=clock.today(),
        happened=row.words,
        counts=(
            Count(
                unit=Unit.PEOPLE,
                value=people,
                measure=Measure.DECIDING,
                obtained=Obtained.COUNTED,
                out_of=max(members, people),
            ),
        ),
        follows=(row.pk,),
    )
    check(content)
    anchor = Anchor(collective=row.collective)
    record_act(by=by, id=id, anchor=anchor, circle=Circle.COLLECTIVE, content=content)
    row.closed_at = clock.now()
    row.result = result_of(row, people=people, members=members)
    row.save()
    if row.wide:
        keep_last(row)
    _forget_who(row)
    return row


def may_close(standing: Standing, question: Question) -> bool:
    """Whether the account may close the question."""
    return question.opened_by_id == standing.account.pk or may_moderate(standing, question.collective)


def participants(question: Question) -> int:
    """How many people of the group said a word or answered one. A word whose teller is not known counts
    nobody: it may be anybody's."""
    spoke = Voice.objects.filter(question=question).exclude(membership=None).order_by()
    answered = Voter.objects.filter(question=question, answers__value__isnull=False).exclude(membership=None)
    ids = set(spoke.values_list("membership", flat=True))
    return len(ids | set(answered.order_by().values_list("membership", flat=True)))


def _forget_who(question: Question) -> None:
    """Lay the answers down anew, under new voters whom nothing ties to anybody, in the order of
    what they answered: neither a name nor an order of arrival is left. See docs/decisions/0007."""
    answers: dict[UUID, list[tuple[UUID, int]]] = {}
    rows = Answer.objects.filter(voter__question=question).exclude(value=None).order_by("voice")
    for voter, voice, value in rows.values_list("voter", "voice", "value"):
        answers.setdefault(voter, []).append((voice, int(value or 0)))
    Voter.objects.filter(question=question).delete()
    laid, fresh = [], []
    for given in sorted(answers.values()):
        nobody = Voter(id=uuid.uuid4(), question=question)
        fresh.append(nobody)
        laid += [Answer(voter=nobody, voice_id=voice, value=value) for voice, value in given]
    Voter.objects.bulk_create(fresh, batch_size=500)
    Answer.objects.bulk_create(laid, batch_size=500)
