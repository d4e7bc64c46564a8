"""What would let somebody be found is recognised however it is typed; what is told of a life is not."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pasdecote.ground.facts.anonymity import (
    ADDRESS,
    E_MAIL,
    NUMBER,
    TELEPHONE,
    probable_names,
    refusal,
    traces,
)
from pasdecote.ground.facts.checking import check
from pasdecote.ground.facts.errors import FactError
from pasdecote.ground.facts.voice import SharedConcern, Statement

SEPARATORS = ["", " ", ".", "-", " . ", "\u00a0", "\u202f", "\u200b", "/", "–", "_", " - "]
FAMILIES = ["0123456789", "٠١٢٣٤٥٦٧٨٩", "０１２３４５６７８９", "०१२३४५६७८९", "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗"]


def kinds(text):
    return {trace.what for trace in traces(text)}


@given(
    start=st.integers(1, 9),
    pairs=st.lists(st.integers(0, 99), min_size=4, max_size=4),
    separators=st.lists(st.sampled_from(SEPARATORS), min_size=4, max_size=4),
    family=st.sampled_from(FAMILIES),
    prefix=st.sampled_from(["0", "+33", "+33 ", "+33 (0)", "0033 "]),
)
def test_a_telephone_number_is_found_in_any_digits_and_spaces(start, pairs, separators, family, prefix):
    number = f"{prefix}{start}" + "".join(
        f"{gap}{pair:02d}" for gap, pair in zip(separators, pairs, strict=True)
    )
    digits = number.translate(str.maketrans("0123456789", family))
    assert TELEPHONE in kinds(f"Rappeler au {digits} dès lundi")


@given(
    name=st.from_regex(r"[a-z]{2,8}(\.[a-z]{2,8})?", fullmatch=True),
    house=st.from_regex(r"[a-z]{3,8}", fullmatch=True),
    at=st.sampled_from(["@", " @ ", "＠", "﹫", " arobase ", " AROBASE ", " (at) ", " [at] ", "@\u200b"]),
    point=st.sampled_from([".", " . ", " point ", " (dot) "]),
)
def test_an_e_mail_is_found_however_it_is_disguised(name, house, at, point):
    assert E_MAIL in kinds(f"Écrire à {name}{at}{house}{point}fr")


@given(
    number=st.integers(1, 9999),
    more=st.sampled_from(["", " bis", " ter", "B", ","]),
    way=st.sampled_from(["rue", "RUE", "avenue", "boulevard", "bd", "allée", "Allée", "impasse", "chemin"]),
    name=st.sampled_from(["des Lilas", "Jean-Jaurès", "de l’Œuvre", "d'Alésia", "du 8 mai 1945"]),
)
def test_a_street_with_its_number_is_found(number, more, way, name):
    assert ADDRESS in kinds(f"Il pleut dans la cuisine au {number}{more} {way} {name}.")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("zéro six, douze, trente-quatre, cinquante-six, soixante-dix-huit", TELEPHONE),
        ("O6 12 34 56 78", TELEPHONE),
        ("mireille_93 sur @mireille93", E_MAIL),
        ("rue des Lilas n° 12", ADDRESS),
        ("douze rue des Lilas", ADDRESS),
        ("rue des Lilas, 93200", ADDRESS),
        ("93200 Saint-Denis, rue des Lilas", ADDRESS),
        ("1 place Jean-Jaurès", ADDRESS),
        ("12 Cité des Fleurs", ADDRESS),
        ("bâtiment B, appartement 34", ADDRESS),
        ("2 89 05 93 066 123 45", NUMBER),
    ],
)
def test_other_shapes_are_found_too(text, what):
    assert what in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "Les charges ont pris 300 à 900 € en 2023, sans un mot.",
        "Le 01/02/2023 à 10 h, la permanence était fermée ; le 12/03/2024, aussi.",
        "Il manque 3 places en crèche et 2 cours de français, 1 place de parking.",
        "Dans la rue, 12 personnes attendent. Hall 4, tour B, rue des Lilas.",
        "10000 euros pour la rue, 1 234,56 € pour le reste, un appartement 3 pièces.",
        "Le bus 255 ne passe plus de 2022 à 2023.",
        "Le point accueil ferme.",
    ],
)
def test_what_tells_of_a_life_and_of_nobody_is_kept(text):
    assert traces(text) == ()


@given(st.text())
def test_any_text_is_looked_at_without_failing(text):
    assert isinstance(refusal(traces(text)), str)
    assert isinstance(probable_names(text), tuple)


def test_the_refusal_names_what_was_found():
    sentence = refusal(traces("Appeler le 06 12.34 56-78"))
    assert "un numéro de téléphone (« 06 12.34 56-78 »)" in sentence
    assert refusal(()) == ""


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("La facture arrive chez Fatima et chez Karim.", ("Fatima", "Karim")),
        ("M. Demir attend, Mme D. aussi.", ("M. Demir", "Mme D")),
        ("Avant cela, l’aînée de DUPONTEL ouvrait.", ("DUPONTEL",)),
    ],
)
def test_a_capital_inside_a_sentence_may_be_a_name(text, names):
    assert probable_names(text) == names


def test_institutions_months_and_places_are_no_names():
    text = "Fermé en Novembre à la CAF, au quartier des Peupliers et à l’école Jean-Jaurès. Ensuite, Ivry."
    assert probable_names(text, is_place=lambda words: words == "Ivry") == ()
    assert probable_names("Puis à Ivry, rien.") == ("Ivry",)


def test_a_concern_by_which_somebody_can_be_found_is_no_fact():
    words = "La régularisation est incompréhensible, appeler le 06 12 34 56 78."
    with pytest.raises(FactError, match="un numéro de téléphone"):
        check(SharedConcern(happened_on=date(2026, 3, 3), happened=words))
    check(Statement(happened_on=date(2026, 3, 3), happened=words))
