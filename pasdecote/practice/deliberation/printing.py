"""What is printed for a vote around a table: papers to answer on, and a card with a code for each person."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from pasdecote.ground.documents.model import (
    QR,
    Block,
    Bullets,
    Column,
    CutCard,
    CutCards,
    Document,
    Heading,
    Paragraph,
    Table,
)
from pasdecote.ground.kernel.codes import spelled
from pasdecote.practice.deliberation.cards import code_of
from pasdecote.practice.deliberation.counting import GRADES
from pasdecote.practice.deliberation.enums import Rule, Stage
from pasdecote.practice.deliberation.forms_ballots import LIVING, YES_NO, priced
from pasdecote.practice.deliberation.models import Part, Proposal

A_SHEET = 3
CUT_HERE = "- " * 78


def ballots(proposal: Proposal, today: date) -> Document:
    """The proposal in large type, then papers to cut out; numbered by hand, so that two people may type them
    in the same order."""
    answer = _answer(proposal)
    papers: list[Block] = [Heading(1, proposal.title)]
    if proposal.words:
        papers.append(Paragraph(proposal.words, style="lead"))
    for _rank in range(A_SHEET):
        papers += [
            Paragraph(CUT_HERE, style="quiet"),
            Heading(2, _("Papier n° …… · %(title)s") % {"title": proposal.title}),
            Paragraph(_how_to_answer(proposal), style="quiet"),
            *answer,
        ]
    name = proposal.collective.name
    return Document(
        title=_("Papiers pour décider"), subtitle=name, date=today, blocks=tuple(papers), large=True
    )


def cards(proposal: Proposal, people: Sequence[Part], today: date, address: str) -> Document:
    """A card a person, to cut out: a name, the code that opens this vote on a shared device, and a picture
    that opens `address`, the page of the proposal, on their own."""
    made = tuple(
        CutCard(
            title=part.membership.name,
            kind=proposal.title,
            qr=QR(address, alt=_("Ouvre cette décision sur votre téléphone")),
            code=spelled(code_of(part)),
            lines=(
                _("Photographiez le carré pour répondre sur votre téléphone."),
                _("Ou tapez ce code sur l’appareil qui tourne :"),
            ),
        )
        for part in people
    )
    name = proposal.collective.name
    return Document(title=_("Cartes pour décider"), subtitle=name, date=today, blocks=(CutCards(made),))


def _answer(proposal: Proposal) -> tuple[Block, ...]:
    rule, options = proposal.rule, list(proposal.options.all())
    if rule in (Rule.MAJORITY, Rule.QUALIFIED):
        return (Bullets(tuple(str(label) for _code, label in YES_NO), mark="box"),)
    if rule == Rule.JUDGMENT:
        grades = tuple(Column(word, align="center") for word in reversed(GRADES))
        rows = tuple((one.words, *("☐" for _grade in GRADES)) for one in options)
        return (Table((Column("", weight=3), *grades), rows),)
    if rule == Rule.SCHULZE:
        return tuple(Paragraph(f"………  {one.words}") for one in options)
    if rule == Rule.SHARES:
        return (Bullets(tuple(priced(one.words, one.cost_cents or 0) for one in options), mark="box"),)
    if rule == Rule.ELECTION:
        if proposal.stage != Stage.PROPOSED:
            return (Paragraph(_("Je nomme : ……………………………………… parce que ………………………………………")),)
        if proposal.chosen:
            return (Paragraph(proposal.chosen.name), _living())
    return (_living(),)


def _living() -> Bullets:
    return Bullets(tuple(str(label) for _code, label in LIVING), mark="box")


def _how_to_answer(proposal: Proposal) -> str:
    """What one writes on a paper, in a sentence."""
    rule = proposal.rule
    if rule == Rule.JUDGMENT:
        return _("Une croix par ligne. Pas de nom sur le papier.")
    if rule == Rule.SCHULZE:
        return _("Écrivez 1 devant ce que vous préférez, puis 2, puis 3. Pas de nom sur le papier.")
    if rule == Rule.SHARES:
        return _("Cochez tout ce que vous soutenez. Pas de nom sur le papier.")
    if rule == Rule.ELECTION and proposal.stage != Stage.PROPOSED:
        return _("Le nom de quelqu’un du groupe, et pourquoi. Ne signez pas le papier.")
    return _("Une seule croix. Pas de nom sur le papier.")
