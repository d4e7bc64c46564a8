"""The steps of a count, as French prints them."""

import pytest

from pasdecote.practice.deliberation.templatetags.typeset import typeset


@pytest.mark.parametrize(
    ("said", "printed"),
    [
        ("Il reste « bien » : une voix.", "Il reste «\u00a0bien\u00a0»\u00a0: une voix."),
        ("Rôle : Qui anime ?. 5 personnes", "Rôle\u00a0: Qui anime\u00a0? 5 personnes"),
        ("8 personnes", "8 personnes"),
    ],
)
def test_no_sign_is_left_alone_at_the_beginning_of_a_line(said: str, printed: str) -> None:
    assert typeset(said) == printed
