"""Reads for bilans: the facts of a scope, what humans decided, and which notes a reader may open."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from uuid import UUID

from django.db.models import Count, QuerySet

from pasdecote.ground.facts.fact import kind_of
from pasdecote.ground.facts.reporting import AnswerGiven
from pasdecote.ground.facts.told import Told
from pasdecote.ground.kernel import clock
from pasdecote.projections.reports.access import drawable, led
from pasdecote.projections.reports.answers import Answers, answers_given, passes_on
from pasdecote.projections.reports.leaving import Former
from pasdecote.projections.reports.leaving.ledger import Shelf, former, shelf_of
from pasdecote.projections.reports.models import Arrangement, Draft, EditedSentence
from pasdecote.projections.reports.result import Arranged, Edit
from pasdecote.projections.reports.scope import ADMINISTRATIVE, Scope, ScopeKind
from pasdecote.spine.collectives.access import Standing
from pasdecote.spine.collectives.models import Accompaniment, Collective, Project
from pasdecote.spine.collectives.queries import accompanied_by
from pasdecote.spine.journal.access import may_correct, readable, versions
from pasdecote.spine.journal.details import details_of
from pasdecote.spine.journal.queries import marks_of, shared_notes, told
from pasdecote.spine.journal.reading import Card, card_of
from pasdecote.spine.journal.sentences import Sentence, sentence_of
from pasdecote.spine.organisations.models import Organisation
from pasdecote.spine.organisations.territories import UnknownTerritory, by_code

Days = tuple[date, date]


@dataclass(frozen=True)
class Basis:
    """All that a bilan is computed from, the notes by the marks of their journals and what people decided by
    the mark of the draft: two equal bases of one draft give equal bilans. Whatever a bilan comes to depend on
    must have its place here.

    `shelf` is where it stands among the bilans that left; `spans` are the days on which a structure
    accompanied each group; `erasures` is the mark of erasures.
    """

    template: str
    scope: Scope
    decided: UUID
    shelf: Shelf
    spans: dict[UUID, tuple[Days, ...]]
    erasures: UUID | None
    marks: tuple[tuple[UUID, UUID], ...]


@dataclass(frozen=True)
class Material:
    """All that a bilan is computed from, read once: reading it again gives the same."""

    facts: list[Told]
    scope: Scope
    answers: Answers
    edits: dict[str, Edit]
    approved: frozenset[UUID]
    arranged: dict[str, Arranged]
    former: Former


def basis_of(draft: Draft) -> Basis:
    """What this bilan stands on, in at most four short queries."""
    spans = _spans(draft)
    anchors = [draft.group.pk] if draft.group else [*spans, draft.about.pk]
    return Basis(draft.template, scope_of(draft), draft.mark, shelf_of(draft), spans, *marks_of(anchors))


def material(draft: Draft, basis: Basis | None = None) -> Material:
    """What this bilan is computed from, in at most thirteen queries whatever the number of notes. `basis`,
    when it was read already, is not read again."""
    basis = basis or basis_of(draft)
    facts = _facts(draft, basis.spans)
    scope = replace(basis.scope, territories=_communes(facts))
    fresh = draft._state.adding
    edits = {} if fresh else {row.field: _edit(row) for row in draft.edits.order_by("id")}
    approved = [] if fresh else draft.approvals.order_by("id").values_list("version", flat=True)
    arranged = {} if fresh else {row.field: _arranged(row) for row in draft.arrangements.order_by("id")}
    answers, known = _answers(draft, facts), former(basis.shelf)
    return Material(facts, scope, answers, edits, frozenset(approved), arranged, known)


def scope_of(draft: Draft) -> Scope:
    """The frame of the bilan, with what its structure said of itself."""
    kind = next(kind for kind in ScopeKind if getattr(draft, f"{kind.value}_id") is not None)
    return Scope(
        kind=kind,
        name=draft.about.name,
        start=draft.since,
        end=draft.until,
        exercise=draft.exercise,
        funder=draft.funder,
        project=draft.project_id,
        identity=_identity(draft.organisation or draft.bearer),
    )


def bearers(collectives: Collection[UUID], since: date, until: date) -> QuerySet[Organisation]:
    """The structures that accompanied one of these collectives within the period, by name."""
    rows = Accompaniment.objects.filter(collective__in=collectives, since__lte=until).order_by()
    present = rows.exclude(until__lt=since).values("organisation")
    return Organisation.objects.filter(pk__in=present).order_by("name", "pk")


def scopes(standing: Standing) -> list[Collective | Project | Organisation]:
    """All that the account may draw a bilan about: groups each with its projects, then structures."""
    groups = Collective.objects.filter(pk__in=drawable(standing)).order_by("name", "pk")
    projects: dict[UUID, list[Project]] = {}
    for project in Project.objects.filter(collective__in=drawable(standing)).order_by("name", "pk"):
        projects.setdefault(project.collective_id, []).append(project)
    found: list[Collective | Project | Organisation] = []
    for group in groups:
        found += [group, *projects.get(group.pk, [])]
    return [*found, *Organisation.objects.filter(pk__in=led(standing)).order_by("name", "pk")]


def told_by_year(standing: Standing, today: date) -> dict[int, int]:
    """How many notes each year holds, latest first, of all that the account may draw bilans about; what was
    answered to funders or sent to them tells nothing of a year."""
    notes = shared_notes(collectives=drawable(standing), organisations=led(standing), until=today)
    notes = notes.exclude(kind__in=[kind_of(kind.__name__) for kind in ADMINISTRATIVE])
    years = notes.order_by().values_list("happened_on__year").annotate(number=Count("fact", distinct=True))
    return dict(sorted(years, reverse=True))


@dataclass(frozen=True)
class Behind:
    """The notes behind a figure for one reader: those of this page, how many it may read, how many not."""

    cards: list[Card]
    readable: list[UUID]
    unreadable: int


def behind(
    standing: Standing, draft: Draft, sources: Collection[UUID], start: int = 0, size: int = 20
) -> Behind:
    """The notes among `sources` that the account may read, newest first: `size` from `start`, or the last."""
    wanted = set(sources)
    rows = _entries(draft).filter(readable(standing)).order_by("-happened_on", "-pk")
    mine = [pk for pk in rows.values_list("pk", flat=True) if pk in wanted]
    start = min(start, max(0, len(mine) - 1) // size * size)
    page = versions(standing).filter(pk__in=mine[start : start + size])
    page = page.select_related("collective", "organisation").order_by("-happened_on", "-pk")
    return Behind([card_of(entry) for entry in page], mine, len(wanted) - len(mine))


@dataclass(frozen=True)
class Waiting:
    """A note whose words enter this bilan by an act of the reader; `approved` when they do already."""

    card: Card
    approved: bool

    @property
    def sentence(self) -> Sentence:
        """All its words, uncut: what somebody approves is what they read."""
        return sentence_of(self.card.content, clock.today(), longest=None)

    @property
    def details(self) -> list[tuple[str, str]]:
        """What else it says."""
        return details_of(self.card.content)


def to_approve(
    standing: Standing, draft: Draft, waiting: Collection[UUID], shown: Collection[UUID], most: int = 30
) -> list[Waiting]:
    """Among the versions `waiting`, and those `shown` by an approval, the ones the reader may decide of."""
    approved = set(draft.approvals.order_by("id").values_list("version", flat=True))
    wanted = {*waiting, *approved.intersection(shown)}
    entries = versions(standing).filter(pk__in=wanted).select_related("collective", "organisation")
    mine = (entry for entry in entries.order_by("happened_on", "pk") if may_correct(standing, entry))
    return [Waiting(card_of(entry), entry.pk in approved) for entry in islice(mine, most)]


def _entries(draft: Draft) -> QuerySet:  # type: ignore[type-arg]
    """The versions that the bilan may count, of any date."""
    if draft.group is not None:
        return shared_notes(collectives=[draft.group.pk])
    assert draft.organisation is not None
    rows = accompanied_by(draft.organisation).order_by().values_list("collective", flat=True)
    return shared_notes(collectives=rows, organisations=[draft.organisation.pk])


def _spans(draft: Draft) -> dict[UUID, tuple[Days, ...]]:
    """On which days the structure of a bilan accompanied each group; nothing for the bilan of a group."""
    spans: dict[UUID, tuple[Days, ...]] = {}
    if draft.organisation is None:
        return spans
    for row in accompanied_by(draft.organisation):
        days = (row.since, row.until or date.max)
        spans[row.collective_id] = (*spans.get(row.collective_id, ()), days)
    return spans


def _facts(draft: Draft, spans: dict[UUID, tuple[Days, ...]]) -> list[Told]:
    """The facts of the scope. A structure counts a group's notes on the days it accompanied it, no others."""
    facts = told(_entries(draft))
    if draft.organisation is None:
        return facts
    return [
        each
        for each in facts
        if each.collective is None
        or any(since <= each.content.happened_on <= until for since, until in spans.get(each.collective, ()))
    ]


