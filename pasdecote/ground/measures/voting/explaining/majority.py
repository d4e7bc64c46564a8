"""A majority, told in French."""

from pasdecote.ground.measures.shares import share_in_words
from pasdecote.ground.measures.voting.explaining import several, voices
from pasdecote.ground.measures.voting.majority import Base, Majority, Outcome

OUTCOMES = {
    Outcome.ADOPTED: "C’est adopté.",
    Outcome.REJECTED: "Ce n’est pas adopté.",
    Outcome.TIED: "Il y a autant de oui que de non : rien n’est décidé. Au groupe de dire comment continuer.",
    Outcome.NO_QUORUM: "Le quorum n’est pas atteint : rien n’est décidé, quels que soient les oui et "
    "les non.",
    Outcome.NO_VOTE: "Personne n’a dit oui ou non : rien n’est décidé.",
}


def explained(result: Majority) -> tuple[str, ...]:
    """The count, what was needed, and how it ends."""
    part = (
        f"{voices(result.present)} ont pris part"
        if result.present > 1
        else f"{voices(result.present)} a pris part"
    )
    if result.entitled is not None:
        part += f", {share_in_words(result.present, result.entitled)} qui le pouvaient"
    said = [
        f"{part}.",
        f"{several(result.yes, 'oui', 'oui')}, {several(result.no, 'non', 'non')}, "
        f"{several(result.abstentions, 'abstention', 'abstentions')}.",
    ]
    if result.rule.quorum:
        said.append(f"Le groupe demandait au moins {voices(result.rule.quorum)}.")
    return (*said, _needed(result), OUTCOMES[result.outcome])


def _needed(result: Majority) -> str:
    threshold = result.rule.threshold
    if threshold is None:
        return "Il fallait plus de oui que de non. Une abstention ne compte ni pour l’un ni pour l’autre."
    of = "des personnes concernées" if result.rule.base is Base.ENTITLED else "des oui et des non"
    whole = result.entitled if result.rule.base is Base.ENTITLED else result.cast
    return f"Il fallait {threshold.numerator}/{threshold.denominator} {of} : {result.needed} oui sur {whole}."
