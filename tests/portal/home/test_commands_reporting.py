"""`pasdecote bilan` and `pasdecote bilans`: the same bilans as the screens, for the terminal."""

import json
from datetime import date
from decimal import Decimal

import pytest

from pasdecote.ground.documents.cerfa_15059 import read_back
from pasdecote.ground.documents.cerfa_15059_budget import form_lines
from pasdecote.ground.facts.money import Expense
from pasdecote.portal.home.cli import main
from pasdecote.portal.home.commands import reporting
from pasdecote.projections.reports import files
from pasdecote.projections.reports.models import Draft
from tests.projections.reports.drafts import TEAM_WORDS, a_year, held, line, told

pytestmark = pytest.mark.django_db
PERIOD = ["--du", "2025-01-01", "--au", "2025-12-31"]
KEYS = ["id", "label", "value", "unit", "denominator", "obtained", "missing", "status", "sources"]
PAGE2, PAGE3 = "topmostSubform[0].Page2[0].", "topmostSubform[0].Page3[0]."


@pytest.fixture
def year(cast):
    return a_year(cast)


def ended(words, capsys):
    """Exit code, what was printed, what was complained of."""
    try:
        code = main(list(map(str, words)))
    except SystemExit as stopped:
        code = stopped.code
    said = capsys.readouterr()
    return code, said.out, said.err


def bilan(cast, out, *more, template="cerfa-15059-02", scope=None):
    words = scope or ["--collectif", cast.tilleuls.slug]
    return ["bilan", template, *words, *PERIOD, "--au-nom-de", cast.club.slug, *more, "--out", out]


def fields(path):
    report = json.loads(path.read_text())
    return report, {field["id"]: field for field in report["fields"]}


@pytest.mark.parametrize(
    ("ending", "begins"),
    [
        ("pdf", b"%PDF"),
        ("docx", b"PK"),
        ("odt", b"PK"),
        ("xlsx", b"PK"),
        ("csv", b"\xef\xbb\xbfRubrique"),
        ("json", b"{"),
    ],
)
def test_the_format_is_that_of_the_file(cast, year, tmp_path, capsys, ending, begins):
    out = tmp_path / f"bilan.{ending}"
    code, said, _err = ended(bilan(cast, out), capsys)
    assert (code, said) == (0, f"Écrit : {out}\n")
    assert out.read_bytes().startswith(begins)
    assert not Draft.objects.exists()


def test_the_command_offers_every_format_of_the_screens():
    assert tuple(files.FORMATS) == reporting.FORMATS


def test_each_field_of_the_json_has_exactly_its_nine_keys(cast, year, tmp_path, capsys):
    out = tmp_path / "bilan.json"
    ended(bilan(cast, out), capsys)
    report, found = fields(out)
    assert all(list(field) == KEYS for field in found.values())
    assert report["outside"] is True
    assert TEAM_WORDS not in out.read_text()


def test_small_numbers_are_withheld_unless_asked_for_inside(cast, tmp_path, capsys):
    told(cast, held("À trois", number=3))
    out = tmp_path / "bilan.json"
    ended(bilan(cast, out, template="assemblee-generale"), capsys)
    _report, found = fields(out)
    assert (found["presences"]["value"], found["presences"]["status"]) == (None, "withheld")
    ended(bilan(cast, out, "--interieur", template="assemblee-generale"), capsys)
    report, found = fields(out)
    assert (found["presences"]["value"], report["outside"]) == (3, False)


def test_a_project_and_a_structure_have_their_bilans(cast, year, tmp_path, capsys):
    told(cast, held("La fête", number=7, project=cast.fete.pk))
    out = tmp_path / "bilan.json"
    words = ["bilan", "assemblee-generale", *PERIOD, "--out", out]
    assert ended([*words, "--projet", cast.fete.slug], capsys)[0] == 0
    assert fields(out)[1]["presences"]["value"] == 7
    assert ended([*words, "--structure", cast.club.slug], capsys)[0] == 0
    assert fields(out)[1]["presences"]["value"] == 46


