"""Looking for every planted word in all that a role is answered."""

import re
from collections import Counter
from dataclasses import dataclass, field

from django.db import transaction
from django.test import Client

from tests.project.leaks.crawl import Visit, client_of, one_of_each, seeds, visit_of, visited, visits
from tests.project.leaks.rights import RIGHTS, may_read
from tests.project.leaks.sowing import World

# Each time: the words of each circle, and forms sent empty by those nearest to what is not theirs.
SEARCHED = re.compile("words|note me|superseded|retracted|disputed")
POSTING = ("étranger", "membre", "direction", "lectrice")


@dataclass
class Found:
    """What a role was answered: leaks in words, the names of what it did read, how much was tried."""

    leaks: list[str] = field(default_factory=list)
    read: set[str] = field(default_factory=set)
    answers: int = 0
    tried: int = 0
    statuses: Counter[int] = field(default_factory=Counter)


def look_everywhere(world: World, role: str) -> Found:
    """Every address, every link, every search, every act of taking away, as this role."""
    found, client = Found(), client_of(world, role)
    for visit in visits(client, seeds(world), 1200 if world.whole else 650):
        look(world, role, visit, found)
    for visit in searched(world, client):
        look(world, role, visit, found, searching=True)
    acts = posted(world, client) if world.whole or role in POSTING else []
    for visit in (*taken(world, client), *acts, *fed(world, role)):
        look(world, role, visit, found)
    return found


def look(world: World, role: str, visit: Visit, found: Found, *, searching: bool = False) -> None:
    """Note the planted words of one answer, and say which are not for this role."""
    found.answers += 1
    found.tried += len(world.words)
    found.statuses[visit.status] += 1
    if visit.status >= 500:
        found.leaks.append(f"{role}: {visit.path} fails")
    asked = visit.path.rpartition("q=")[2] if searching else ""
    for name, word in world.words.items():
        if word.lower() in visit.said and word != asked:
            found.read.add(name)
            if not may_read(role, name):
                found.leaks.append(f"{role} reads « {name} » at {visit.path} ({visit.status})")
    for pk, name in world.rows["photo"]:
        shown = visit.path == f"/photos/{pk}.jpg" and visit.status == 200
        if (shown or f"photos/{pk}.jpg" in visit.said) and not may_read(role, name):
            found.leaks.append(f"{role} sees « {name} » at {visit.path}")
    for pk, name in world.rows["sound"]:
        heard = visit.path == f"/sons/{pk}" and visit.status == 200
        if (heard or f"sons/{pk}" in visit.said) and not may_read(role, name):
            found.leaks.append(f"{role} hears « {name} » at {visit.path}")


def searched(world: World, client: Client) -> list[Visit]:
    """A search for each planted word: it says the word back, and must show no note of those of others."""
    asked = [word for name, word in world.words.items() if world.whole or SEARCHED.search(name)]
    return [visited(client, f"/chercher/?q={word}") for word in asked]


def taken(world: World, client: Client) -> list[Visit]:
    """What one takes away: one's own, and each group's; nothing of it stays."""
    paths = ["/mes-donnees/emporter/"]
    paths += [
        f"/collectifs/{slug}/donnees/emporter/" for slug in (world.cast.tilleuls.slug, *world.rows["group"])
    ]
    found = []
    for path in paths:
        with transaction.atomic():
            found.append(visit_of(path, client.post(path)))
            transaction.set_rollback(True)
    return found


def posted(world: World, client: Client) -> list[Visit]:
    """The answer to an empty form at one address of each name: what its errors say; nothing of it stays."""
    found = []
    for path in one_of_each(world):
        with transaction.atomic():
            found.append(visit_of(path, client.post(path)))
            transaction.set_rollback(True)
    return found


def fed(world: World, role: str) -> list[Visit]:
    """What the calendar of this role reads, for a program that signs in nowhere."""
    secrets = [secret for name, secret in world.rows["feed"] if name == role]
    return [visited(Client(), f"/agenda/flux/{secret}.ics") for secret in secrets]


def unread(role: str, found: Found) -> list[str]:
    """The words that this role may read and found nowhere: a promise not kept, or a blind search."""
    return [name for name in RIGHTS if may_read(role, name) and name not in found.read]
