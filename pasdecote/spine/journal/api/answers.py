"""How a phone is answered: who may speak, refusals with their code, and « come back later »."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeAlias

from django.contrib.auth.decorators import login_not_required
from django.db import OperationalError
from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _

from pasdecote.ground.facts.errors import FactError
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.accounts.owner import owner_key
from pasdecote.spine.journal.errors import JournalRefused, TooHeavy, Unreadable
from pasdecote.spine.journal.models import Receipt

LATER_SECONDS = 5
View: TypeAlias = Callable[..., JsonResponse]


class OtherAccount(JournalRefused):
    """What was told by one account is not kept for another."""

    status = 403
    code = "other_account"


def for_phones(view: View) -> View:
    """A view that a program reads: whoever is signed in, every refusal as JSON, and 503 with `Retry-After`
    when the database cannot take turns quickly enough. Nothing of what is refused is kept."""

    @login_not_required
    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> JsonResponse:
        if not request.user.is_authenticated:
            return refused(401, "sign_in", _("Connectez-vous : vos mots restent sur cet appareil."))
        try:
            _require_owner(request, request.user)
            return view(request, *args, **kwargs)
        except FactError as error:
            return refused(400, "unreadable", str(error), _within(error.field))
        except JournalRefused as error:
            return refused(error.status, error.code, str(error), getattr(error, "field", ""))
        except OperationalError:
            return busy()

    return answered


def refused(status: int, code: str, sentence: str, field: str = "", **more: object) -> JsonResponse:
    """A refusal: its sentence for the person, its code for the phone."""
    said = {"error": sentence, "code": code, **({"field": field} if field else {}), **more}
    return JsonResponse(said, status=status)


def busy() -> JsonResponse:
    """Too many at once: the phone keeps everything, and comes back."""
    answer = refused(
        503, "busy", _("Beaucoup de monde envoie en même temps. Vos mots restent ici et repartiront.")
    )
    answer["Retry-After"] = str(LATER_SECONDS)
    return answer


def told(receipt: Receipt) -> JsonResponse:
    """The receipt, as the phone keeps it."""
    return JsonResponse(
        {
            "id": str(receipt.item),
            "fact": str(receipt.fact),
            "sent": receipt.sent,
            "digest": receipt.digest,
            "circle": receipt.circle,
            "state": receipt.state,
            "received_at": receipt.received_at.isoformat(),
        }
    )


def body_of(request: HttpRequest, most: int) -> bytes:
    """The whole body. Raises TooHeavy over `most` bytes, without reading them."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > most:
        raise TooHeavy(_("Cet envoi est trop lourd : %(most)d Ko au plus.") % {"most": most // 1024})
    return request.body


def _require_owner(request: HttpRequest, account: Account) -> None:
    """Raises OtherAccount when the phone says that somebody else told it, Unreadable for what is no key."""
    said = request.headers.get("X-Owner")
    if said is None or said == owner_key(account):
        return
    if len(said) != 32 or not set(said) <= set("0123456789abcdef"):
        raise Unreadable(_("Cet envoi ne dit pas clairement de quel compte il vient."), "X-Owner")
    raise OtherAccount(
        _("Ces mots ont été racontés avec un autre compte. Ils restent sur cet appareil, et l’attendent.")
    )


def _within(field: str) -> str:
    return f"content.{field}" if field else "content"
