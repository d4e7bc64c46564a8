"""The opinion map drawn: groups and crowds, never another person; the same in tables."""

import re
from xml.etree import ElementTree

import numpy as np
import pytest

from pasdecote.ground.documents.opinion_drawing import (
    described,
    groups_table,
    opinion_svg,
    uniting_table,
)
from pasdecote.ground.measures.opinion.holding import Holding
from pasdecote.ground.measures.opinion.opinion_map import map_of
from tests.ground.measures.opinion.samples import camps, of_table

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def made():
    return map_of(camps(4, people=300), verdict=Holding.HOLDS)


def circles(drawing, kind="circle"):
    return [one.attrib for one in ElementTree.fromstring(drawing).iter(f"{SVG}{kind}")]


def test_a_drawing_is_valid_steady_and_said_in_words(made):
    drawing = opinion_svg(made)
    read = ElementTree.fromstring(drawing)
    assert (read.tag, read.attrib["role"]) == (f"{SVG}svg", "img")
    assert drawing == opinion_svg(made)
    assert [read.find(f"{SVG}{part}").text for part in ("title", "desc")] == [
        "La carte des réponses",
        described(made),
    ]
    assert "Groupe A, 150 personnes, groupe B, 150 personnes." in described(made)


def test_nothing_in_it_is_refused_by_a_strict_page(made):
    assert not re.search(r"style=|<style|<script|\bon\w+=|href", opinion_svg(made))


def test_each_group_has_its_outline_its_hatching_and_its_letter(made):
    drawing = opinion_svg(made, name="x")
    assert len(circles(drawing, "ellipse")) == 2
    assert {one["fill"] for one in circles(drawing, "ellipse")} == {
        "url(#x-hachures-A)",
        "url(#x-hachures-B)",
    }
    paths = {one["d"] for one in circles(drawing, "path")}
    assert len(paths) == 2
    assert "A · 150" in drawing


def test_a_dot_is_five_people_or_more_on_a_grid_and_nobody_else_is_seen(made):
    dots = circles(opinion_svg(made))
    assert 0 < len(dots) <= 300 / 5
    assert all(float(one[axis]) % 40 == 20 for one in dots for axis in ("cx", "cy"))


def test_fewer_than_five_people_apart_are_not_drawn():
    table = np.ones((9, 8))
    table[:4] = -1
    dots = circles(opinion_svg(map_of(of_table(table))))
    assert len(dots) == 1


def test_whoever_looks_sees_only_themselves(made):
    without, one, other = opinion_svg(made), opinion_svg(made, me=0), opinion_svg(made, me=299)
    assert "vous" not in without
    assert one.count("vous") == other.count("vous") == 1
    assert len(circles(one)) == len(circles(without)) + 2
    assert one != other


def test_whoever_has_no_place_yet_has_no_mark():
    table = np.ones((30, 10))
    table[3, 1:] = np.nan
    assert "vous" not in opinion_svg(map_of(of_table(table)), me=3)


def test_tables_say_the_same_as_the_drawing(made):
    table = groups_table(made, {0: "Ouvrir le samedi"})
    assert [row[:2] for row in table.rows] == [("Groupe A", 150), ("Groupe B", 150)]
    assert all(" sur 150 " in row[2] for row in table.rows)
    unites = uniting_table(made, {made.statements[made.uniting[0].statement].item(): "Ouvrir le samedi"})
    assert unites.rows[0][0] == "Ouvrir le samedi"
    assert len(unites.rows) == 5
    assert re.fullmatch(r"\d+ sur 150", unites.rows[0][2])
    assert [column.title for column in unites.columns] == ["Phrase", "Réponse", "Groupe A", "Groupe B"]


def test_without_groups_there_is_one_table_of_everybody_and_few_answers_are_not_told():
    table = np.ones((20, 8))
    table[:, 7] = np.nan
    table[:3, 7] = 1
    small = map_of(of_table(table))
    assert groups_table(small, {}) is None
    rows = {row[0]: row[2] for row in uniting_table(map_of(of_table(table[:, 6:])), {}).rows}
    assert rows == {"Phrase 0": "20 sur 20", "Phrase 1": "moins de 5 réponses"}
    assert "pas de groupes" in opinion_svg(small)
