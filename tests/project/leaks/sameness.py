"""What cannot be told apart: a row of others and no row; a world before and after what is not for one."""

import re
from collections.abc import Iterator
from uuid import UUID

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from pasdecote.ground.kernel.identifiers import uuid7
from tests.project.addresses import addresses
from tests.project.leaks.crawl import client_of, seeds, values, visited, visits
from tests.project.leaks.sowing import World

ANY_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
MADE_EACH_TIME = re.compile(
    r'csrfmiddlewaretoken" value="\w+"|csrf[-_]?token[^>]{0,120}|nonce="[^"]+"|expires: [^\n]*? gmt'
)
# The pages that tell of the group.
TOLD_OF = ("/collectifs/", "/feuille/", "/agenda/", "/notes/", "/bilans/", "/chercher/", "/structures/")


def tellable_apart(world: World, role: str) -> tuple[int, list[str]]:
    """How many addresses of rows of others were asked, and those that this role can tell from an address of
    nothing: by status, by words, or by the number of statements."""
    client, asked, found = client_of(world, role), 0, []
    for theirs, nothing in _pairs(world):
        visited(client, nothing)  # what the process keeps in memory is there before both
        real = _answer(client, theirs)
        if real[0] != 404:
            continue
        asked += 1
        none = _answer(client, nothing)
        if real != none and not _reads(client, theirs):
            what = [name for name, a, b in zip(("status", "words", "SQL"), real, none, strict=True) if a != b]
            found.append(f"{role}: {theirs} differs from nothing by {', '.join(what)} {real[2]} {none[2]}")
    return asked, found


def _pairs(world: World) -> Iterator[tuple[str, str]]:
    """An address of each name with a row, and the same with the id of nothing instead."""
    for address in addresses():
        given = {name: values(world, address.name, name)[0] for name in address.parameters}
        ids = [name for name, value in given.items() if isinstance(value, UUID)]
        for name in ids[-1:]:
            for value in values(world, address.name, name)[:4]:
                theirs = reverse(address.name, kwargs=given | {name: value})
                yield theirs, reverse(address.name, kwargs=given | {name: uuid7()})


def _reads(client: Client, path: str) -> bool:
    """Whether the row of this address may be read, and is only not to be acted upon."""
    rows = ANY_ID.findall(path)
    return any(
        client.get(page).status_code == 200
        for row in rows
        for page in (f"/notes/{row}/", f"/photos/{row}.jpg", f"/sons/{row}", f"/bilans/{row}/")
    )


def _answer(client: Client, path: str) -> tuple[int, str, int]:
    with CaptureQueriesContext(connection) as asked:
        visit = visited(client, path)
    return visit.status, _plain(visit.said), len(asked)


def _plain(said: str) -> str:
    return ANY_ID.sub("id", MADE_EACH_TIME.sub("", said))


def seen_by(world: World, role: str) -> dict[str, str]:
    """What each page that opens to this role says, without what is made anew at each reading."""
    client, pages = client_of(world, role), {}
    for visit in visits(client, seeds(world), 300):
        if visit.status == 200 and visit.path.startswith(TOLD_OF):
            pages[visit.path] = _plain(visit.said)
    return pages


def seen_again(world: World, role: str, pages: dict[str, str]) -> list[str]:
    """Of these pages, those that say something else now."""
    client = client_of(world, role)
    now = {path: _plain(visited(client, path).said) for path in pages}
    return [f"{path}: {_apart(said, now[path])}" for path, said in pages.items() if now[path] != said]


def _apart(before: str, after: str) -> str:
    """Where two pages begin to differ."""
    rank = next((rank for rank, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), 0)
    return f"« {before[max(0, rank - 60) : rank + 60]} » became « {after[max(0, rank - 60) : rank + 60]} »"
