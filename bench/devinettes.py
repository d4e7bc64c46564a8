"""100,000 wrong codes and 100,000 wrong secrets of cards, through the real door: how many were refused, how
many not even looked at, how many opened; and what one costs against a view that does nothing."""

import logging
from collections import Counter
from collections.abc import Callable, Iterator

from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path

from bench.timing import Measure, once
from bench.world import group
from pasdecote.ground.kernel.codes import new_code, new_secret
from pasdecote.ground.store.models import Attempts
from pasdecote.practice.belonging.cards.services import print_cards

GUESSES, BARE = 100_000, 2_000
DOOR, WAITING = "/carte/", 40
Guess = tuple[str, dict[str, str]]


def bare(request: HttpRequest) -> HttpResponse:
    """Nothing, behind the same middlewares."""
    return HttpResponse(b"")


bare.login_required = False  # type: ignore[attr-defined]
urlpatterns = [path("carte/", bare)]


def measures() -> list[Measure]:
    """Codes from one address, from many, one code from many; then secrets; while forty cards wait."""
    logging.getLogger("django.request").setLevel(logging.CRITICAL)
    about = group(100)
    print_cards(by=about.account, collective=about.collective, count=WAITING, days=7)
    floor = _bare()
    third = GUESSES // 3
    one, many, same = new_code(), third, GUESSES - 2 * third
    lots = {
        f"{third} codes, une adresse": _guesses(third, new_code, lambda _rank: "192.0.2.1"),
        f"{many} codes, {many // 10} adresses": _guesses(many, new_code, lambda rank: _address(rank // 10)),
        f"{same} fois un code, autant d’adresses": _guesses(same, lambda: one, _address),
        f"{GUESSES} secrets, une adresse": _guesses(GUESSES, new_secret, lambda _rank: "192.0.2.1", "secret"),
    }
    return [line for name, lot in lots.items() for line in _lot(name, lot, floor)]


def _lot(name: str, lot: Iterator[Guess], floor: float) -> list[Measure]:
    Attempts.objects.all().delete()  # each lot on its own
    found: Counter[int] = Counter()
    spent = once(lambda: found.update(_answers(lot)))
    said = f"{found[422]} refusés, {found[429]} pas même regardés"
    opened = found.total() - found[422] - found[429]
    return [
        Measure(f"{name} : ouvertes", opened, 0, said, "cartes"),
        Measure(f"{name} : coût d’un essai", spent / found.total() / floor, None, "vue nue = 1"),
    ]


def _answers(lot: Iterator[Guess]) -> Iterator[int]:
    client = Client(SERVER_NAME="localhost")
    for address, sent in lot:
        yield client.post(DOOR, sent, REMOTE_ADDR=address).status_code


def _bare() -> float:
    """Seconds of one request to the view that does nothing."""
    with override_settings(ROOT_URLCONF=__name__):
        lot = [("192.0.2.1", {"code": new_code()}) for _time in range(BARE)]
        return once(lambda: list(_answers(iter(lot)))) / BARE


def _guesses(
    number: int, draw: Callable[[], str], address: Callable[[int], str], field: str = "code"
) -> Iterator[Guess]:
    return ((address(rank), {field: draw()}) for rank in range(number))


def _address(rank: int) -> str:
    return f"10.{rank >> 16 & 255}.{rank >> 8 & 255}.{rank & 255}"
