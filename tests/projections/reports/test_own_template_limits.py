"""What a structure's template may hold: refused in French, with the line, before anything is kept. Pure."""

import pytest

from pasdecote.projections.reports.our_words import our_words
from pasdecote.projections.reports.template.own import excerpt, line_of, own_template, unknown_questions
from pasdecote.projections.reports.template.reading import TemplateError
from tests.projections.reports.drafts import OWN

MANY = "".join(f"      - {{ id: c{rank}, label: L, question: aims }}\n" for rank in range(301))


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("id: fondation-du-port", "id: fdva-2", "Ligne 1 : l’id « fdva-2 » est celui d’un modèle fourni"),
        ("id: fondation-du-port", "id: Fondation du port", "Ligne 1 : l’id s’écrit en minuscules"),
        ('"2026"', '"' + "9" * 41 + '"', "Ligne 2 : « version » est trop long : 40 signes"),
        ("title: Compte", "title: " + "C" * 201 + "ompte", "Ligne 3 : « title » est trop long"),
        ("funder: F", 'funder: "\\0"\nyears: [2026] #', "Ligne 4 : « funder » contient un signe illisible"),
        ("funder: F", "years: [20260]\nfunder: F", "Ligne 4 : une année n’est pas possible"),
        ("question: harbour", "question: Le port", "Ligne 11 : « question » s’écrit en minuscules"),
        ("max_chars: 40", "max_chars: 40000000", "Ligne 10 : « max_chars » est trop grand"),
        ("label: Racontez", "label: " + "R" * 401, "Ligne 10 : « label » est trop long"),
        ("label: Racontez", "labl: Racontez", "Ligne 10 : la clé « labl » n’existe pas ici. Vouliez-vous"),
        ("    fields:\n", "    fields:\n" + MANY, "ce modèle a 304 champs : 300 au plus"),
        ("sections:\n", "sections: *x\n#", "Ligne 6 : les renvois"),
        ("sections:\n", "sections: " + "[" * 40 + "\n#", "trop de niveaux imbriqués"),
        ("scopes: [project", "scopes: !!python/name:os.system [project", "Ligne 5 : les étiquettes"),
    ],
)
def test_what_is_too_much_is_refused_with_its_line(old, new, sentence):
    text = OWN.replace(old, new, 1)
    assert text != OWN
    with pytest.raises(TemplateError) as refused:
        own_template(text)
    assert sentence in str(refused.value)


def test_the_line_at_fault_is_quoted():
    assert line_of(OWN, "max_chars", "40") == 10
    assert excerpt(OWN, 2) == 'version: "2026"'
    assert (excerpt(OWN, 0), excerpt(OWN, 99)) == ("", "")


def test_questions_that_no_template_asks_are_named():
    assert unknown_questions(own_template(OWN)) == ("harbour",)
    assert unknown_questions(own_template(OWN.replace("harbour", "aims"))) == ()


def test_our_word_stands_beside_the_funders_only():
    fields = {field.id: field for field in own_template(OWN).fields()}
    assert our_words(fields["presences"]) == "Présences, toutes notes"
    assert our_words(fields["recit"]) == ""
