"""Answering the words of others by buttons, and laying a word aside with its reason. Neither tells a note."""

from django.db import transaction
from django.utils.translation import gettext as _

from pasdecote.ground.kernel import clock
from pasdecote.practice.deliberation.access import may_moderate, own_place
from pasdecote.practice.deliberation.enums import Stance
from pasdecote.practice.deliberation.models import Answer, Question, Voice, Voter
from pasdecote.practice.deliberation.services.errors import DeliberationRefused
from pasdecote.practice.deliberation.services.showing import follow, locked
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.access import standing_of
from pasdecote.spine.collectives.models import Membership
from pasdecote.spine.journal.errors import NotAllowed


def answer(*, by: Account, voice: Voice, value: int) -> None:
    """Agree, disagree or pass on somebody's word; the last answer counts, and what others see moves for five
    voters at once. Raises DeliberationRefused for another answer, a word laid aside, a closed question or one
    without buttons; NotAllowed."""
    if value not in Stance.values:
        raise DeliberationRefused(_("Répondez « d’accord », « pas d’accord » ou « je passe »."))
    own = own_place(by, voice.question.collective)
    with transaction.atomic():  # as short as it can be: five hundred people tap in the same ten seconds
        _keep(own, voice, value)


@transaction.atomic
def take_answers_back(*, by: Account, question: Question) -> int:
    """Withdraw all one's answers to a question still open; gives how many there were. What others saw of them
    moves later, with the answers of four more people. Raises NotAllowed."""
    own = own_place(by, question.collective)
    mine = Answer.objects.filter(voter__question=question, voter__membership=own).exclude(value=None)
    voices = list(mine.order_by("voice").values_list("voice", flat=True))
    for voice in locked(voices):
        mine.filter(voice=voice.pk).update(value=None)
        Answer.objects.filter(voice=voice.pk, value=None, shown=None).delete()
    follow(question, voices)
    return len(voices)


@transaction.atomic
def set_aside(*, by: Account, voice: Voice, why: str) -> None:
    """Lay a word aside: it stays to be read, below the others, with the reason and who did it; nobody answers
    it any more. Raises NotAllowed but for those who moderate, DeliberationRefused without a reason."""
    standing = standing_of(by)
    if not may_moderate(standing, voice.question.collective):
        raise NotAllowed(_("Seules les personnes qui animent le groupe peuvent faire cela."))
    if not why.strip():
        raise DeliberationRefused(_("Dites pourquoi : tout le groupe le lira."))
    voice.set_aside_at, voice.set_aside_by, voice.set_aside_why = clock.now(), by, why.strip()
    voice.set_aside_name = own_place(by, voice.question.collective).name
    voice.save()


@transaction.atomic
def put_back(*, by: Account, voice: Voice) -> None:
    """A word laid aside comes back among the others. Raises NotAllowed but for those who moderate."""
    if not may_moderate(standing_of(by), voice.question.collective):
        raise NotAllowed(_("Seules les personnes qui animent le groupe peuvent faire cela."))
    voice.set_aside_at, voice.set_aside_by, voice.set_aside_name, voice.set_aside_why = None, None, "", ""
    voice.save()


def _keep(own: Membership, voice: Voice, value: int) -> None:
    (row,) = locked([voice.pk])
    # Read once the word is held: whoever closes the question holds it before.
    question = Question.objects.select_related("collective").get(pk=voice.question_id)
    if not question.wide or question.closed_at or question.timed_out or row.set_aside_at:
        raise DeliberationRefused(_("On ne répond plus à cette parole."))
    said = Answer(voter=_voter(question, own), voice=row, value=value)
    Answer.objects.bulk_create(
        [said], update_conflicts=True, unique_fields=["voter", "voice"], update_fields=["value"]
    )
    follow(question, [row.pk])


def _voter(question: Question, own: Membership) -> Voter:
    """This person among those who answer, drawn a random number the first time."""
    rows = Voter.objects.filter(question=question, membership=own)
    return rows.first() or Voter.objects.get_or_create(question=question, membership=own)[0]
