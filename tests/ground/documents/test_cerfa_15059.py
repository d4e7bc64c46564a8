"""The official blank, filled: read back, drawn, still a form; anything else refused in French."""

import csv
import os
import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from pasdecote.ground.documents.cerfa_15059 import BlankRefused, Cerfa15059, fill, read_back
from pasdecote.ground.documents.cerfa_15059_budget import BudgetLine, budget_table, form_lines
from pasdecote.ground.documents.pdf import to_pdf
from tests.ground.documents.samples import REPORT

SHARED = Path(os.environ.get("PASDECOTE_SHARED", Path(__file__).parents[4] / "shared"))
CERFA = SHARED / "reference" / "cerfa"
PAGE2, PAGE3 = "topmostSubform[0].Page2[0].", "topmostSubform[0].Page3[0]."
needs_blank = pytest.mark.skipif(
    not (CERFA / "cerfa_15059-02.pdf").exists(), reason="le Cerfa vierge n’est pas dans PASDECOTE_SHARED"
)
LONG = "Chaque mardi, le collectif a tenu une table avec du café (cœur du projet). " * 80
VALUES = Cerfa15059(
    name="Centre social des Quatre-Vents",
    siret="123 456 789 00012",
    work_done="Une table chaque mardi, (œuvre \\ commune) à 12 €.",
    objectives=LONG,
    year=2026,
    grant_cents=5_000_00,
    signatory="Fatima-Zohra سعاد",
    budget=budget_table(
        [
            BudgetLine("604", 500_00, 600_00),
            BudgetLine("641", 9_000_00, 12_500_00),
            BudgetLine("74-etat", 5_000_00, 5_000_00, "Politique de la ville"),
            BudgetLine("74-region", 4_500_00, 8_100_00),
            BudgetLine("864", 500_00, 650_00),
            BudgetLine("870", 500_00, 650_00),
        ]
    ),
)


@pytest.fixture(scope="module")
def blank() -> bytes:
    return (CERFA / "cerfa_15059-02.pdf").read_bytes()


@needs_blank
def test_every_value_is_read_back(blank):
    told = read_back(fill(blank, VALUES).pdf)
    expected = {
        PAGE2 + "txt_nom[0]": "Centre social des Quatre-Vents",
        PAGE2 + "txt_siret[0]": "12345678900012",
        PAGE2 + "txt_mise_en_oeuvre[0]": "Une table chaque mardi, (œuvre \\ commune) à 12 €.",
        PAGE3 + "num_exo[0]": "26",
        PAGE3 + "txt_1_1[0]": "Prestations de services",
        PAGE3 + "num_P_1_1[0]": "500",
        PAGE3 + "num_R_1_16[0]": "12500",
        PAGE3 + "num_pour_1_16[0]": "139",
        PAGE3 + "num_CP_R[0]": "12500",
        PAGE3 + "num_R_1_27[0]": "13100",
        PAGE3 + "txt_2_4[0]": "Politique de la ville",
        PAGE3 + "num_SUBE_pour[0]": "138",
        PAGE3 + "num_R_2_36[0]": "13750",
        PAGE3 + "num_subvention[0]": "5000",
        PAGE3 + "num_pourcentage[0]": "38,2",
        PAGE3 + "num_P_1_5[0]": "",
        "topmostSubform[0].Page4[0].txt_nom[0]": "Fatima-Zohra سعاد",
    }
    assert {name: told[name] for name in expected} == expected


@needs_blank
def test_it_is_still_a_form_without_its_hidden_twin_or_broken_seal(blank):
    root = PdfReader(BytesIO(fill(blank, VALUES).pdf)).trailer["/Root"]
    assert "/XFA" not in root["/AcroForm"]
    assert root["/AcroForm"]["/Fields"]
    assert "/Perms" not in root
    assert len(read_back(fill(blank, VALUES).pdf)) == len(read_back(blank)) == 260


