"""Templates are read as data; what is wrong is said in French, with its line."""

import contextlib
import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pasdecote.projections.reports.template.reading import (
    FOLDER,
    LARGEST,
    TemplateError,
    available,
    read_template,
    template,
)

GOOD = """\
id: essai
version: "1"
title: Essai
scopes: [collective]
sections:
  - title: Chiffres
    fields:
      - id: seances
        label: Séances
        indicator: sessions_held
      - id: recit
        label: Récit
        max_chars: 300
        narrative:
          kinds: [action_held]
          words: [happened]
"""


def refused(text: str | bytes) -> TemplateError:
    with pytest.raises(TemplateError) as caught:
        read_template(text)
    return caught.value


def test_a_template_is_read():
    found = read_template(GOOD)
    first, second = found.fields()
    assert (found.id, found.version, first.kind, second.kind) == ("essai", "1", "indicator", "narrative")
    assert second.max_chars == 300


@pytest.mark.parametrize("template_id", available())
def test_the_templates_that_come_with_it_are_read(template_id):
    found = template(template_id)
    assert found.id == template_id
    assert found.source
    assert found.confidence


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("label: Séances", "lable: Séances", 9, "« lable » n’existe pas ici. Vouliez-vous dire « label » ?"),
        ("        label: Séances\n", "", 8, "il manque « label »"),
        ("label: Séances", "label:", 8, "il manque « label »"),
        ("sessions_held", "session_held", 10, "Vouliez-vous dire « sessions_held » ?"),
        ("id: recit", "id: seances", 11, "« seances » est pris deux fois"),
        ("id: recit", "id: Récit !", 11, "n’est pas possible"),
        ("max_chars: 300", "max_chars: beaucoup", 13, "un nombre entier"),
        ("max_chars: 300", "max_chars: 0", 13, "plus grand que zéro"),
        ("kinds: [action_held]", "kinds: [action_hold]", 15, "Vouliez-vous dire « action_held » ?"),
        ("words: [happened]", "words: [happend]", 16, "Vouliez-vous dire « happened » ?"),
        ("scopes: [collective]", "scopes: [collectif]", 4, "Vouliez-vous dire « collective » ?"),
        ("scopes: [collective]", "scopes: collective", 4, "doit être une liste"),
        ("title: Essai", "title: [Essai]", 3, "doit être un texte simple"),
        ("title: Essai", "title: Essai\ntitle: Encore", 4, "est écrite deux fois"),
        ("        indicator: sessions_held\n", "", 8, "ne dit pas comment il est rempli"),
        (
            "indicator: sessions_held",
            "indicator: sessions_held\n        identity: name",
            11,
            "de deux façons",
        ),
        ("sessions_held", "told_ages\n        bands: [16-25, jeunes]", 11, "s’écrit « 16-25 » ou « 60+ »"),
        ("sessions_held", "told_ages\n        bands: [16-25, 25-30]", 11, "chevauche la précédente"),
        ("sessions_held", "sessions_held\n        bands: [16-25]", 11, "ne va qu’avec : told_ages"),
        (
            "indicator: sessions_held",
            "indicator: sessions_held\n        statement: Non",
            11,
            "de deux façons",
        ),
        ("label: Séances", "label: Séances\n        funder_word: peut-être", 10, "vrai ou faux"),
        (
            "label: Séances",
            "label: Séances\n        funder_words: true",
            10,
            "Vouliez-vous dire « funder_word » ?",
        ),
        ("    fields:", "\tfields:", 7, "tabulation"),
        ("title: Essai", "title: 'Essai", 3, "pas du YAML"),
        ('version: "1"', 'version: &a "1"\nfunder: *a', 3, "renvois"),
        ("title: Essai", "title: !!python/object:os.system Essai", 3, "étiquettes"),
        ("title: Essai", "title: !essai Essai", 3, "étiquettes"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(old, new, line, words):
    assert old in GOOD
    error = refused(GOOD.replace(old, new, 1))
    assert words in str(error)
    assert error.line == line
    assert str(error).startswith(f"Ligne {line} : ")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("", "vide"),
        ("# rien\n", "vide"),
        ("- une liste", "« clé : valeur »"),
        ("juste un texte", "« clé : valeur »"),
        (b"\xff\xfe\x00", "UTF-8"),
        ("x" * (LARGEST + 1), "trop grand"),
        ("[" * 200, "niveaux imbriqués"),
        ("a: \x07", "illisibles"),
        ("a: 1\n---\nb: 2", "YAML"),
        ("? [a, b]\n: c", "n’existe pas ici"),
    ],
)
def test_what_is_no_template_is_refused(data, words):
    assert words in str(refused(data))


def test_an_alias_bomb_is_refused_before_it_grows():
    bomb = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 25))
    assert "renvois" in str(refused(bomb))


def test_numbers_and_yes_or_no_keep_the_text_that_was_written():
    found = read_template(GOOD.replace("title: Essai", "title: 012").replace("Chiffres", "non"))
    assert (found.title, found.sections[0].title) == ("012", "non")


def test_a_budget_whose_lines_go_round_in_circles_is_refused():
    budget = """\
      - id: argent
        label: Argent
        budget:
          lines:
            - { id: a, side: expense, label: A, adds: [b] }
            - { id: b, side: expense, label: B, adds: [a] }
"""
    assert "s’additionne elle-même" in str(refused(GOOD + budget))


def test_a_line_of_each_funder_without_accounts_is_refused_with_its_line():
    budget = """\
      - id: argent
        label: Argent
        budget:
          lines:
            - { id: a, side: income, label: A, each_funder: true }
"""
    error = refused(GOOD + budget)
    assert "« each_funder » demande des comptes" in str(error)
    assert error.line == 21


def test_the_new_keys_of_a_field_are_read():
    more = GOOD.replace(
        "sessions_held", 'told_ages\n        bands: ["12-17", "18+"]\n        funder_word: true'
    )
    first = next(iter(read_template(more).fields()))
    assert (first.bands, first.funder_word) == (("12-17", "18+"), True)


def test_a_template_that_does_not_exist_is_refused_with_those_that_do():
    with pytest.raises(TemplateError, match="Vouliez-vous dire « cerfa-15059-02 »"):
        template("cerfa-15059-2")


@pytest.mark.parametrize("template_id", ["../secret", "/etc/passwd", "modeles/x"])
def test_a_template_id_never_leads_out_of_the_folder(template_id):
    with pytest.raises(TemplateError):
        template(template_id)


@given(st.one_of(st.binary(max_size=300), st.text(max_size=300)))
def test_whatever_is_imported_is_read_or_refused_in_french(data):
    with pytest.raises(TemplateError):
        read_template(data)


@given(st.integers(0, len(GOOD) - 1), st.sampled_from("\x00:-[]{}&*!|>'\"%@`#\t\n é"))
def test_one_wrong_sign_never_breaks_anything(place, sign):
    with contextlib.suppress(TemplateError):
        assert read_template(GOOD[:place] + sign + GOOD[place + 1 :]).sections


@pytest.mark.shared
def test_the_cerfa_template_has_every_field_of_the_official_form():
    shared = Path(os.environ.get("PASDECOTE_SHARED", FOLDER.parents[4] / "shared"))
    structure = shared / "reference" / "cerfa" / "cerfa_15059-02_structure.json"
    if not structure.exists():
        pytest.skip("the shared folder is not there")
    official = json.loads(structure.read_text(encoding="utf-8"))
    wanted = {field["id"] for page in official["feuillets"] for field in page.get("champs", ())}
    assert wanted <= {field.id for field in template("cerfa-15059-02").fields()}
