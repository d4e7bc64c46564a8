"""What cards look like: on the screen, once, and on paper."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.core import signing
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from pasdecote.ground.documents.model import QR, CutCard, CutCards, Document
from pasdecote.ground.documents.qr import qr_svg
from pasdecote.ground.kernel.codes import spelled
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.accounts.return_cards import Secrets
from pasdecote.spine.collectives.invitations import Printed

SALT = "pasdecote.cards.paper"
AN_HOUR = 3600


@dataclass(frozen=True)
class Paper:
    """A card as it is shown: `title` is the group's name, `kind` what it is, `address` the picture's.

    A log that writes what a page was made of must not write what opens: neither is in the representation.
    """

    title: str
    kind: str
    lines: tuple[str, ...]
    code: str = field(repr=False)
    address: str = field(repr=False)

    @property
    def picture(self) -> SafeString:
        """The QR code as an SVG element, all of it our own drawing."""
        return mark_safe(qr_svg(self.address))


def invitation_papers(request: HttpRequest, group: str, printed: list[Printed]) -> list[Paper]:
    """Invitation cards of a group, as they are printed."""
    return [
        Paper(
            title=group,
            kind=(_("Carte d’un jour n° %(n)s") if card.for_a_day else _("Carte d’invitation n° %(n)s"))
            % {"n": card.number},
            lines=(
                _("Une seule fois, avant le %(day)s.") % {"day": _day(card.expires_at)},
                _("Ni nom ni compte.") if card.for_a_day else _("Un prénom ou un pseudonyme suffit."),
                *_how_to(request),
            ),
            code=spelled(card.code),
            address=_address(request, card.secret),
        )
        for card in printed
    ]


def return_paper(request: HttpRequest, account: Account, card: Secrets) -> Paper:
    """The return card of an account."""
    return Paper(
        title=account.name,
        kind=_("Carte de retour"),
        lines=(_("Elle sert une fois, puis vous en recevez une autre."), *_how_to(request)),
        code=spelled(card.code),
        address=_address(request, card.secret),
    )


class Sealed(str):
    """Signed cards, which a log does not write either: whoever reads them reads what opens."""

    def __repr__(self) -> str:
        return "Sealed()"


def sealed(papers: list[Paper], account: Account) -> Sealed:
    """The cards of a screen, signed for this account: they come back for the paper, and are kept nowhere."""
    plain = [_plain(paper) for paper in papers]
    return Sealed(signing.dumps(plain, salt=f"{SALT}.{account.pk}", compress=True))


def unsealed(text: str, account: Account) -> list[Paper]:
    """What `sealed` gave for this account within the hour. Raises django.core.signing.BadSignature."""
    found = signing.loads(text, salt=f"{SALT}.{account.pk}", max_age=AN_HOUR)
    return [Paper(**{**card, "lines": tuple(card["lines"])}) for card in found]


def sheet(papers: list[Paper], today: date) -> Document:
    """The cards on A4, eight a page, to cut out."""
    cards = tuple(
        CutCard(
            title=paper.title,
            kind=paper.kind,
            qr=QR(paper.address, alt=_("Ouvre cette carte sur un téléphone")),
            code=paper.code,
            lines=paper.lines,
        )
        for paper in papers
    )
    return Document(title=_("Cartes à découper"), date=today, blocks=(CutCards(cards),))


def _how_to(request: HttpRequest) -> tuple[str, ...]:
    site = f"{request.get_host()}{reverse('cards:door')}"
    return (_("Photographiez le carré, ou ouvrez %(site)s et tapez :") % {"site": site},)


def _address(request: HttpRequest, secret: str) -> str:
    """What the picture opens. The secret is after the #: no server, log or other site ever receives it."""
    return f"{request.build_absolute_uri(reverse('cards:door'))}#{secret}"


def _day(moment: datetime) -> str:
    return date_format(timezone.localtime(moment), "j F Y")


def _plain(paper: Paper) -> dict[str, Any]:
    return {name: getattr(paper, name) for name in ("title", "kind", "lines", "code", "address")}
