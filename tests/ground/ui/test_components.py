"""What each component writes."""

import re

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, Template, TemplateSyntaxError
from django.test import RequestFactory
from lxml import html

from pasdecote.ground.ui.links import Link


def written(source: str, **context: object) -> str:
    return Template("{% load ui %}" + source).render(Context(context))


def parsed(source: str, **context: object) -> html.HtmlElement:
    return html.fragment_fromstring(written(source, **context), create_parent="div")


def words(element: html.HtmlElement) -> str:
    return re.sub(r"\s+", " ", element.text_content()).strip()


def test_a_button_says_its_sentence_and_its_drawing_is_silent():
    button = parsed('{% button "Garder" icon="keep" hx_post="/notes" disabled=True form=None %}').find(
        "button"
    )
    assert words(button) == "Garder"
    assert button.get("type") == "submit"
    assert button.get("hx-post") == "/notes"
    assert "disabled" in button.attrib
    assert "form" not in button.attrib
    assert button.find("svg").get("aria-hidden") == "true"


def test_a_button_with_an_address_is_a_link():
    link = parsed('{% button "Lire" kind="quiet" href="/fil" %}').find("a")
    assert link.get("href") == "/fil"
    assert "type" not in link.attrib


def test_an_unknown_kind_of_button_is_refused():
    with pytest.raises(TemplateSyntaxError, match="danger"):
        written('{% button "Garder" kind="danger" %}')


def test_names_given_by_people_are_escaped():
    source = (
        "{% button name %}{% cards %}{% card title=name when=name %}{{ name }}{% endcard %}{% endcards %}"
    )
    assert "<script" not in written(source, name="<script>alert(1)</script>")


def test_a_card_is_a_sentence_in_a_list():
    card = '{% card when="Mardi" href="/n" opens="Lire" %}<p>8 personnes.</p>{% endcard %}'
    card = parsed("{% cards %}" + card + "{% endcards %}").find("ul/li")
    assert words(card) == "Mardi 8 personnes. Lire : Mardi"
    assert card.find(".//a").get("href") == "/n"


def test_a_tone_is_always_said_in_words_too():
    card = parsed('{% cards %}{% card tone="held" %}<p>La salle était fermée.</p>{% endcard %}{% endcards %}')
    assert "ce n’est pas ça" in words(card)


def test_a_chip_opens_without_javascript_on_its_fields():
    chip = parsed(
        '{% chip "Aujourd’hui" icon="calendar" name="three" %}<input name="day">{% endchip %}'
    ).find("details")
    assert words(chip.find("summary")) == "Aujourd’hui"
    assert chip.get("name") == "three"
    assert chip.find(".//input") is not None


def test_a_table_has_its_caption_and_a_region_that_takes_the_focus():
    region = parsed('{% table "Présences" id="p" %}<tbody><tr><td>1</td></tr></tbody>{% endtable %}').find(
        "div"
    )
    assert region.get("tabindex") == "0"
    assert region.get("aria-labelledby") == region.find("table/caption").get("id")


def test_a_dialog_is_named_by_its_title_and_can_be_closed():
    dialog = parsed('{% dialog "Retirer ?" id="ask" %}<p>…</p>{% enddialog %}').find("dialog")
    assert dialog.find("h2").get("id") == dialog.get("aria-labelledby")
    assert dialog.find("button").get("popovertarget") == "ask"


def test_a_bar_of_progress_asks_again_until_it_is_finished():
    running = parsed('{% progress 3 8 "Lecture" poll="/suite" %}').find("div")
    done = parsed('{% progress 8 8 "Lecture" poll="/suite" %}').find("div")
    assert running.get("hx-get") == "/suite"
    assert "hx-get" not in done.attrib
    assert words(running.find("p")) == "Lecture (3 sur 8)"


def test_listening_is_hidden_until_the_device_can():
    assert (
        parsed('{% page_header "Fil" purpose="Ce qui s’est passé." %}').find(".//button").get("hidden")
        is not None
    )


@pytest.mark.parametrize("circle", ["moi", "equipe", "collectif", "institution", "public"])
def test_who_reads_is_a_whole_sentence(circle):
    assert words(parsed("{% who_reads circle %}", circle=circle)).endswith(".")


def test_the_current_tab_is_said():
    tabs = [Link(label="Tout", url="/", current=True), Link(label="Décisions", url="/d")]
    assert len(parsed('{% tabs links label="Fil" %}', links=tabs).xpath('.//a[@aria-current="page"]')) == 1


def test_pages_keep_the_rest_of_the_address():
    request = RequestFactory().get("/fil", {"quoi": "décisions", "page": "2"})
    page = Paginator(range(30), 10).page(2)
    links = parsed("{% pagination page %}", page=page, request=request).findall(".//a")
    assert [link.get("href") for link in links] == [
        "?quoi=d%C3%A9cisions&page=1",
        "?quoi=d%C3%A9cisions&page=3",
    ]


def test_one_page_needs_no_pages():
    assert written("{% pagination page %}", page=Paginator([1], 10).page(1)).strip() == ""


class Told(forms.Form):
    what = forms.CharField(label="Que s’est-il passé ?", help_text="Quelques <mots>.")
    where = forms.CharField(label="Où ?", required=False)


def test_a_field_is_linked_to_its_hint_and_its_error():
    root = html.fragment_fromstring(str(Told({})), create_parent="div")
    field = root.get_element_by_id("id_what")
    described = [root.get_element_by_id(name) for name in field.get("aria-describedby").split()]
    assert [words(element) for element in described] == ["Quelques <mots>.", "Ce champ est obligatoire."]
    assert field.get("aria-invalid") == "true"


def test_what_may_be_left_empty_says_so():
    root = html.fragment_fromstring(str(Told()), create_parent="div")
    assert [words(label) for label in root.findall(".//label")] == [
        "Que s’est-il passé ?",
        "Où ? (si vous voulez)",
    ]


def test_the_summary_leads_to_each_field_and_is_absent_when_all_is_well():
    summary = parsed("{% error_summary form %}", form=Told({}))
    assert [link.get("href") for link in summary.findall(".//a")] == ["#id_what"]
    assert written("{% error_summary form %}", form=Told({"what": "La fête"})) == ""
