"""Every kind of data of the house, from the declarations of each domain, in the order in which it is erased:
what copied words first, then the notes, then names, the account last."""

from pasdecote.ground.store import erasers as store
from pasdecote.ground.store.personal import Kind, Person, Row
from pasdecote.portal.intake import erasers as intake
from pasdecote.portal.privacy import erasers as privacy
from pasdecote.practice.belonging import erasers as belonging
from pasdecote.practice.commitments import erasers as commitments
from pasdecote.practice.deliberation import erasers as deliberation
from pasdecote.projections.agenda import erasers as agenda
from pasdecote.projections.reports import erasers as reports
from pasdecote.spine.accounts import erasers as accounts
from pasdecote.spine.collectives import erasers as collectives
from pasdecote.spine.journal import erasers as journal
from pasdecote.spine.organisations import erasers as organisations

DOMAINS = (
    privacy,
    intake,
    reports,
    agenda,
    commitments,
    deliberation,
    belonging,
    journal,
    store,
    collectives,
    organisations,
    accounts,
)


def kinds() -> list[Kind]:
    """All kinds, those that copied first."""
    return [kind for domain in DOMAINS for kind in domain.KINDS]


def about_people() -> list[Kind]:
    """Those that may speak of people: what the register says, the account and what is told first."""
    return [kind for kind in reversed(kinds()) if kind.why]


def about_none() -> list[Kind]:
    """Those that speak of nobody, each with its reason."""
    return [kind for kind in kinds() if not kind.why]


def leaving(person: Person) -> list[tuple[Kind, list[Row]]]:
    """What goes with a person, kind by kind, those without rows left out."""
    found = [(kind, kind.leaves(person)) for kind in reversed(kinds()) if kind.leaves]
    return [(kind, rows) for kind, rows in found if rows]


def kept_of(person: Person) -> list[tuple[Kind, int]]:
    """How much of each kind goes with a person, those of which there is nothing left out."""
    found = []
    for kind in reversed(kinds()):
        if kind.leaves:
            found.append((kind, kind.number(person) if kind.number else len(kind.leaves(person))))
    return [(kind, number) for kind, number in found if number]
