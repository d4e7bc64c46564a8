"""What is told of today in the sample: what waits in Nadia's notebook, and what the group expects."""

from datetime import date, timedelta

from pasdecote.ground.facts.atoms import Count, Due, Obtained, Place, Unit, VolunteerTime
from pasdecote.ground.facts.fact import Fact
from pasdecote.ground.facts.gathering import Encounter, Meeting, Presence
from pasdecote.ground.facts.reporting import DueNoted
from pasdecote.ground.facts.voice import Statement
from pasdecote.portal.home.sample.people import PLACES

# Days before today, group, kind, place, words, how many people: what waits to be read again and shared.
WAITING: tuple[tuple[int, str, type[Fact], str, str, int | None], ...] = (
    (
        2,
        "jardin",
        Presence,
        "parcelle",
        "Une heure sur le banc. Il ne s’est rien passé, et c’était bien d’être là.",
        None,
    ),
    (
        1,
        "tilleuls",
        Encounter,
        "hall4",
        "Trois voisines m’ont reconnue au marché. Elles veulent parler de l’ascenseur.",
        3,
    ),
    (
        0,
        "tilleuls",
        Meeting,
        "local",
        "Relu avec Samir et Mireille ce qui s’est écrit depuis mars, autour de la table.",
        4,
    ),
)


def waiting(today: date) -> list[tuple[str, Fact]]:
    """The notes of Nadia's notebook with their group, the last one of today."""
    return [
        (
            group,
            kind(
                happened_on=today - timedelta(days=days),
                happened=words,
                place=Place(name=PLACES[where]),
                counts=_present(people) if people else (),
                volunteers=VolunteerTime(minutes=120, people=2) if people == 4 else None,
            ),
        )
        for days, group, kind, where, words, people in WAITING
    ]


def _present(value: int) -> tuple[Count, ...]:
    return (Count(unit=Unit.ATTENDANCES, value=value, obtained=Obtained.COUNTED),)


# Days from today, days since it was noted, what is expected, its words, from or for whom, in which circle.
DUES: tuple[tuple[int, int, str, str, str, str], ...] = (
    (-12, 44, "answer", "Dire quand l’ascenseur du hall 4 sera réparé", "le bailleur", "collective"),
    (9, 25, "task", "Rendre les clés de la salle Mirabeau", "", "collective"),
    (30, 60, "review", "Aucune signature individuelle", "", "collective"),
    (68, 90, "report", "Bilan du contrat de ville", "la préfecture", "team"),
)


def unanswered(today: date) -> Statement:
    """A word of Mireille's that nothing followed yet."""
    words = "Devant le hall 2, il n’y a pas un banc. Ma mère rentre sans s’être assise."
    return Statement(happened_on=today - timedelta(days=140), happened=words, themes=("ageing",))


def awaited(today: date) -> list[tuple[str, Fact]]:
    """What the group's agenda expects, each with its circle."""
    return [
        (
            circle,
            DueNoted(
                happened_on=today - timedelta(days=since),
                title=words,
                due=(Due(on=today + timedelta(days=days), what=what, who=who),),
            ),
        )
        for days, since, what, words, who, circle in DUES
    ]
