"""`pasdecote depouiller`: counted in the terminal, the same bytes whoever counts, and refused in French."""

import json
import subprocess
import sys

import pytest

from pasdecote.portal.home.cli import main
from tests.project.environment import ROOT

RECIPE = ROOT / "docs" / "recipes" / "depouiller-un-fichier.md"
FILES = {
    "sans-objection": "```csv\nreaction",
    "majorite": "```csv\nvote",
    "jugement-majoritaire": "```csv\nJardin;Atelier vélo;Fête\nbien",
    "schulze": "```csv\nJardin;Atelier vélo;Fête\n1",
    "repartition-equitable": "```\nMETA",
}


def ended(words, capsys):
    """Exit code, what was printed, what was complained of."""
    try:
        code = main(list(map(str, words)))
    except SystemExit as stopped:
        code = stopped.code
    said = capsys.readouterr()
    return code, said.out, said.err


def example(rule, folder):
    """The file that the recipe shows for a rule, and the words it takes."""
    text = RECIPE.read_text()
    begins = text.index(FILES[rule])
    content = text[text.index("\n", begins) + 1 : text.index("```", begins + 3)]
    path = folder / f"{rule}.txt"
    path.write_text(content)
    return [rule, path, *(["--non-classes", "dessous"] if rule == "schulze" else [])]


@pytest.mark.parametrize("rule", FILES)
def test_the_file_that_the_recipe_shows_is_counted_and_told(rule, tmp_path, capsys):
    code, out, err = ended(["depouiller", *example(rule, tmp_path), "--json", tmp_path / "c.json"], capsys)
    assert (code, err) == (0, "")
    assert len(out.splitlines()) > 2
    assert json.loads((tmp_path / "c.json").read_text())["rule"] == rule


def test_two_processes_and_two_orders_of_the_ballots_write_the_same_bytes(tmp_path):
    ballots = ["bien;passable", "passable;bien", "très bien;bien", "à rejeter;assez bien"]
    written = []
    for turn, lines in enumerate((ballots, ballots[::-1])):
        source, target = tmp_path / f"{turn}.csv", tmp_path / f"{turn}.json"
        source.write_text("\n".join(["Jardin;Fête", *lines]))
        words = ["depouiller", "jugement-majoritaire", source, "--json", target]
        code = "import sys; from pasdecote.portal.home.cli import main; sys.exit(main(sys.argv[1:]))"
        subprocess.run(
            [sys.executable, "-c", code, *map(str, words)], check=True, cwd=ROOT, capture_output=True
        )
        written.append(target.read_bytes())
    assert written[0] == written[1]
    assert b"passable;" not in written[0]


def test_qualified_majorities_quorums_and_own_grades_are_taken_from_the_words(tmp_path, capsys):
    (tmp_path / "v.csv").write_text("vote;nombre\noui;19\nnon;1\n")
    words = ["depouiller", "majorite", tmp_path / "v.csv", "--seuil", "2/3", "--sur", "inscrits"]
    assert "20 oui sur 30" in ended([*words, "--inscrits", 30], capsys)[1]
    assert (
        "quorum n’est pas atteint"
        in ended(["depouiller", "majorite", tmp_path / "v.csv", "--quorum", 50], capsys)[1]
    )
    (tmp_path / "g.csv").write_text("A;B\noui;non\n")
    words = ["depouiller", "jugement-majoritaire", tmp_path / "g.csv", "--mentions", "non, peut-être, oui"]
    assert "« A » : mention « oui »" in ended(words, capsys)[1]


@pytest.mark.parametrize(
    ("rule", "content", "more", "sentence"),
    [
        ("majorite", "vote\nbof\n", [], "v.csv : Ligne 2 : « bof » n’est pas compris"),
        ("majorite", "vote\noui\n", ["--seuil", "deux"], "n’est pas une part"),
        ("majorite", "vote\noui\n", ["--seuil", "1/0"], "n’est pas une part"),
        ("majorite", "vote\noui\n", ["--seuil", "1/3"], "plus de la moitié"),
        ("schulze", "A;B\n1;2\n", [], "--non-classes dessous"),
        ("repartition-equitable", "META\n", ["--pas", "0"], "--pas : un nombre d’euros"),
        ("jugement-majoritaire", "A\noui\n", ["--mentions", "oui"], "au moins deux mentions"),
    ],
)
def test_what_is_refused_says_why_and_writes_nothing(rule, content, more, sentence, tmp_path, capsys):
    (tmp_path / "v.csv").write_text(content)
    target = tmp_path / "c.json"
    code, _out, err = ended(["depouiller", rule, tmp_path / "v.csv", *more, "--json", target], capsys)
    assert code == 1
    assert sentence in err
    assert not target.exists()


def test_a_file_that_is_not_there_is_said(tmp_path, capsys):
    code, _out, err = ended(["depouiller", "majorite", tmp_path / "rien.csv"], capsys)
    assert code == 1
    assert "rien.csv" in err
