"""`pasdecote services`: the public files of services become the page « À qui s’adresser »."""

import argparse
from pathlib import Path

from pasdecote.portal.home.commands import Refused

MOST_SHOWN = 20


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The command and its words."""
    parser = subparsers.add_parser("services", help="reprendre les fichiers publics de data·inclusion")
    parser.add_argument("fichier", type=Path, help="les services (CSV ou JSON)")
    parser.add_argument("--structures", type=Path, metavar="FICHIER", help="les structures, pour leurs noms")
    parser.add_argument(
        "--departement", action="append", default=[], metavar="93", help="ne garder que celui-ci (répétable)"
    )
    parser.add_argument(
        "--remplacer", action="store_true", help="ôter les services que le fichier ne contient plus"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Take the file in, say what was done, and name each line left aside with its reason."""
    from pasdecote.practice.belonging.referral.reading import LARGEST, UnreadableFile
    from pasdecote.practice.belonging.referral.services import take_services

    files = [arguments.fichier, *([arguments.structures] if arguments.structures else [])]
    for path in files:
        if path.is_file() and path.stat().st_size > LARGEST:
            raise Refused(
                f"{path.name} : ce fichier est trop gros (200 Mo au plus). Gardez votre département."
            )
    try:
        data, *more = [path.read_bytes() for path in files]
        done = take_services(
            data=data,
            structures=more[0] if more else b"",
            departments=frozenset(arguments.departement),
            replace=arguments.remplacer,
        )
    except OSError as error:
        raise Refused(f"Le fichier {error.filename} ne s’ouvre pas : {error.strerror}.") from error
    except UnreadableFile as error:
        raise Refused(f"{arguments.fichier.name} : {error} Rien n’a changé.") from error
    print(f"{done.new} nouveaux, {done.changed} changés, {done.same} déjà là, {done.removed} ôtés.")
    if done.elsewhere:
        print(f"{done.elsewhere} laissés de côté : ils sont ailleurs.")
    for number, reason in done.refused[:MOST_SHOWN]:
        print(f"Ligne {number} laissée de côté : {reason}.")
    if len(done.refused) > MOST_SHOWN:
        print(f"… et {len(done.refused) - MOST_SHOWN} autres lignes.")
    return 0
