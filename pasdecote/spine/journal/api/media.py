"""PUT /carnet/<note>/pieces/<media>: photos and recordings, announced, then sent in pieces that resume."""

from typing import Annotated
from uuid import UUID

import msgspec
from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from pasdecote.ground.facts.reading import UNREADABLE
from pasdecote.ground.kernel.text import readable
from pasdecote.ground.store.pieces import LARGEST_PIECE, Gap
from pasdecote.spine.collectives.access import standing_for
from pasdecote.spine.journal.api import answers
from pasdecote.spine.journal.enums import MediaKind
from pasdecote.spine.journal.errors import Damaged, Unreadable
from pasdecote.spine.journal.models import Receipt
from pasdecote.spine.journal.services.arriving import Announced, Progress, add_piece, announce, where

LARGEST_ANNOUNCE = 16 * 1024
Size = Annotated[int, msgspec.Meta(ge=1, le=2**31 - 1)]
Digest = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]
Words = Annotated[str, msgspec.Meta(max_length=2_000)]


class AnnounceSent(msgspec.Struct, forbid_unknown_fields=True):
    """What is said of a media before its first piece."""

    kind: MediaKind
    size: Size
    digest: Digest
    agreed: bool = False
    description: Words = ""
    keep: bool = False


@require_http_methods(["GET", "HEAD", "PUT"])
@answers.for_phones
def pieces(request: HttpRequest, note: UUID, id: UUID) -> JsonResponse:
    """Announce a media (PUT), or ask where it is (GET)."""
    account = standing_for(request).account
    if request.method != "PUT":
        return _said(where(by=account, note=note, id=id))
    sent = _read(answers.body_of(request, LARGEST_ANNOUNCE))
    media = Announced(
        what=sent.kind,
        size=sent.size,
        digest=sent.digest,
        agreed=sent.agreed,
        description=readable(sent.description).strip()[:300],
        keep=sent.keep,
    )
    return _said(announce(by=account, note=note, id=id, media=media))


@require_http_methods(["PUT"])
@answers.for_phones
def piece(request: HttpRequest, note: UUID, id: UUID, offset: int) -> JsonResponse:
    """Add a piece; with the last one, the answer is the receipt."""
    account = standing_for(request).account
    data = answers.body_of(request, LARGEST_PIECE)
    if not data:
        raise Unreadable(_("Ce morceau est vide."))
    try:
        return _said(add_piece(by=account, note=note, id=id, offset=offset, piece=data))
    except Gap:
        sentence = _("Il manque un morceau avant celui-ci : l’envoi reprend là où il en était.")
        return answers.refused(409, "gap", sentence, received=_received(where(by=account, note=note, id=id)))
    except Damaged as error:
        return answers.refused(error.status, error.code, str(error), received=0)


def _read(body: bytes) -> AnnounceSent:
    try:
        return msgspec.json.decode(body, type=AnnounceSent)
    except UNREADABLE as error:
        field = str(error).partition("`$.")[2].rstrip("`")
        sentence = _("Cet envoi n’a pas pu être lu : il est resté sur votre appareil.")
        raise Unreadable(sentence, field) from error


def _received(found: Progress | Receipt) -> int:
    return found.received if isinstance(found, Progress) else 0


def _said(found: Progress | Receipt) -> JsonResponse:
    if isinstance(found, Receipt):
        return answers.told(found)
    return JsonResponse(
        {"id": str(found.id), "state": "partial", "received": found.received, "size": found.size}
    )
