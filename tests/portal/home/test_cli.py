"""The terminal: commands in French, one exit code for each way of ending."""

import re

import pytest

from pasdecote.portal.home.cli import main
from pasdecote.portal.home.commands import NAMES, every_command
from pasdecote.portal.home.sample import PASSWORD, load_sample, sample_accounts
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.models import Collective
from pasdecote.spine.journal.models import Entry
from pasdecote.spine.journal.queries import shared_notes, told


def ended(words, capsys):
    """Exit code, what was printed, what was complained of."""
    try:
        code = main(words)
    except SystemExit as stopped:
        code = stopped.code
    said = capsys.readouterr()
    return code, said.out, said.err


def test_the_help_names_every_command(capsys):
    code, out, _err = ended(["--help"], capsys)
    assert code == 0
    for word in ("demo", "serve", "import", "bilan", "bilans", "export", "backup", "restore", "check"):
        assert re.search(rf"^\s+{word}\s", out, re.MULTILINE), word
    assert "manage" in out
    assert len(every_command()) == len(NAMES)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ([], "il manque"),
        (["danser"], "choix impossible"),
        (["import", "x.csv"], "il manque : --collectif"),
        (["demo", "--port", "beaucoup"], "--port"),
    ],
)
def test_what_is_not_understood_is_said_in_french_with_the_way_to_the_help(words, sentence, capsys):
    code, _out, err = ended(words, capsys)
    assert code == 2
    assert sentence in err
    assert "--help" in err


@pytest.mark.django_db
def test_the_sample_is_loaded_once_and_says_how_to_sign_in(capsys):
    code, out, _err = ended(["demo", "--sans-servir"], capsys)
    assert code == 0
    for email, _about in sample_accounts():
        assert email in out
        assert Account.objects.get(email=email).check_password(PASSWORD)
    assert PASSWORD in out
    notes = Entry.objects.count()
    assert notes > 200
    assert load_sample() is False
    assert Entry.objects.count() == notes


@pytest.mark.django_db
def test_the_sample_s_notes_are_ready_to_be_read_and_counted():
    load_sample()
    for collective in Collective.objects.order_by("slug"):
        found = told(shared_notes(collectives=[collective.pk]))
        assert any(item.content.counts for item in found)
        assert any(item.content.money for item in found)
    assert Entry.objects.filter(circle="me").count() == 3


@pytest.mark.django_db(transaction=True)
def test_a_backup_is_taken_and_put_back_from_the_terminal(capsys, tmp_path):
    load_sample()
    kept = tmp_path / "tout.zip"
    code, out, _err = ended(["backup", str(kept)], capsys)
    assert code == 0
    assert str(kept) in out
    code, _out, err = ended(["restore", str(kept)], capsys)
    assert code == 1
    assert "n’est pas vide" in err


@pytest.mark.django_db
def test_a_journal_that_holds_together_is_said_to(capsys, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path  # what other tests left in the files is no part of this journal
    load_sample()
    code, out, _err = ended(["check"], capsys)
    assert code == 0
    assert "Le journal est entier" in out


@pytest.mark.django_db
def test_a_note_that_does_not_read_is_named(cast, capsys):
    load = Entry(
        id="01890000-0000-7000-8000-000000000001",
        fact="01890000-0000-7000-8000-000000000001",
        collective=cast.tilleuls,
        circle="team",
        kind="encounter",
        happened_on="2026-01-02",
        content="{",
        told_at="2026-01-02T00:00:00Z",
        received_at="2026-01-02T00:00:00Z",
    )
    load.save(force_insert=True)
    code, out, _err = ended(["check"], capsys)
    assert code == 1
    assert "01890000-0000-7000-8000-000000000001" in out


@pytest.mark.django_db
def test_a_group_is_exported_and_one_that_does_not_exist_is_said(cast, capsys, tmp_path):
    out_file = tmp_path / "groupe.zip"
    code, out, _err = ended(["export", "--collectif", "les-tilleuls", "--out", str(out_file)], capsys)
    assert (code, out_file.exists()) == (0, True)
    assert "0 notes" in out
    code, _out, err = ended(["export", "--collectif", "nulle-part", "--out", str(out_file)], capsys)
    assert code == 1
    assert "nulle-part" in err


@pytest.mark.django_db
def test_the_first_structure_is_created_from_the_terminal(capsys, monkeypatch):
    words = ["premiere-structure", "--structure", "Le foyer", "--nom", "Claire", "--email"]
    monkeypatch.setattr("getpass.getpass", lambda prompt: "motdepasse-long")
    assert ended([*words, "pas une adresse"], capsys)[0] == 1
    assert ended([*words, "claire@exemple.test"], capsys)[0] == 0
    assert Account.objects.get().check_password("motdepasse-long")
    code, _out, err = ended([*words, "autre@exemple.test"], capsys)
    assert code == 1
    assert "existe déjà" in err


@pytest.mark.django_db
def test_a_password_too_short_creates_nothing(capsys, monkeypatch):
    monkeypatch.setattr("getpass.getpass", lambda prompt: "court")
    words = ["premiere-structure", "--structure", "Le foyer", "--nom", "Claire", "--email", "c@exemple.test"]
    assert ended(words, capsys)[0] == 1
    assert not Account.objects.exists()
