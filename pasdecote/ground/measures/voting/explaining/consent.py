"""A round of consent, told in French."""

from pasdecote.ground.measures.voting.consent import Consent, ConsentOutcome, Fate, Reaction
from pasdecote.ground.measures.voting.explaining import several, voices

REACTIONS = {
    Reaction.AGREES: ("d’accord", "d’accord"),
    Reaction.DOUBTS: ("avec une réserve", "avec une réserve"),
    Reaction.ASIDE: ("reste à côté", "restent à côté"),
    Reaction.OBJECTS: ("s’oppose", "s’opposent"),
}
FATES = {
    Fate.STANDING: "elle tient",
    Fate.AMENDED: "la proposition a été changée pour y répondre",
    Fate.WITHDRAWN: "elle a été retirée",
}
OUTCOMES = {
    ConsentOutcome.ADOPTED: "Plus personne ne s’oppose : la proposition est adoptée.",
    ConsentOutcome.OBJECTED: "Une objection suffit : la proposition n’est pas adoptée, elle est à "
    "retravailler.",
    ConsentOutcome.NOBODY: "Personne ne s’est prononcé : rien n’est décidé.",
    ConsentOutcome.NO_QUORUM: "Il manque du monde : rien n’est décidé.",
}


def explained(result: Consent) -> tuple[str, ...]:
    """Reactions, objections with what became of them, and how it ends."""
    counts = [several(many, *REACTIONS[kind]) for kind, many in result.reactions if many]
    said = [f"{voices(result.people)} : {', '.join(counts) or 'aucune réaction'}."]
    if result.quorum:
        said.append(f"Le groupe demandait au moins {voices(result.quorum)}.")
    said += [
        f"Objection : « {objection.reason} » — {FATES[objection.fate]}." for objection in result.objections
    ]
    if result.amended and result.outcome is ConsentOutcome.ADOPTED:
        said.append("Ce qui est adopté est la proposition changée, non la première.")
    return (*said, OUTCOMES[result.outcome])
