"""A budget shared equally, told in French."""

from collections.abc import Mapping
from fractions import Fraction

from pasdecote.ground.measures.voting.equal_shares import EqualShares
from pasdecote.ground.measures.voting.equal_shares_count import Bought, Count, NotBought
from pasdecote.ground.measures.voting.explaining import listed, several, voices
from pasdecote.ground.measures.wording import number_in_words

SETTLED_BY = {
    "cost": "le moins cher passe d’abord",
    "supporters": "celui que plus de personnes soutiennent passe d’abord",
    "order": "rien ne les départage : le premier de la liste passe d’abord, et le groupe peut en "
    "décider autrement",
}


def explained(result: EqualShares, names: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """The share, the first count, the growing shares, each purchase, what is left and why. `names` by
    project."""
    names = names or {}
    steps = several(result.steps, "fois", "fois")
    said = [
        f"{voices(result.voters)} se partagent {euros(result.total)} : {euros(result.first.share)} chacune.",
        "Un projet est acheté par celles et ceux qui le soutiennent, à parts aussi égales que leurs "
        "bourses le "
        "permettent. Le suivant est toujours celui qui leur coûte le moins, à prix égal.",
        f"Avec ces parts : {_bought(result.first)}, pour {euros(result.first.spent)}.",
    ]
    if result.steps:
        said.append(
            f"Il restait de l’argent : les parts ont grandi de {euros(result.step)}, {steps}, et tout a été "
            f"recompté à chaque fois. Avec {euros(result.final.share)} chacune : "
            f"{_bought(result.final)}, pour "
            f"{euros(result.spent)}."
        )
    if result.over is not None:
        said.append(f"Une fois de plus coûterait {euros(result.over.spent)} : c’est plus que le budget.")
    else:
        said.append("Tout ce que quelqu’un soutient est acheté.")
    said += [_purchase(rank, one, names) for rank, one in enumerate(result.final.bought, 1)]
    said += [_aside(one, names) for one in result.final.not_bought]
    return (*said, f"Dépensé : {euros(result.spent)}. Non dépensé : {euros(result.unspent)}.")


def euros(cents: int | Fraction) -> str:
    """An amount, to the nearest cent, cents only when there are some: « 7 200 euros », « 12,50 euros »."""
    whole, rest = divmod(round(Fraction(cents)), 100)
    amount = number_in_words(whole) + (f",{rest:02d}" if rest else "")
    return f"{amount} {'euro' if whole < 2 else 'euros'}"


def _bought(count: Count) -> str:
    return several(len(count.bought), "projet", "projets")


def _name(project: str, names: Mapping[str, str]) -> str:
    return names.get(project) or project


def _purchase(rank: int, one: Bought, names: Mapping[str, str]) -> str:
    said = f"{rank}. « {_name(one.project, names)} », {euros(one.cost)}, soutenu par {voices(one.supporters)}"
    if one.points != one.supporters:
        said += f" ({several(one.points, 'point', 'points')}, {euros(one.price)} par point)"
    else:
        said += f", pour {euros(one.price)}" + (" chacune" if one.supporters > 1 else "")
    if one.emptied:
        said += f", ou tout ce qu’il leur reste quand c’est moins ({voices(one.emptied)})"
    if one.tied:
        tied = listed([_name(project, names) for project in one.tied])
        said += f". À égalité avec {tied} : {SETTLED_BY[one.settled_by]}"
    return f"{said}."


def _aside(one: NotBought, names: Mapping[str, str]) -> str:
    said = f"Non retenu : « {_name(one.project, names)} », {euros(one.cost)}"
    if not one.supporters:
        return f"{said}. Personne ne le soutient."
    return f"{said}. Il reste {euros(one.left)} en tout à {voices(one.supporters)} qui le soutiennent."
