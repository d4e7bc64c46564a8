"""What the page of Raconter gives to the phone can be read there, whatever a group is called."""

import html
import json
import re

import pytest

from pasdecote.spine.collectives.services import change_collective


@pytest.mark.django_db
@pytest.mark.parametrize("name", ['L\'"Entraide" & <b>co</b>', "Les Tilleuls", "'", '">'])
def test_a_name_with_quotes_is_the_name_and_no_markup(cast, client, name):
    change_collective(collective=cast.tilleuls, name=name)
    client.force_login(cast.nadia)
    page = client.get("/carnet/raconter/").content.decode()
    (given,) = re.findall(r"data-spots='([^']*)'", page)
    spots = json.loads(html.unescape(given))
    assert name in {spot["name"] for spot in spots.values()}
    assert "<b>co" not in page
