"""One question that « Les Tilleuls » put to themselves: twelve words, one withdrawn since, one made clear."""

from uuid import UUID

from pasdecote.ground.kernel.identifiers import uuid8
from pasdecote.practice.deliberation import services
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.models import Collective

QUESTION = "De quoi aurions-nous besoin au pied des tours cet hiver ?"
WHY = "Avant de revoir le bailleur en janvier : on parle d’abord, on décidera après."
# Whose words: by themselves ("mireille", "nadia"…), or noted by Nadia for somebody of the list, or on paper.
WORDS = (
    ("mireille", "", "Une salle chauffée le mercredi, pour ne pas rester chacun chez soi."),
    ("mireille", "", "Que la lumière du passage soit réparée avant les fêtes."),
    ("nadia", "Sevda", "Un coin avec une bouilloire. Quand il y a du thé, les gens s’arrêtent."),
    ("nadia", "Monsieur Paul", "Des bancs à l’abri. Debout, je ne tiens pas dix minutes."),
    ("nadia", "Fatoumata", "Une armoire qui ferme à clé pour le matériel de couture."),
    ("nadia", "Ilyes", "Un endroit pour réparer les vélos sans se faire chasser."),
    ("nadia", "Bernadette", "Savoir qui appeler quand l’ascenseur tombe en panne le dimanche."),
    ("nadia", "sur papier", "Une boîte à livres dans le hall B."),
    ("nadia", "sur papier", "Moins de voitures devant l’école le matin."),
    ("nadia", "sur papier", "Que l’on nous prévienne avant les travaux, pas après."),
    ("helene", "", "Quelqu’un pour lire les courriers avec nous, une fois par semaine."),
    ("mireille", "", "Des volets neufs."),
)
UNCLEAR, WITHDRAWN = 0, 11


def put_a_question(group: Collective, accounts: dict[str, Account]) -> None:
    """Ask it, say the words, make one clear, withdraw one. Identifiers are the same wherever it is loaded."""
    nadia, mireille = accounts["nadia"], accounts["mireille"]
    asked = services.open_question(by=nadia, id=_id("question"), collective=group, words=QUESTION, why=WHY)
    places = {row.name: row for row in group.memberships.filter(until=None)}
    said = []
    for rank, (who, whose, words) in enumerate(WORDS):
        paper = whose == "sur papier"
        how = "paper" if paper else "said" if whose else ""
        speaker = None if paper else places.get(whose)
        said.append(
            services.say(
                by=accounts[who],
                id=word_of(rank),
                question=asked,
                words=words,
                relayed=how,
                speaker=speaker,
                spoken_by="" if paper else whose,
            )
        )
    clear = services.ask_meaning(
        by=nadia, id=_id("unclear"), voice=said[UNCLEAR], words="Le mercredi matin, ou l’après-midi ?"
    )
    words = "L’après-midi, à la sortie du centre de loisirs."
    services.say_meaning(by=mireille, clarification=clear, words=words)
    services.withdraw(by=mireille, id=_id("withdrawn"), voice=said[WITHDRAWN])


def word_of(rank: int) -> UUID:
    """The word said at this rank: its identifier."""
    return _id(f"word {rank}")


def _id(what: str) -> UUID:
    return uuid8("sample question", what)
