"""`make bench`: the measures of every module of this folder, in one table.

Ends with 1 when a ratio is past its limit.
"""

import importlib
import pkgutil
import sys
from pathlib import Path

from bench.timing import Measure

PLUMBING = {"__main__", "timing"}


def gathered(wanted: list[str]) -> list[Measure]:
    """Measures of the modules named, or of all."""
    names = [found.name for found in pkgutil.iter_modules([str(Path(__file__).parent)])]
    taken: list[Measure] = []
    for name in sorted(set(names) - PLUMBING):
        if not wanted or name in wanted:
            taken += importlib.import_module(f"bench.{name}").measures()
    return taken


def main(wanted: list[str]) -> int:
    """Print the table; 0 when every ratio holds."""
    measures = gathered(wanted)
    for measure in measures:
        mark = "✓" if measure.holds else "✗"
        print(
            f"  {mark} {measure.name:<58}{measure.ratio:7.2f}   (limite {measure.limit:g}) {measure.remark}"
        )
    return 0 if measures and all(measure.holds for measure in measures) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
