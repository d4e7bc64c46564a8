"""Money: the budget of a year as the journal tells it, and one line more."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from pasdecote.ground.facts.atoms import Side, Stage
from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.practice.actions import ledger, services
from pasdecote.practice.actions.forms import MoneyForm, chosen_project
from pasdecote.practice.actions.queries import money_of
from pasdecote.practice.actions.views.common import group_for_team, page, project_choices, shown_on
from pasdecote.spine.collectives.queries import projects_of


@require_safe
def budget(request: HttpRequest, slug: str) -> HttpResponse:
    """The lines of one accounting year, planned beside actual, with totals; amounts open on their notes."""
    _standing, collective = group_for_team(request, slug)
    told = money_of(collective.pk)
    years = ledger.exercises(told)
    asked = request.GET.get("annee", "")
    year = int(asked) if asked.isdecimal() and len(asked) == 4 else next(iter(years), clock.today().year)
    table, sums = ledger.rows(told, year), ledger.totals(ledger.rows(told, year))
    sides = [
        (
            title,
            [_shown(row) for row in table if row.side is side],
            sums.get((side, Stage.PLANNED)),
            sums.get((side, Stage.ACTUAL)),
        )
        for side, title in ((Side.EXPENSE, _("Charges")), (Side.INCOME, _("Produits")))
    ]
    context = {"collective": collective, "year": year, "years": years, "sides": sides, "empty": not table}
    return page(request, "budget", context)


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, slug: str) -> HttpResponse:
    """Tell one more line. « Garder et continuer » comes back here for the next."""
    standing, collective = group_for_team(request, slug)
    today = clock.today()
    initial = {"id": uuid7(), "on": today, "exercise": today.year}
    form = MoneyForm(request.POST or None, projects=project_choices(collective), initial=initial)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        with shown_on(form):
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


def _shown(row: ledger.Row) -> dict[str, object]:
    """One row for the table: amounts in cents, and the notes behind each."""
    return {
        "row": row,
        "planned": row.cents.get(Stage.PLANNED),
        "actual": row.cents.get(Stage.ACTUAL),
        "planned_notes": row.facts.get(Stage.PLANNED, []),
        "actual_notes": row.facts.get(Stage.ACTUAL, []),
    }
