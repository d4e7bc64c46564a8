"""A fact told aloud has no words until somebody writes them: no lack, and nothing to erase but the mark."""

from datetime import date

import pytest

from pasdecote.ground.facts.checking import check
from pasdecote.ground.facts.erasing import erased
from pasdecote.ground.facts.errors import FactError
from pasdecote.ground.facts.gathering import Encounter
from pasdecote.ground.facts.reading import read, write

DAY = date(2026, 3, 3)


def test_a_fact_told_aloud_needs_no_words():
    check(Encounter(happened_on=DAY, aloud=True))
    with pytest.raises(FactError, match="quelques mots suffisent"):
        check(Encounter(happened_on=DAY))


def test_it_is_read_again_as_it_was_written():
    told = Encounter(happened_on=DAY, aloud=True)
    assert read(write(told).encode()) == told
    assert "aloud" not in write(Encounter(happened_on=DAY, happened="Huit"))


def test_once_erased_nothing_waits_to_be_written():
    assert not erased(Encounter(happened_on=DAY, aloud=True)).aloud
