"""The words said to a question, as one account may read them: from the journal, which alone holds them."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import F
from django.utils.translation import gettext as _

from pasdecote.ground.facts.told import Told
from pasdecote.ground.facts.voice import Statement
from pasdecote.practice.deliberation.models import Clarification, Question, Voice
from pasdecote.spine.accounts.templatetags.moment import day as day_of
from pasdecote.spine.collectives.access import Standing
from pasdecote.spine.collectives.models import Membership
from pasdecote.spine.journal.access import may_read
from pasdecote.spine.journal.keeping import Kept
from pasdecote.spine.journal.queries import shared_notes, told


@dataclass(frozen=True)
class Word:
    """A word for its card: what was said, whose it is and how it came, what was made clear since.

    `own`: of whoever looks, said or noted by them, who may take it back and answer what it means. `said`:
    they said it, themselves or through somebody else.
    """

    pk: UUID
    text: str
    whose: str
    aloud: bool
    disputed: bool
    conflict: bool
    own: bool
    said: bool
    clarifications: Sequence[Clarification]
    aside_why: str = ""
    aside_by: str = ""

    @property
    def to_answer(self) -> bool:
        """Whether something was asked about it and not answered."""
        return any(not one.answer for one in self.clarifications)


def words_of(
    standing: Standing, question: Question, own: Membership | None, only: Sequence[UUID] = ()
) -> list[Word]:
    """The words said to a question, first said first; withdrawn ones are gone. `only` some of them."""
    rows = Voice.objects.filter(question=question)
    if only:
        rows = rows.filter(pk__in=only)
    voices = {row.pk: row for row in rows.prefetch_related("clarifications")}
    found = [said for said in _told_in.of(question.collective_id) if said.told.fact in voices]
    return [
        _word(said, voices[said.told.fact], standing=standing, own=own)
        for said in sorted(found, key=lambda said: (said.told.told_at, said.told.fact))
        if may_read(standing, said.told)
    ]


def texts_of(standing: Standing, question: Question) -> dict[UUID, str]:
    """The words to answer, neither withdrawn nor set aside, and no more: in two short queries."""
    rows = Voice.objects.filter(question=question, set_aside_at=None).order_by()
    voices = set(rows.values_list("pk", flat=True))
    told_here = [said.told for said in _told_in.of(question.collective_id) if said.told.fact in voices]
    return {item.fact: text_of(item) for item in told_here if may_read(standing, item)}


def text_of(item: Told) -> str:
    """What was said, or why nothing can be read."""
    content = item.content
    if content.happened:
        return content.happened
    return _("Dite de vive voix, pas encore écrite.") if content.aloud else _("Ces mots sont effacés.")


def whose_words(content: Statement, teller: str) -> str:
    """« Dite par Rose, notée par Nadia le 3 mars 2026 », « Sur papier, notée… », « Mireille, le 3 mars »."""
    told_by = {"who": content.spoken_by, "name": teller or _("quelqu’un"), "day": day_of(content.happened_on)}
    if content.relayed == "paper":
        if content.spoken_by:
            return _("%(who)s, sur papier, notée par %(name)s le %(day)s") % told_by
        return _("Sur papier, notée par %(name)s le %(day)s") % told_by
    if content.relayed:
        if content.spoken_by:
            return _("Dite par %(who)s, notée par %(name)s le %(day)s") % told_by
        return _("Dite par quelqu’un, notée par %(name)s le %(day)s") % told_by
    return _("%(name)s, le %(day)s") % {**told_by, "name": teller or _("Quelqu’un")}


@dataclass(frozen=True)
class _Said:
    """A word of the group's journal, and who told it: the account, and its name then."""

    told: Told
    author: UUID | None
    name: str


def _draw(collective: UUID) -> tuple[_Said, ...]:
    notes = shared_notes(collectives=[collective]).filter(kind="statement")
    rows = notes.filter(pk=F("fact")).order_by().values_list("fact", "author", "author_name")
    tellers = {fact: (author, name) for fact, author, name in rows}
    return tuple(_Said(item, *tellers.get(item.fact, (None, ""))) for item in told(notes))


_told_in = Kept(_draw)


def _word(said_note: _Said, voice: Voice, *, standing: Standing, own: Membership | None) -> Word:
    item, content = said_note.told, said_note.told.content
    assert isinstance(content, Statement)
    said = own is not None and voice.membership_id == own.pk
    return Word(
        pk=item.fact,
        text=text_of(item),
        whose=whose_words(content, said_note.name),
        aloud=content.aloud,
        disputed=item.held_back,
        conflict=item.conflict,
        own=said or said_note.author == standing.account.pk,
        said=said,
        clarifications=list(voice.clarifications.all()),
        aside_why=voice.set_aside_why,
        aside_by=voice.set_aside_name if voice.set_aside_at else "",
    )
