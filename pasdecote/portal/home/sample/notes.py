"""What Nadia and Hélène told by hand in the sample, besides the imported files."""

from datetime import date, timedelta

from pasdecote.ground.facts.atoms import (
    Count,
    Measure,
    MembersRole,
    Obtained,
    Partner,
    Place,
    Unit,
    VolunteerTime,
)
from pasdecote.ground.facts.fact import Fact
from pasdecote.ground.facts.gathering import Encounter, Meeting, Presence
from pasdecote.ground.facts.learning import Change, StepAside, Stocktaking, Unexpected
from pasdecote.ground.facts.voice import Decision, Demand, DemandAnswered

LAUNDRY = Place(name="Laverie du Mail")


def _present(value: int, obtained: Obtained = Obtained.COUNTED, new: int | None = None) -> tuple[Count, ...]:
    counts = [Count(unit=Unit.ATTENDANCES, value=value, obtained=obtained)]
    if new is not None:
        counts.append(Count(unit=Unit.PEOPLE, value=new, measure=Measure.NEW, obtained=obtained))
    return tuple(counts)


# (who tells, circle, fact), oldest first.
SHARED: tuple[tuple[str, str, Fact], ...] = (
    (
        "helene",
        "institution",
        StepAside(
            happened_on=date(2025, 2, 6),
            happened="Nous avons arrêté l’atelier budget et tenu permanence le jeudi à la laverie.",
            failed="Six séances d’atelier budget, presque personne.",
            learnt="Les gens savaient compter. C’est la facture qu’on ne comprenait pas.",
            place=LAUNDRY,
            themes=("housing",),
        ),
    ),
    (
        "nadia",
        "institution",
        Decision(
            happened_on=date(2025, 5, 15),
            happened="Le groupe a décidé de consulter ensemble les justificatifs de charges. Une objection, "
            "gardée : aucune signature individuelle.",
            counts=(Count(unit=Unit.PEOPLE, value=11, measure=Measure.DECIDING, obtained=Obtained.COUNTED),),
            members_role=MembersRole.DECIDE,
            themes=("housing",),
        ),
    ),
    (
        "nadia",
        "institution",
        Demand(
            happened_on=date(2025, 5, 22),
            happened="Demander au bailleur les justificatifs des charges de 2022, hall par hall.",
            addressed_to="le bailleur",
            themes=("housing",),
        ),
    ),
    (
        "helene",
        "collective",
        DemandAnswered(
            happened_on=date(2025, 8, 1),
            happened="Soixante et onze jours sans réponse : le groupe a noté le silence.",
            outcome="silence",
            themes=("housing",),
        ),
    ),
    (
        "helene",
        "institution",
        Change(
            happened_on=date(2025, 9, 18),
            happened="Les charges de 2022 sont annulées pour 61 logements.",
            changed="Le bailleur parle d’une erreur de logiciel. Le gardien dit que sans les photos de "
            "compteurs, personne n’aurait cherché.",
            partners=(Partner(name="Association de locataires"),),
            themes=("housing",),
        ),
    ),
    (
        "nadia",
        "collective",
        Unexpected(
            happened_on=date(2025, 3, 20),
            happened="Mireille a parlé seule au journal. Nous avons écrit que c’était une prise de pouvoir.",
        ),
    ),
    (
        "helene",
        "collective",
        Stocktaking(
            happened_on=date(2025, 11, 20),
            happened="Faire le point ensemble : « Les professionnelles tiennent l’agenda. »",
            counts=_present(9),
            next_step="Deux personnes du groupe préparent la prochaine réunion.",
        ),
    ),
)

# Days before today, kind, words: what waits in Nadia's notebook to be read again and shared.
WAITING: tuple[tuple[int, type[Fact], str, int | None], ...] = (
    (2, Presence, "Deux heures à la laverie. Il ne s’est rien passé, et c’était bien d’être là.", None),
    (1, Encounter, "Trois voisines du hall 4 veulent parler de l’ascenseur.", 3),
    (0, Meeting, "Préparé la réunion de jeudi avec M. Demir et Mireille, autour de la table.", 4),
)


def waiting(today: date) -> list[Fact]:
    """The notes of Nadia's notebook, the last one of today."""
    return [
        kind(
            happened_on=today - timedelta(days=days),
            happened=words,
            place=LAUNDRY,
            counts=_present(people) if people else (),
            volunteers=VolunteerTime(minutes=120, people=2) if people == 4 else None,
        )
        for days, kind, words, people in WAITING
    ]


# Days from today, what is expected, in which words, from or for whom, in which circle: the group's agenda.
DUES: tuple[tuple[int, str, str, str, str], ...] = (
    (-12, "answer", "Dire quand l’ascenseur du hall 4 sera réparé", "le bailleur", "collective"),
    (9, "task", "Rendre les clés de la salle Mirabeau", "", "collective"),
    (30, "review", "Aucune signature individuelle", "", "collective"),
    (68, "report", "Bilan du contrat de ville", "la préfecture", "team"),
)
