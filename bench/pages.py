"""What each screen costs, signed in: statements with few and with many notes, processor against the floor."""

from dataclasses import dataclass
from datetime import date
from statistics import median

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, reverse

from bench.serving import cost, served
from bench.timing import Measure
from bench.world import YEAR, Group, group, session_key
from pasdecote.ground.kernel.clock import now
from pasdecote.projections.reports.models import Draft
from pasdecote.spine.journal.enums import Circle
from pasdecote.spine.journal.models import Entry

FEW, MANY = 100, 10_000
STATEMENTS, FLOORS = 12, 3.0
ROUNDS, ROUND_SECONDS, MOST, WARMING = 3, 0.6, 60, 30


@dataclass(frozen=True)
class Screen:
    """A screen and its address for the group of few and of many notes; none while it is not there."""

    name: str
    few: str
    many: str


def measures() -> list[Measure]:
    """Statements, then processor, of every screen."""
    few, many = group(FEW), group(MANY)
    screens = [Screen(name, few_at, addresses(many)[name]) for name, few_at in addresses(few).items()]
    return [
        *(_statements(screen, few, many) for screen in screens if screen.many),
        *_processor([screen for screen in screens if screen.many], session_key(many.account)),
        *(Measure(f"{screen.name} : pas encore d’écran", 0, None) for screen in screens if not screen.many),
    ]


def addresses(about: Group) -> dict[str, str]:
    """The screens measured, by name, for this group; an empty address when there is no such screen."""
    slug = about.collective.slug
    note = Entry.objects.filter(collective=about.collective).exclude(circle=Circle.ME).latest("happened_on")
    return {
        "Fil": _at("journal:thread", slug),
        "Raconter": _at("journal:tell"),
        "une note": _at("journal:note", note.fact),
        "Mon carnet": _at("journal:notebook"),
        "Séances": _at("actions:sessions", slug),
        "Budget": _at("actions:budget", slug),
        "Bilan": _at("reports:bilan", _draft(about).pk),
    }


def _draft(about: Group) -> Draft:
    """The bilan of the year of this group, begun once."""
    begun = {"template_version": "1", "bearer": about.house, "created_by": about.account, "created_at": now()}
    frame = {"since": date(YEAR, 1, 1), "until": date(YEAR, 12, 31), "template": "assemblee-generale"}
    found, _new = Draft.objects.get_or_create(collective=about.collective, **frame, defaults=begun)
    return found


def _at(name: str, *arguments: object) -> str:
    try:
        return reverse(name, args=arguments)
    except NoReverseMatch:
        return ""


def _statements(screen: Screen, few: Group, many: Group) -> Measure:
    """Statements with many notes; the remark says whether few notes take as many."""
    small, large = _asked(screen.few, few), _asked(screen.many, many)
    return Measure(
        f"{screen.name}, {MANY} notes", large, STATEMENTS, f"{small} avec {FEW} notes", "requêtes SQL"
    )


def _asked(address: str, about: Group) -> int:
    client = Client(SERVER_NAME="127.0.0.1")
    client.cookies[settings.SESSION_COOKIE_NAME] = session_key(about.account)
    for _time in range(2):  # the first fills what a process keeps
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(address)
        assert answer.status_code == 200, (address, answer.status_code)
    return len(asked)


def _processor(screens: list[Screen], session: str) -> list[Measure]:
    """Processor of each screen as a ratio to the floor of the same round: the median of several rounds."""
    ratios: dict[str, list[float]] = {screen.name: [] for screen in screens}
    spent: dict[str, list[float]] = {screen.name: [] for screen in screens}
    cookie = f"{settings.SESSION_COOKIE_NAME}={session}"
    with served("bench.floor:application") as bare, served("config.wsgi:application") as ours:
        cost(bare, "/", MOST, cookie)
        for screen in screens:
            cost(ours, screen.many, WARMING, cookie)  # each thread of the server opens its database once
        times = {screen.name: _times(cost(ours, screen.many, 9, cookie)) for screen in screens}
        for _round in range(ROUNDS):
            for screen in screens:
                floor = cost(bare, "/", 3 * MOST, cookie)
                taken = cost(ours, screen.many, times[screen.name], cookie)
                ratios[screen.name].append(taken / floor)
                spent[screen.name].append(taken)
    return [
        Measure(
            f"{screen.name}, {MANY} notes, processeur contre page nue",
            median(ratios[screen.name]),
            FLOORS,
            f"{1000 * median(spent[screen.name]):.1f} ms ; page nue {_floor(spent, ratios, screen):.1f} ms",
        )
        for screen in screens
    ]


def _times(seconds: float) -> int:
    """How many requests make a round long enough for the clock of the processor, and not too long."""
    return min(MOST, max(2, round(ROUND_SECONDS / seconds)))


def _floor(spent: dict[str, list[float]], ratios: dict[str, list[float]], screen: Screen) -> float:
    return 1000 * median(spent[screen.name]) / median(ratios[screen.name])
