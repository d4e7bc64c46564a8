"""The answers told once, each with where it serves: the bilans it fills, those frozen with its words."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from pasdecote.ground.facts.fact import kind_of
from pasdecote.ground.facts.reporting import AnswerGiven
from pasdecote.ground.facts.told import Told
from pasdecote.ground.kernel import clock
from pasdecote.projections.reports.access import AROUND, drafts_of
from pasdecote.projections.reports.answers import Answers, answer_to, answers_given, passes_on
from pasdecote.projections.reports.differences import frozen_fields
from pasdecote.projections.reports.drawing import template_of
from pasdecote.projections.reports.models import Draft
from pasdecote.projections.reports.queries import scope_of
from pasdecote.projections.reports.result import Answer, ReportError
from pasdecote.projections.reports.template.questions import asked_where, sentence_of
from pasdecote.projections.reports.template.reading import template
from pasdecote.spine.collectives.access import Standing
from pasdecote.spine.collectives.models import Collective, Project
from pasdecote.spine.journal.queries import shared_notes, told
from pasdecote.spine.organisations.models import Organisation

_SUPPOSED = UUID(int=0)


@dataclass(frozen=True)
class Question:
    """A question under the key that its answers are told by: its sentence, and the year when asked yearly."""

    key: str
    sentence: str
    year: str

    @property
    def plain(self) -> str:
        """The key without the year: what templates ask."""
        return self.key.partition(":")[0]

    @property
    def asked_by(self) -> list[str]:
        """The titles of the templates that ask it."""
        return [template(name).title for name in asked_where().get(self.plain, ())]


@dataclass(frozen=True)
class Kept:
    """A frozen bilan, and the words that it keeps."""

    draft: Draft
    words: str


@dataclass(frozen=True)
class Uses:
    """The bilans in preparation that an answer fills, and those frozen with former words. Only those that
    the reader may open are named; the others are counted."""

    open: list[Draft]
    kept: list[Kept]
    others: int = 0


@dataclass(frozen=True)
class Row:
    """One answer that holds: its question, for which project if for one, and where it serves."""

    question: Question
    answer: Answer
    project: Project | None
    uses: Uses


class AnswerBook:
    """All answers of a group or of a structure, read once for one reader."""

    def __init__(self, standing: Standing, about: Collective | Organisation) -> None:
        self.about = about
        self._given = _given(about)
        self._drafts = _drafts(about)
        self._seen = set(drafts_of(standing).order_by().values_list("pk", flat=True))

    def rows(self) -> list[Row]:
        """The answers that hold, those of the group first, then project by project."""
        named = {each.content.project for each in self._given if each.content.project}
        projects: list[Project | None] = [None, *Project.objects.filter(pk__in=named).order_by("name", "pk")]
        return [
            Row(question_of(key), answer, project, self.uses(key, project.pk if project else None))
            for project in projects
            for key, answer in sorted(self._answers(project.pk if project else None).items())
        ]

    def answer(self, key: str, project: UUID | None) -> Answer | None:
        """The answer that holds under this key, for the whole group or for this project."""
        return self._answers(project).get(key)

    def uses(self, key: str, project: UUID | None) -> Uses:
        """Where an answer under this key serves, or would if it were given today."""
        versions = {
            each.version
            for each in self._given
            if isinstance(each.content, AnswerGiven)
            and each.content.question == key
            and each.content.project == project
        }
        taking = [draft for draft in self._drafts if not draft.done and self._takes(draft, key, project)]
        frozen = [(draft, _words(draft, versions)) for draft in self._drafts if draft.done]
        kept = [Kept(draft, words) for draft, words in frozen if words]
        seen = [draft for draft in taking if draft.pk in self._seen]
        seen_kept = [one for one in kept if one.draft.pk in self._seen]
        others = len(taking) + len(kept) - len(seen) - len(seen_kept)
        return Uses(seen, seen_kept, others)

    def _takes(self, draft: Draft, key: str, project: UUID | None) -> bool:
        """Whether an answer given today under this key would fill a field of this bilan."""
        if project is not None and draft.project_id != project:
            return False
        own = self._answers(draft.project_id) if draft.project_id else {}
        if project is None and (key in own or (draft.project_id and not passes_on(key))):
            return False
        scope = scope_of(draft)
        supposed: Answers = {**self._answers(None), **own, key: Answer("…", "", clock.today(), _SUPPOSED)}
        try:
            fields = list(template_of(draft).fields())
        except ReportError:
            return False
        found = (answer_to(field, scope, supposed) for field in fields)
        return any(answer is not None and answer.source == _SUPPOSED for answer in found)

    def _answers(self, project: UUID | None) -> dict[str, Answer]:
        return answers_given(each for each in self._given if each.content.project == project)


def question_of(key: str) -> Question:
    """A question by its key, with the year if there is one; words of its own when no list knows it."""
    plain, _colon, year = key.partition(":")
    try:
        sentence = sentence_of(plain)
    except KeyError:
        sentence = _label_of(plain)
    return Question(key, sentence, year)


def is_asked(key: str) -> bool:
    """Whether some template asks this question."""
    plain, _colon, year = key.partition(":")
    return plain in asked_where() and (not year or (year.isdecimal() and len(year) == 4))


def is_known(about: Collective | Organisation, key: str) -> bool:
    """Whether some template asks this question, or somebody answered it here: a structure's own template
    asks its own questions."""
    return is_asked(key) or any(
        isinstance(each.content, AnswerGiven) and each.content.question == key for each in _given(about)
    )


def _label_of(plain: str) -> str:
    for name in asked_where().get(plain, ()):
        for field in template(name).fields():
            if field.question == plain:
                return field.label
    return plain


def _given(about: Collective | Organisation) -> list[Told]:
    """The answers told in this journal, as facts, own notebooks left out."""
    if isinstance(about, Collective):
        notes = shared_notes(collectives=[about.pk])
    else:
        notes = shared_notes(organisations=[about.pk])
    return told(notes.filter(kind=kind_of(AnswerGiven.__name__)))


def _drafts(about: Collective | Organisation) -> list[Draft]:
    rows = Draft.objects.select_related(*AROUND).order_by("-until", "-pk")
    if isinstance(about, Organisation):
        return list(rows.filter(organisation=about))
    return list(rows.filter(collective=about) | rows.filter(project__collective=about))


def _words(draft: Draft, versions: Iterable[UUID]) -> str:
    """The words that a frozen bilan keeps of these versions; "" for none."""
    wanted, fields = set(versions), frozen_fields(draft.snapshot.text)
    return "\n".join(dict.fromkeys(field.words for field in fields if wanted.intersection(field.sources)))
