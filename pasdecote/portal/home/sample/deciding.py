"""What « Les Tilleuls » decide together in the sample: without objection once a text was changed, their
rules, a role; and one choice still open, in which whoever visits takes part. By the acts of the screens."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.identifiers import uuid8
from pasdecote.portal.home.sample.asking import word_of
from pasdecote.practice.belonging.charter.services import write
from pasdecote.practice.deliberation import services
from pasdecote.practice.deliberation.models import Part, Proposal
from pasdecote.practice.deliberation.services import Terms
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.charters import PARTS, charter_of, in_words
from pasdecote.spine.collectives.enums import Role
from pasdecote.spine.collectives.models import Collective

LIVES, DOUBTS = {"reaction": "agrees"}, {"reaction": "doubts"}
REVIEWED, HALF_A_YEAR, OPEN_UNTIL = timedelta(days=35), timedelta(days=182), timedelta(days=12)
# The words of the question that these come from.
LIGHT, BENCHES = 1, 3

WALK = "Faire le tour du passage avec le bailleur"
WALK_FIRST = "On demande au bailleur de venir voir le passage avec nous, un mardi à 14 h."
WALK_THEN = (
    "On demande au bailleur de venir voir le passage avec nous, un mardi à 18 h 30, quand il fait nuit."
)
AGAINST = "À 14 h, il fait jour et je travaille. Il ne verra pas ce que nous voyons."
HEARD = "À 18 h 30 il fait nuit, et celles qui travaillent peuvent venir."

ADDED = "Le premier jeudi du mois, quelqu’un d’autre tient le stylo."

WHO = "Qui porte la parole avec Bernadette, pour six mois ?"
# Who names whom, why, and whom after having heard the reasons.
NAMED = (
    ("Bernadette", "Sevda", "Elle a appelé le gardien sans qu’on le lui demande.", "Sevda"),
    ("Aïcha", "Fatoumata", "Elle dit les choses calmement.", "Sevda"),
    ("Monsieur Paul", "Sevda", "Elle connaît les deux halls.", "Sevda"),
    ("Fatoumata", "Sevda", "On l’écoute.", "Sevda"),
    ("Ilyes", "Fatoumata", "Elle n’a pas peur des réunions.", "Fatoumata"),
    ("Sevda", "Fatoumata", "Pour qu’on soit deux à apprendre.", "Fatoumata"),
)

WHERE = "Où demander les bancs d’abord ?"
PLACES = ("Devant le hall 2", "Place du Mail, côté école", "Dans le passage, sous l’auvent")
# What six people answer around the table, a grade for each place, from 0 to 5.
GRADES = (
    ("Sevda", (5, 3, 1)),
    ("Monsieur Paul", (5, 2, 4)),
    ("Fatoumata", (3, 4, 2)),
    ("Aïcha", (4, 4, 1)),
    ("Bernadette", (5, 1, 3)),
    ("Ilyes", (2, 3, 5)),
)


def decide_together(group: Collective, accounts: Mapping[str, Account]) -> None:
    """Decide three things and leave a fourth open. Nadia holds the round, at the word of those who have no
    account. Identifiers are the same wherever it is loaded."""
    nadia = accounts["nadia"]
    _walk(group, nadia)
    _rules(group, nadia, accounts["mireille"])
    _speaker(group, nadia)
    _benches(group, nadia)


def _walk(group: Collective, nadia: Account) -> None:
    """A text that somebody objected to, changed, then decided; looked at again in five weeks."""
    day = clock.today() + REVIEWED
    row = _put(group, nadia, WALK, WALK_FIRST, review_on=day, follows=(word_of(LIGHT),))
    for name in ("Sevda", "Aïcha", "Monsieur Paul"):
        _say(nadia, row, name, LIVES)
    against = services.object_to(
        by=nadia, id=_id("objection"), proposal=row, words=AGAINST, part=_place(row, "Bernadette")
    )
    row = services.integrate(by=nadia, objection=against, words=WALK_THEN, why=HEARD)
    for name in ("Sevda", "Aïcha", "Monsieur Paul", "Fatoumata", "Bernadette", "Ilyes"):
        _say(nadia, row, name, DOUBTS if name == "Ilyes" else LIVES)
    services.close_proposal(by=nadia, id=_id("walk decided"), proposal=row)


def _rules(group: Collective, nadia: Account, mireille: Account) -> None:
    """A line more in their rules, written by Mireille, adopted without objection."""
    now = charter_of(group)
    said: dict[str, Any] = {part: getattr(now, part) for part in PARTS} if now else {}
    said["text"] = "\n".join(filter(None, [said.get("text", ""), ADDED]))
    draft = write(by=mireille, collective=group, rule="consent", shows_roles=True, **said)
    row = _put(group, nadia, "Nos règles", in_words(draft), charter=draft)
    for name in ("Sevda", "Aïcha", "Monsieur Paul", "Fatoumata", "Bernadette"):
        _say(nadia, row, name, LIVES)
    services.vote(by=mireille, proposal=row, said=LIVES)
    services.close_proposal(by=nadia, id=_id("rules decided"), proposal=row)


def _speaker(group: Collective, nadia: Account) -> None:
    """An election without candidates: Sevda is named for her reasons, and accepts, for six months."""
    until = clock.today() + HALF_A_YEAR
    row = _put(group, nadia, WHO, "", rule="election", role=Role.SPOKESPERSON, role_until=until)
    for who, name, why, _then in NAMED:
        _say(nadia, row, who, {"name": str(_place(row, name).membership_id), "why": why})
    row = services.hear(by=nadia, proposal=row)
    for who, _first, _why, name in NAMED:
        _say(nadia, row, who, {"name": str(_place(row, name).membership_id)})
    row = services.propose_name(by=nadia, proposal=row, part=_place(row, "Sevda"))
    for who, *_rest in NAMED:
        _say(nadia, row, who, LIVES)
    row = services.accept(by=nadia, proposal=row, accepts=True)
    services.close_proposal(by=nadia, id=_id("speaker decided"), proposal=row)


def _benches(group: Collective, nadia: Account) -> None:
    """Three places, a grade for each; it stays open for some days."""
    row = _put(
        group,
        nadia,
        WHERE,
        "On ne demandera pas tout à la fois. Lequel d’abord ?",
        rule="majority_judgment",
        options=tuple((words, None) for words in PLACES),
        closes_on=clock.today() + OPEN_UNTIL,
        follows=(word_of(BENCHES),),
    )
    for name, grades in GRADES:
        _say(nadia, row, name, {"grades": dict(enumerate(grades, 1))})


def _put(group: Collective, by: Account, title: str, words: str, **terms: Any) -> Proposal:
    return services.open_proposal(
        by=by, id=_id(title), collective=group, title=title, words=words, terms=Terms(**terms)
    )


def _say(nadia: Account, row: Proposal, name: str, said: Mapping[str, Any]) -> None:
    """Somebody answers on the device that goes round."""
    services.vote_at_table(by=nadia, proposal=row, part=_place(row, name), said=said, again=True)


def _place(row: Proposal, name: str) -> Part:
    return Part.objects.select_related("membership").get(proposal=row, membership__name=name)


def _id(what: str) -> UUID:
    return uuid8("sample decision", what)
