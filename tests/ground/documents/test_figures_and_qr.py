"""Figures as they are read in French, QR codes, and what the model refuses."""

from datetime import date
from decimal import Decimal
from xml.etree import ElementTree

import pytest

from pasdecote.ground.documents.figures import cents, day, number, shown
from pasdecote.ground.documents.model import QR, Column, Table
from pasdecote.ground.documents.qr import TooLongForQR, qr_matrix, qr_png, qr_svg


def test_figures_have_french_spaces_and_commas():
    assert number(1234567.5) == "1\u00a0234\u00a0567,5"
    assert number(-3) == "−3"
    assert number(Decimal("2.345"), 2) == "2,35"
    assert number(1000) == "1\u00a0000"
    assert cents(123450) == "1\u00a0234,50\u00a0€"
    assert cents(1200) == "12\u00a0€"
    assert number(float("nan")) == "—"


def test_nothing_is_shown_as_nothing_and_zero_as_zero():
    assert (shown(None), shown(0)) == ("", "0")
    assert (shown(12.5, "percent"), shown(date(2026, 3, 1))) == ("12,5\u00a0%", "01/03/2026")


def test_a_day_is_said_in_words():
    assert (day(date(2026, 5, 1)), day(date(2026, 8, 12))) == ("1er mai 2026", "12 août 2026")


def test_a_qr_code_is_square_and_its_drawing_is_valid_and_steady():
    matrix = qr_matrix("https://exemple.fr/b/3f9c")
    assert {len(row) for row in matrix} == {len(matrix)}
    assert matrix[0][:8] == (True,) * 7 + (False,)
    svg = qr_svg("https://exemple.fr/b/3f9c")
    assert ElementTree.fromstring(svg).tag == "{http://www.w3.org/2000/svg}svg"
    assert svg == qr_svg("https://exemple.fr/b/3f9c")
    assert qr_png("a").startswith(b"\x89PNG")


def test_a_text_too_long_for_a_qr_code_is_refused_in_french():
    with pytest.raises(TooLongForQR, match="trop long"):
        qr_svg("x" * 5000)


def test_a_qr_code_without_words_and_a_ragged_table_are_refused():
    with pytest.raises(ValueError, match="décrit en mots"):
        QR("https://exemple.fr", " ")
    with pytest.raises(ValueError, match="une case par colonne"):
        Table((Column("a"), Column("b")), (("1",),))
