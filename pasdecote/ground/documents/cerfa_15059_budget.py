"""The budget table of cerfa 15059*02: which account goes on which line, the form's own sums and percentages.

The lines, their fields and which sum they belong to are data: `cerfa_15059_lines.csv`, beside this file.
"""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from pathlib import Path
from typing import Literal

Amount = int | None
ROUNDING = (
    "Montants arrondis à l’euro, ligne par ligne (le demi-euro vers le haut) ; les totaux additionnent les "
    "montants écrits."
)
_TABLE = Path(__file__).with_name("cerfa_15059_lines.csv")
_SUMS = ("achat", "SE", "ASE", "IT", "CP", "SUBE", "1_27", "1_28", "1_33", "2_30", "2_31", "2_36")
_NAMES = {
    "60": "Achats, sans détail",
    "61": "Services extérieurs, sans détail",
    "604": "Prestations de services",
    "69": "Impôt sur les bénéfices",
    "EXC": "Excédent prévu",
    "74": "Subventions, sans détail",
    "79": "Transfert de charges",
    "RP": "Ressources propres",
    "INS": "Autofinancement",
}


class UnknownAccount(ValueError):
    """An account that belongs nowhere in the form."""


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """Amounts of one account, in cents; None is not told, never zero. `label` names a funder or a detail."""

    account: str
    planned: Amount
    actual: Amount
    label: str = ""


@dataclass(frozen=True, slots=True)
class FormLine:
    """A line of the printed table: of an account ("line"), free, computed ("sum"), or a reminder ("memo")."""

    id: str
    side: Literal["charges", "produits"]
    kind: Literal["line", "free", "sum", "memo"]
    accounts: tuple[str, ...]
    pool: tuple[str, ...]
    part_of: str
    label: str
    planned: str
    actual: str
    percent: str
    free_label: str


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """What is written on a line: whole euros, percent (réalisé ÷ prévu × 100), the label of a free line."""

    planned: Amount = None
    actual: Amount = None
    label: str = ""

    @property
    def percent(self) -> int | None:
        """None when nothing was planned or the outcome is not told."""
        return None if self.actual is None or not self.planned else _rounded(100 * self.actual, self.planned)


@dataclass(frozen=True, slots=True)
class BudgetTable:
    """The rows by line id ("1_3", "achat", "2_30"…), and sentences on what a reader should know."""

    rows: Mapping[str, BudgetRow]
    remarks: tuple[str, ...] = ()

    def total(self, side: Literal["charges", "produits"]) -> BudgetRow:
        """« Total des charges » or « Total des produits », without contributions in kind."""
        return self.rows["1_27" if side == "charges" else "2_30"]

    def grant_share(self, grant_cents: int) -> Decimal | None:
        """« La subvention représente … % du total des produits » : grant ÷ produits réalisés × 100, to 0.1.

        None when no income is told.
        """
        total = self.total("produits").actual
        return Decimal(_rounded(_euros(grant_cents) * 1000, total)) / 10 if total else None


@dataclass(slots=True)
class _Sheet:
    """Amounts in cents while they are being placed."""

    amounts: dict[str, list[BudgetLine]] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)

    def put(self, line_id: str, told: BudgetLine) -> None:
        self.amounts.setdefault(line_id, []).append(told)

    def free(self, key: str) -> list[str]:
        """The free lines for an account, still empty."""
        return [line.id for line in _free_lines(key) if line.id not in self.amounts]


@lru_cache(maxsize=1)
def form_lines() -> Mapping[str, FormLine]:
    """The lines of the form by id, in printed order. Source: fields and formulas of the official blank."""
    with _TABLE.open(encoding="utf-8", newline="") as lines:
        return {row["id"]: _form_line(row) for row in csv.DictReader(lines)}


def _form_line(row: dict[str, str]) -> FormLine:
    told: dict[str, object] = dict(row)
    told |= {"accounts": tuple(row["accounts"].split()), "pool": tuple(row["pool"].split())}
    return FormLine(**told)  # type: ignore[arg-type]


def budget_lines(
    lines: Mapping[str, tuple[Amount, Amount]], free_labels: Mapping[str, str] | None = None
) -> tuple[BudgetLine, ...]:
    """Budget lines from {account: (planned, actual)} in cents, and labels by account."""
    labels = free_labels or {}
    return tuple(
        BudgetLine(account, planned, actual, labels.get(account, ""))
        for account, (planned, actual) in lines.items()
    )


def budget_table(lines: Iterable[BudgetLine]) -> BudgetTable:
    """The whole table in euros. No amount is ever dropped: an account without a line goes on a free line.

    Percentages and sums follow the form's formulas, but for line 74, whose formula in the form points at
    line 73: it is computed here like the others. Raises UnknownAccount.
    """
    sheet, pooled = _Sheet(), list[tuple[str, BudgetLine]]()
    by_account: dict[str, list[BudgetLine]] = {}
    for told in lines:
        by_account.setdefault(told.account, []).append(told)
    for account, told_lines in by_account.items():
        key = _key(account)
        own = _own_line(key)
        if own is None:
            pooled += [(key, told) for told in told_lines]
        elif key.startswith("74-"):
            pooled += [(key, told) for told in _on_own_line(sheet, own, key, told_lines)]
        else:
            for told in told_lines:
                sheet.put(own.id, told)
            if account in ("62", "63", "64", "86", "87", "CI"):
                sheet.remarks.append(
                    f"Le compte {account}, donné sans détail, est sur la ligne « {own.label} »."
                )
    _place(sheet, pooled)
    return _summed(sheet)


