"""`pasdecote depouiller`: a file of ballots is counted, explained step by step, and written for a recount."""

import argparse
import re
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

from pasdecote.portal.home.commands import Refused

LARGEST_STEP = 10_000_000
Counted = tuple[object, tuple[str, ...]]


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The command and its words."""
    parser = subparsers.add_parser("depouiller", help="compter un fichier de bulletins, et dire chaque pas")
    parser.add_argument("regle", choices=tuple(RULES), metavar="REGLE", help=", ".join(RULES))
    parser.add_argument("fichier", type=Path, help="les bulletins (CSV, .pb, .soc, .soi, .toc, .toi)")
    parser.add_argument("--json", type=Path, metavar="FICHIER", help="le compte entier, pour le refaire")
    parser.add_argument("--quorum", type=int, default=0, metavar="N", help="combien de personnes au moins")
    parser.add_argument("--inscrits", type=int, metavar="N", help="majorité : combien pouvaient prendre part")
    parser.add_argument("--seuil", metavar="2/3", help="majorité qualifiée : la part de oui qu’il faut")
    parser.add_argument(
        "--sur", choices=("exprimes", "inscrits"), default="exprimes", help="de quoi --seuil est une part"
    )
    parser.add_argument(
        "--mentions", metavar="A,B,C", help="jugement : les mentions, de la pire à la meilleure"
    )
    parser.add_argument(
        "--non-classes",
        choices=("dessous", "rien"),
        help="classement : ce que vaut une option laissée de côté",
    )
    parser.add_argument(
        "--pas", type=int, default=1, metavar="EUROS", help="répartition : de combien les parts"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Count, say each step, and write the JSON text when asked. What is refused writes nothing."""
    from pasdecote.ground.measures.voting.canonical import canonical
    from pasdecote.ground.measures.voting.errors import VotingRefused
    from pasdecote.ground.measures.voting.reading.tables import LARGEST

    try:
        with arguments.fichier.open("rb") as file:
            data = file.read(LARGEST + 1)
        result, sentences = RULES[arguments.regle](data, arguments)
        if arguments.json is not None:
            arguments.json.write_bytes(canonical(arguments.regle, result))
    except VotingRefused as error:
        raise Refused(f"{arguments.fichier.name} : {error} Rien n’a été compté.") from error
    except OSError as error:
        raise Refused(f"Le fichier n’a pas été lu ou écrit : {error.strerror} ({error.filename}).") from error
    print("\n".join(sentences))
    return 0


def _consent(data: bytes, arguments: argparse.Namespace) -> Counted:
    from pasdecote.ground.measures.voting.consent import consent
    from pasdecote.ground.measures.voting.explaining.consent import explained
    from pasdecote.ground.measures.voting.reading.ballots import read_reactions

    result = consent(*read_reactions(data), quorum=arguments.quorum)
    return result, explained(result)


def _majority(data: bytes, arguments: argparse.Namespace) -> Counted:
    from pasdecote.ground.measures.voting.explaining.majority import explained
    from pasdecote.ground.measures.voting.majority import Base, MajorityRule, majority
    from pasdecote.ground.measures.voting.reading.ballots import read_answers

    base = Base.ENTITLED if arguments.sur == "inscrits" else Base.CAST
    rule = MajorityRule(_threshold(arguments.seuil), base, arguments.quorum)
    result = majority(**read_answers(data), entitled=arguments.inscrits, rule=rule)
    return result, explained(result)


def _judgment(data: bytes, arguments: argparse.Namespace) -> Counted:
    from pasdecote.ground.measures.voting.explaining.majority_judgment import explained
    from pasdecote.ground.measures.voting.majority_judgment import GRADES, majority_judgment
    from pasdecote.ground.measures.voting.reading.ballots import read_grades

    grades = GRADES
    if arguments.mentions is not None:
        grades = tuple(word.strip() for word in arguments.mentions.split(","))
    result = majority_judgment(*read_grades(data, grades), grades=grades)
    return result, explained(result)


def _shares(data: bytes, arguments: argparse.Namespace) -> Counted:
    from pasdecote.ground.measures.voting.equal_shares import equal_shares
    from pasdecote.ground.measures.voting.explaining.equal_shares import explained
    from pasdecote.ground.measures.voting.reading.pabulib import read_pabulib

    if not 1 <= arguments.pas <= LARGEST_STEP:
        raise Refused(f"--pas : un nombre d’euros de 1 à {LARGEST_STEP}.")
    election = read_pabulib(data, step=100 * arguments.pas).election
    result = equal_shares(election)
    return result, explained(result, {project.id: project.name for project in election.projects})


def _schulze(data: bytes, arguments: argparse.Namespace) -> Counted:
    from pasdecote.ground.measures.voting.explaining.schulze import explained
    from pasdecote.ground.measures.voting.reading.rankings import read_rankings
    from pasdecote.ground.measures.voting.schulze import Unranked, schulze

    if arguments.non_classes is None:
        raise Refused(
            "Dites ce que vaut une proposition laissée de côté : --non-classes dessous (au-dessous de celles "
            "qui sont classées) ou --non-classes rien (le bulletin n’en dit rien). Le résultat peut en "
            "changer."
        )
    unranked = Unranked.BELOW if arguments.non_classes == "dessous" else Unranked.SILENT
    result = schulze(*read_rankings(data), unranked=unranked)
    return result, explained(result)


RULES: dict[str, Callable[[bytes, argparse.Namespace], Counted]] = {
    "sans-objection": _consent,
    "majorite": _majority,
    "jugement-majoritaire": _judgment,
    "repartition-equitable": _shares,
    "schulze": _schulze,
}


def _threshold(said: str | None) -> Fraction | None:
    if said is None:
        return None
    found = re.fullmatch(r"(\d{1,4})/(\d{1,4})", said, re.ASCII)
    if found is None or not int(found[2]):
        raise Refused(f"--seuil : « {said} » n’est pas une part. Écrivez-la comme 2/3.")
    return Fraction(int(found[1]), int(found[2]))
