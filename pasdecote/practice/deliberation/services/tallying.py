"""People counted together, without a name: raised hands, and papers that two people type in."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from pasdecote.ground.kernel import clock
from pasdecote.practice.deliberation.access import own_place
from pasdecote.practice.deliberation.answers import AnswerRefused, checked
from pasdecote.practice.deliberation.counting import written
from pasdecote.practice.deliberation.enums import CameBy, Rule
from pasdecote.practice.deliberation.models import Ballot, Proposal, Tally
from pasdecote.practice.deliberation.services.errors import DeliberationRefused
from pasdecote.practice.deliberation.services.proposing import answerable_row, open_row, require_facilitates
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.access import standing_of

BY_HANDS = (Rule.CONSENT, Rule.MAJORITY, Rule.QUALIFIED)
ON_PAPER = (Rule.CONSENT, Rule.MAJORITY, Rule.QUALIFIED, Rule.JUDGMENT, Rule.SHARES, Rule.SCHULZE)
MOST_PEOPLE, MOST_PAPERS = 2_000, 100


@transaction.atomic
def count_hands(*, by: Account, proposal: Proposal, hands: Mapping[str, int]) -> int:
    """How many hands for each answer; counting again replaces the former count. Gives how many people.

    They are people who answered nowhere else. Raises DeliberationRefused for a rule that hands cannot
    answer, an impossible number, or once closed; NotAllowed.
    """
    row = answerable_row(proposal)
    standing = standing_of(by)
    require_facilitates(standing, row)
    if row.rule not in BY_HANDS:
        raise DeliberationRefused(_("Avec cette façon de décider, on ne compte pas les mains."))
    people = sum(hands.values())
    if not all(0 <= number <= MOST_PEOPLE for number in hands.values()) or people > MOST_PEOPLE:
        raise DeliberationRefused(_("Ce nombre de mains n’est pas possible."))
    row.tallies.filter(came_by=CameBy.HANDS).delete()
    key = "reaction" if row.rule == Rule.CONSENT else "answer"
    name = own_place(by, row.collective).name
    for answer, number in sorted(hands.items()):
        if number:
            content = written(_checked(row, {key: answer}))
            made: dict[str, Any] = {"typed_by": by, "typed_name": name, "people": number}
            Tally.objects.create(proposal=row, came_by=CameBy.HANDS, content=content, **made)
    return people


@transaction.atomic
def type_papers(*, by: Account, proposal: Proposal, papers: Sequence[Mapping[str, Any]]) -> list[int]:
    """One of the two who type the numbered papers of the pile, in order; typing again replaces one's own.

    When both say the same, ballots are made and what was typed is let go of: gives []. Otherwise the numbers
    of the papers that differ, or [0] while the other has not typed. Raises DeliberationRefused for an answer
    that the rule does not take, a third person, or once closed; NotAllowed.
    """
    row = open_row(proposal)
    own = own_place(by, row.collective)
    if row.rule not in ON_PAPER:
        raise DeliberationRefused(_("Avec cette façon de décider, il n’y a pas de papiers à taper."))
    if not 1 <= len(papers) <= MOST_PAPERS:
        raise DeliberationRefused(_("Entre 1 et %(most)s papiers à la fois.") % {"most": MOST_PAPERS})
    mine = [written(_on_paper(row, rank, paper)) for rank, paper in enumerate(papers, 1)]
    waiting = row.tallies.filter(came_by=CameBy.PAPER, agreed_at=None)
    waiting.filter(typed_by=by).delete()
    others = list(waiting.exclude(typed_by=by).order_by("pk"))
    if len(others) > 1:
        raise DeliberationRefused(
            _("Deux personnes ont déjà tapé ces papiers : c’est à elles de s’accorder.")
        )
    content = json.dumps(mine, ensure_ascii=False)
    made: dict[str, Any] = {"typed_by": by, "typed_name": own.name, "people": len(mine)}
    Tally.objects.create(proposal=row, came_by=CameBy.PAPER, content=content, **made)
    if not others:
        return [0]
    theirs = json.loads(others[0].content)
    if theirs != mine:
        return differing(mine, theirs)
    _agree(row, mine)
    return []


def differing(mine: Sequence[str], theirs: Sequence[str]) -> list[int]:
    """The numbers, from 1, of the papers that two people typed otherwise, or that one of them left out."""
    longest = max(len(mine), len(theirs))
    padded = [[*pile, *[""] * (longest - len(pile))] for pile in (mine, theirs)]
    return [rank for rank, (one, other) in enumerate(zip(*padded, strict=True), 1) if one != other]


def _agree(proposal: Proposal, papers: list[str]) -> None:
    """Ballots, in the order of what they say: the order of the pile goes."""
    for content in sorted(papers):
        Ballot.objects.create(proposal=proposal, content=content)
    first, *rest = proposal.tallies.filter(came_by=CameBy.PAPER, agreed_at=None).order_by("pk")
    for row in rest:
        row.delete()
    first.content, first.agreed_at = "", clock.now()
    first.save()


def _on_paper(proposal: Proposal, rank: int, paper: Mapping[str, Any]) -> dict[str, Any]:
    try:
        return _checked(proposal, paper)
    except DeliberationRefused as error:
        sentence = _("Papier n° %(n)s : %(why)s")
        raise DeliberationRefused(sentence % {"n": rank, "why": error}) from error


def _checked(proposal: Proposal, said: Mapping[str, Any]) -> dict[str, Any]:
    try:
        return checked(proposal, said)
    except (AnswerRefused, ValueError, TypeError) as error:
        known = str(error) if isinstance(error, AnswerRefused) else _("Choisissez une réponse.")
        raise DeliberationRefused(known) from error
