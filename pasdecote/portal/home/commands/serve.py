"""`pasdecote serve`: the web server and the worker of long jobs, together."""

import argparse
import os
import signal
import subprocess
import sys
from types import FrameType

from django.conf import settings


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The command and its words."""
    parser = subparsers.add_parser("serve", help="servir l’outil : le site et les travaux longs")
    add_address(parser)
    parser.set_defaults(run=run)


def add_address(parser: argparse.ArgumentParser) -> None:
    """The words that say where to serve, shared with `demo`."""
    parser.add_argument("--adresse", default="127.0.0.1", help="adresse d’écoute (127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, help="port d’écoute (8000)")


def run(arguments: argparse.Namespace) -> int:
    """Prepare, then serve until stopped."""
    from pasdecote.portal.home.preparing import prepare

    prepare()
    print(f"Pas de côté est servi sur http://{arguments.adresse}:{arguments.port}/  (Ctrl-C pour arrêter)")
    return serve(arguments.adresse, arguments.port)


def serve(address: str, port: int) -> int:
    """Run gunicorn and the worker as two processes; when one ends, both do. Gives gunicorn's exit code."""
    worker = subprocess.Popen([sys.executable, "-m", "django", "db_worker", "--interval", "1"])
    web = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "gunicorn",
            "config.wsgi:application",
            "--bind",
            f"{address}:{port}",
            "--workers",
            os.environ.get("PASDECOTE_WORKERS", "1"),
            "--threads",
            os.environ.get("PASDECOTE_THREADS", "8"),
            "--logger-class",
            "pasdecote.ground.store.logs.AccessLogger",
            "--chdir",
            str(settings.BASE_DIR),
        ]
    )

    def stop(_number: int, _frame: FrameType | None) -> None:
        web.terminate()

    signal.signal(signal.SIGTERM, stop)
    try:
        return web.wait()
    except KeyboardInterrupt:
        web.terminate()
        return web.wait()
    finally:
        worker.terminate()
        worker.wait()
