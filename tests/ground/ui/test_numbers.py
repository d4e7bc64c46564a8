"""Numbers on screen keep the rules of small groups."""

from decimal import Decimal
from uuid import UUID

from django.template import Context, Template
from lxml import html

from pasdecote.ground.measures.figures import Why
from pasdecote.ground.measures.small_numbers import Figure, Missing, Obtained, Slot, Unit, withheld

COUNTED = Figure(
    unit=Unit.ATTENDANCES,
    value=43,
    denominator=12,
    of=Unit.SESSIONS,
    obtained=((Obtained.COUNTED, 43),),
    missing=(Missing(3, "sans nombre"),),
    sources=(UUID(int=1),),
)


def written(source: str, **context: object) -> str:
    return Template("{% load number %}" + source).render(Context(context))


def parsed(source: str, **context: object) -> html.HtmlElement:
    return html.fragment_fromstring(written(source, **context), create_parent="div")


def test_under_twenty_no_percentage_is_written():
    assert written('{% percent 8 12 "inscrits" %}') == "8 sur 12 inscrits"


def test_from_twenty_the_percentage_carries_its_denominator():
    assert written('{% percent 25 40 "foyers" %}') == "62 % (25 sur 40 foyers)"
    assert written("{% percent 25 40 %}") == "62 % (25 sur 40)"


def test_thousands_and_decimals_are_french():
    assert written("{{ value|grouped }}", value=Decimal("12345.5")) == "12\u00a0345,5"


def test_a_figure_opens_on_its_notes_and_says_all_it_is():
    link = parsed('{% figure figure href="/notes" %}', figure=COUNTED).find("a")
    assert link.get("href") == "/notes"
    assert link.text_content().startswith("43 présences sur 12 séances, dont 3 sans nombre (compté)")


def test_a_hidden_figure_shows_nothing_and_leads_nowhere():
    few = Figure(unit=Unit.PEOPLE, value=3, sources=(UUID(int=1),))
    shown = parsed('{% figure figure href="/notes" %}', figure=withheld(few, {Slot(): Why.SMALL}))
    assert shown.find("a") is None
    assert "3" not in shown.text_content()


def test_an_unknown_figure_is_never_a_zero():
    unknown = Figure(unit=Unit.PEOPLE, missing=(Missing(1, "personne n’a compté"),))
    text = parsed("{% figure figure big=True label='Personnes' %}", figure=unknown).text_content()
    assert "personne n’a compté" in text
    assert "0" not in text
