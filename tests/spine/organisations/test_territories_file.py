"""What territories take with them: a small file, read only when somebody looks for a place."""

import subprocess
import sys

from pasdecote.spine.organisations import territories


def test_importing_reads_nothing_and_needs_no_django() -> None:
    code = (
        "import sys; from pasdecote.spine.organisations import territories as t;"
        "assert t._gazetteer.cache_info().currsize == 0; assert 'django' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=30)


def test_the_file_stays_small() -> None:
    assert territories.DATA.stat().st_size < 450_000
