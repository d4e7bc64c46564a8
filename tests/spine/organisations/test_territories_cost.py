"""What the territories cost in time and memory. Limits are wide: they catch a slip, not a slow day."""

import subprocess
import sys
from time import process_time

import pytest

from pasdecote.spine.organisations import territories

QUERIES = [
    "l",
    "st",
    "le la",
    "de la",
    "98 a",
    "saint denis 974",
    "les des",
    "93200",
    "2a",
    "zzzzz",
    "Val 81",
]


def test_reading_the_file_is_quick() -> None:
    territories._gazetteer.cache_clear()
    start = process_time()
    territories._gazetteer()
    assert process_time() - start < 0.5


@pytest.mark.parametrize("typed", QUERIES)
def test_a_search_is_quick(typed: str) -> None:
    territories.find("paris")
    start = process_time()
    for _ in range(5):
        territories.find(typed)
    assert (process_time() - start) / 5 < 0.05


def test_importing_reads_nothing_and_needs_no_django() -> None:
    code = (
        "import sys; from pasdecote.spine.organisations import territories as t;"
        "assert t._gazetteer.cache_info().currsize == 0; assert 'django' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=30)


def test_the_file_stays_small() -> None:
    assert territories.DATA.stat().st_size < 450_000
