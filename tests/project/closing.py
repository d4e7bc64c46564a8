"""The closing lines of a run: what could not be played here, and the counts for `make test`."""

import json
import os
from pathlib import Path
from typing import Any

SHARED_ABSENT = "reads the shared folder (PASDECOTE_SHARED), which is not here"
OFFICE_ABSENT = "opens files in LibreOffice, which is not on this machine (PASDECOTE_SOFFICE)"
WEBKIT_ABSENT = "drives WebKit, which is not on this machine (webkit2gtk-driver)"
CHROMIUM_ABSENT = "drives Chromium, which is not on this machine (PASDECOTE_CHROMIUM)"


def count(stats: dict[str, list[Any]]) -> dict[str, int]:
    """Counts of tests by outcome, from the reports that pytest gathered. Errors count as failures."""
    reasons = [str(report.longrepr) for report in stats.get("skipped", [])]
    return {
        "passed": len(stats.get("passed", [])),
        "again": len(at_second_try(stats)),
        "failed": len(stats.get("failed", [])) + len(stats.get("error", [])),
        "skipped": len(reasons),
        "shared": sum("PASDECOTE_SHARED" in reason for reason in reasons),
        "office": sum("PASDECOTE_SOFFICE" in reason for reason in reasons),
        "webkit": sum("webkit2gtk-driver" in reason for reason in reasons),
        "browser": sum("PASDECOTE_CHROMIUM" in reason for reason in reasons),
    }


def at_second_try(stats: dict[str, list[Any]]) -> list[str]:
    """Names of the tests that failed, then passed: a race, in a test or in the tool, to be understood."""
    passed = {report.nodeid for report in stats.get("passed", [])}
    return sorted({report.nodeid for report in stats.get("rerun", [])} & passed)


def tell(reporter: Any) -> None:
    """Print what was not played, and leave the counts where PASDECOTE_RESULTS says."""
    counts = count(reporter.stats)
    for name in at_second_try(reporter.stats):
        reporter.write_line(f"PASSED ONLY AT THE SECOND TRY: {name}", yellow=True)
    if counts["shared"]:
        reporter.write_line(f"{counts['shared']} tests read ../shared and were not run.", yellow=True)
    if counts["office"]:
        reporter.write_line(f"{counts['office']} TESTS WERE NOT RUN: no LibreOffice.", yellow=True)
    if counts["webkit"]:
        reporter.write_line(
            f"{counts['webkit']} TESTS WERE NOT RUN: no WebKit, the engine of iPhones.", yellow=True
        )
    if counts["browser"]:
        reporter.write_line(f"{counts['browser']} BROWSER TESTS WERE NOT RUN: no Chromium.", red=True)
    if path := os.environ.get("PASDECOTE_RESULTS"):
        Path(path).write_text(json.dumps(counts))
