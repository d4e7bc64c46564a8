"""Ce qui unit: on the page, and as a file with the same and nothing more."""

import json
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pasdecote.ground.documents.csv_text import to_csv
from pasdecote.practice.deliberation.uniting import Seen, Stage, seen_by
from pasdecote.practice.deliberation.views.question_pages import page, the_question
from pasdecote.spine.collectives.access import no_such_page

TYPES = {"csv": "text/csv; charset=utf-8", "json": "application/json"}


@require_safe
def uniting(request: HttpRequest, slug: str, question: UUID) -> HttpResponse:
    """What unites first, then what divides, then what is still unknown."""
    here = the_question(request, slug, question)
    seen = seen_by(here.standing, here.question, here.own)
    titles = {
        "unites": _("Ce qui unit"),
        "divides": _("Ce qui divise"),
        "unknown": _("Ce qu’on ne sait pas encore"),
    }
    parts = [(code, titles[code], lines) for code, lines in seen.parts if lines]
    context = {**here.around, "seen": seen, "parts": parts, "shows": seen.stage in (Stage.OPEN, Stage.CLOSED)}
    return page(request, "uniting", context)


@require_safe
def file(request: HttpRequest, slug: str, question: UUID, form: str) -> HttpResponse:
    """The counts of the page as a file; there is none while the page shows none."""
    here = the_question(request, slug, question)
    seen = seen_by(here.standing, here.question, here.own)
    if form not in TYPES or seen.stage not in (Stage.OPEN, Stage.CLOSED):
        raise no_such_page()
    content = _csv(seen) if form == "csv" else _json(here.question.words, seen)
    name = {"Content-Disposition": f'attachment; filename="ce-qui-unit.{form}"'}
    return HttpResponse(content, content_type=TYPES[form], headers=name)


def _csv(seen: Seen) -> bytes:
    head = (_("ensemble ou groupe"), _("rang"), _("parole"), _("d’accord"), _("pas d’accord"), _("je passe"))
    words = {"unites": _("unit"), "divides": _("divise"), "unknown": _("pas encore connu")}
    rows: list[tuple[str | int | None, ...]] = [(*head, _("ont répondu"))]
    for code, lines in seen.parts:
        rows += [
            (words[code], rank, line.text, line.agree, line.disagree, line.passed, line.seen)
            for rank, line in enumerate(lines, 1)
        ]
    for group in seen.groups:
        name = _("groupe %(letter)s, %(size)d personnes") % {"letter": group.letter, "size": group.size}
        rows += [
            (
                name,
                rank,
                one.text,
                one.people if one.agrees else None,
                None if one.agrees else one.people,
                None,
                one.of,
            )
            for rank, one in enumerate(group.typical, 1)
        ]
    return to_csv(rows)


def _json(question: str, seen: Seen) -> str:
    told: dict[str, Any] = {
        "format": "pasdecote-ce-qui-unit-1",
        "question": question,
        "people": seen.people,
        "at_least": seen.stage == Stage.OPEN,
        "groups": [
            {
                "letter": group.letter,
                "size": group.size,
                "typical": [
                    {
                        "words": one.text,
                        "answer": "agree" if one.agrees else "disagree",
                        "people": one.people,
                        "of": one.of,
                    }
                    for one in group.typical
                ],
            }
            for group in seen.groups
        ],
    }
    for code, lines in seen.parts:
        told[code] = [
            {"words": line.text, "agree": line.agree, "disagree": line.disagree, "pass": line.passed}
            for line in lines
        ]
    return json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True)
