"""`pasdecote carte`: from a file of votes to a map in a file, without any database."""

import json

import pytest

from pasdecote.portal.home.cli import main


@pytest.fixture
def votes(tmp_path):
    """Two people who say the opposite on three statements, and one who passes."""
    lines = ["timestamp,datetime,comment-id,voter-id,vote"]
    lines += [f"{i},,{j},{i},{answer}" for i, answer in ((1, 1), (2, -1), (3, 0)) for j in (1, 2, 3)]
    path = tmp_path / "votes.csv"
    path.write_text("\n".join(lines))
    return path


def test_the_map_is_written_and_said_in_a_few_lines(votes, tmp_path, capsys):
    out = tmp_path / "carte.json"
    assert main(["carte", str(votes), "--json", str(out)]) == 0
    said = capsys.readouterr().out
    assert "3 personnes, 3 phrases, 9 réponses." in said
    assert "pas de groupes" in said
    told = json.loads(out.read_bytes())
    assert (told["holding"], told["groups"], told["answers"]) == ("too_few_people", [], 9)


def test_statements_refused_are_left_out(votes, tmp_path):
    phrases = tmp_path / "phrases.csv"
    phrases.write_text("comment-id,moderated\n1,1\n2,-1\n3,1\n")
    out = tmp_path / "carte.json"
    assert main(["carte", str(votes), "--phrases", str(phrases), "--json", str(out)]) == 0
    assert [one["removed"] for one in json.loads(out.read_bytes())["statements"]] == [False, True, False]


def test_a_file_that_cannot_be_read_writes_nothing_and_names_the_line(votes, tmp_path, capsys):
    votes.write_text(votes.read_text() + "\n9,,1,4,peut-être")
    out = tmp_path / "carte.json"
    assert main(["carte", str(votes), "--json", str(out)]) == 1
    assert "Ligne 11" in capsys.readouterr().err
    assert not out.exists()


def test_a_file_that_is_not_there_is_said_in_french(tmp_path, capsys):
    assert main(["carte", str(tmp_path / "absent.csv"), "--json", str(tmp_path / "x.json")]) == 1
    assert "n’a pas été écrit ou lu" in capsys.readouterr().err
