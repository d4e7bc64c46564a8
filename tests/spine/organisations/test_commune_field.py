"""Asking for a commune: what people type, and what is kept."""

import pytest
from django import forms
from django.urls import reverse

from pasdecote.spine.organisations.communes import CommuneUnclear, meant
from pasdecote.spine.organisations.forms import CommuneField
from pasdecote.spine.organisations.templatetags.place import commune


class Asking(forms.Form):
    place = CommuneField(required=False)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("93066", "93066"),
        ("Saint-Denis (93)", "93066"),
        ("saint denis 93", "93066"),
        ("st-denis (974)", "97411"),
        ("L’Haÿ-les-Roses", "94038"),
        ("Montreuil (93)", "93048"),
        ("", ""),
        ("   ", ""),
    ],
)
def test_one_commune_is_kept_by_its_code(typed, code):
    form = Asking({"place": typed})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["place"] == code


def test_several_communes_are_named_and_none_is_chosen_silently():
    form = Asking({"place": "Saint-Denis"})
    assert not form.is_valid()
    assert "Saint-Denis (93)" in form.errors["place"][0]
    assert "Saint-Denis (974)" in form.errors["place"][0]


def test_nothing_found_is_said_with_what_to_try():
    with pytest.raises(CommuneUnclear, match="code postal"):
        meant("Trifouilly-les-Oies-du-Bout")


def test_a_departement_is_not_a_commune():
    with pytest.raises(CommuneUnclear):
        meant("dep:93")


def test_what_is_kept_is_shown_in_words():
    page = Asking(initial={"place": "93066"}).as_p()
    assert 'value="Saint-Denis (93)"' in page
    assert "93066" not in page


def test_what_was_unclear_comes_back_with_proposals_also_without_javascript():
    page = Asking({"place": "Saint-Denis"}).as_p()
    assert '<option value="Saint-Denis (974)">' in page
    assert 'value="Saint-Denis"' in page


def test_a_code_is_shown_in_words_and_an_unknown_one_as_it_is():
    assert [commune(code) for code in ("93066", "00000", "")] == ["Saint-Denis (93)", "00000", ""]


@pytest.fixture
def inside(client, cast):
    client.force_login(cast.nadia, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_htmx_receives_the_proposals_alone(inside):
    address = reverse("organisations:find_commune") + "?champ=territory&territory=montreuil"
    page = inside.get(address, headers={"HX-Request": "true"}).content.decode()
    assert page.startswith("<option")
    assert "Montreuil (93)" in page
    assert "<html" not in page


def test_without_javascript_the_search_is_a_page(inside):
    page = inside.get(reverse("organisations:find_commune"), {"q": "93066"}).content.decode()
    assert "<html" in page
    page = inside.get(reverse("organisations:find_commune"), {"q": "montreuil"}).content.decode()
    assert "Code INSEE 93048" in page


@pytest.mark.parametrize("typed", ["", "m", "%_'", "x" * 500, "\x00"])
def test_nonsense_finds_nothing_and_breaks_nothing(inside, typed):
    answer = inside.get(reverse("organisations:find_commune"), {"q": typed})
    assert answer.status_code == 200


def test_a_search_asks_the_database_for_nothing_more_than_who_asks(inside, django_assert_max_num_queries):
    with django_assert_max_num_queries(6):
        inside.get(reverse("organisations:find_commune"), {"q": "montreuil"})


def test_only_those_that_bear_the_very_name_are_named_when_there_are_some():
    with pytest.raises(CommuneUnclear) as unclear:
        meant("Saint-Denis")
    assert "Saint-Denis-en-Val" not in str(unclear.value)