def _key(account: str) -> str:
    """The account as the form knows it: itself, or the nearest above it (6226 is in 622, 604 in 60)."""
    known = {name for line in form_lines().values() for name in (*line.accounts, *line.pool)}
    if account in known:
        return account
    if account[:2].isdigit():
        for length in range(len(account) - 1, 1, -1):
            if account[:length] in known:
                return account[:length]
    raise UnknownAccount(
        f"Le compte « {account} » n’a pas de place dans le Cerfa 15059. "
        "Choisissez un compte du plan comptable associatif."
    )


def _own_line(key: str) -> FormLine | None:
    return next(
        (line for line in form_lines().values() if line.kind == "line" and key in line.accounts), None
    )


def _free_lines(key: str) -> list[FormLine]:
    return [line for line in form_lines().values() if line.kind == "free" and key in line.pool]


def _on_own_line(sheet: _Sheet, own: FormLine, key: str, told_lines: list[BudgetLine]) -> list[BudgetLine]:
    """Puts on a funder's own line what has no name, and gives back the named funders that take free lines.

    With more names than free lines, the first one takes the own line.
    """
    named = [told for told in told_lines if told.label]
    unnamed = [told for told in told_lines if not told.label]
    for told in unnamed:
        sheet.put(own.id, told)
    if not unnamed and len(named) > len(_free_lines(key)):
        sheet.put(own.id, named[0])
        sheet.remarks.append(f"La ligne « {own.label} » est celle de : {named[0].label}.")
        return named[1:]
    return named


def _place(sheet: _Sheet, pooled: list[tuple[str, BudgetLine]]) -> None:
    """Each on a free line of its own group, then of account 74 as a whole, then together under « Autres »."""
    waiting = []
    for key, told in pooled:
        spare = sheet.free(key) if key != "74" else []
        if spare:
            sheet.put(spare[0], told)
        else:
            waiting.append((key, told))
    for key, told in waiting:
        wide = "74" if key.startswith("74") else key
        spare = sheet.free(wide)
        sheet.put(spare[0] if spare else _free_lines(wide)[-1].id, told)


def _summed(sheet: _Sheet) -> BudgetTable:
    rows: dict[str, BudgetRow] = {}
    for line in form_lines().values():
        told = sheet.amounts.get(line.id, [])
        if line.kind == "memo":
            told = [told for told in sheet.amounts.get("2_22", []) if told.account.startswith(line.accounts)]
        label = _label(told) if line.kind == "free" and told else ""
        rows[line.id] = BudgetRow(_written(t.planned for t in told), _written(t.actual for t in told), label)
    for line_id in _SUMS:
        parts = [rows[line.id] for line in form_lines().values() if line.part_of == line_id]
        rows[line_id] = BudgetRow(
            sum(part.planned or 0 for part in parts), sum(part.actual or 0 for part in parts)
        )
    return BudgetTable(rows, (*sheet.remarks, *_rounding(sheet, rows)))


def _rounding(sheet: _Sheet, rows: Mapping[str, BudgetRow]) -> Iterable[str]:
    """The sentence on rounding, when there were cents; and on the gap it opens between the two totals."""
    told = [(line_id, each) for line_id, lines in sheet.amounts.items() for each in lines]
    if not any((each.planned or 0) % 100 or (each.actual or 0) % 100 for _, each in told):
        return
    yield ROUNDING
    spent, received = rows["1_33"], rows["2_36"]
    planned = sum(_signed(line_id, each.planned) for line_id, each in told)
    actual = sum(_signed(line_id, each.actual) for line_id, each in told)
    gaps = {
        "prévus": (planned, (spent.planned or 0) - (received.planned or 0)),
        "réalisés": (actual, (spent.actual or 0) - (received.actual or 0)),
    }
    for name, (exact, gap) in gaps.items():
        if exact == 0 and gap:
            yield f"Totaux {name} : l’écart de {abs(gap)} € entre charges et produits vient de ces arrondis."


def _signed(line_id: str, cents: Amount) -> int:
    return (cents or 0) if form_lines()[line_id].side == "charges" else -(cents or 0)


def _label(told: list[BudgetLine]) -> str:
    names = list(dict.fromkeys(_name(each) for each in told))
    return names[0] if len(names) == 1 else f"Autres : {', '.join(names)}"


def _name(told: BudgetLine) -> str:
    return told.label or _NAMES.get(told.account) or f"Compte {told.account}"


def _written(amounts: Iterable[Amount]) -> Amount:
    known = [amount for amount in amounts if amount is not None]
    return _euros(sum(known)) if known else None


def _euros(cents: int) -> int:
    return _rounded(cents, 100)


def _rounded(value: int, by: int) -> int:
    return int((Decimal(value) / by).quantize(Decimal(1), rounding=ROUND_HALF_UP))
