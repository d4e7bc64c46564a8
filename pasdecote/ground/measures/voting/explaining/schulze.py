"""A ranking by Schulze's method, told in French."""

from pasdecote.ground.measures.voting.explaining import listed, voices
from pasdecote.ground.measures.voting.schulze import Schulze, Unranked
from pasdecote.ground.measures.wording import number_in_words

UNRANKED = {
    Unranked.BELOW: "Une proposition laissée de côté compte au-dessous de toutes celles qui sont classées.",
    Unranked.SILENT: "Une proposition laissée de côté n’est comparée à rien : le bulletin n’en dit rien.",
}


def explained(result: Schulze) -> tuple[str, ...]:
    """The comparisons of the winner, whether a chain was needed, and the order."""
    said = [f"{voices(result.voters)}, {len(result.options)} propositions, comparées deux par deux."]
    if result.left_out:
        said += [f"{voices(result.left_out)} : des propositions laissées de côté.", UNRANKED[result.unranked]]
    first = result.options.index(result.winners[0])
    for other, name in enumerate(result.options):
        if other != first:
            said.append(_compared(result, first, other, name))
    if result.condorcet is None:
        said.append(
            "Aucune proposition ne gagne toutes ses comparaisons : l’enchaînement le plus fort décide."
        )
    said += [
        f"À égalité, et rien ne les départage : {listed(group)}." for group in result.order if len(group) > 1
    ]
    return (*said, "Dans l’ordre : " + " ; ".join(listed(group) for group in result.order) + ".")


def _compared(result: Schulze, first: int, other: int, name: str) -> str:
    for_first, for_other = result.preferred[first][other], result.preferred[other][first]
    verb = "préfère" if for_first < 2 else "préfèrent"
    contrary = f"{number_in_words(for_other)} le contraire"
    said = f"{voices(for_first)} {verb} « {result.options[first]} » à « {name} », {contrary}"
    if for_first > for_other:
        return f"{said}."
    there, back = result.strength[first][other], result.strength[other][first]
    if there == back:
        return f"{said}. En passant par d’autres propositions, rien ne les départage non plus."
    by_others = f"En passant par d’autres propositions, le plus fort enchaînement vaut {voices(there)}"
    return f"{said}. {by_others} pour « {result.options[first]} », {number_in_words(back)} contre."
