"""What a bilan says on screen is said once, in the right number, and a year that was told is proposed."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import translation

from pasdecote.ground.facts.money import Expense
from pasdecote.projections.reports.result import Status
from pasdecote.projections.reports.views.bilan import LONGEST_TEXT
from pasdecote.projections.reports.views.listing import worth_telling, years_to_offer
from pasdecote.projections.reports.views.words import number_of, status_words, unbroken
from tests.projections.reports.drafts import ASSEMBLY, CERFA, a_bilan, a_year, held, line, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def team(client, cast):
    client.force_login(cast.nadia)
    return client


def shown(team, name, *arguments, **query):
    answer = team.get(reverse(f"reports:{name}", args=arguments), query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_year_of_the_latest_notes_is_proposed(team, cast):
    for day in (3, 4):
        told(cast, held("Un atelier.", date(2025, 3, day)))
    page = shown(team, "begin", ASSEMBLY)
    assert 'value="2025-01-01"' in page
    assert "Année 2025\u00a0: 2 notes" in page.replace(" : ", "\u00a0: ")


def test_another_year_is_one_link_away_and_the_address_may_say_it(team, cast):
    told(cast, held("Un atelier.", date(2025, 3, 3)))
    assert 'value="2024-12-31"' in shown(team, "begin", ASSEMBLY, annee="2024")
    assert "?annee=2026" in shown(team, "begin", ASSEMBLY)


@pytest.mark.parametrize(
    ("told_by_year", "year"),
    [
        ({}, ""),
        ({2026: 40, 2025: 160}, "2026"),
        ({2026: 9, 2025: 160}, "2025"),
        ({2024: 3}, "2024"),
    ],
)
def test_a_year_that_is_hardly_begun_waits(told_by_year, year):
    assert worth_telling(told_by_year) == year


def test_few_years_are_offered():
    assert len(years_to_offer(dict.fromkeys(range(2026, 1990, -1), 5), 1990)) <= 5


@pytest.mark.parametrize("status", list(Status))
def test_fields_are_counted_in_the_right_number(status):
    with translation.override("fr"):
        assert number_of(status, 1) == f"1 {status_words(status)}"
        assert number_of(status, 6).startswith("6 ")
    assert number_of(Status.FILLED, 6) == "6 remplis depuis le carnet"


def test_no_line_begins_with_a_colon():
    assert unbroken("<p>Prévu : « dix » ?</p>") == "<p>Prévu\u00a0: «\u00a0dix\u00a0»\u00a0?</p>"


def test_a_row_of_the_budget_has_one_link_and_says_its_account_once(team, cast):
    a_year(cast)
    day = date(2025, 6, 2)
    unknown = line("606", "expense", "actual", 30, label="606 Petit équipement")
    told(cast, Expense(happened_on=day, happened="Des piles.", money=(unknown,)), "institution")
    page = shown(team, "bilan", a_bilan(cast).pk)
    assert page.count('?ligne=1_3"') == 1
    assert "606 606" not in page


def test_what_was_not_told_is_a_blank_and_no_zero(team, cast):
    a_year(cast)
    page = shown(team, "bilan", a_bilan(cast).pk)
    row = page[page.index('?ligne=1_3"') :].partition("</tr>")[0]
    assert '<td class="number"></td>' in row
    assert "742" in row
    assert ">0 €" not in page.replace("\u00a0", " ")


def test_a_long_text_says_how_much_is_left_and_is_whole_with_its_notes(team, cast):
    for day in range(1, 29):
        told(cast, held("On a parlé du jardin. " * 8 + f"Jour {day}", date(2025, 2, day)), "institution")
    draft = a_bilan(cast, CERFA)
    page = shown(team, "bilan", draft.pk)
    assert "Il reste" in page
    assert "Jour 28" not in page
    whole = shown(team, "figure", draft.pk, "mise_en_oeuvre")
    assert "Jour 1." in whole
    assert whole.count("On a parlé") > LONGEST_TEXT // 200
