"""The compte rendu financier (cerfa 15059*02): the official blank, dropped in, filled, and still a form."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO

from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject

from .cerfa_15059_budget import BudgetTable, budget_table, form_lines
from .form_fields import Box, box_of, fits, write_field

LARGEST_BLANK = 10 * 1024 * 1024  # bytes
SEE_ANNEX = "Voir annexe (texte complet). Début :"
_MOST_PAGES = 20
_PREFIX = "topmostSubform[0]."
# What each value of the report is called in the form ("beneficiares" is the form's own spelling).
_TEXTS = {
    "name": ("Page2[0].txt_nom[0]", "Nom"),
    "siret": ("Page2[0].txt_siret[0]", "Numéro SIRET"),
    "rna": ("Page2[0].txt_RNA[0]", "Numéro RNA"),
    "register_date": ("Page2[0].txt_asso[0]", "Date d’inscription au registre"),
    "work_done": ("Page2[0].txt_mise_en_oeuvre[0]", "Mise en œuvre de l’action"),
    "beneficiaries": ("Page2[0].txt_beneficiares[0]", "Personnes bénéficiaires"),
    "dates_places": ("Page2[0].txt_actions[0]", "Dates et lieux de réalisation"),
    "objectives": ("Page2[0].txt_obj[0]", "Objectifs et indicateurs"),
    "sharing_rules": ("Page4[0].txt_regle[0]", "Règles de répartition des charges indirectes"),
    "gaps": ("Page4[0].txt_ecarts[0]", "Écarts entre prévision et réalisation"),
    "contributions": ("Page4[0].txt_contributions[0]", "Contributions volontaires en nature"),
    "observations": ("Page4[0].txt_observations[0]", "Observations"),
    "signatory": ("Page4[0].txt_nom[0]", "Signataire"),
    "association": ("Page4[0].txt_asso[0]", "Association"),
    "signed_on": ("Page4[0].dat_fait[0]", "Date de signature"),
    "signed_at": ("Page4[0].txt_asso[1]", "Lieu de signature"),
}
_PACKED = ("siret", "rna", "register_date")
_YEAR, _GRANT, _SHARE = "num_exo", "num_subvention", "num_pourcentage"


class BlankRefused(ValueError):
    """The file dropped in is not the blank form; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Cerfa15059:
    """What the form asks. Texts may be longer than their box.

    `year` is the exercise (2026), `grant_cents` the grant reported on; `register_date` is six digits
    (Alsace-Moselle only), `signed_on` a day as it is written.
    """

    name: str = ""
    siret: str = ""
    rna: str = ""
    register_date: str = ""
    work_done: str = ""
    beneficiaries: str = ""
    dates_places: str = ""
    objectives: str = ""
    year: int | None = None
    grant_cents: int | None = None
    budget: BudgetTable | None = None
    sharing_rules: str = ""
    gaps: str = ""
    contributions: str = ""
    observations: str = ""
    signatory: str = ""
    association: str = ""
    signed_on: str = ""
    signed_at: str = ""


@dataclass(frozen=True, slots=True)
class Overflow:
    """A text that does not fit in its box: to be given whole in an annex, under its label."""

    field: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Filled:
    """The filled form, what must go in an annex, and the remarks of the budget table."""

    pdf: bytes
    overflow: tuple[Overflow, ...]
    remarks: tuple[str, ...]


def fill(blank: bytes, values: Cerfa15059) -> Filled:
    """The official blank filled with the report, every total and percentage written; it stays a form.

    Same blank and values, same bytes. Raises BlankRefused when the file is not the blank form.
    """
    writer = PdfWriter(clone_from=_checked(blank))
    widgets = _widgets(writer)
    budget = values.budget or budget_table(())
    wanted, overflow = _texts(values, widgets)
    for name, text in wanted.items():
        write_field(writer, widgets[name], text)
    for name, (text, drawn) in (_figures(budget) | _grant(values, budget)).items():
        write_field(writer, widgets[_page3(name)], text, drawn)
    for name, label in _labels(budget).items():
        field = widgets[_page3(name)]
        if not fits(label, box_of(field)):
            overflow.append(Overflow(_page3(name), "Ligne libre du budget", label))
        write_field(writer, field, label)
    _settle(writer)
    out = BytesIO()
    writer.write(out)
    return Filled(out.getvalue(), tuple(overflow), budget.remarks)


def read_back(pdf: bytes) -> dict[str, str]:
    """The values of a form's text fields by full name; empty fields are empty texts.

    Raises BlankRefused when the file cannot be read.
    """
    reader = _opened(pdf)
    return {
        name: str(widget.get("/V", "")) for page in reader.pages for name, widget in _of_page(page).items()
    }


def _page3(name: str) -> str:
    return f"{_PREFIX}Page3[0].{name}[0]"


def _opened(file: bytes) -> PdfReader:
    if len(file) > LARGEST_BLANK:
        raise BlankRefused(
            "Ce fichier dépasse 10 Mo. Le Cerfa vierge pèse moins de 1 Mo : déposez celui du site officiel."
        )
    if b"%PDF-" not in file[:1024]:
        raise BlankRefused("Ce fichier n’est pas un PDF. Déposez le Cerfa 15059 vierge, au format PDF.")
    try:
        reader = PdfReader(BytesIO(file))
        encrypted, pages = reader.is_encrypted, 0 if reader.is_encrypted else len(reader.pages)
    except Exception as error:  # a broken PDF fails in many ways, all of them meaning the same to the user
        raise BlankRefused("Ce PDF est abîmé et ne peut pas être lu. Téléchargez-le à nouveau.") from error
    if encrypted:
        raise BlankRefused(
            "Ce PDF est protégé par un mot de passe. Déposez le Cerfa vierge, sans protection."
        )
    if pages > _MOST_PAGES:
        raise BlankRefused("Ce PDF a trop de pages pour être le Cerfa 15059, qui en a quatre.")
    return reader


