"""PUT /carnet/<uuid>: what a phone that was offline sends. The same note twice, or fifty times at once, is
one version and as many equal receipts."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import msgspec
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from pasdecote.ground.facts.errors import FactError
from pasdecote.ground.facts.fact import Fact
from pasdecote.ground.facts.reading import UNREADABLE, read
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.access import Standing, standing_for
from pasdecote.spine.journal import services
from pasdecote.spine.journal.access import version_for
from pasdecote.spine.journal.anchors import spots
from pasdecote.spine.journal.enums import Circle
from pasdecote.spine.journal.errors import JournalRefused, NotAllowed
from pasdecote.spine.journal.models import Entry
from pasdecote.spine.journal.services import Anchor

LARGEST_BODY = 1024 * 1024
EARLIEST, LATEST = 1900, 2200


class AnchorSent(msgspec.Struct, forbid_unknown_fields=True):
    """What the note is about: the identifier or the address part of a group, or of a structure."""

    collective: str | None = None
    organisation: str | None = None


class Sent(msgspec.Struct, forbid_unknown_fields=True):
    """The body of the request. With `replaces`: a correction. With `base`: one's own note, rewritten."""

    content: msgspec.Raw
    anchor: AnchorSent | None = None
    circle: Circle = Circle.ME
    told_at: datetime | None = None
    fact: UUID | None = None
    replaces: list[UUID] = []
    base: str | None = None


class Unreadable(JournalRefused):
    """A body that cannot be read; `field` names what is at fault."""

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field


@login_not_required
@require_http_methods(["PUT"])
def put(request: HttpRequest, id: UUID) -> JsonResponse:
    """Keep a note, a correction or a rewriting under the identifier its teller made."""
    if not request.user.is_authenticated:
        return _refused(401, _("Connectez-vous : vos mots restent sur cet appareil."))
    if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST_BODY:
        return _refused(413, _("Cette note est trop lourde : un million de signes au plus."))
    try:
        sent, content = _read(request.body)
        entry = _put(standing_for(request), id, sent, content)
    except FactError as error:
        return _refused(400, str(error), f"content.{error.field}" if error.field else "content")
    except Unreadable as error:
        return _refused(400, str(error), error.field)
    except JournalRefused as error:
        return _refused(error.status, str(error))
    return JsonResponse(_receipt(entry))


def _put(standing: Standing, id: UUID, sent: Sent, content: Fact) -> Entry:
    account: Account = standing.account
    if sent.base is not None:
        return services.rewrite(by=account, id=id, content=content, base=sent.base)
    if sent.replaces or sent.fact:
        if sent.fact and any(version_for(standing, old).fact != sent.fact for old in sent.replaces):
            raise Unreadable(_("Ces versions ne sont pas de la même note."), "fact")
        return services.correct(
            by=account, id=id, replaces=sent.replaces, content=content, told_at=sent.told_at
        )
    anchor = _anchor(standing, sent.anchor)
    return services.tell(
        by=account, id=id, anchor=anchor, circle=sent.circle, content=content, told_at=sent.told_at
    )


def _read(body: bytes) -> tuple[Sent, Fact]:
    """The request and its fact. Raises Unreadable or FactError."""
    try:
        sent = msgspec.json.decode(body, type=Sent)
    except UNREADABLE as error:
        field = str(error).partition("`$.")[2].rstrip("`")
        raise Unreadable(
            _("Cette note n’a pas pu être lue : elle est restée sur votre appareil."), field
        ) from error
    if sent.told_at is not None:
        sent.told_at = _bounded(sent.told_at)
    return sent, read(bytes(sent.content))


def _bounded(told_at: datetime) -> datetime:
    """The time said by the phone, however wrong its clock; in UTC. Raises Unreadable beyond all reason."""
    if not EARLIEST <= told_at.year < LATEST:
        raise Unreadable(_("L’horloge de cet appareil indique une année impossible."), "told_at")
    return told_at.replace(tzinfo=UTC) if told_at.tzinfo is None else told_at.astimezone(UTC)


def _anchor(standing: Standing, sent: AnchorSent | None) -> Anchor:
    """The group or structure named, among those of the account. Raises NotAllowed for any other."""
    if sent is None or (sent.collective is None) == (sent.organisation is None):
        raise Unreadable(_("Dites de quel groupe ou de quelle structure il s’agit."), "anchor")
    name = "collective" if sent.collective is not None else "organisation"
    wanted = (sent.collective or sent.organisation or "").casefold()
    for spot in spots(standing):
        about: Any = getattr(spot.anchor, name)
        if about is not None and wanted in (about.slug, str(about.pk)):
            return spot.anchor
    raise NotAllowed(_("Vous ne pouvez pas raconter ici. Vos mots n’ont pas été gardés sur le serveur."))


def _receipt(entry: Entry) -> dict[str, object]:
    return {
        "id": str(entry.pk),
        "fact": str(entry.fact),
        "digest": entry.digest,
        "circle": str(entry.circle),
        "received_at": entry.received_at.isoformat(),
    }


def _refused(status: int, sentence: str, field: str = "") -> JsonResponse:
    return JsonResponse({"error": sentence, **({"field": field} if field else {})}, status=status)