def _answers(draft: Draft, facts: Iterable[Told]) -> Answers:
    """The answers given for this very scope. Those of one project do not answer for the whole group, nor
    those of a group for a structure; a project takes those of its group, unless it has its own or they are a
    number of people of the whole group."""
    given = [
        each
        for each in facts
        if isinstance(each.content, AnswerGiven) and each.organisation == draft.organisation_id
    ]
    whole = answers_given(each for each in given if each.content.project is None)
    if draft.project_id is None:
        return whole
    passed = {key: answer for key, answer in whole.items() if passes_on(key)}
    return passed | answers_given(each for each in given if each.content.project == draft.project_id)


def _identity(organisation: Organisation | None) -> dict[str, str]:
    if organisation is None:
        return {}
    return {
        "name": organisation.name,
        "siret": organisation.siret,
        "rna": organisation.rna,
        "address": organisation.address,
        "signatory": organisation.representative,
        "signed_at": _commune(organisation.territory),
    }


def _communes(facts: Iterable[Told]) -> dict[str, str]:
    codes = {each.content.place.territory for each in facts if each.content.place}
    return {code: name for code in codes if (name := _commune(code))}


def _commune(code: str) -> str:
    try:
        return by_code(code).name
    except UnknownTerritory:
        return ""


def _edit(row: EditedSentence) -> Edit:
    return Edit(row.words, _ids(row.sources), _ids(row.facts))


def _arranged(row: Arrangement) -> Arranged:
    return Arranged(_ids(row.order), frozenset(_ids(row.left_out)))


def _ids(kept: list[str]) -> tuple[UUID, ...]:
    return tuple(UUID(each) for each in kept)
