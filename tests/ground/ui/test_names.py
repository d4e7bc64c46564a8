"""Names set apart in their sentences."""

import pytest
from django.template import Context, Template

RIGHT_TO_LEFT = "مريم"


@pytest.mark.parametrize(
    ("name", "written"),
    [(RIGHT_TO_LEFT, f"<bdi>{RIGHT_TO_LEFT}</bdi>"), ("<b>", "<bdi>&lt;b&gt;</bdi>"), ("", ""), (None, "")],
)
def test_a_name_turns_nothing_round_beside_it(name, written):
    sentence = "{% blocktranslate with name=name|apart %}Pour {{ name }}, lundi{% endblocktranslate %}"
    words = "{% load i18n names %}" + sentence
    assert Template(words).render(Context({"name": name})) == f"Pour {written}, lundi"
