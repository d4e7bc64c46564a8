"""« Quelle façon de décider ? »: five questions, one recommendation, its reason and its limits.

It advises: the group chooses. Questions are asked in order, and those that no longer matter change nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import product

SMALL_GROUP = "Nous sommes moins de vingt, ou nous nous voyons tous."


class Rule(StrEnum):
    """The ways of deciding, by the words of the command line."""

    CONSENT = "sans-objection"
    SIMPLE = "majorite"
    QUALIFIED = "majorite-qualifiee"
    JUDGMENT = "jugement-majoritaire"
    SHARES = "repartition-equitable"
    SCHULZE = "classement"
    LOT = "tirage-au-sort"
    WITHOUT_CANDIDATES = "election-sans-candidat"


class Matter(StrEnum):
    """What there is to decide."""

    PROPOSAL = "proposal"
    OPTIONS = "options"
    BUDGET = "budget"
    ROLE = "role"


class Size(StrEnum):
    """How many take part, and whether they can talk together."""

    TOGETHER = "together"
    MANY = "many"


class Stake(StrEnum):
    """Whether it can easily be undone."""

    DAILY = "daily"
    LASTING = "lasting"


class Voice(StrEnum):
    """What people are able and willing to say of several options."""

    GRADE = "grade"
    RANK = "rank"


class Suits(StrEnum):
    """Who could hold the role."""

    ANYBODY = "anybody"
    SOMEBODY = "somebody"


@dataclass(frozen=True, slots=True)
class Question:
    """A question, and the French words of each of its answers."""

    words: str
    answers: tuple[tuple[StrEnum, str], ...]


QUESTIONS = (
    Question(
        "Que faut-il décider ?",
        (
            (Matter.PROPOSAL, "Dire oui ou non à une proposition."),
            (Matter.OPTIONS, "Choisir entre plusieurs propositions."),
            (Matter.BUDGET, "Partager une somme entre plusieurs projets."),
            (Matter.ROLE, "Donner un rôle à quelqu’un."),
        ),
    ),
    Question(
        "Combien êtes-vous à décider ?",
        ((Size.TOGETHER, SMALL_GROUP), (Size.MANY, "Trop pour que chacun parle et soit entendu.")),
    ),
    Question(
        "Peut-on facilement revenir dessus ?",
        ((Stake.DAILY, "Oui, on verra à l’usage."), (Stake.LASTING, "Non, cela engage pour longtemps.")),
    ),
    Question(
        "Que peut-on demander à chaque personne ?",
        (
            (Voice.GRADE, "Dire ce qu’elle pense de chaque proposition."),
            (Voice.RANK, "Les ranger toutes, de la préférée à la dernière, et le groupe y tient."),
        ),
    ),
    Question(
        "Qui pourrait tenir le rôle ?",
        (
            (Suits.ANYBODY, "N’importe qui de la liste, avec un peu d’aide."),
            (Suits.SOMEBODY, "Il faut une confiance ou un savoir-faire particulier."),
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One rule, why it fits these answers, and what it does not do."""

    rule: Rule
    reason: str
    limits: str


CONSENT = Recommendation(
    Rule.CONSENT,
    "Vous pouvez vous entendre : une proposition que personne ne refuse, et que les objections ont "
    "améliorée.",
    "Il faut du temps, et que chacun ose s’opposer. Celui à qui rien ne plaît peut tout arrêter.",
)
SIMPLE = Recommendation(
    Rule.SIMPLE,
    "Un oui ou un non, à beaucoup, pour quelque chose que l’on peut changer : plus de oui que de non suffit.",
    "Ceux qui perdent restent là. Une égalité ne se règle pas toute seule, et les raisons ne se voient pas.",
)
QUALIFIED = Recommendation(
    Rule.QUALIFIED,
    "Cela engage pour longtemps : mieux vaut que bien plus de la moitié le veuille, et un quorum.",
    "Ce qui existe déjà est favorisé : une minorité suffit à tout garder en l’état.",
)
JUDGMENT = Recommendation(
    Rule.JUDGMENT,
    "Chaque proposition est jugée pour elle-même, en mots : on voit celle que le plus grand nombre "
    "trouve bonne.",
    "Il faut juger toutes les propositions. Deux propositions peuvent rester à égalité, et cela est dit.",
)
SHARES = Recommendation(
    Rule.SHARES,
    "Chaque personne pèse la même part de la somme : les petits groupes ont aussi leur projet.",
    "Un projet très cher peut ne pas passer, même très soutenu. Un peu d’argent peut rester.",
)
SCHULZE = Recommendation(
    Rule.SCHULZE,
    "Le groupe tient à un ordre complet : les propositions sont comparées deux par deux.",
    "C’est difficile à remplir et à expliquer. Le groupe doit dire ce que vaut une proposition non classée.",
)
LOT = Recommendation(
    Rule.LOT,
    "Tout le monde peut tenir ce rôle : le sort n’oublie personne et ne doit rien à personne.",
    "Le sort ne choisit pas le plus à l’aise. Chacun peut refuser ; la liste se publie avant de tirer.",
)
WITHOUT_CANDIDATES = Recommendation(
    Rule.WITHOUT_CANDIDATES,
    "Le rôle demande une confiance particulière : on nomme, on dit pourquoi, puis on lève les objections.",
    "Il faut être ensemble et du temps. Être nommé n’oblige pas : la personne peut refuser.",
)
ELECTED = Recommendation(
    Rule.JUDGMENT,
    "Vous êtes trop pour une élection sans candidat : chaque personne qui se propose est jugée en mots.",
    "Des personnes sont jugées : demandez leur accord, et ne publiez que les nombres.",
)
OPTIONS_TOGETHER = Recommendation(
    Rule.CONSENT,
    "Vous pouvez en parler : gardez ce qui est bon dans chacune, et cherchez celle que personne ne refuse.",
    "Si plusieurs propositions tiennent encore après en avoir parlé, le jugement majoritaire les départage.",
)


def recommend(matter: Matter, size: Size, stake: Stake, voice: Voice, suits: Suits) -> Recommendation:
    """The way of deciding that these five answers lead to."""
    if matter is Matter.BUDGET:
        return SHARES
    if matter is Matter.ROLE:
        return _for_a_role(size, suits)
    if matter is Matter.OPTIONS:
        return _for_options(size, stake, voice)
    if size is Size.TOGETHER:
        return CONSENT
    return SIMPLE if stake is Stake.DAILY else QUALIFIED


def _for_a_role(size: Size, suits: Suits) -> Recommendation:
    if suits is Suits.ANYBODY:
        return LOT
    return WITHOUT_CANDIDATES if size is Size.TOGETHER else ELECTED


def _for_options(size: Size, stake: Stake, voice: Voice) -> Recommendation:
    if voice is Voice.RANK:
        return SCHULZE
    return OPTIONS_TOGETHER if size is Size.TOGETHER and stake is Stake.DAILY else JUDGMENT


def every_answer() -> Iterator[tuple[Matter, Size, Stake, Voice, Suits]]:
    """All that can be answered to the five questions."""
    return product(Matter, Size, Stake, Voice, Suits)
