"""Putting something to decision, changing its text, asking and answering about it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pasdecote.ground.facts.atoms import Due
from pasdecote.ground.facts.checking import check
from pasdecote.ground.facts.deciding import ProposalOpened
from pasdecote.ground.facts.owing import Expected
from pasdecote.ground.kernel import clock
from pasdecote.ground.measures.voting import lot
from pasdecote.practice.deliberation.access import may_facilitate, own_place, people_today
from pasdecote.practice.deliberation.enums import ProposalState, Rule, Saying
from pasdecote.practice.deliberation.models import Option, Part, Proposal, Said, Wording
from pasdecote.practice.deliberation.services.errors import DeliberationRefused
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.access import Standing, standing_of
from pasdecote.spine.collectives.charters import put_charter
from pasdecote.spine.collectives.enums import TEAM_ROLES, TURNING_ROLES
from pasdecote.spine.collectives.errors import CollectiveRefused
from pasdecote.spine.collectives.models import Charter, Collective, Membership
from pasdecote.spine.journal.access import readable_of
from pasdecote.spine.journal.enums import Circle
from pasdecote.spine.journal.errors import NotAllowed
from pasdecote.spine.journal.services import Anchor, record_act

WITH_OPTIONS = (Rule.JUDGMENT, Rule.SHARES, Rule.SCHULZE)
ON_PEOPLE = (Rule.ELECTION, Rule.LOT)
ON_A_TEXT = (Rule.CONSENT, Rule.MAJORITY, Rule.QUALIFIED)
MOST_OPTIONS = 60
TIME_IS_UP = gettext_lazy("Le temps est passé : on ne répond plus, il reste à clore.")
KEPT = (
    *("rule", "quorum", "threshold", "below", "budget_cents", "places"),
    *("closes_on", "review_on", "role", "role_until"),
)


@dataclass(frozen=True)
class Terms:
    """How it will be decided. All of it may be left out but for the rules that need it: options (words, cost
    in cents) where there are several, a budget to share, and what an unranked option means. `role`,
    `role_until`: what an election or a lot gives, of the roles that turn. `charter`: the draft of nos règles
    that the group adopts by it."""

    rule: str = Rule.CONSENT
    options: Sequence[tuple[str, int | None]] = ()
    quorum: int | None = None
    threshold: str = ""
    below: bool | None = None
    budget_cents: int | None = None
    places: int = 1
    closes_on: date | None = None
    review_on: date | None = None
    follows: Sequence[UUID] = ()
    who: Sequence[UUID] = field(default_factory=tuple)
    role: str = ""
    role_until: date | None = None
    charter: Charter | None = None


@transaction.atomic
def open_proposal(
    *, by: Account, id: UUID, collective: Collective, title: str, words: str = "", terms: Terms | None = None
) -> Proposal:
    """Put something to decision, from a name alone: tells « mise en décision ». Who may take part is written
    down today: those of `terms.who`, otherwise all members but the team that accompanies them.

    The same id twice is one proposal; two may bear one title. Raises DeliberationRefused for what this rule
    cannot do without, NotAllowed for somebody who is not of the group, OtherContent.
    """
    terms = terms or Terms()
    standing = standing_of(by)
    own = own_place(by, collective)
    if not title.strip():
        raise DeliberationRefused(_("Dites ce qu’il faut décider : un nom suffit."))
    known = Proposal.objects.filter(pk=id, collective=collective, title=title.strip()).first()
    if known is not None:
        return known
    _require_terms(terms)
    who = _who(collective, terms)
    follows = _followed(standing, terms.follows)
    content = ProposalOpened(
        happened_on=clock.today(),
        title=title.strip(),
        happened=words.strip(),
        rule=terms.rule,
        due=(Due(on=terms.closes_on, what=Expected.CLOSING),) if terms.closes_on else (),
        follows=follows,
    )
    check(content)
    record_act(by=by, id=id, anchor=Anchor(collective=collective), circle=Circle.COLLECTIVE, content=content)
    row = Proposal.objects.create(
        id=id,
        collective=collective,
        title=title.strip(),
        words=words.strip(),
        opened_by=by,
        opened_name=own.name,
        opened_at=clock.now(),
        frozen_list=_frozen(id, who, terms),
        **_kept(terms, follows),
    )
    _put(terms.charter, row)
    Part.objects.bulk_create(Part(proposal=row, membership=member) for member in who)
    options = enumerate(terms.options, 1)
    Option.objects.bulk_create(
        Option(proposal=row, rank=rank, words=said.strip(), cost_cents=cost) for rank, (said, cost) in options
    )
    return row


@transaction.atomic
def amend(*, by: Account, proposal: Proposal, words: str, why: str = "") -> Proposal:
    """Change the text; the former one is kept, and everybody is asked again. Raises NotAllowed but for who
    opened it and those who moderate, DeliberationRefused without words or once closed."""
    standing = standing_of(by)
    row = open_row(proposal)
    require_facilitates(standing, row)
    if row.rule != Rule.CONSENT:
        raise DeliberationRefused(_("Le texte ne change plus une fois le vote ouvert."))
    if not words.strip() or words.strip() == row.words:
        raise DeliberationRefused(_("Écrivez le nouveau texte de la proposition."))
    name = own_place(by, row.collective).name
    made: dict[str, Any] = {"words": row.words or row.title, "changed_by": by, "changed_name": name}
    Wording.objects.create(proposal=row, changed_at=clock.now(), why=why.strip(), **made)
    row.words, row.version = words.strip(), row.version + 1
    row.save()
    return row


@transaction.atomic
def say_of(*, by: Account, id: UUID, proposal: Proposal, kind: str, words: str) -> Said:
    """Ask a question to understand, or react, with one's name. The same id twice is once. Raises
    DeliberationRefused without words or once closed, NotAllowed."""
    row = open_row(proposal)
    own = own_place(by, row.collective)
    if not words.strip() or kind not in Saying.values:
        raise DeliberationRefused(_("Il manque les mots."))
    made = {"proposal": row, "kind": kind, "membership": own, "name": own.name, "words": words.strip()}
    return Said.objects.get_or_create(pk=id, defaults={**made, "said_at": clock.now()})[0]


@transaction.atomic
def answer_said(*, by: Account, said: Said, words: str) -> None:
    """Answer a question, by anybody of the group. Raises DeliberationRefused without words, NotAllowed."""
    own = own_place(by, said.proposal.collective)
    if not words.strip() or said.kind != Saying.QUESTION:
        raise DeliberationRefused(_("Il manque les mots."))
    said.answer, said.answered_by, said.answered_name = words.strip(), by, own.name
    said.save()


def open_row(proposal: Proposal) -> Proposal:
    """The row, locked until the act is over. Raises DeliberationRefused once it is closed."""
    row = Proposal.objects.select_for_update(of=("self",)).select_related("collective").get(pk=proposal.pk)
    if row.state != ProposalState.OPEN:
        raise DeliberationRefused(_("C’est clos : on ne répond plus."))
    return row


def answerable_row(proposal: Proposal) -> Proposal:
    """The row, locked, as long as answers are taken. Raises DeliberationRefused once it is closed or its
    last day has passed."""
    row = open_row(proposal)
    if row.timed_out:
        raise DeliberationRefused(TIME_IS_UP)
    return row


def require_facilitates(standing: Standing, proposal: Proposal) -> None:
    """Raises NotAllowed but for who opened it and those who moderate."""
    if not may_facilitate(standing, proposal):
        raise NotAllowed(_("La personne qui a mis en décision, ou qui anime le groupe, peut faire cela."))


def _put(charter: Charter | None, row: Proposal) -> None:
    """The draft waits for this decision. Raises DeliberationRefused where no text comes out of the count."""
    if charter is None:
        return
    if row.rule not in ON_A_TEXT or charter.collective_id != row.collective_id:
        raise DeliberationRefused(_("Des règles s’adoptent sans objection, ou à la majorité."))
    try:
        put_charter(charter=charter, proposal=row.pk)
    except CollectiveRefused as refused:
        raise DeliberationRefused(str(refused)) from refused


def _require_terms(terms: Terms) -> None:
    if terms.rule not in Rule.values:
        raise DeliberationRefused(_("Choisissez comment décider."))
    if terms.closes_on is not None and terms.closes_on < clock.today():
        raise DeliberationRefused(_("La date de fin est déjà passée : choisissez-en une autre, ou aucune."))
    if terms.review_on is not None and terms.review_on <= clock.today():
        raise DeliberationRefused(_("La date pour revoir la décision doit être à venir."))
    if terms.rule in WITH_OPTIONS:
        _require_options(terms)
    _require_role(terms)
    if terms.rule == Rule.SCHULZE and terms.below is None:
        raise DeliberationRefused(
            _("Dites si les choix non classés comptent en dessous : le résultat change.")
        )
    if terms.rule == Rule.QUALIFIED:
        _require_threshold(terms.threshold)


def _require_role(terms: Terms) -> None:
    if terms.role and (terms.rule not in ON_PEOPLE or terms.role not in TURNING_ROLES):
        raise DeliberationRefused(_("Un rôle se donne par une élection sans candidat, ou au sort."))
    if terms.role_until is not None and terms.role_until <= clock.today():
        raise DeliberationRefused(_("La fin du rôle doit être à venir."))


def _require_options(terms: Terms) -> None:
    words = [said.strip() for said, _cost in terms.options]
    if len(words) < 2 or not all(words) or len(words) > MOST_OPTIONS:
        raise DeliberationRefused(_("Il faut au moins deux choix, un par ligne."))
    if len({said.casefold() for said in words}) < len(words):
        raise DeliberationRefused(_("Deux choix ont les mêmes mots : ajoutez de quoi les distinguer."))
    if terms.rule == Rule.SHARES and not terms.budget_cents:
        raise DeliberationRefused(_("Dites quelle somme il y a à partager."))
    if terms.rule == Rule.SHARES and not all(cost and cost > 0 for _said, cost in terms.options):
        raise DeliberationRefused(_("Dites ce que coûte chaque projet, par exemple « Un barbecue : 120 »."))


def _require_threshold(threshold: str) -> None:
    try:
        holds = Fraction(1, 2) < Fraction(threshold) <= 1
    except (ValueError, ZeroDivisionError):
        holds = False
    if not holds:
        raise DeliberationRefused(_("Une majorité qualifiée demande plus de la moitié : 2/3, 3/4…"))


def _who(collective: Collective, terms: Terms) -> list[Membership]:
    people = list(people_today(collective))
    if terms.who:
        chosen = [one for one in people if one.pk in set(terms.who)]
    else:
        chosen = [one for one in people if one.role not in TEAM_ROLES] or people
    if not chosen:
        raise DeliberationRefused(_("Choisissez au moins une personne pour décider."))
    return chosen


def _followed(standing: Standing, wanted: Sequence[UUID]) -> tuple[UUID, ...]:
    """The notes that it follows, as far as the account may read them."""
    readable = readable_of(standing, wanted) if wanted else {}
    return tuple(fact for fact in dict.fromkeys(wanted) if fact in readable)


def _frozen(id: UUID, who: list[Membership], terms: Terms) -> str:
    if terms.rule != Rule.LOT:
        return ""
    if not 1 <= terms.places <= len(who):
        raise DeliberationRefused(_("Il n’y a pas assez de noms dans la liste pour en tirer autant."))
    frozen = lot.freeze([str(one.pk) for one in who], places=terms.places, purpose=str(id))
    return json.dumps({"names": frozen.names, "places": frozen.places, "digest": frozen.digest})


def _kept(terms: Terms, follows: tuple[UUID, ...]) -> dict[str, Any]:
    kept = {name: getattr(terms, name) for name in KEPT}
    return {**kept, "follows": [str(fact) for fact in follows]}
