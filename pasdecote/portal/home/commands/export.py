"""`pasdecote export`: all that a collective told, in open formats."""

import argparse
from pathlib import Path

from pasdecote.portal.home.commands import Refused


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The command and its words."""
    parser = subparsers.add_parser(
        "export", help="donner tout ce qu’un groupe a raconté (page, tableau, données, photos)"
    )
    parser.add_argument("--collectif", required=True, metavar="SLUG", help="le groupe")
    parser.add_argument(
        "--out", required=True, type=Path, metavar="FICHIER", help="le fichier à écrire (.zip)"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the archive."""
    from pasdecote.portal.privacy.export import export_collective
    from pasdecote.spine.collectives.models import Collective

    collective = Collective.objects.filter(slug=arguments.collectif).first()
    if collective is None:
        raise Refused(f"Aucun groupe ne s’appelle « {arguments.collectif} ».")
    try:
        notes = export_collective(collective, arguments.out)
    except OSError as error:
        raise Refused(f"Le fichier {arguments.out} ne s’écrit pas : {error.strerror}.") from error
    print(f"{notes} notes dans {arguments.out}")
    return 0
