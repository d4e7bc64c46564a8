"""An election without candidates, told in French."""

from pasdecote.ground.measures.voting.explaining import consent, voices
from pasdecote.ground.measures.voting.without_candidates import Step, WithoutCandidates

STEPS = {
    Step.ROLE: "Dire le rôle : ce qu’il fait, pour combien de temps, ce qu’il demande.",
    Step.NOMINATIONS: "Chaque personne écrit un nom, le sien si elle veut, sans en parler.",
    Step.REASONS: "Chacune lit le nom qu’elle a écrit et dit pourquoi.",
    Step.CHANGES: "Chacune peut changer de nom, et dit ce qui l’a fait changer.",
    Step.PROPOSAL: "La personne qui anime propose un nom, pour ses raisons, pas seulement pour son nombre.",
    Step.OBJECTIONS: "Chacune dit si elle s’oppose, et pourquoi ; on cherche comment y répondre.",
    Step.ACCEPTANCE: "La personne nommée parle en dernier : elle accepte ou non, sans avoir à se justifier.",
    Step.DONE: "Le rôle est donné, avec sa date de fin.",
}


def explained(result: WithoutCandidates) -> tuple[str, ...]:
    """Who was named, what changed, who was proposed, and how it ends."""
    names = ", ".join(f"{named.name} {named.before} puis {named.after}" for named in result.names)
    said = [
        f"Rôle : {result.role}. {voices(result.people)} : un nom par personne.",
        f"Avant puis après avoir entendu les raisons : {names}.",
        f"{voices(result.changed)} : un autre nom au second tour.",
        f"Proposé : {result.proposed}. Les nombres éclairent, ils ne décident pas.",
        *consent.explained(result.consent),
    ]
    if result.elected:
        return (*said, f"{result.elected} accepte le rôle.")
    if not result.accepts:
        return (*said, f"{result.proposed} n’accepte pas : un autre nom est à proposer.")
    return (*said, "Le rôle n’est pas donné : un autre nom est à proposer, ou la proposition à changer.")
