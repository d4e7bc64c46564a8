"""`pasdecote conserver`: let go of names whose time is over, after having said it; make results final."""

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pasdecote.portal.privacy.retention import Silent


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The command and its words."""
    parser = subparsers.add_parser(
        "conserver", help="effacer ce dont le temps est passé ; rendre des décisions définitives"
    )
    parser.add_argument("--essai", action="store_true", help="dire ce qui serait fait, sans rien changer")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Say what is found, or do it and rewrite the file of the database."""
    from pasdecote.portal.privacy.keeping import look, pass_by
    from pasdecote.portal.privacy.scrubbing import rewrite_the_file
    from pasdecote.practice.deliberation.services.closing import due_final, make_due_final

    found = look() if arguments.essai else pass_by()
    _print("À prévenir" if arguments.essai else "Prévenus", found.told)
    _print("Prévenus, pas encore à effacer", found.waiting)
    _print("À effacer" if arguments.essai else "Effacés", found.erased)
    print(f"Vieilles cartes d’invitation : {found.cards}")
    print(f"Photos et sons arrêtés en route depuis trente jours : {found.arriving}")
    decisions = due_final() if arguments.essai else make_due_final()
    print(f"Décisions {'à rendre' if arguments.essai else 'rendues'} définitives : {decisions}")
    if arguments.essai:
        print("Essai : rien n’est changé.")
    else:
        rewrite_the_file()
        print("Les sauvegardes d’avant contiennent encore ce qui vient d’être effacé : remplacez-les.")
    return 0


def _print(title: str, rows: "list[Silent]") -> None:
    """Names do not go to a terminal, whose words are often kept: an identifier and dates do."""
    print(f"{title} : {len(rows)}")
    for one in rows:
        kind = "compte" if one.account else "nom"
        print(f"  {kind} {one.pk}, sans nouvelles depuis le {one.since:%d/%m/%Y}")
