"""The screens of nos règles, from the blank page to the wall."""

from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.practice.belonging.charter.starting_points import STARTING_POINTS
from pasdecote.spine.collectives.charters import charter_of, draft_of
from tests.factories import some_rules

pytestmark = pytest.mark.django_db


@pytest.fixture
def member(client, cast):
    client.force_login(cast.mireille)
    return client


def address(cast, name, *more):
    return reverse(f"charter:{name}", args=[cast.tilleuls.slug, *more])


def read(client, cast, name, *more, **asked):
    return client.get(address(cast, name, *more), asked).content.decode()


def test_a_group_without_rules_is_asked_for_none(member, cast):
    page = read(member, cast, "rules")
    assert "rien n’y oblige" in page
    assert all(str(point.name) in page for point in STARTING_POINTS)


@pytest.mark.parametrize("point", STARTING_POINTS, ids=lambda point: point.key)
def test_a_starting_point_fills_the_page_in(member, cast, point):
    form = member.get(address(cast, "write"), {"depart": point.key}).context["form"]
    assert form["text"].value() == str(point.text)
    assert form["rule"].value() == point.rule


def test_from_a_page_to_rules_that_hold(member, cast):
    member.post(address(cast, "write"), {"text": "On parle. On écoute."})
    assert "On écoute." in read(member, cast, "draft")
    member.post(address(cast, "adopt"), {"id": uuid7()})
    page = read(member, cast, "rules")
    assert "Version 1, adoptée par le groupe" in page
    assert reverse("journal:note", args=[charter_of(cast.tilleuls).decision]) in page


def test_what_a_draft_would_change_is_said_in_words(member, cast):
    some_rules(cast.nadia, cast.tilleuls, "On parle. Six mois.", rule="consent")
    some_rules(cast.nadia, cast.tilleuls, "On parle. Un an.", adopted=False, rule="majority")
    page = read(member, cast, "draft")
    for words in (
        'Enlevé</strong> : <del dir="auto">Six mois.',
        'Ajouté</strong> : <ins dir="auto">Un an.',
        "1 phrase inchangée",
        'Ajouté</strong> : <ins dir="auto">Majorité',
    ):
        assert words in page


def test_a_former_version_is_read_with_what_the_next_one_changed(member, cast):
    some_rules(cast.nadia, cast.tilleuls, "On parle.")
    some_rules(cast.nadia, cast.tilleuls, "On parle. On rit.")
    assert "On rit." not in read(member, cast, "version", 1)
    assert '<ins dir="auto">On rit.' in read(member, cast, "version", 2)
    assert member.get(address(cast, "version", 3)).status_code == 404


def test_the_draft_leads_to_the_decision_with_the_rule_that_holds(member, cast):
    some_rules(cast.nadia, cast.tilleuls, rule="majority")
    draft = some_rules(cast.nadia, cast.tilleuls, "Autre.", adopted=False)
    page = read(member, cast, "draft")
    assert f"regles={draft.pk}" in page
    assert "regle=majority" in page


def test_a_draft_is_laid_down_from_the_screen(member, cast):
    some_rules(cast.nadia, cast.tilleuls, adopted=False)
    member.post(address(cast, "drop"))
    assert draft_of(cast.tilleuls) is None


def test_the_rules_hang_on_the_wall_on_one_page(member, cast):
    point = STARTING_POINTS[1]
    some_rules(cast.nadia, cast.tilleuls, **point.fields)
    answer = member.get(address(cast, "file"))
    pdf = PdfReader(BytesIO(answer.content))
    assert len(pdf.pages) == 1
    assert "Une personne anime" in pdf.pages[0].extract_text()


def test_hostile_words_are_shown_as_words(member, cast):
    some_rules(cast.nadia, cast.tilleuls, "<script>alert(1)</script> {{ 7 }}")
    assert "&lt;script&gt;" in read(member, cast, "rules")


def test_nous_says_where_the_rules_are_and_asks_nobody_to_agree(member, cast):
    some_rules(cast.nadia, cast.tilleuls)
    page = member.get(reverse("belonging:collective", args=[cast.tilleuls.slug])).content.decode()
    assert address(cast, "rules") in page


def test_who_guides_from_a_structure_reads_no_rules(client, cast):
    some_rules(cast.nadia, cast.tilleuls, "Entre nous.")
    client.force_login(cast.karim)
    assert client.get(address(cast, "rules")).status_code == 404
    assert (
        "Nos règles"
        not in client.get(reverse("belonging:collective", args=[cast.tilleuls.slug])).content.decode()
    )
