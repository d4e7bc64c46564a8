"""PUT /carnet/<uuid>: what a phone that was offline sends. The same note twice, or fifty times at once, is
one version and as many equal receipts."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import msgspec
from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from pasdecote.ground.facts.reading import UNREADABLE, read
from pasdecote.spine.collectives.access import Standing, standing_for
from pasdecote.spine.journal.access import readable_of
from pasdecote.spine.journal.anchors import spots
from pasdecote.spine.journal.api import answers
from pasdecote.spine.journal.enums import Circle
from pasdecote.spine.journal.errors import NotAllowed, TooHeavy, Unreadable
from pasdecote.spine.journal.queries import receipt_of
from pasdecote.spine.journal.services import Anchor
from pasdecote.spine.journal.services.receiving import Told, print_of, receive

LARGEST_BODY = 1024 * 1024
MOST_REPLACED = 100
EARLIEST, LATEST = 1900, 2200


class AnchorSent(msgspec.Struct, forbid_unknown_fields=True):
    """What the note is about: the identifier or the address part of a group, or of a structure."""

    collective: str | None = None
    organisation: str | None = None


class Sent(msgspec.Struct, forbid_unknown_fields=True):
    """The body of the request. With `replaces`: a correction. With `base` alone: one's own, rewritten."""

    content: msgspec.Raw
    anchor: AnchorSent | None = None
    circle: Circle = Circle.ME
    told_at: datetime | None = None
    fact: UUID | None = None
    replaces: list[UUID] = []
    base: str = ""


@require_http_methods(["PUT"])
@answers.for_phones
def put(request: HttpRequest, id: UUID) -> JsonResponse:
    """Keep a note, a correction or a rewriting under the identifier its teller made."""
    try:
        body = answers.body_of(request, LARGEST_BODY)
    except TooHeavy as error:
        raise TooHeavy(_("Cette note est trop lourde : un million de signes au plus.")) from error
    sent, standing = print_of(body), standing_for(request)
    known = receipt_of(standing.account, id, sent)
    return answers.told(known or receive(by=standing.account, id=id, sent=sent, told=_told(standing, body)))


def _told(standing: Standing, body: bytes) -> Told:
    """What was sent, with its anchor found and what it corrects looked for. Raises Unreadable, FactError or
    NotAllowed."""
    sent = _read(body)
    here = readable_of(standing, sent.replaces)
    if sent.fact and any(fact != sent.fact for fact in here.values()):
        raise Unreadable(_("Ces versions ne sont pas de la même note."), "fact")
    missing = [old for old in sent.replaces if old not in here]
    anchored = bool(missing) or not (sent.replaces or sent.fact or sent.base)
    return Told(
        content=read(bytes(sent.content)),
        circle=sent.circle,
        anchor=_anchor(standing, sent.anchor) if anchored else None,
        told_at=_bounded(sent.told_at) if sent.told_at else None,
        fact=sent.fact,
        replaces=sent.replaces,
        missing=missing,
        base=sent.base,
    )


def _read(body: bytes) -> Sent:
    """The request. Raises Unreadable."""
    try:
        sent = msgspec.json.decode(body, type=Sent)
    except UNREADABLE as error:
        field = str(error).partition("`$.")[2].rstrip("`")
        raise Unreadable(
            _("Cette note n’a pas pu être lue : elle est restée sur votre appareil."), field
        ) from error
    if len(sent.replaces) > MOST_REPLACED:
        raise Unreadable(_("Cette correction remplace trop de versions à la fois."), "replaces")
    return sent


def _bounded(told_at: datetime) -> datetime:
    """The time said by the phone, however wrong its clock; in UTC. Raises Unreadable beyond all reason."""
    if not EARLIEST <= told_at.year < LATEST:
        raise Unreadable(_("L’horloge de cet appareil indique une année impossible."), "told_at")
    return told_at.replace(tzinfo=UTC) if told_at.tzinfo is None else told_at.astimezone(UTC)


def _anchor(standing: Standing, sent: AnchorSent | None) -> Anchor | None:
    """The group or structure named, among those of the account; None when none is. Raises NotAllowed for any
    other, Unreadable for both at once."""
    if sent is None:
        return None
    if (sent.collective is None) == (sent.organisation is None):
        raise Unreadable(_("Dites de quel groupe ou de quelle structure il s’agit."), "anchor")
    name = "collective" if sent.collective is not None else "organisation"
    wanted = (sent.collective or sent.organisation or "").casefold()
    for spot in spots(standing):
        about: Any = getattr(spot.anchor, name)
        if about is not None and wanted in (about.slug, str(about.pk)):
            return spot.anchor
    raise NotAllowed(_("Vous ne pouvez pas raconter ici. Vos mots n’ont pas été gardés sur le serveur."))
