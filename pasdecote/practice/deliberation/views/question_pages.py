"""What the screens of questions share: the question, for the group; refusals shown on the form."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest

from pasdecote.ground.facts.errors import FactError
from pasdecote.ground.store.sounds import SoundRefused
from pasdecote.ground.ui.screens import Refusals, pages_of
from pasdecote.practice.deliberation.access import may_moderate, people_today, question_for, voice_for
from pasdecote.practice.deliberation.models import Question, Voice
from pasdecote.practice.deliberation.services import DeliberationRefused
from pasdecote.practice.deliberation.words import Word, words_of
from pasdecote.spine.collectives.access import Standing, no_such_page, standing_for
from pasdecote.spine.collectives.models import Membership
from pasdecote.spine.journal.errors import JournalRefused, NotAllowed

WITH = ["GET", "HEAD", "POST"]
REFUSED = Refusals((DeliberationRefused, FactError, JournalRefused, SoundRefused), hidden=(NotAllowed,))
page = pages_of("deliberation")


@dataclass(frozen=True)
class Here:
    """Who looks at which question, and under which name in the group (None for none: they only read)."""

    standing: Standing
    question: Question
    own: Membership | None

    @property
    def around(self) -> dict[str, Any]:
        """What every screen of a question shows around it."""
        return {
            "question": self.question,
            "collective": self.question.collective,
            "open": self.question.closed_at is None,
            "own": self.own,
        }

    @property
    def moderates(self) -> bool:
        """Whether they may set a word aside."""
        return may_moderate(self.standing, self.question.collective)

    def words(self, *only: UUID) -> list[Word]:
        """The words said to the question, as they read them; some of them, or all."""
        return words_of(self.standing, self.question, self.own, only)


def day_in(text: str) -> date | None:
    """The day that a form sent, None for none."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


def the_question(request: HttpRequest, slug: str, question: UUID) -> Here:
    """The question, for the group and its team. Raises Http404 for anybody else."""
    standing = standing_for(request)
    found = question_for(standing, question)
    if found.collective.slug != slug:
        raise no_such_page()
    own = people_today(found.collective).filter(account=standing.account).first()
    return Here(standing, found, own)


def the_word(request: HttpRequest, slug: str, voice: UUID) -> tuple[Here, Voice, Word]:
    """A word said to a question, as they read it. Raises Http404 for anybody else, and once it is gone."""
    row = voice_for(standing_for(request), voice)
    here = the_question(request, slug, row.question_id)
    word = next(iter(here.words(row.pk)), None)
    if word is None:
        raise no_such_page()
    return here, row, word
