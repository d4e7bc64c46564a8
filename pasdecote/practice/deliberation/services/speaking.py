"""Saying a word to a question, for oneself or for somebody; asking what it means; taking it back."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from pasdecote.ground.facts.checking import check
from pasdecote.ground.facts.voice import Statement
from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.identifiers import uuid8
from pasdecote.practice.deliberation.access import note_of, own_place
from pasdecote.practice.deliberation.models import Clarification, Question, Voice
from pasdecote.practice.deliberation.services.errors import DeliberationRefused
from pasdecote.practice.deliberation.services.proposing import TIME_IS_UP
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.access import standing_of
from pasdecote.spine.collectives.models import Membership
from pasdecote.spine.journal.enums import Circle
from pasdecote.spine.journal.errors import NotAllowed
from pasdecote.spine.journal.services import Anchor, retract, tell_with_voice

RELAYED = ("", "said", "paper")


@transaction.atomic
def say(
    *,
    by: Account,
    id: UUID,
    question: Question,
    words: str,
    relayed: str = "",
    speaker: Membership | None = None,
    spoken_by: str = "",
    on: date | None = None,
    sound: bytes = b"",
    lasting: bool = False,
) -> Voice:
    """A word to a question, told to the group as « parole ».

    For somebody else (`relayed`: "said" or "paper"), with their place in the group (`speaker`), a name they
    gave, or none. Aloud, for oneself: `sound`, which stays once it is written if `lasting`. The same id twice
    is one word. Raises DeliberationRefused without words, once the question is closed or its last day has
    passed (but for what was written on paper before); NotAllowed for somebody who is not of the group;
    SoundRefused.
    """
    own = own_place(by, question.collective)
    _require_open(question)
    if question.timed_out and relayed != "paper":
        raise DeliberationRefused(TIME_IS_UP)
    if not words.strip() and not sound:
        raise DeliberationRefused(_("Il manque les mots."))
    elsewhere = speaker is not None and speaker.collective_id != question.collective_id
    if relayed not in RELAYED or (relayed and sound) or elsewhere:
        raise DeliberationRefused(_("Dites de qui est cette parole."))
    given = (speaker.name if speaker else spoken_by.strip()) if relayed else ""
    content = Statement(
        happened_on=on or clock.today(),
        happened=words.strip(),
        relayed=relayed,
        spoken_by=given,
        follows=(question.pk,),
        aloud=not words.strip(),
    )
    check(content)
    anchor = Anchor(collective=question.collective)
    circle = Circle.COLLECTIVE
    tell_with_voice(by=by, id=id, anchor=anchor, circle=circle, content=content, sound=sound, lasting=lasting)
    whose = speaker if relayed else own
    return Voice.objects.get_or_create(pk=id, defaults={"question": question, "membership": whose})[0]


@transaction.atomic
def say_from_paper(
    *, by: Account, id: UUID, question: Question, lines: Sequence[str], on: date
) -> list[Voice]:
    """Words typed from paper, each kept as a word of its own, without a name. The same `id` and lines twice
    are kept once. Raises as `say`, and then keeps none."""
    return [
        say(
            by=by,
            id=uuid8("paper", str(id), str(rank), line),
            question=question,
            words=line,
            relayed="paper",
            on=on,
        )
        for rank, line in enumerate(lines)
    ]


@transaction.atomic
def withdraw(*, by: Account, id: UUID, voice: Voice) -> None:
    """Take a word back, by who said it, also where somebody else wrote it down. It leaves every list; its
    note says that it was withdrawn. Raises NotAllowed for anybody else."""
    standing = standing_of(by)
    own = own_place(by, voice.question.collective)
    note = note_of(standing, voice)
    if not note.versions:
        return
    theirs = voice.membership_id == own.pk
    if not theirs and by.pk not in note.authors:
        raise NotAllowed(_("Seule la personne qui a dit cette parole, ou qui l’a notée, peut la retirer."))
    retract(by=by, id=id, replaces=note.versions, theirs=theirs)


@transaction.atomic
def ask_meaning(*, by: Account, id: UUID, voice: Voice, words: str) -> Clarification:
    """Ask whoever said a word what they mean. The same id twice is asking once. Raises DeliberationRefused
    without words or once the question is closed, NotAllowed."""
    own = own_place(by, voice.question.collective)
    _require_open(voice.question)
    if not words.strip():
        raise DeliberationRefused(_("Écrivez ce que vous aimeriez comprendre."))
    made = {"voice": voice, "asked": words.strip(), "asked_by": by, "asked_name": own.name}
    return Clarification.objects.get_or_create(pk=id, defaults={**made, "asked_at": clock.now()})[0]


@transaction.atomic
def say_meaning(*, by: Account, clarification: Clarification, words: str) -> None:
    """What was meant, by who said the word or wrote it down. Raises NotAllowed for anybody else,
    DeliberationRefused without words."""
    voice = clarification.voice
    standing = standing_of(by)
    own = own_place(by, voice.question.collective)
    if voice.membership_id != own.pk and by.pk not in note_of(standing, voice).authors:
        raise NotAllowed(_("Seule la personne qui a dit cette parole, ou qui l’a notée, peut répondre."))
    if not words.strip():
        raise DeliberationRefused(_("Il manque les mots."))
    clarification.answer, clarification.answered_by = words.strip(), by
    clarification.answered_name, clarification.answered_at = own.name, clock.now()
    clarification.save()


def _require_open(question: Question) -> None:
    if question.closed_at is not None:
        raise DeliberationRefused(
            _("Cette question est close. Vos mots sont gardés ici : copiez-les si besoin.")
        )
