"""One bilan, and the notes behind each of its figures."""

from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from pasdecote.ground.measures.small_numbers import Cell, Figure
from pasdecote.projections.reports.access import may_answer
from pasdecote.projections.reports.differences import differences, frozen_fields
from pasdecote.projections.reports.drawing import (
    Drawn,
    answerable,
    drawn,
    outside_words,
    spec_of,
    template_of,
)
from pasdecote.projections.reports.files import FORMATS, OFFICIAL
from pasdecote.projections.reports.files.document import footnote
from pasdecote.projections.reports.files.official import TEMPLATE
from pasdecote.projections.reports.models import Draft
from pasdecote.projections.reports.money.budget import BudgetLine
from pasdecote.projections.reports.narratives import CUT, shortened
from pasdecote.projections.reports.queries import behind, to_approve
from pasdecote.projections.reports.result import FieldValue, Status
from pasdecote.projections.reports.services.rereading import editable
from pasdecote.projections.reports.views.common import anchor_of, bilan_for, crumbs, not_found, page, title_of
from pasdecote.projections.reports.views.words import number_of, status_words, unbroken
from pasdecote.spine.collectives.access import Standing

A_PAGE = 20
LONGEST_TEXT = 3_000


@dataclass(frozen=True)
class Shown:
    """A field on screen: its value, its pill, what one may do with it."""

    field: FieldValue
    status: str
    anchor: str
    foot: str
    outside: str
    acts: bool
    opens: bool
    rereads: bool

    @property
    def is_text(self) -> bool:
        """Whether its value is sentences rather than a figure."""
        return isinstance(self.field.value, str) and self.field.kind != "money"

    @property
    def beginning(self) -> str:
        """Its sentences, cut after a whole one when they are many: all are read with the notes."""
        return shortened(str(self.field.value), LONGEST_TEXT)

    @property
    def more(self) -> int:
        """How many signs are left out of `beginning`."""
        whole = str(self.field.value)
        return len(whole) - len(self.beginning.removesuffix(CUT)) if len(whole) > LONGEST_TEXT else 0

    @property
    def dimensions(self) -> list[tuple[str, list[Cell]]]:
        """The parts of the figure, by what they say."""
        return [(name, list(cells)) for name, cells in groupby(self.field.cells, lambda cell: cell.dimension)]

    @property
    def only_dimension(self) -> str:
        """What all the parts say, when they say one thing; "" otherwise."""
        return self.dimensions[0][0] if len(self.dimensions) == 1 else ""

    @property
    def figure_opens(self) -> bool:
        """Whether the value itself leads to its notes, so that no second link is needed."""
        return bool(self.field.sources) and self.figure is not None

    @property
    def has_denominators(self) -> bool:
        """Whether some part says out of how many."""
        return any(cell.denominator is not None for cell in self.field.cells)

    @property
    def figure(self) -> Figure | None:
        """The figure to write whole, when the value is a number of something."""
        field = self.field
        if field.unit is None or field.value is None or isinstance(field.value, str) or field.kind == "money":
            return None
        return Figure(
            unit=field.unit,
            value=field.value,
            denominator=field.denominator,
            of=field.of,
            obtained=field.obtained,
            missing=field.missing,
            sources=field.sources,
        )


@require_safe
def bilan(request: HttpRequest, id: UUID) -> HttpResponse:
    """The whole form, filled as far as the journal goes; once frozen, what was frozen."""
    standing, draft = bilan_for(request, id)
    if draft.done:
        return _frozen(request, draft)
    with not_found():
        both = drawn(draft)
    report = both.inside
    context = {
        **around(draft),
        "report": report,
        "sections": both.written(
            (get_language(), may_answer(standing, draft)), lambda: _sections(standing, draft, both)
        ),
        "share": report.filled_without_typing,
        "statuses": [number_of(status, count) for status, count in report.by_status.items() if count],
        "to_answer": [
            (anchor_of(field.id), field)
            for section in report.sections
            for field in section.fields
            if field.status == Status.TO_ANSWER
        ],
        "small": len(both.withheld),
        "cannot_leave": both.outside.cannot_leave,
        "outdated": template_of(draft).version != draft.template_version,
    }
    return page(request, "bilan", context)


