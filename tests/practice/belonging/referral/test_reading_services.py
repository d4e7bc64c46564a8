"""Public files of services: two shapes, bad lines named with their reason, nobody's name kept."""

import json
import os
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from pasdecote.practice.belonging.referral.needs import BY_THEME
from pasdecote.practice.belonging.referral.reading import UnreadableFile, read_houses, read_services

ROW = {
    "id": "invente--1",
    "source": "invente",
    "structure_id": "invente--s1",
    "nom": "Aide aux papiers",
    "description": "On lit le courrier ensemble.",
    "date_maj": "2026-10-05",
    "thematiques": [
        "numerique--acceder-a-des-services-en-ligne",
        "difficultes-administratives-ou-juridiques--accompagnement-aux-demarches-administratives",
    ],
    "frais": "gratuit",
    "code_insee": "93066",
    "commune": "Saint-Denis",
    "adresse": "Maison du quartier",
    "telephone": "01 99 00 11 22",
    "courriel": "papiers@exemple.test",
    "lien_source": "https://exemple.test/papiers",
    "contact_nom_prenom": "Camille Untel",
}
CSV = """id;source;structure_id;nom;description;date_maj;thematiques;code_insee
invente--1;invente;invente--s1;Aide aux papiers;"Une ligne,
puis deux";2026-10-05;"[""sante--acces-aux-soins""]";93066
invente--2;invente;invente--s1;;sans nom;2026-10-05;;93066
invente--3;invente;invente--s1;Sans date;;hier;;93066
"""


def in_json(*rows):
    return json.dumps(rows).encode()


def one(**more):
    [service] = read_services(in_json(ROW | more), {"invente--s1": "Maison des Tilleuls"}).services
    return service


def test_a_service_is_read_with_the_name_of_its_structure_and_no_contact():
    service = one()
    assert (service.name, service.structure) == ("Aide aux papiers", "Maison des Tilleuls")
    assert service.needs == ("digital", "rights")
    assert service.updated_on == date(2026, 10, 5)
    assert service.free is True
    assert "Camille" not in repr(service)


def test_a_csv_is_read_as_well_and_its_bad_lines_are_named():
    found = read_services(CSV.encode(), {})
    assert [(each.key, each.needs) for each in found.services] == [("invente--1", ("care",))]
    assert [reason for _line, reason in found.refused] == [
        "il manque le nom (« nom »)",
        "la date de mise à jour « hier » ne se lit pas",
    ]
    assert [line for line, _reason in found.refused] == [3, 4]


@pytest.mark.parametrize(
    "shape",
    [
        lambda row: json.dumps({"items": [row]}),
        lambda row: json.dumps(row) + "\n" + json.dumps(row | {"id": "invente--2"}),
        lambda row: "\ufeff" + json.dumps([row]),
    ],
)
def test_other_shapes_of_json_are_read(shape):
    assert read_services(shape(ROW).encode(), {}).services[0].name == "Aide aux papiers"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\xff\xfe\x00", "UTF-8"),
        (b"[{", "abîmé"),
        (b"nom,prenom\nA,B\n", "colonnes"),
        (b"[]", "aucun service"),
        (b"id,nom\n", "aucun service"),
        (b"", "colonnes"),
    ],
)
def test_a_file_that_is_none_is_refused_with_its_reason(data, reason):
    with pytest.raises(UnreadableFile, match=reason):
        read_services(data, {})


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "data:text/html,x", "http://", 'https://a"b', "//a.b"]
)
def test_only_a_web_address_becomes_a_link(link):
    assert one(lien_source=link).link == ""
    assert one().link == ROW["lien_source"]


def test_a_long_text_is_cut_and_strange_values_are_left_out():
    service = one(description="x" * 9000, telephone=["01"], courriel="pas un courriel", code_insee="Paris")
    assert len(service.description) == 3000
    assert (service.telephone, service.e_mail, service.commune) == ("", "", "")


VALUES = st.none() | st.text() | st.integers() | st.lists(st.text())
TABLE = st.text(max_size=300).map(lambda text: b"id,nom\n" + text.encode("utf-8", "replace"))


def read_or_refused(data):
    """How many lines were read or named; None for a file refused as a whole."""
    try:
        found = read_services(data, read_houses(data))
    except UnreadableFile:
        return None
    return len(found.services) + len(found.refused)


@given(st.binary(max_size=300) | TABLE)
def test_any_bytes_are_read_or_refused(data):
    assert read_or_refused(data) != 0


@given(st.lists(st.dictionaries(st.sampled_from(sorted(ROW)), VALUES), min_size=1))
def test_any_json_row_is_kept_or_named(rows):
    assert read_or_refused(in_json(*rows)) == len(rows)


def test_every_theme_of_the_public_scheme_is_said_in_plain_words():
    shared = Path(os.environ.get("PASDECOTE_SHARED", Path(settings.BASE_DIR).parent / "shared"))
    scheme = shared / "reference/data_inclusion/schemas/v1/service.json"
    if not scheme.exists():
        pytest.skip("the public scheme of services is not here")
    themes = json.loads(scheme.read_text())["$defs"]["Thematique"]["enum"]
    assert {theme for theme in themes if theme.partition("--")[0] not in BY_THEME} == set()
