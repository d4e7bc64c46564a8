"""Communes, EPCI, départements and regions: found by code, name or postcode, as people type them."""

from collections import Counter

import pytest

from pasdecote.ground.kernel.text import fold
from pasdecote.spine.organisations import territories
from pasdecote.spine.organisations.territories import (
    LONGEST_QUERY,
    TerritoryKind,
    UnknownTerritory,
    by_code,
    coarsened,
    find,
    parents,
)


def first(text: str) -> str:
    return find(text)[0].code


def test_every_commune_epci_department_and_region_is_there() -> None:
    gazetteer = territories._gazetteer()
    kinds = Counter(gazetteer.kind(row) for row in gazetteer.rows.values())
    assert kinds[TerritoryKind.COMMUNE] == 34_969
    assert kinds[TerritoryKind.EPCI] == 1_255 + 11  # with the eleven EPT of Greater Paris
    assert kinds[TerritoryKind.DEPARTMENT] == 109
    assert kinds[TerritoryKind.REGION] == 26


def test_every_parent_named_in_the_file_exists() -> None:
    gazetteer = territories._gazetteer()
    for row in gazetteer.rows.values():
        place = gazetteer.territory(row)
        above = {place.epci, place.department, place.region} - {None}
        assert above <= gazetteer.rows.keys(), place


def test_names_are_folded_all_at_once_as_they_are_one_by_one() -> None:
    gazetteer = territories._gazetteer()
    expected = [territories._SAINT.sub("saint", fold(name)) for name in gazetteer.names]
    assert territories._keys("\n".join(gazetteer.names)).split("\n") == expected


def test_a_commune_is_given_whole_by_its_code() -> None:
    place = by_code("93066")
    assert (place.name, place.kind) == ("Saint-Denis", TerritoryKind.COMMUNE)
    assert place.postcodes == ("93200", "93210", "93380")
    assert (place.department, place.region, place.epci) == ("dep:93", "reg:11", "epci:200054781")
    assert place.population is not None
    assert 100_000 < place.population < 200_000


@pytest.mark.parametrize("code", ["", "93", "dep:", "epci:93066", "99999", "🌻", "x" * 1_000])
def test_an_unknown_code_is_refused_by_name(code: str) -> None:
    with pytest.raises(UnknownTerritory) as refusal:
        by_code(code)
    assert isinstance(refusal.value, KeyError)
    assert str(refusal.value).startswith("Aucune commune")
    assert len(str(refusal.value)) < 150


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("01004", ["CC de la Plaine de l'Ain", "Ain", "Auvergne-Rhône-Alpes"]),
        ("2A004", ["CA du Pays Ajaccien", "Corse-du-Sud", "Corse"]),
        ("97411", ["CA Intercommunale du Nord de la Réunion (CINOR)", "La Réunion", "La Réunion"]),
        ("29155", ["Finistère", "Bretagne"]),  # Ouessant belongs to no EPCI
        ("epci:200057867", ["Seine-Saint-Denis", "Île-de-France"]),
        ("dep:01", ["Auvergne-Rhône-Alpes"]),
        ("reg:84", []),
    ],
)
def test_parents_come_nearest_first(code: str, names: list[str]) -> None:
    assert [place.name for place in parents(code)] == names


def test_outside_a_commune_or_an_epci_is_said_by_its_department() -> None:
    assert coarsened("93066").code == "dep:93"
    assert coarsened("97502").name == "Saint-Pierre-et-Miquelon"
    assert coarsened("epci:200054781").code == "dep:75"  # Greater Paris: where most of its people live
    assert coarsened("dep:93").code == "dep:93"
    assert coarsened("reg:11").code == "reg:11"


def test_a_place_where_nobody_is_counted_has_no_population() -> None:
    assert by_code("55039").population is None


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("L'Haÿ-les-Roses", "94038"),
        ("L’HAY LES ROSES", "94038"),
        ("hay ros", "94038"),
        ("roses hay", "94038"),
        ("st etienne", "42218"),
        ("saint-étienne", "42218"),
        ("ST-ÉTIENNE", "42218"),
        ("ste foy les lyon", "69202"),
        ("Saint Foy lès Lyon", "69202"),
        ("courneuve", "93027"),
        ("la courneuve", "93027"),
        ("Œuilly", "51410"),
        ("oeuilly 02", "02565"),
        ("Paris", "75056"),
        ("Paris 75011", "75056"),
        ("Paris 11e", "75056"),
        ("paris 11ème arrondissement", "75056"),
        ("75116", "75056"),
        ("13016", "13055"),
        ("lyon 3", "69123"),
        ("69009", "69123"),
        ("93200", "93066"),
        ("Saint-Denis (93)", "93066"),
        ("saint denis 974", "97411"),
        ("93200 Saint-Denis", "93066"),
        ("ajaccio 2A", "2A004"),
        ("97133", "97701"),
        ("Y", "80829"),
        ("CC des 1000 étangs", "epci:247000854"),
        ("plaine commune (93)", "epci:200057867"),
        ("métropole de lyon", "epci:200046977"),
        ("seine saint denis", "dep:93"),
        ("93", "dep:93"),
        ("2a", "dep:2A"),
        ("île-de-france", "reg:11"),
    ],
)
def test_what_people_type_finds_the_place_they_mean(typed: str, code: str) -> None:
    assert first(typed) == code


def test_a_postcode_shared_by_communes_gives_the_more_populated_first() -> None:
    found = find("01300", limit=100)
    populations = [place.population or 0 for place in found]
    assert len(found) > 10
    assert all("01300" in place.postcodes for place in found)
    assert populations == sorted(populations, reverse=True)


def test_the_first_digits_of_a_postcode_are_enough_from_two() -> None:
    assert all(any(code.startswith("932") for code in place.postcodes) for place in find("932"))
    assert len(find("932")) == 8
    assert find("9") == []


def test_the_very_name_comes_before_names_that_start_so_and_those_before_words() -> None:
    found = [place.name for place in find("loire", limit=400)]
    assert found.index("Loire") < found.index("Loire-Atlantique") < found.index("Pays de la Loire")


def test_the_start_of_a_word_that_looks_like_saint_is_still_a_start() -> None:
    assert {"67482", "42218"} <= {place.code for place in find("st")}


def test_kinds_and_limit_are_kept() -> None:
    assert [place.code for place in find("paris", kinds={TerritoryKind.DEPARTMENT})] == ["dep:75"]
    assert {place.kind for place in find("saint", limit=50, kinds=[TerritoryKind.EPCI])} == {
        TerritoryKind.EPCI
    }
    assert len(find("saint", limit=3)) == 3
    assert find("saint", limit=0) == []
    assert find("saint", kinds=[]) == []


NO_PLACE = {
    "nothing": "",
    "spaces": "   ",
    "signs": "-'’",
    "pictures": "🌻🌻🌻",
    "null sign": "\x00",
    "half a sign": "\ud800",
    "ten thousand letters": "a" * 10_000,
    "thirty thousand signs": "st " * 10_000,
    "one sign too long": "x" * (LONGEST_QUERY + 1),
    "another script": "Сен-Дени",
    "no such name": "zzzzz",
    "no such postcode": "00",
    "a place elsewhere": "marseille 93",
    "a wrong postcode": "saint-denis 99999",
}


@pytest.mark.parametrize("typed", NO_PLACE.values(), ids=NO_PLACE.keys())
def test_what_is_no_place_gives_nothing(typed: str) -> None:
    assert find(typed) == []


def test_one_place_is_given_once() -> None:
    codes = [place.code for place in find("saint", limit=5_000)]
    assert len(codes) == len(set(codes)) > 4_000
