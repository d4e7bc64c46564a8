"""`pasdecote bilans --ajouter`: a structure's template from the terminal, checked as on screen."""

import json

import pytest

from pasdecote.projections.reports.models import OwnTemplate
from tests.portal.home.test_commands_reporting import bilan, ended, fields
from tests.projections.reports.drafts import OWN, a_year, an_own_template

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "port.yaml"
    path.write_text(OWN)
    return path


def adding(cast, file, *more):
    return ["bilans", "--ajouter", file, "--structure", cast.club.slug, *more]


def test_a_file_is_added_to_a_structure_and_listed(cast, file, capsys):
    code, out, _err = ended(adding(cast, file), capsys)
    assert code == 0
    assert "Compte rendu à la Fondation du Port, version 2026 : 3 champs." in out
    assert f"Ajouté à {cast.club.name} : fondation-du-port" in out
    assert OwnTemplate.objects.get().added_by in (cast.nadia, cast.solene)
    rows = json.loads(ended(["bilans", "--structure", cast.club.slug, "--json"], capsys)[1])
    assert rows[-1] | {"id": "fondation-du-port", "structure": cast.club.slug} == rows[-1]
    assert "fondation-du-port" not in ended(["bilans"], capsys)[1]


def test_a_try_keeps_nothing(cast, file, capsys):
    code, out, _err = ended(adding(cast, file, "--essai"), capsys)
    assert (code, "rien n’est gardé" in out) == (0, True)
    assert not OwnTemplate.objects.exists()


def test_a_bilan_is_drawn_with_it(cast, file, tmp_path, capsys):
    a_year(cast)
    ended(adding(cast, file, "--compte", cast.solene.email), capsys)
    out = tmp_path / "bilan.json"
    assert ended(bilan(cast, out, template="fondation-du-port"), capsys)[0] == 0
    report, found = fields(out)
    assert report["template"]["version"] == "2026"
    assert found["presences"]["value"] == 39


def test_the_same_id_in_two_structures_asks_which(cast, tmp_path, capsys):
    an_own_template(cast)
    an_own_template(cast, OWN.replace('"2026"', '"2027"'), by=cast.helene, house=cast.centre)
    out = tmp_path / "bilan.json"
    code, _out, err = ended(bilan(cast, out, template="fondation-du-port"), capsys)
    assert (code, "--modele-de" in err) == (1, True)
    words = bilan(cast, out, "--modele-de", cast.centre.slug, template="fondation-du-port")
    assert ended(words, capsys)[0] == 0
    assert fields(out)[0]["template"]["version"] == "2027"


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        (("--structure", "ailleurs"), "Il n’y a pas de structure « ailleurs »"),
        (("--compte", "paul@example.org"), "paul@example.org ne travaille pas dans"),
        (("--ajouter", "nulle-part.yaml"), "nulle-part.yaml ne s’ouvre pas"),
    ],
)
def test_what_is_refused_is_said(cast, file, capsys, more, sentence):
    code, _out, err = ended(adding(cast, file, *more), capsys)
    assert (code, OwnTemplate.objects.exists()) == (1, False)
    assert sentence in err


def test_a_bad_file_is_named_with_its_line(cast, file, capsys):
    file.write_text(OWN.replace("attendances", "attendence"))
    code, _out, err = ended(adding(cast, file), capsys)
    assert (code, OwnTemplate.objects.exists()) == (1, False)
    assert "port.yaml : Ligne 9 : l’indicateur « attendence » n’existe pas" in err


def test_a_structure_must_be_said(file, capsys):
    code, _out, err = ended(["bilans", "--ajouter", file], capsys)
    assert code == 1
    assert "--structure" in err
