"""`pasdecote backup` and `pasdecote restore`: everything in one file, taken while people write."""

import argparse
from pathlib import Path

from pasdecote.portal.home.commands import Refused


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Both commands and their words."""
    backup = subparsers.add_parser("backup", help="tout sauvegarder dans un fichier, sans arrêter l’outil")
    backup.add_argument("fichier", type=Path, help="le fichier à écrire (.zip)")
    backup.set_defaults(run=run_backup)
    restore = subparsers.add_parser("restore", help="remettre une sauvegarde dans une installation vide")
    restore.add_argument("fichier", type=Path, help="la sauvegarde à lire")
    restore.set_defaults(run=run_restore)


def run_backup(arguments: argparse.Namespace) -> int:
    """Write the archive beside its place, then move it there: a broken one never stands."""
    from pasdecote.portal.privacy.backup import BackupRefused, back_up

    try:
        summary = back_up(arguments.fichier)
    except (BackupRefused, OSError) as refusal:
        raise Refused(f"La sauvegarde n’a pas été faite : {refusal}") from refusal
    print(f"Sauvegardé : {summary.rows} lignes, {summary.files} fichiers, dans {arguments.fichier}")
    return 0


def run_restore(arguments: argparse.Namespace) -> int:
    """Read the whole archive into an empty database, all or nothing."""
    from pasdecote.portal.home.preparing import prepare
    from pasdecote.portal.privacy.backup import BackupRefused, restore
    from pasdecote.portal.privacy.services import erase_again

    prepare()
    try:
        summary = restore(arguments.fichier)
        again = erase_again()
    except (BackupRefused, OSError) as refusal:
        raise Refused(f"Rien n’a été remis : {refusal}") from refusal
    print(f"Remis : {summary.rows} lignes et {summary.files} fichiers.")
    print(f"Effacés de nouveau, car ils l’avaient été depuis : {again}")
    return 0
