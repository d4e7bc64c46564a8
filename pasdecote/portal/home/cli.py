"""The console script `pasdecote`: the same acts as the screens, for the terminal and for batches."""

import argparse
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

FRENCH_TITLES = {
    "usage: ": "usage : ",
    "positional arguments": "arguments",
    "options": "options",
    "show this help message and exit": "montrer cette aide",
    "subcommands": "commandes",
}


class FrenchParser(argparse.ArgumentParser):
    """An argument parser whose own words are French."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and how to see the help; exit code 2."""
        sentence = message.replace(":", " :", 1)
        for english, french in {
            "the following arguments are required": "il manque",
            "unrecognized arguments": "mots non compris",
            "invalid choice": "choix impossible",
            "choose from": "choisir parmi",
            "expected one argument": "il manque une valeur",
            "not allowed with argument": "ne va pas avec",
            "one of the arguments": "il faut un de ces mots",
            "is required": "",
            "argument ": "",
        }.items():
            sentence = sentence.replace(english, french)
        self.exit(2, f"{self.prog} : {sentence}\nPour l’aide : {self.prog} --help\n")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code: 0 done, 1 refused with a sentence, 2 not understood."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    words = list(sys.argv[1:] if argv is None else argv)
    if words[:1] == ["manage"]:
        from django.core.management import execute_from_command_line

        execute_from_command_line(["pasdecote manage", *words[1:]])
        return 0
    arguments = _parser().parse_args(words)
    import django

    django.setup()
    from pasdecote.portal.home.commands import Refused

    try:
        return int(arguments.run(arguments) or 0)
    except Refused as refusal:
        print(refusal, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nArrêté.", file=sys.stderr)
        return 130


def _parser() -> FrenchParser:
    from pasdecote.portal.home.commands import every_command

    parser = FrenchParser(
        prog="pasdecote",
        description="Pas de côté : dire une fois, décider ensemble, agir, et que cela compte.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="manage …   les commandes de Django",
    )
    subparsers = parser.add_subparsers(title="commandes", metavar="COMMANDE", required=True)
    for command in every_command():
        command.add(subparsers)
    return parser
