"""`pasdecote carte`: the opinion map of a file of votes, as JSON. Keeps nothing, reads no database."""

import argparse
from pathlib import Path

from pasdecote.portal.home.commands import Refused


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The command and its words."""
    parser = subparsers.add_parser(
        "carte", help="ce qui unit et qui répond de la même façon, depuis un fichier de votes"
    )
    parser.add_argument("votes", type=Path, metavar="VOTES.csv", help="les réponses, au format de Polis")
    parser.add_argument(
        "--phrases",
        type=Path,
        metavar="PHRASES.csv",
        help="les phrases : celles où moderated est -1 sont retirées",
    )
    parser.add_argument("--json", required=True, type=Path, metavar="FICHIER", help="le fichier à écrire")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Read, compute, write. Nothing is written when something is refused."""
    from pasdecote.ground.measures.opinion.opinion_map import map_of
    from pasdecote.ground.measures.opinion.reading import read_removed, read_votes
    from pasdecote.ground.measures.opinion.votes import VotesRefused
    from pasdecote.ground.measures.opinion.writing import to_json

    try:
        votes = read_votes(arguments.votes.read_bytes())
        removed = read_removed(arguments.phrases.read_bytes(), votes) if arguments.phrases else ()
        made = map_of(votes, removed=removed)
        arguments.json.write_bytes(to_json(made))
    except VotesRefused as refusal:
        raise Refused(str(refusal)) from refusal
    except OSError as error:
        raise Refused(f"Le fichier n’a pas été écrit ou lu : {error.strerror} ({error.filename}).") from error
    people, statements = votes.shape
    print(f"{people} personnes, {statements} phrases, {len(votes)} réponses. {made.sentence}")
    for group in made.groups:
        print(f"Groupe {group.letter} : {len(group.members)} personnes")
    print(f"Écrit : {arguments.json}")
    return 0
