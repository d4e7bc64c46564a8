"""`pasdecote import`: dry run, import, JSON, refusals and exit codes."""

import json

import pytest

from pasdecote.portal.home.cli import main
from pasdecote.portal.intake.models import Batch
from pasdecote.spine.journal.models import Entry
from tests.portal.intake.import_files import EXAMPLES, many, notes, table

CENTRE = EXAMPLES / "centre-social-suivi.xlsx"


@pytest.fixture
def command(cast, capsys):
    """Run the command for the group; gives its exit code, what it said, and what it complained of."""

    def ran(file, *words, group=cast.tilleuls.slug):
        code = main(["import", str(file), "--collectif", group, *words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return ran


@pytest.fixture
def wrong(tmp_path):
    """A table of ten lines, one of which has an impossible date."""
    path = tmp_path / "suivi.xlsx"
    path.write_bytes(table(many(10, wrong={5})))
    return path


def test_a_dry_run_says_what_would_be_and_keeps_nothing(command):
    code, out, _err = command(CENTRE, "--essai")
    assert code == 0
    assert "30 réunion" in out
    assert "À créer" in out
    assert "Essai : rien n’a été gardé." in out
    assert not Entry.objects.exists()
    assert not Batch.objects.exists()


def test_an_import_keeps_everything_and_can_be_undone_later(command, cast):
    code, out, _err = command(CENTRE)
    assert code == 0
    assert "89 notes importées." in out
    assert len(notes(cast)) == Batch.objects.get().created == 89


def test_imported_again_nothing_is_new(command, cast):
    command(CENTRE)
    code, out, _err = command(CENTRE)
    assert (code, len(notes(cast))) == (0, 89)
    assert "Déjà là : 89" in out
    assert "0 notes importées." in out


def test_json_says_the_plan_and_nothing_else(command):
    code, out, err = command(CENTRE, "--essai", "--json")
    said = json.loads(out)
    assert (code, err) == (0, "")
    assert (said["essai"], said["imported"], said["created"]["meeting"]) == (True, 0, 30)
    assert said["totals"]["expense_actual"] == 40_757_17
    assert (said["first_on"], said["last_on"]) == ("2025-01-01", "2025-12-31")


def test_json_of_an_import_counts_the_notes(command):
    code, out, _err = command(CENTRE, "--json")
    assert (code, json.loads(out)["imported"]) == (0, 89)


def test_a_dry_run_with_errors_names_cells_and_fails(command, wrong):
    code, out, err = command(wrong, "--essai")
    assert code == 1
    assert "cellule A5" in err
    assert "1 lignes illisibles" in out


def test_an_error_stops_the_import_and_keeps_nothing(command, wrong):
    code, _out, err = command(wrong)
    assert code == 1
    assert "cellule A5" in err
    assert "Rien n’a été importé." in err
    assert not Entry.objects.exists()
    assert not Batch.objects.exists()


def test_errors_are_left_out_when_asked(command, wrong, cast):
    code, out, _err = command(wrong, "--sans-les-erreurs")
    assert (code, len(notes(cast))) == (0, 9)
    assert "9 notes importées." in out


@pytest.mark.parametrize(
    ("word", "circle"), [("equipe", "team"), ("collectif", "collective"), ("institution", "institution")]
)
def test_the_circle_is_chosen(command, cast, word, circle):
    command(CENTRE, "--cercle", word)
    assert {note.circle for note in notes(cast)} == {circle}


def test_who_tells_is_chosen(command):
    command(CENTRE, "--compte", "HELENE@example.org")
    assert set(Entry.objects.values_list("author__name", flat=True).order_by()) == {"Hélène"}


@pytest.mark.parametrize("email", ["paul@example.org", "karim@example.org", "personne@example.org"])
def test_who_does_not_accompany_the_group_cannot_tell_for_it(command, email):
    code, _out, err = command(CENTRE, "--compte", email)
    assert code == 1
    assert f"{email} n’accompagne pas ce groupe" in err
    assert not Entry.objects.exists()


def test_an_unknown_group_is_said_with_those_there_are(command, cast):
    code, _out, err = command(CENTRE, group="inconnu")
    assert code == 1
    assert "« inconnu »" in err
    assert cast.tilleuls.slug in err


def test_a_file_that_is_not_there_is_said(command, tmp_path):
    code, _out, err = command(tmp_path / "absent.xlsx")
    assert code == 1
    assert "absent.xlsx ne s’ouvre pas" in err


def test_a_folder_is_no_file(command, tmp_path):
    assert command(tmp_path)[0] == 1


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n" + b"\x00" * 99, b"Bonjour."])
def test_what_is_no_table_is_said(command, tmp_path, data):
    path = tmp_path / "suivi.csv"
    path.write_bytes(data)
    code, out, err = command(path)
    assert (code, out) == (1, "")
    assert err.strip().endswith((".", "CSV."))
    assert "Traceback" not in err
    assert not Batch.objects.exists()


@pytest.mark.parametrize("words", [[], ["x.csv"], ["x.csv", "--collectif", "x", "--cercle", "public"]])
@pytest.mark.django_db
def test_words_that_are_missing_or_not_understood_end_with_two(words, capsys):
    with pytest.raises(SystemExit) as ended:
        main(["import", *words])
    assert ended.value.code == 2
    assert "Pour l’aide" in capsys.readouterr().err
