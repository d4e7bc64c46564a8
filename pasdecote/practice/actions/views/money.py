"""Money: the budget of a year as the journal tells it, and one line more."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from pasdecote.ground.facts.atoms import Side, Stage
from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.ground.ui.addresses import address_of
from pasdecote.practice.actions import ledger, services
from pasdecote.practice.actions.forms import MoneyForm, chosen_project
from pasdecote.practice.actions.queries import books_of
from pasdecote.practice.actions.views.common import REFUSED, group_for_team, page, project_choices
from pasdecote.spine.collectives.queries import projects_of

_STAGES = {"prevu": Stage.PLANNED, "realise": Stage.ACTUAL}


@require_safe
def budget(request: HttpRequest, slug: str) -> HttpResponse:
    """The lines of one accounting year, planned beside actual, with totals; amounts open on their notes."""
    _standing, collective = group_for_team(request, slug)
    books = books_of(collective.pk)
    asked = request.GET.get("annee", "")
    year = (
        int(asked) if asked.isdecimal() and len(asked) == 4 else next(iter(books.years), clock.today().year)
    )
    table = books.table(year)
    sums = ledger.totals(table)
    sides = [
        (
            title,
            [_shown(row, year) for row in table if row.side is side],
            sums.get((side, Stage.PLANNED)),
            sums.get((side, Stage.ACTUAL)),
        )
        for side, title in ((Side.EXPENSE, _("Charges")), (Side.INCOME, _("Produits")))
    ]
    context = {"collective": collective, "year": year, "years": books.years, "sides": sides}
    opened = next((row for row in table if _key(row) == request.GET.get("ligne")), None)
    stage = _STAGES.get(request.GET.get("etape", ""))
    behind = opened.notes.get(stage, []) if opened and stage else []
    return page(request, "budget", context | {"empty": not table, "opened": opened, "behind": behind})


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, slug: str) -> HttpResponse:
    """Tell one more line. « Garder et continuer » comes back here for the next."""
    standing, collective = group_for_team(request, slug)
    today = clock.today()
    initial = {"id": uuid7(), "on": today, "exercise": today.year}
    form = MoneyForm(request.POST or None, projects=project_choices(collective), initial=initial)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        with REFUSED.on_form(form):
            services.tell_money(
                by=standing.account,
                id=said["id"],
                collective=collective,
                line=form.line,
                on=said["on"],
                words=said["words"],
                project=chosen_project(said, projects_of(collective)),
            )
            messages.success(request, _("La ligne est gardée."))
            return redirect("actions:add_money" if "more" in request.POST else "actions:budget", slug=slug)
    return page(request, "add_money", {"form": form, "collective": collective}, form)


def _shown(row: ledger.Row, year: int) -> dict[str, object]:
    """One row for the table: amounts in cents, where each opens, and on how many notes."""
    return {
        "row": row,
        **{
            name: {
                "cents": row.cents.get(stage),
                "number": len(row.notes.get(stage, [])),
                "address": _opening(row, year, word, row.notes.get(stage, [])),
            }
            for name, word, stage in (
                ("planned", "prevu", Stage.PLANNED),
                ("actual", "realise", Stage.ACTUAL),
            )
        },
    }


def _opening(row: ledger.Row, year: int, stage: str, notes: list[ledger.Behind]) -> str:
    """The address of the one note behind an amount, or of their list on this page."""
    if len(notes) == 1:
        return address_of("journal:note", id=notes[0].fact)
    return f"?{urlencode({'annee': year, 'ligne': _key(row), 'etape': stage})}#notes" if notes else ""


def _key(row: ledger.Row) -> str:
    """What names a line in an address."""
    return f"{row.side.value} {row.account} {row.funder}".strip()
