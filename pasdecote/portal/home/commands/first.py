"""`pasdecote premiere-structure`: the first structure and account of an empty installation."""

import argparse
import getpass

from pasdecote.portal.home.commands import Refused


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The command and its words."""
    parser = subparsers.add_parser("premiere-structure", help="créer la première structure et son compte")
    parser.add_argument("--structure", required=True, metavar="NOM", help="nom de la structure")
    parser.add_argument("--nom", required=True, help="votre nom affiché")
    parser.add_argument("--email", required=True, help="votre adresse e-mail")
    parser.add_argument("--sans-mot-de-passe", action="store_true", help="se connecter par code seulement")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Ask for a password (unless told not to), then create both."""
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    from pasdecote.portal.home.preparing import prepare
    from pasdecote.spine.accounts.services import AccountRefused
    from pasdecote.spine.organisations.enums import OrganisationKind
    from pasdecote.spine.organisations.services import OrganisationRefused, open_house

    password = None if arguments.sans_mot_de_passe else getpass.getpass("Mot de passe (10 signes) : ")
    prepare()
    try:
        if password is not None:
            validate_password(password)
        organisation, account = open_house(
            organisation_name=arguments.structure,
            kind=OrganisationKind.ASSOCIATION,
            name=arguments.nom,
            email=arguments.email,
            password=password,
        )
    except (AccountRefused, OrganisationRefused) as refusal:
        raise Refused(str(refusal)) from refusal
    except ValidationError as refusal:
        raise Refused(" ".join(refusal.messages)) from refusal
    print(f"{organisation.name} est créée. {account.email} peut se connecter.")
    return 0
