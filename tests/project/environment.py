"""The surroundings of every test, fixed before the settings are read: a plugin that pytest loads first.

Only DATABASE_URL (which database), PASDECOTE_SHARED (where the shared folder is) and what the random walk
is asked (its seed, its length, where it reports) come from outside.
"""

import atexit
import locale
import os
import shutil
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def _temporary_folder() -> str:
    """One folder for the whole run; the workers are handed the same one."""
    if folder := os.environ.get("PASDECOTE_TEST_FOLDER"):
        return folder
    folder = tempfile.mkdtemp(prefix="pasdecote-tests-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    os.environ["PASDECOTE_TEST_FOLDER"] = folder
    return folder


FOLDER = Path(_temporary_folder())
for name in [name for name in os.environ if name.startswith("PASDECOTE_")]:
    if name not in {
        "PASDECOTE_SHARED",
        "PASDECOTE_CHROMIUM",
        "PASDECOTE_RESULTS",
        "PASDECOTE_TEST_FOLDER",
        "PASDECOTE_SEED",
        "PASDECOTE_STEPS",
        "PASDECOTE_WALK",
        "PASDECOTE_WALK_LOG",
    }:
        del os.environ[name]
os.environ.update(
    PASDECOTE_SECRET_KEY="for-tests-only-" + "t" * 40,
    PASDECOTE_VAR=str(FOLDER / "var"),
    PASDECOTE_SHARED=os.environ.get("PASDECOTE_SHARED", str(ROOT.parent / "shared")),
    TZ="Europe/Paris",
    LC_ALL="C.UTF-8",
    LANG="C.UTF-8",
)
os.environ.setdefault("DATABASE_URL", f"sqlite:///{FOLDER / 'never.sqlite3'}")
locale.setlocale(locale.LC_ALL, "C.UTF-8")
time.tzset()