@needs_blank
def test_a_text_too_long_sends_to_the_annex_and_is_given_back_whole(blank):
    made = fill(blank, VALUES)
    (overflow,) = made.overflow
    assert (overflow.label, overflow.text) == ("Objectifs et indicateurs", LONG.strip())
    written = read_back(made.pdf)[overflow.field]
    assert written.startswith("Voir annexe")
    assert written.endswith("[…]")
    assert LONG[:500] in written


@needs_blank
def test_the_same_values_give_the_same_bytes_and_an_empty_report_is_accepted(blank):
    assert fill(blank, VALUES).pdf == fill(blank, VALUES).pdf
    empty = read_back(fill(blank, Cerfa15059()).pdf)
    assert empty[PAGE3 + "num_R_1_27[0]"] == "0"
    assert empty[PAGE3 + "num_pourcentage[0]"] == ""


@needs_blank
@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext (poppler) n’est pas installé")
def test_what_was_written_is_seen_on_the_pages(blank, tmp_path):
    (tmp_path / "cerfa.pdf").write_bytes(fill(blank, VALUES).pdf)
    done = subprocess.run(
        ["pdftotext", "-layout", "cerfa.pdf", "-"], cwd=tmp_path, capture_output=True, check=True, timeout=60
    )
    seen = done.stdout.decode().replace("\u00a0", " ")
    for words in ("(œuvre \\ commune) à 12 €", "12 500", "Politique de la ville", "38,2", "Fatima-Zohra"):
        assert words in seen


@needs_blank
def test_our_lines_are_those_of_the_official_form():
    with (CERFA / "cerfa_15059-02_mapping_lignes.csv").open(encoding="utf-8", newline="") as rows:
        official = {row["champ_prevision"]: row for row in csv.DictReader(rows) if row["cote"] != "autre"}
    ours = {f"{PAGE3}{line.planned}[0]": line for line in form_lines().values()}
    assert ours.keys() == {name for name in official if ".num_P_" in name or name.endswith("_P[0]")}
    for name, line in ours.items():
        assert official[name]["champ_realisation"] == f"{PAGE3}{line.actual}[0]"
        assert official[name]["champ_pourcent"] == f"{PAGE3}{line.percent}[0]"
        assert official[name]["cote"] == line.side
        assert bool(official[name]["champ_libelle_libre"]) == bool(line.free_label)


@needs_blank
def test_our_sums_are_the_formulas_of_the_official_form():
    with (CERFA / "cerfa_15059-02_formules_xfa.csv").open(encoding="utf-8", newline="") as rows:
        formulas = {row["champ"]: row["formule_du_formulaire"] for row in csv.DictReader(rows)}
    sums = [line for line in form_lines().values() if line.kind == "sum"]
    assert len(sums) == 12
    for line in sums:
        parts = {part.planned for part in form_lines().values() if part.part_of == line.id}
        told = formulas[line.planned].replace(";", "").replace("this.", "").split("+")
        assert {name.strip() for name in told} == parts


@needs_blank
def test_a_protected_form_is_refused(blank):
    writer = PdfWriter(clone_from=PdfReader(BytesIO(blank)))
    writer.encrypt("secret")
    out = BytesIO()
    writer.write(out)
    with pytest.raises(BlankRefused, match="mot de passe"):
        fill(out.getvalue(), VALUES)


@needs_blank
def test_a_form_with_missing_fields_is_refused(blank):
    writer = PdfWriter(clone_from=PdfReader(BytesIO(blank)))
    writer.remove_page(3)
    out = BytesIO()
    writer.write(out)
    with pytest.raises(BlankRefused, match="8 de ses cases"):
        fill(out.getvalue(), VALUES)


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (b"", "pas un PDF"),
        (b"PK\x03\x04 un document Word", "pas un PDF"),
        (b"%PDF-1.7\nrien de lisible", "abîmé"),
        (b"%PDF-" + b"0" * (10 * 1024 * 1024), "10 Mo"),
    ],
)
def test_a_file_that_is_not_a_readable_pdf_is_refused_in_french(file, said):
    with pytest.raises(BlankRefused, match=said):
        fill(file, VALUES)


def test_a_pdf_without_fields_is_refused():
    with pytest.raises(BlankRefused, match="pas de cases"):
        fill(to_pdf(REPORT), VALUES)
