"""From a bilan to what the filler of the official form 15059*02 asks for."""

from pasdecote.ground.documents.cerfa_15059 import Cerfa15059
from pasdecote.ground.documents.cerfa_15059_budget import BudgetLine, BudgetTable, budget_table
from pasdecote.projections.reports.money.budget import Budget, grant_of
from pasdecote.projections.reports.result import Report, ReportError, Status

TEMPLATE = "cerfa-15059-02"
_TEXTS = {
    "name": "nom",
    "siret": "siret",
    "rna": "rna",
    "register_date": "date_registre_am",
    "work_done": "mise_en_oeuvre",
    "beneficiaries": "beneficiaires",
    "dates_places": "dates_lieux",
    "objectives": "objectifs_indicateurs",
    "sharing_rules": "regles_repartition",
    "gaps": "ecarts",
    "contributions": "contributions_volontaires",
    "observations": "observations",
    "signatory": "signataire",
    "association": "association",
    "signed_on": "date",
    "signed_at": "lieu",
}


def cerfa_values(report: Report) -> Cerfa15059:
    """The values of the form; what is not known is left blank. Raises ReportError for another template."""
    if report.template.id != TEMPLATE:
        raise ReportError("Ce bilan n’est pas un compte rendu financier 15059*02.")
    fields = {field.id: field for field in report.fields}
    texts = {name: _text(fields[field_id].value) for name, field_id in _TEXTS.items()}
    grant = None
    if report.budget and fields["subvention"].status is Status.FILLED:
        grant = grant_of(report.budget.funders, report.scope.funder)
    return Cerfa15059(
        **texts,
        year=report.scope.year,
        grant_cents=grant.cents if grant else None,
        budget=_table(report.budget) if report.budget and report.budget.told else None,
    )


def _table(budget: Budget) -> BudgetTable:
    return budget_table(
        BudgetLine(entry.account, entry.amounts.planned, entry.amounts.actual, entry.funder or entry.label)
        for entry in budget.entries
    )


def _text(value: object) -> str:
    return "" if value is None else str(value)
