"""What Les Tilleuls gave themselves in the sample: two versions, each adopted by a decision of the story."""

from uuid import UUID

from pasdecote.portal.home.sample.moments import Note
from pasdecote.practice.belonging.charter.services import note_adoption, write
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.models import Collective

ALOUD = "On n’envoie rien sans l’avoir lu à voix haute."
# The first words of the decision, what it adopted.
VERSIONS: tuple[tuple[str, dict[str, object]], ...] = (
    ("Le groupe s’est donné une règle", {"text": ALOUD, "rule": "consent"}),
    (
        "Dix semaines de pause",
        {
            "text": f"{ALOUD}\nQui porte la parole du groupe la porte à deux.\n"
            "On a le droit de faire une pause, et de le dire.",
            "rule": "consent",
            "takes_part": "Toute personne des halls, qu’elle vienne chaque jeudi ou une fois l’an.",
            "roles": "Deux délégués, pour six mois, pas davantage. Ils préviennent de chaque date.",
            "revision": "On relit ces lignes à chaque changement de délégués.",
            "shows_roles": True,
        },
    ),
)


def adopt_rules(group: Collective, by: Account, notes: list[Note]) -> None:
    """Write and adopt each version, by the decision that the story tells."""
    for words, said in VERSIONS:
        decision: UUID = next(note.id for note in notes if note.fact.happened.startswith(words))
        charter = write(by=by, collective=group, **said)
        note_adoption(by=by, id=decision, charter=charter, decision=decision)
