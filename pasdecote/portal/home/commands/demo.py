"""`pasdecote demo`: sample data, the sample sign-ins, and the server."""

import argparse

from pasdecote.portal.home.commands.serve import add_address, serve


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The command and its words."""
    parser = subparsers.add_parser("demo", help="charger un exemple et le servir")
    add_address(parser)
    parser.add_argument("--sans-servir", action="store_true", help="charger l’exemple seulement")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Prepare, load the sample unless there are accounts already, print how to sign in, serve."""
    from pasdecote.ground.kernel.codes import spelled
    from pasdecote.portal.home.preparing import prepare
    from pasdecote.portal.home.sample import CARD, PASSWORD, load_sample, sample_accounts
    from pasdecote.portal.home.sample.sending import card_of_today, send_to_the_foundation

    prepare()
    load_sample()
    send_to_the_foundation()
    card = card_of_today()
    print(f"\n  Pas de côté : http://{arguments.adresse}:{arguments.port}/\n")
    for email, about in sample_accounts():
        print(f"    {email:32} {about}")
    if card:
        print(
            f"    {'carte ' + spelled(card):32} {CARD}, membre des Tilleuls, sans e-mail : « J’ai une carte »"
        )
    print(f"    mot de passe pour tous : {PASSWORD}\n  Ctrl-C pour arrêter.\n", flush=True)
    return 0 if arguments.sans_servir else serve(arguments.adresse, arguments.port)
