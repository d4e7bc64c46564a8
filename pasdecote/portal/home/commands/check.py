"""`pasdecote check`: whether the installation and its journal hold together."""

import argparse


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The command and its words."""
    parser = subparsers.add_parser("check", help="vérifier l’installation et le journal")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print each finding; 1 when something is wrong."""
    from django.core.management import call_command

    from pasdecote.portal.privacy.integrity import findings

    call_command("check", "--database", "default")
    found = findings()
    for sentence in found:
        print(f"✗ {sentence}")
    if not found:
        print("Le journal est entier : chaque note se lit, chaque photo et chaque son est là.")
    return 1 if found else 0
