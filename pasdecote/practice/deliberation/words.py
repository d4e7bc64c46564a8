"""The words said to a question, as one account may read them: from the journal, which alone holds them."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from pasdecote.ground.facts.told import Told
from pasdecote.ground.facts.voice import Statement
from pasdecote.practice.deliberation.models import Clarification, Question, Voice
from pasdecote.spine.accounts.templatetags.moment import day as day_of
from pasdecote.spine.collectives.access import Standing
from pasdecote.spine.collectives.models import Membership
from pasdecote.spine.journal.access import versions
from pasdecote.spine.journal.queries import told


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
    notes = versions(standing).filter(fact__in=rows.order_by().values("pk"))
    tellers = {
        pk: (author, name)
        for pk, author, name in versions(standing)
        .filter(pk__in=rows.order_by().values("pk"))
        .order_by()
        .values_list("pk", "author", "author_name")
    }
    return [
        _word(item, voices[item.fact], *tellers.get(item.fact, (None, "")), standing=standing, own=own)
        for item in sorted(told(notes), key=lambda item: (item.told_at, item.fact))
        if isinstance(item.content, Statement)
    ]


def texts_of(standing: Standing, voices: "QuerySet[Voice]") -> dict[UUID, str]:
    """The words of these voices that still stand, and no more: for counts, which need no names."""
    notes = told(versions(standing).filter(fact__in=voices.order_by().values("pk")))
    return {item.fact: text_of(item) for item in notes}


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


def _word(
    item: Told, voice: Voice, author: UUID | None, name: str, *, standing: Standing, own: Membership | None
) -> Word:
    content = item.content
    assert isinstance(content, Statement)
    said = own is not None and voice.membership_id == own.pk
    return Word(
        pk=item.fact,
        text=text_of(item),
        whose=whose_words(content, name),
        aloud=content.aloud,
        disputed=item.held_back,
        conflict=item.conflict,
        own=said or author == standing.account.pk,
        said=said,
        clarifications=list(voice.clarifications.all()),
        aside_why=voice.set_aside_why,
        aside_by=voice.set_aside_name if voice.set_aside_at else "",
    )
