"""Codes on paper: read, typed badly, understood."""

import pytest

from pasdecote.ground.kernel.codes import ALPHABET, LENGTH, code_in, new_code, new_secret, spelled


def test_a_code_has_no_sign_that_is_taken_for_another():
    assert not set("01ILOU") & set(ALPHABET)
    assert len(ALPHABET) ** LENGTH > 2**39


def test_a_new_code_is_understood_as_it_is_printed():
    for _ in range(50):
        code = new_code()
        assert code_in(spelled(code)) == code


@pytest.mark.parametrize("typed", ["k7rt-9qxm", " K7RT 9QXM ", "k7rt9qxm", "K7 RT 9Q XM", "K7RT–9QXM"])
def test_case_and_separators_do_not_matter(typed):
    assert code_in(typed) == "K7RT9QXM"


@pytest.mark.parametrize("typed", ["", "K7RT-9QX", "K7RT-9QXMM", "K7RT-9QX0", "é" * 8, "K" * 5000])
def test_what_cannot_be_a_code_is_none(typed):
    assert code_in(typed) is None


def test_secrets_are_long_and_never_the_same():
    made = {new_secret() for _ in range(200)}
    assert len(made) == 200
    assert min(map(len, made)) >= 32
