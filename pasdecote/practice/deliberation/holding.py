"""From rows to what there is to count; who took part, and how answers came. Reads only."""

import json
from collections import Counter
from typing import Any

from django.utils.translation import gettext as _

from pasdecote.practice.deliberation.counting import BATCH, GONE, Answer, Choice, Held
from pasdecote.practice.deliberation.enums import CameBy, Fate, ProposalState
from pasdecote.practice.deliberation.models import Proposal
from pasdecote.spine.collectives.models import Membership

FATES = {Fate.INTEGRATED: "integrated", Fate.LIFTED: "lifted"}


def held(proposal: Proposal) -> Held:
    """What there is to count of a proposal, in the order of what was answered."""
    frozen = json.loads(proposal.frozen_list) if proposal.frozen_list else {}
    answers = _answers(proposal)
    return Held(
        rule=proposal.rule,
        about=str(proposal.pk),
        answers=tuple(one for one in answers if GONE not in one),
        gone=tuple(one for one in answers if GONE in one),
        choices=tuple(
            Choice(option.rank, option.words, option.cost_cents or 0) for option in proposal.options.all()
        ),
        members=_members(proposal),
        quorum=proposal.quorum or 0,
        threshold=proposal.threshold,
        below=bool(proposal.below),
        budget=proposal.budget_cents or 0,
        version=proposal.version,
        objections=tuple(_objections(proposal)),
        chosen=str(proposal.chosen_id or ""),
        accepted=bool(proposal.accepted),
        lot=frozen,
        seed=proposal.seed,
    )


def came_by(proposal: Proposal) -> dict[str, int]:
    """How many people by how their answer came; those counted together included. Never beside an answer."""
    said = proposal.parts.exclude(came_by="").order_by().values_list("came_by", flat=True)
    found = Counter(said)
    for tally in counted_together(proposal):
        found[tally.came_by] += tally.people
    return {way: found[way] for way in CameBy.values if found[way]}


def in_batches(people: int) -> int:
    """How many to say while a vote is open: by five, so that no answer can be told from a difference."""
    return people // BATCH * BATCH


def counted_together(proposal: Proposal) -> list[Any]:
    """Raised hands, and the papers that two people typed alike."""
    rows = proposal.tallies.order_by("pk")
    return [row for row in rows if row.came_by == CameBy.HANDS or row.agreed_at is not None]


def names_of(proposal: Proposal) -> dict[str, str]:
    """What stands for identifiers on a screen: people of the group, the title, the words of objections."""
    people = Membership.objects.filter(collective=proposal.collective_id).order_by("pk")
    names = {str(row.pk): row.name or _("quelqu’un") for row in people.only("pk", "name")}
    names[str(proposal.pk)] = proposal.title or _("(mots effacés)")
    for row in proposal.objections.all():
        names[str(row.pk)] = row.words or _("(mots effacés)")
    return names


def named(text: str, names: dict[str, str]) -> str:
    """The text, with words where identifiers stood."""
    for identifier, words in names.items():
        if identifier in text:
            text = text.replace(identifier, words)
    return text


def _answers(proposal: Proposal) -> list[Answer]:
    texts = list(proposal.ballots.order_by().values_list("content", flat=True))
    for tally in proposal.tallies.filter(came_by=CameBy.HANDS).order_by():
        texts += [tally.content] * tally.people
    return [json.loads(text) for text in sorted(texts)]


def _members(proposal: Proposal) -> int:
    """How many may take part; once it was counted, how many could then: somebody erased since changes nothing
    of a result that was told."""
    if proposal.result:
        return int(json.loads(proposal.result)["members"])
    return proposal.parts.count()


def _objections(proposal: Proposal) -> list[tuple[str, str]]:
    """Each with its fate. As long as it is open, one whose author left without a trace holds nothing back any
    more; closing writes that down, and then the fate alone says it."""
    waiting = proposal.state == ProposalState.OPEN
    rows = proposal.objections.order_by("raised_at", "pk")
    return [
        (str(row.pk), "lifted" if waiting and not row.membership_id else FATES.get(Fate(row.fate), ""))
        for row in rows
    ]
