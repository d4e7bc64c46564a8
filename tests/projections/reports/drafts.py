"""A year of les Tilleuls in the database, and a bilan begun on it."""

from datetime import date
from typing import Any

from pasdecote.ground.facts.atoms import Count, FundingStatus, Money, Obtained, Part, Side, Stage, Unit
from pasdecote.ground.facts.fact import Fact
from pasdecote.ground.facts.gathering import ActionHeld
from pasdecote.ground.facts.learning import Change
from pasdecote.ground.facts.money import Expense, Funding
from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.projections.reports.models import Draft, InstitutionReader, OwnTemplate, Sending
from pasdecote.projections.reports.services import add_template, begin, freeze, open_reading, send
from pasdecote.spine.journal.models import Entry
from pasdecote.spine.journal.services import Anchor, correct, tell
from pasdecote.spine.organisations.enums import OrganisationKind
from pasdecote.spine.organisations.services import create_organisation

SINCE, UNTIL = date(2025, 1, 1), date(2025, 12, 31)
TEAM_WORDS = "Le compteur de la tour B est faux"
SHARED_WORDS = "La fête a eu lieu sous le préau"
CERFA, ASSEMBLY = "cerfa-15059-02", "assemblee-generale"


def held(words: str, day: date = date(2025, 3, 3), number: int | None = 9, **more: Any) -> ActionHeld:
    counts = (Count(unit=Unit.ATTENDANCES, value=number, obtained=Obtained.COUNTED),) if number else ()
    return ActionHeld(happened_on=day, happened=words, counts=counts, **more)


def told(cast: Any, content: Fact, circle: str = "team", by: Any = None) -> Entry:
    anchor = Anchor(collective=cast.tilleuls)
    return tell(by=by or cast.nadia, id=uuid7(), anchor=anchor, circle=circle, content=content)


def line(account: str, side: str, stage: str, euros: int, **more: Any) -> Money:
    return Money(
        account=account, side=Side(side), stage=Stage(stage), cents=euros * 100, exercise=2025, **more
    )


def a_year(cast: Any) -> dict[str, Entry]:
    """Two sessions, one change, one expense and one paid grant, told by Nadia."""
    day = date(2025, 6, 1)
    paid = line("74-prive", "income", "actual", 500, funder="Fondation du Port", status=FundingStatus.PAID)
    bought = line("601", "expense", "actual", 742)
    young = (Part(dimension="âge", band="16-25", value=2), Part(dimension="âge", band="26-60", value=7))
    count = Count(unit=Unit.ATTENDANCES, value=9, obtained=Obtained.COUNTED, parts=young)
    session = ActionHeld(happened_on=date(2025, 3, 3), happened=TEAM_WORDS, counts=(count,))
    return {
        "team": told(cast, session),
        "shared": told(cast, held(SHARED_WORDS, date(2025, 6, 20), 30), "institution"),
        "change": told(cast, Change(happened_on=date(2025, 9, 1), changed="Les charges baissent.")),
        "expense": told(cast, Expense(happened_on=day, happened="Des tables.", money=(bought,))),
        "grant": told(cast, Funding(happened_on=day, happened="Le versement.", money=(paid,))),
    }


def a_bilan(cast: Any, template: str = CERFA, by: Any = None, about: Any = None, **more: Any) -> Draft:
    return begin(
        by=by or cast.nadia,
        template_id=template,
        about=about or cast.tilleuls,
        **({"since": SINCE, "until": UNTIL, "funder": "Fondation du Port"} | more),
    )


OWN = """id: fondation-du-port
version: "2026"
title: Compte rendu à la Fondation du Port
funder: Fondation du Port
scopes: [project, collective]
sections:
  - title: L’action
    fields:
      - { id: presences, label: « Bénéficiaires touchés », funder_word: true, indicator: attendances }
      - { id: recit, label: Racontez, max_chars: 40, narrative: { kinds: [action_held], dated: false } }
      - { id: port, label: "Et le port ?", question: harbour, asked: each_exercise }
"""


def an_own_template(cast: Any, text: str = OWN, by: Any = None, house: Any = None) -> OwnTemplate:
    """A template of the club, added by Nadia."""
    return add_template(by=by or cast.nadia, organisation=house or cast.club, text=text)


def a_frozen_bilan(cast: Any) -> Draft:
    draft = a_bilan(cast)
    freeze(by=cast.nadia, draft=draft)
    return draft


def corrected(cast: Any, entry: Entry, content: Fact) -> Entry:
    return correct(by=cast.nadia, id=uuid7(), replaces=(entry.pk,), content=content)


def a_sending(cast: Any, draft: Draft | None = None, **said: Any) -> Sending:
    """A frozen bilan sent to a département, of which Paul reads what the club sends."""
    draft = draft or a_frozen_bilan(cast)
    institution = create_organisation(name="Le Département", kind=OrganisationKind.DEPARTMENT)
    sending = send(
        by=cast.nadia, id=uuid7(), draft=draft, institution=institution, **({"on": clock.today()} | said)
    )
    a_reader(cast, sending)
    return sending


def a_reader(cast: Any, sending: Sending) -> InstitutionReader:
    assert sending.institution is not None
    draft = sending.snapshot.draft
    return open_reading(
        by=cast.solene, draft=draft, institution=sending.institution, email=cast.paul.email, name="Paul"
    )