def test_the_official_form_holds_every_figure_of_the_json(cast, year, shared, tmp_path, capsys):
    for account, stage, euros in (("613", "planned", 300), ("641", "actual", 1200), ("604", "planned", 75)):
        money = (line(account, "expense", stage, euros),)
        told(cast, Expense(happened_on=date(2025, 6, 2), happened="Une dépense.", money=money))
    blank = shared / "reference" / "cerfa" / "cerfa_15059-02.pdf"
    form, text = tmp_path / "rempli.pdf", tmp_path / "bilan.json"
    funder = ["--financeur", "Fondation du Port"]
    assert ended(bilan(cast, form, *funder, "--blank", blank), capsys)[0] == 0
    assert ended(bilan(cast, text, *funder), capsys)[0] == 0
    written, (report, found) = read_back(form.read_bytes()), fields(text)
    boxes, seen = form_lines(), 0
    for told_line in report["budget"]["lines"]:
        box = boxes[told_line["id"]]
        for column in ("planned", "actual"):
            if told_line[column] is not None and getattr(box, column):
                assert written[f"{PAGE3}{getattr(box, column)}[0]"] == str(int(told_line[column])), told_line
                seen += 1
    assert seen > 15
    assert written[PAGE3 + "num_subvention[0]"] == str(int(found["subvention"]["value"])) == "500"
    assert Decimal(written[PAGE3 + "num_pourcentage[0]"].rstrip("% ")) == Decimal(100)
    for name, field in (("txt_nom", "nom"), ("txt_mise_en_oeuvre", "mise_en_oeuvre")):
        assert written[f"{PAGE2}{name}[0]"] == found[field]["value"]


def test_the_same_words_give_the_same_bytes(cast, year, tmp_path, capsys):
    made = []
    for name in ("a.pdf", "b.pdf"):
        ended(bilan(cast, tmp_path / name), capsys)
        made.append((tmp_path / name).read_bytes())
    assert made[0] == made[1]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"cerfa-15059-02": "nimporte"}, "Le modèle « nimporte » n’existe pas"),
        ({"les-tilleuls": "ailleurs"}, "Il n’y a pas de groupe « ailleurs »"),
        ({"club-de-prevention-des-hauts": "ailleurs"}, "Il n’y a pas de structure « ailleurs »"),
        ({"club-de-prevention-des-hauts": "maison-d-a-cote"}, "n’accompagnait pas ce groupe"),
        ({"2025-12-31": "2024-12-31"}, "avant son début"),
        ({"2025-01-01": "1025-01-01"}, "1025"),
        ({"2025-01-01": "01/01/2025"}, "n’est pas une date"),
        ({"bilan.pdf": "bilan.rtf"}, "doit finir par .pdf, .docx, .odt, .xlsx, .csv ou .json"),
        ({"bilan.pdf": "nulle-part/bilan.pdf"}, "n’a pas été écrit"),
    ],
)
def test_what_is_refused_is_said_and_nothing_is_written(cast, tmp_path, capsys, change, sentence):
    words = [str(word) for word in bilan(cast, tmp_path / "bilan.pdf")]
    for old, new in change.items():
        words = [word.replace(old, new) if word.endswith(old) else word for word in words]
    code, _out, err = ended(words, capsys)
    assert code == 1
    assert sentence in err
    assert list(tmp_path.iterdir()) == []


def test_a_blank_that_is_not_one_is_refused(cast, year, tmp_path, capsys):
    wrong, out = tmp_path / "faux.pdf", tmp_path / "rempli.pdf"
    wrong.write_bytes(b"bonjour")
    code, _out, err = ended(bilan(cast, out, "--blank", wrong), capsys)
    assert (code, out.exists()) == (1, False)
    assert "pas un PDF" in err
    assert "donnez un fichier en .pdf" in ended(bilan(cast, tmp_path / "b.json", "--blank", wrong), capsys)[2]


@pytest.mark.parametrize("scope", [["--collectif", "a", "--projet", "b"], ["--exercice", "deux"]])
def test_words_that_do_not_go_together_are_not_understood(cast, tmp_path, capsys, scope):
    assert ended(bilan(cast, tmp_path / "b.pdf", scope=scope), capsys)[0] == 2


def test_the_templates_are_listed(capsys):
    code, out, _err = ended(["bilans"], capsys)
    assert code == 0
    assert "cerfa-15059-02" in out
    rows = json.loads(ended(["bilans", "--json"], capsys)[1])
    assert {"id", "version", "title", "funder", "scopes", "fields", "questions"} <= rows[0].keys()