def _checked(blank: bytes) -> PdfReader:
    reader = _opened(blank)
    try:
        present = {name for page in reader.pages for name in _of_page(page)}
    except Exception as error:
        raise BlankRefused("Ce PDF est abîmé et ne peut pas être lu. Téléchargez-le à nouveau.") from error
    if not present or "/AcroForm" not in reader.trailer["/Root"]:  # type: ignore[operator]
        raise BlankRefused(
            "Ce PDF n’a pas de cases à remplir : il a sans doute été imprimé ou scanné. "
            "Déposez le Cerfa 15059*02 vierge et remplissable."
        )
    missing = _expected() - present
    if missing:
        raise BlankRefused(
            f"Ce formulaire n’est pas le compte rendu financier Cerfa 15059*02 : {len(missing)} de ses cases "
            "n’y sont pas. Déposez le Cerfa 15059*02 vierge."
        )
    return reader


def _expected() -> set[str]:
    names = {_page3(name) for name in (_YEAR, _GRANT, _SHARE)}
    for line in form_lines().values():
        names |= {_page3(name) for name in (line.planned, line.actual, line.percent, line.free_label) if name}
    return names | {_PREFIX + name for name, _ in _TEXTS.values()}


def _widgets(writer: PdfWriter) -> dict[str, DictionaryObject]:
    return {name: widget for page in writer.pages for name, widget in _of_page(page).items()}


def _of_page(page: DictionaryObject) -> dict[str, DictionaryObject]:
    """The text fields of a page by full name."""
    found = {}
    for reference in page.get("/Annots", ()):
        widget = reference.get_object()
        if widget.get("/FT") == "/Tx":
            found[_full_name(widget)] = widget
    return found


def _full_name(widget: DictionaryObject) -> str:
    parts: list[str] = []
    node: DictionaryObject | None = widget
    while node is not None and len(parts) < 20:
        if "/T" in node:
            parts.append(str(node["/T"]))
        parent = node.get("/Parent")
        node = parent.get_object() if parent is not None else None
    return ".".join(reversed(parts))


def _texts(
    values: Cerfa15059, widgets: Mapping[str, DictionaryObject]
) -> tuple[dict[str, str], list[Overflow]]:
    wanted, overflow = {}, []
    for attribute, (short, label) in _TEXTS.items():
        name, text = _PREFIX + short, str(getattr(values, attribute)).strip()
        if attribute in _PACKED:
            text = "".join(text.split())
        box = box_of(widgets[name])
        if not fits(text, box):
            overflow.append(Overflow(name, label, text))
            text = _beginning(text, box) if box.multiline else text
        wanted[name] = text
    return wanted, overflow


def _beginning(text: str, box: Box) -> str:
    """As much of a long text as its box holds, after a word that sends to the annex."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(f"{SEE_ANNEX} {text[:middle]} […]", box) else (low, middle - 1)
    return f"{SEE_ANNEX} {text[:low].rsplit(' ', 1)[0]} […]"


def _figures(budget: BudgetTable) -> dict[str, tuple[str, str]]:
    """Each amount and percentage by field, as (value, what is drawn)."""
    written: dict[str, tuple[str, str]] = {}
    for line in form_lines().values():
        row = budget.rows[line.id]
        percent = "" if row.percent is None else str(row.percent)
        written |= {line.planned: _amount(row.planned), line.actual: _amount(row.actual)}
        written[line.percent] = (percent, percent)
    return written


def _amount(value: int | None) -> tuple[str, str]:
    return ("", "") if value is None else (str(value), f"{value:,}".replace(",", "\u00a0"))


def _grant(values: Cerfa15059, budget: BudgetTable) -> dict[str, tuple[str, str]]:
    year = f"{values.year % 100:02d}" if values.year is not None else ""
    written = {_YEAR: (year, year), _GRANT: ("", ""), _SHARE: ("", "")}
    if values.grant_cents is not None:
        share = budget.grant_share(values.grant_cents)
        shown = "" if share is None else f"{share.normalize():f}".replace(".", ",")
        euros = int((Decimal(values.grant_cents) / 100).to_integral_value("ROUND_HALF_UP"))
        written |= {_GRANT: _amount(euros), _SHARE: (shown, shown)}
    return written


def _labels(budget: BudgetTable) -> dict[str, str]:
    return {line.free_label: budget.rows[line.id].label for line in form_lines().values() if line.free_label}


def _settle(writer: PdfWriter) -> None:
    """Leaves a plain form: no XFA twin, which would hide our values, no seal, which they would break."""
    form = writer.root_object["/AcroForm"].get_object()
    assert isinstance(form, DictionaryObject)
    for key in ("/XFA", "/SigFlags", "/NeedAppearances"):
        form.pop(NameObject(key), None)
    writer.root_object.pop(NameObject("/Perms"), None)
