"""Looking for a service. Nothing is kept of who looks, nor of what was looked for."""

import re
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Max, QuerySet

from pasdecote.ground.store import search
from pasdecote.practice.belonging.models import LocalService

MOST_PRINTED = 30


def services_for(*, words: str = "", need: str = "", commune: str = "") -> QuerySet[LocalService]:
    """The services that meet all of this, by town then name: words, a need's code, a commune's INSEE code."""
    found = LocalService.objects.order_by("town", "name", "pk")
    if need:
        found = found.filter(needs__contains=f";{need};")
    if commune:
        found = found.filter(commune=commune)
    if words:
        found = found.filter(pk__in=search.matching(words))
    return found


def chosen_services(ids: Iterable[str]) -> list[LocalService]:
    """The services ticked on the page, as listed there; thirty at most. What is no identifier is skipped."""
    wanted = []
    for text in ids:
        try:
            wanted.append(UUID(text))
        except ValueError:
            continue
    return list(services_for().filter(pk__in=wanted[:MOST_PRINTED]))


def freshest() -> date | None:
    """The day of the latest update among all services; None when there is none."""
    return LocalService.objects.order_by().aggregate(last=Max("updated_on"))["last"]


def dialled(telephone: str) -> str:
    """A telephone number as a phone dials it; "" when it is none: « 01 23 45 67 89 » gives "0123456789"."""
    digits = re.sub(r"[^\d+]", "", telephone.replace("(0)", ""))
    return digits if re.fullmatch(r"\+?\d{3,15}", digits) else ""
