"""`pasdecote import`: a spreadsheet becomes notes of a collective, all or nothing."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from pasdecote.portal.home.commands import Refused

if TYPE_CHECKING:
    from pasdecote.portal.intake.models import Batch
    from pasdecote.portal.intake.plan import Plan
    from pasdecote.spine.accounts.models import Account
    from pasdecote.spine.collectives.models import Collective


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The command and its words."""
    parser = subparsers.add_parser("import", help="faire d’un tableau (CSV, XLSX, ODS) un journal")
    parser.add_argument("fichier", type=Path, help="le tableau")
    parser.add_argument("--collectif", required=True, metavar="SLUG", help="le groupe dont c’est l’activité")
    parser.add_argument("--essai", action="store_true", help="dire ce qui serait créé, et ne rien garder")
    parser.add_argument("--json", action="store_true", help="répondre en JSON")
    parser.add_argument("--compte", metavar="E-MAIL", help="qui raconte (sinon la première accompagnante)")
    parser.add_argument(
        "--cercle", choices=("equipe", "collectif", "institution"), default="equipe", help="qui pourra lire"
    )
    parser.add_argument(
        "--sans-les-erreurs", action="store_true", help="laisser de côté les lignes illisibles"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Dry run; then, unless only that was asked, the import itself with a progress bar."""
    import msgspec

    from pasdecote.portal.intake import services
    from pasdecote.portal.intake.opening import told_plan
    from pasdecote.spine.journal.errors import JournalRefused

    collective = _collective(arguments.collectif)
    batch = None
    try:
        batch = services.receive(
            by=_teller(collective, arguments.compte),
            collective=collective,
            filename=arguments.fichier.name,
            data=arguments.fichier.read_bytes(),
        )
        plan = told_plan(batch)
        created = 0 if arguments.essai else _import(batch, plan, arguments)
    except OSError as error:
        raise Refused(f"Le fichier {arguments.fichier} ne s’ouvre pas : {error.strerror}.") from error
    except (ValueError, JournalRefused) as refusal:
        raise Refused(str(refusal)) from refusal
    finally:
        if batch is not None and batch.file:
            batch.file.delete(save=False)
            batch.delete()
    if arguments.json:
        answer = msgspec.to_builtins(plan) | {"essai": arguments.essai, "imported": created}
        print(msgspec.json.encode(answer).decode())
    else:
        _say(plan, arguments, created)
    return 1 if arguments.essai and plan.lines_with_errors else 0


def _import(batch: "Batch", plan: "Plan", arguments: argparse.Namespace) -> int:
    from tqdm import tqdm

    from pasdecote.portal.intake import services

    circles = {"equipe": "team", "collectif": "collective", "institution": "institution"}
    assert batch.by is not None
    services.decide(
        by=batch.by,
        batch=batch,
        circle=circles[arguments.cercle],
        skip_errors=arguments.sans_les_erreurs,
    )
    total, quiet = plan.to_create + plan.known, arguments.json or not sys.stderr.isatty()
    with tqdm(total=total, unit=" notes", disable=quiet, file=sys.stderr) as bar:
        return services.run(batch=batch, progress=lambda done: bar.update(done - bar.n))


def _collective(slug: str) -> "Collective":
    from pasdecote.spine.collectives.models import Collective

    found = Collective.objects.filter(slug=slug).first()
    if found is None:
        known = ", ".join(Collective.objects.order_by("slug").values_list("slug", flat=True)[:10])
        raise Refused(f"Aucun groupe ne s’appelle « {slug} ». Groupes connus : {known or 'aucun'}.")
    return found


def _teller(collective: "Collective", email: str | None) -> "Account":
    """Who tells: the account named, or the first who accompanies the group."""
    from pasdecote.spine.accounts.models import Account
    from pasdecote.spine.collectives.access import standing_of

    known = Account.objects.filter(memberships__collective=collective).order_by("memberships__since", "pk")
    for account in known.filter(email=email.lower()) if email else known:
        if collective.pk in standing_of(account).team:
            return account
    who = f"{email} n’accompagne pas ce groupe" if email else "personne n’accompagne ce groupe"
    raise Refused(f"Rien n’a été importé : {who}.")


def _say(plan: "Plan", arguments: argparse.Namespace, created: int) -> None:
    from pasdecote.ground.facts.kinds import label_of

    for remark in (*plan.errors, *plan.warnings):
        print(f"{remark.where} : {remark.sentence}", file=sys.stderr)
    kinds = ", ".join(f"{number} {label_of(kind)}" for kind, number in plan.created.items())
    print(f"{plan.rows} lignes lues. À créer : {kinds or 'rien'}. Déjà là : {plan.known}.")
    if plan.lines_skipped:
        print(f"{plan.lines_skipped} lignes passées : totaux, titres, ou rien à raconter.")
    if plan.lines_with_errors:
        print(f"{plan.lines_with_errors} lignes illisibles, {plan.probable_duplicates} doublons probables.")
    print("Essai : rien n’a été gardé." if arguments.essai else f"{created} notes importées.")
