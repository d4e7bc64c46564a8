"""Before anything is told: what the import would do, and what each column holds."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from pasdecote.ground.kernel.text import fold
from pasdecote.portal.intake import phrases, services
from pasdecote.portal.intake.enums import OPEN, BatchState
from pasdecote.portal.intake.forms import ColumnsForm, DecideForm
from pasdecote.portal.intake.mapping import Field, Shape
from pasdecote.portal.intake.models import Batch
from pasdecote.portal.intake.opening import mapping_of, mapping_to_show, sheets_of, told_plan
from pasdecote.portal.intake.plan import Plan, Remark
from pasdecote.portal.intake.queries import projects_to_start
from pasdecote.portal.intake.rows import kinds_told
from pasdecote.portal.intake.tasks import import_batch
from pasdecote.portal.intake.views.common import WITH, asked_for, onward, page
from pasdecote.spine.accounts.models import Account

AT_ONCE = 300
"""So many notes are imported while one waits; more go to the worker."""
SHOWN, MOST_NAMED = 50, 20


@require_http_methods(WITH)
def check(request: HttpRequest, batch: UUID) -> HttpResponse:
    """The dry run in sentences, then *Importer*; or drop the file."""
    account, found = asked_for(request, batch)
    if found.state not in OPEN:
        return onward(found)
    if "drop" in request.POST:
        return _drop(request, account, found)
    plan = told_plan(found)
    form = DecideForm(request.POST or None, plan=plan, initial={"circle": found.circle})
    if request.method == "POST" and form.is_valid():
        return _decided(request, account, found, form, plan)
    return page(request, "check", _in_words(found, plan) | {"form": form}, form)


@require_http_methods(WITH)
def columns(request: HttpRequest, batch: UUID) -> HttpResponse:
    """What each column of a sheet holds, the first one that is read unless another is asked for; kept for the
    next file with the same headers."""
    account, found = asked_for(request, batch)
    if found.state not in OPEN:
        return onward(found)
    sheets = {table.name: (table, how) for table, how in sheets_of(found)}
    first = next((name for name, (_table, how) in sheets.items() if how), "")
    table, chosen = sheets.get(request.GET.get("feuille", first), (None, None))
    mapping = mapping_to_show(found, table) if table else None
    if table is None or mapping is None:
        raise Http404(_("Cette feuille n’est pas dans le fichier, ou n’a pas d’en-têtes de colonnes."))
    told = kinds_told(table, mapping) if mapping.shape is not Shape.BUDGET else {}
    form = ColumnsForm(request.POST or None, sheet=table, mapping=mapping, told=told, aside=chosen is None)
    if request.method == "POST" and form.is_valid():
        try:
            services.choose(by=account, batch=found, sheet=table.name, mapping=form.decided)
        except ValueError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(
                request, _("C’est retenu, pour ce fichier et les prochains qui lui ressemblent.")
            )
            return redirect("intake:check", batch=found.pk)
    return page(request, "columns", {"form": form, "batch": found, "sheet": table.name}, form)


def _decided(
    request: HttpRequest, account: Account, batch: Batch, form: DecideForm, plan: Plan
) -> HttpResponse:
    """Import at once what is short, give the rest to the worker."""
    said = form.cleaned_data
    try:
        services.decide(
            by=account, batch=batch, circle=said["circle"], skip_errors=said.get("skip_errors", False)
        )
        if plan.to_create <= AT_ONCE:
            services.run(batch=batch)
        else:
            import_batch.enqueue(str(batch.pk), plan.to_create + plan.known)
    except services.AlreadyBegun as refusal:
        messages.info(request, str(refusal))
    except ValueError:
        pass  # written on the import, and said by its screen
    batch.refresh_from_db(fields=["state"])
    return onward(batch)


def _drop(request: HttpRequest, account: Account, batch: Batch) -> HttpResponse:
    try:
        services.drop(by=account, batch=batch)
    except ValueError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Le fichier est oublié. Rien n’a été importé."))
    return redirect("intake:start")


def _in_words(batch: Batch, plan: Plan) -> dict[str, Any]:
    """The dry run as the screen says it."""
    projects = projects_to_start(batch, plan)
    return {
        "batch": batch,
        "failed": batch.state == BatchState.FAILED,
        "plan": plan,
        "notes": phrases.notes_in_words(plan.to_create),
        "kinds": phrases.kinds_in_words(plan.created),
        "period": phrases.period_in_words(plan),
        "totals": phrases.totals_in_words(plan.totals),
        "money": phrases.money_in_words(plan.totals),
        "projects": projects[:MOST_NAMED],
        "other_projects": len(projects[MOST_NAMED:]),
        "sheets": [_sheet(batch, name) for name in sorted(batch.choices, key=fold)],
        "doubtful": _columns_of(batch, plan.errors[0].sheet) if plan.errors else "",
        "errors": _first(plan.errors),
        "more_errors": plan.lines_with_errors - _rows(_first(plan.errors)),
        "warnings": _first(plan.warnings),
        "more_warnings": plan.lines_with_warnings - _rows(_first(plan.warnings)),
        "skipped": _first(plan.skipped),
        "more_skipped": plan.lines_skipped - _rows(_first(plan.skipped)),
    }


def _sheet(batch: Batch, name: str) -> dict[str, Any]:
    """How a sheet is read, in one line: what it is, how many columns are recognised, which are not."""
    mapping = mapping_of(batch, name)
    columns = mapping.columns if mapping else ()
    kept = [column.header for column in columns if column.field is Field.WORDS]
    return {
        "name": name,
        "there": "" if batch.choices[name] == "" else _columns_of(batch, name),
        "read": mapping is not None,
        "budget": mapping is not None and mapping.shape is Shape.BUDGET,
        "known": sum(column.field not in (Field.WORDS, Field.IGNORE) for column in columns),
        "words": kept[:MOST_NAMED],
    }


def _columns_of(batch: Batch, sheet: str) -> str:
    """Where the columns of a sheet are decided."""
    return f"{reverse('intake:columns', args=[batch.pk])}?{urlencode({'feuille': sheet})}"


def _first(remarks: tuple[Remark, ...]) -> tuple[Remark, ...]:
    return remarks[:SHOWN]


def _rows(remarks: Iterable[Remark]) -> int:
    return len({(remark.sheet, remark.row) for remark in remarks})
