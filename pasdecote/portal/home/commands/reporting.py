"""`pasdecote bilan` and `pasdecote bilans`: a bilan as a file, and the templates at hand."""

import argparse
import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from pasdecote.portal.home.commands import Refused, own_templates

if TYPE_CHECKING:
    from django.db.models import Model, QuerySet

    from pasdecote.projections.reports.models import Draft
    from pasdecote.projections.reports.template import Template

    Named = TypeVar("Named", bound=Model)

FORMATS = ("pdf", "docx", "odt", "xlsx", "csv", "json")


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Both commands and their words."""
    bilan = subparsers.add_parser("bilan", help="remplir un modèle de bilan depuis le carnet")
    bilan.add_argument("modele", metavar="MODELE", help="l’id d’un modèle (voir « pasdecote bilans »)")
    scope = bilan.add_mutually_exclusive_group(required=True)
    scope.add_argument("--collectif", metavar="SLUG", help="un groupe")
    scope.add_argument("--projet", metavar="SLUG", help="un projet d’un groupe")
    scope.add_argument("--structure", metavar="SLUG", help="tous les groupes d’une structure")
    bilan.add_argument("--du", required=True, metavar="AAAA-MM-JJ", help="premier jour")
    bilan.add_argument("--au", required=True, metavar="AAAA-MM-JJ", help="dernier jour")
    bilan.add_argument("--exercice", type=int, metavar="ANNEE", help="exercice comptable (l’année de --au)")
    bilan.add_argument("--financeur", default="", metavar="NOM", help="de quelle subvention il s’agit")
    bilan.add_argument(
        "--au-nom-de", metavar="SLUG", help="la structure qui signe, si plusieurs accompagnent"
    )
    bilan.add_argument("--modele-de", metavar="SLUG", help="la structure qui a écrit ce modèle, si plusieurs")
    bilan.add_argument("--blank", type=Path, metavar="CERFA.pdf", help="le Cerfa 15059*02 vierge, à remplir")
    bilan.add_argument("--interieur", action="store_true", help="sans retenir les nombres au-dessous de 5")
    bilan.add_argument("--out", required=True, type=Path, metavar="FICHIER", help=f"en {', '.join(FORMATS)}")
    bilan.set_defaults(run=run)
    bilans = subparsers.add_parser("bilans", help="lister les modèles de bilan, ou en ajouter un")
    bilans.add_argument("--json", action="store_true", help="en JSON")
    bilans.add_argument("--structure", metavar="SLUG", help="avec les modèles de cette structure")
    bilans.add_argument("--ajouter", type=Path, metavar="FICHIER.yaml", help="un modèle pour cette structure")
    bilans.add_argument("--essai", action="store_true", help="relire le fichier, et ne rien garder")
    bilans.add_argument(
        "--compte", metavar="E-MAIL", help="qui l’ajoute (sinon la première personne en poste)"
    )
    bilans.set_defaults(run=run_list)


def run(arguments: argparse.Namespace) -> int:
    """Fill the template and write the file. Nothing is written when something is refused."""
    from pasdecote.ground.documents.cerfa_15059 import BlankRefused
    from pasdecote.projections.reports.result import ReportError

    form = arguments.out.suffix.lower().lstrip(".")
    if form not in FORMATS:
        endings = f".{', .'.join(FORMATS[:-1])} ou .{FORMATS[-1]}"
        raise Refused(f"Le fichier « {arguments.out.name} » doit finir par {endings}.")
    if arguments.blank is not None and form != "pdf":
        raise Refused(
            "Avec --blank, le résultat est le formulaire rempli : donnez un fichier en .pdf à --out."
        )
    try:
        content = _content(_draft(arguments), form, arguments)
        arguments.out.write_bytes(content)
    except (ReportError, BlankRefused) as refusal:
        raise Refused(str(refusal)) from refusal
    except OSError as error:
        raise Refused(f"Le fichier n’a pas été écrit ou lu : {error.strerror} ({error.filename}).") from error
    print(f"Écrit : {arguments.out}")
    return 0


def run_list(arguments: argparse.Namespace) -> int:
    """Print the templates: id, title, funder, scopes, and how many fields only a human can answer; or add
    one of a structure."""
    from pasdecote.projections.reports.template.own import kept_template
    from pasdecote.projections.reports.template.reading import available, template

    if arguments.ajouter is not None:
        return own_templates.add_from_file(arguments)
    rows = [_row(chosen) for chosen in map(template, available())]
    if arguments.structure is not None:
        house = own_templates.structure(arguments.structure)
        found = [kept_template(own.text) for own in own_templates.current(house)]
        rows += [_row(chosen) | {"structure": house.slug} for chosen in found]
    if arguments.json:
        print(json.dumps(rows, ensure_ascii=False, indent=2))
        return 0
    for row in rows:
        print(f"{row['id']:24} {row['title']} ({row['fields']} champs, dont {row['questions']} à répondre)")
    return 0


def _row(chosen: "Template") -> dict[str, Any]:
    fields = list(chosen.fields())
    return {
        "id": chosen.id,
        "version": chosen.version,
        "title": chosen.title,
        "funder": chosen.funder,
        "periodicity": chosen.periodicity,
        "scopes": list(chosen.scopes),
        "fields": len(fields),
        "questions": sum(1 for field in fields if field.kind == "question"),
    }


def _content(draft: "Draft", form: str, arguments: argparse.Namespace) -> bytes:
    from pasdecote.ground.kernel import clock
    from pasdecote.projections.reports.drawing import draw
    from pasdecote.projections.reports.files import file_of
    from pasdecote.projections.reports.files.official import official_form

    report = draw(draft, outside=not arguments.interieur)
    if arguments.blank is None:
        return file_of(report, form, on=clock.today())
    return official_form(report, arguments.blank.read_bytes(), on=clock.today())


def _draft(arguments: argparse.Namespace) -> "Draft":
    """The bilan asked for, checked and never saved."""
    from pasdecote.projections.reports.services import prepared
    from pasdecote.spine.collectives.models import Collective, Project
    from pasdecote.spine.organisations.models import Organisation

    rows: list[tuple[str | None, QuerySet[Any], str]] = [
        (arguments.collectif, Collective.objects.all(), "groupe"),
        (arguments.projet, Project.objects.select_related("collective"), "projet"),
        (arguments.structure, Organisation.objects.all(), "structure"),
    ]
    slug, among, word = next(row for row in rows if row[0] is not None)
    bearer = None
    if arguments.au_nom_de is not None:
        bearer = _found(Organisation.objects.all(), arguments.au_nom_de, "structure")
    return prepared(
        template_id=arguments.modele,
        own=own_templates.named(arguments.modele, arguments.modele_de),
        about=_found(among, slug or "", word),
        since=_day(arguments.du, "--du"),
        until=_day(arguments.au, "--au"),
        funder=arguments.financeur,
        exercise=arguments.exercice,
        bearer=bearer,
    )


def _found(rows: "QuerySet[Named]", slug: str, word: str) -> "Named":
    found = rows.filter(slug=slug).first()
    if found is None:
        raise Refused(f"Il n’y a pas de {word} « {slug} ».")
    return found


def _day(text: str, word: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Refused(f"{word} : « {text} » n’est pas une date. Écrivez-la comme 2026-12-31.") from None