def _sections(standing: Standing, draft: Draft, both: Drawn) -> str:
    """Every field of the form, section by section: the same for all who read one language with one right."""
    sections = [
        (section, [shown(standing, draft, both, field) for field in section.fields])
        for section in both.inside.sections
    ]
    context = {"draft": draft, "report": both.inside, "sections": sections}
    return unbroken(render_to_string("reports/_sections.html", context))


def _frozen(request: HttpRequest, draft: Draft) -> HttpResponse:
    """What left, the files, to whom, and whether notes changed since."""
    with not_found():
        changes = differences(draft.snapshot.text, drawn(draft).outside)
    order = (*FORMATS, OFFICIAL)
    files = sorted(draft.snapshot.files.order_by("id"), key=lambda file: order.index(file.format))
    context = {
        **around(draft),
        "fields": frozen_fields(draft.snapshot.text),
        "cannot_leave": "",
        "changes": len(changes),
        "files": [(file, FORMATS.get(file.format)) for file in files],
        "filled": any(file.format not in FORMATS for file in files),
        "sendings": list(draft.snapshot.sendings.order_by("at", "id")),
    }
    return page(request, "frozen", context)


@require_safe
def figure(request: HttpRequest, id: UUID, field: str) -> HttpResponse:
    """The notes behind a figure: those the reader may open, how many others, what lacks the number, and the
    sentences that somebody may let leave."""
    standing, draft = bilan_for(request, id)
    with not_found():
        both = drawn(draft)
        value = both.outside.field(field) if draft.done else both.inside.field(field)
        line = _line(both, request.GET.get("ligne", ""))
    sources, words, foot = _all_sources(value), value.words, footnote(value)
    if line:
        sources = list(line.sources)
    elif draft.done:
        kept = next((one for one in frozen_fields(draft.snapshot.text) if one.id == field), None)
        sources, words, foot = (list(kept.sources), kept.words, "") if kept else ([], "", "")
    number = request.GET.get("page", "1")
    start = (max(int(number), 1) - 1) * A_PAGE if number.isdecimal() and len(number) < 7 else 0
    found = behind(standing, draft, sources, start, A_PAGE)
    lacking = {source: gap.reason for gap in value.missing for source in gap.sources} if not line else {}
    closed = draft.done or line
    context = {
        **around(draft),
        "crumbs": crumbs(draft),
        "field": value,
        "line": line,
        "words": words,
        "foot": foot,
        "cards": [(card, lacking.get(card.version, "")) for card in found.cards],
        "unreadable": found.unreadable,
        "none": not sources,
        "pages": Paginator(found.readable, A_PAGE).get_page(number),
        "approvals": [] if closed else to_approve(standing, draft, value.waiting, value.sources),
        "waiting": 0 if closed else len(value.waiting),
    }
    return page(request, "figure", context)


def around(draft: Draft) -> dict[str, object]:
    """What every screen of one bilan shows around it."""
    return {
        "draft": draft,
        "title": title_of(draft),
        "formats": FORMATS,
        "official": draft.template == TEMPLATE,
        "crumbs": crumbs(),
    }


def shown(standing: Standing, draft: Draft, both: Drawn, field: FieldValue) -> Shown:
    """A field with what this reader may do in it."""
    spec = spec_of(both.inside.template, field.id)
    return Shown(
        field=field,
        status=status_words(field.status),
        anchor=anchor_of(field.id),
        foot=footnote(field),
        outside=outside_words(field, both.outside.field(field.id)),
        acts=editable(spec) or (answerable(field) and may_answer(standing, draft)),
        opens=bool(_all_sources(field) or field.waiting),
        rereads=bool(field.waiting) and may_answer(standing, draft),
    )


def _all_sources(field: FieldValue) -> list[UUID]:
    """The versions counted, then those that lack the number."""
    lacking = (source for gap in field.missing for source in gap.sources)
    return list(dict.fromkeys((*field.sources, *lacking)))


def _line(both: Drawn, name: str) -> BudgetLine | None:
    """A line of the budget by its id. Raises KeyError when there is none of this name."""
    if not name:
        return None
    table = both.inside.budget
    if table is None:
        raise KeyError(name)
    return {line.id: line for line in (*table.unplaced, *table.lines)}[name]
