"""What a collective told leaves in formats that read without the software."""

import csv
import io
import json
import zipfile
from datetime import date

import pytest

from pasdecote.ground.facts.atoms import Count, Obtained, Unit
from pasdecote.ground.facts.gathering import Encounter
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.portal.privacy.export import export_collective
from pasdecote.spine.journal.services import Anchor, contest, correct, tell

DAY = date(2026, 3, 3)


def say(cast, words, circle="team", **more):
    return tell(
        by=cast.nadia,
        id=uuid7(),
        anchor=Anchor(collective=cast.tilleuls),
        circle=circle,
        content=Encounter(happened_on=DAY, happened=words, **more),
    )


@pytest.fixture
def exported(cast, tmp_path):
    """Write the export and give its files by name."""

    def write():
        export_collective(cast.tilleuls, tmp_path / "tout.zip")
        with zipfile.ZipFile(tmp_path / "tout.zip") as archive:
            return {name: archive.read(name).decode("utf-8-sig") for name in archive.namelist()}

    return write


def test_the_table_has_a_row_a_note_and_a_blank_is_not_a_zero(cast, exported):
    say(cast, "Huit personnes.", counts=(Count(unit=Unit.PEOPLE, value=8, obtained=Obtained.COUNTED),))
    say(cast, "Personne n’a compté.")
    rows = list(csv.DictReader(io.StringIO(exported()["notes.csv"]), delimiter=";"))
    assert {(row["ce qui s’est passé"], row["présents"], row["comment obtenu"]) for row in rows} == {
        ("Huit personnes.", "8", "compté"),
        ("Personne n’a compté.", "", ""),
    }


def test_a_formula_in_a_note_does_nothing_in_a_spreadsheet(cast, exported):
    say(cast, '=HYPERLINK("http://mal","clic")')
    (row,) = csv.DictReader(io.StringIO(exported()["notes.csv"]), delimiter=";")
    assert row["ce qui s’est passé"].startswith("'=")


def test_the_history_of_a_note_can_be_followed(cast, exported):
    first = say(cast, "Huit.")
    correct(
        by=cast.nadia,
        id=uuid7(),
        replaces=[first.pk],
        content=Encounter(happened_on=DAY, happened="Neuf."),
    )
    contest(by=cast.helene, id=uuid7(), version=first.pk, words="Nous étions dix.")
    files = exported()
    told = json.loads(files["notes.json"])
    assert [version["contenu"]["happened"] for version in told] == ["Huit.", "Neuf."]
    assert {version["note"] for version in told} == {str(first.fact)}
    assert json.loads(files["desaccords.json"])[0]["ce qui n’est pas ça"] == "Nous étions dix."


def test_the_page_shows_words_and_never_runs_them(cast, exported):
    say(cast, "<script>alert(1)</script> et la fête")
    page = exported()["index.html"]
    assert "et la fête" in page
    assert "<script" not in page


def test_what_is_still_in_somebody_s_notebook_stays_there(cast, exported):
    say(cast, "Pour moi seule.", circle="me")
    assert not any("Pour moi seule" in text for text in exported().values())


def test_another_group_is_not_in_it(cast, exported):
    tell(
        by=cast.nadia,
        id=uuid7(),
        anchor=Anchor(organisation=cast.club),
        circle="team",
        content=Encounter(happened_on=DAY, happened="Au club."),
    )
    assert not any("Au club" in text for text in exported().values())


def test_a_file_that_cannot_be_written_leaves_nothing(cast, tmp_path):
    with pytest.raises(FileNotFoundError):
        export_collective(cast.tilleuls, tmp_path / "absent" / "tout.zip")
    assert list(tmp_path.iterdir()) == []
