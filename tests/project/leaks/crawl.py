"""Going everywhere as somebody: every address with every row of the world, then every link on the way.

What is looked at is everything an answer carries: its headers, its bytes, and the text inside a PDF, an
office file or a zip. `Visit.said` is that text, folded to lower case.
"""

import hashlib
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Any
from urllib.parse import quote

from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from tests.project.addresses import addresses
from tests.project.arguments import ARGUMENTS, CONCERNS, QUESTION_PAGES
from tests.project.leaks.sowing import World

BACKEND = "django.contrib.auth.backends.ModelBackend"
LINK = re.compile(rb'(?:href|src|action|hx-get)="([^"#]+)')
# Leaving, another tongue, what is vendored, and cartography of what the browser keeps: nothing about rows.
AWAY = ("/static/", "/compte/deconnexion", "/langue/", "//", "http", "mailto:", "tel:", "webcal:", "data:")
MOST_PAGES = 1200
# Acts that need no word: they sign out, delete files that nothing brings back, or draw a paper at length.
NOT_POSTED = (
    *("account_logout", "account_wipe", "account_end_sessions", "cards:end_day", "privacy:erase_me"),
    *("journal:discard", "journal:remove_photo", "journal:hide_faces", "reports:discard"),
    *("reports:freeze", "reports:begin_again", "cards:own", "cards:sheet", "journal:retract"),
)
FORMS = ("pdf", "docx", "odt", "xlsx", "csv", "json", "officiel")


@dataclass(frozen=True)
class Visit:
    """One answer: where, its status, and all that it says."""

    path: str
    status: int
    said: str
    body: bytes


def client_of(world: World, role: str) -> Client:
    """A browser in the hands of this role, signed in once."""
    cache.clear()  # how often one asks is limited: not here
    client, account = Client(), world.people[role]
    if account is not None:
        client.force_login(account, backend=BACKEND)
    if role == "carte":
        answer = client.post("/carte/", {"secret": world.day_secret})
        assert answer.status_code == 302, answer.content.decode()[:2000]
    return client


def visits(client: Client, first: Iterable[str], most: int = MOST_PAGES) -> Iterator[Visit]:
    """Every answer to these addresses and to those found on the way, each once, `most` at most."""
    waiting, seen = list(first), set[str]()
    while waiting and len(seen) < most:
        path = waiting.pop(0)
        if path in seen:
            continue
        seen.add(path)
        visit = visited(client, path)
        yield visit
        waiting += [link for link in links_in(visit) if link not in seen]


def visited(client: Client, path: str) -> Visit:
    """The answer to one address."""
    return visit_of(path, client.get(path))


def visit_of(path: str, answer: Any) -> Visit:
    """What an answer carries."""
    body = b"".join(answer) if answer.streaming else answer.content
    headers = " ".join(f"{name}: {value}" for name, value in answer.headers.items())
    said = f"{headers}\n{text_of(body)}".lower()
    for asked in (path, quote(path), quote(path, safe="")):  # what was asked is said back, and tells nothing
        said = said.replace(asked.lower(), " ")
    return Visit(path, answer.status_code, said, body)


def links_in(visit: Visit) -> list[str]:
    """The addresses of our own that a page leads to by reading."""
    base, found = visit.path.partition("?")[0], []
    for raw in LINK.findall(visit.body) if b"<html" in visit.body[:400] else ():
        link = raw.decode().replace("&amp;", "&")
        link = base + link if link.startswith("?") else link
        if link.startswith("/") and not link.startswith(AWAY):
            found.append(link)
    return found


def text_of(body: bytes) -> str:
    """The bytes as text, with what is inside when they are a PDF or a zip (office files are)."""
    if body.startswith((b"%PDF", b"PK\x03\x04")):
        return _inside(hashlib.sha256(body).hexdigest(), _Held(body))
    return body.decode("utf-8", "replace")


class _Held(bytes):
    """Bytes that the cache tells apart by their digest alone."""

    def __hash__(self) -> int:
        return 0

    def __eq__(self, other: object) -> bool:
        return True


@lru_cache(maxsize=500)
def _inside(digest: str, body: bytes) -> str:
    if body.startswith(b"%PDF"):
        reader = PdfReader(io.BytesIO(body))
        said = " ".join(page.extract_text() for page in reader.pages) + str(reader.metadata)
        fields = {name: one.get("/V") for name, one in (reader.get_fields() or {}).items()}
        return f"{said} {fields}".replace("\u00ad", "").replace("-\n", "")
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        return "\n".join(f"{name}\n{text_of(archive.read(name))}" for name in archive.namelist())


def seeds(world: World) -> list[str]:
    """Every address of the URLconf, with every row of the world that it may name."""
    found = []
    for address in addresses():
        given = [
            [(name, value) for value in values(world, address.name, name)] for name in address.parameters
        ]
        found += [reverse(address.name, kwargs=dict(one)) for one in product(*given)]
    return found


def one_of_each(world: World) -> list[str]:
    """One address of each name, with the first row that it may name, but for those of NOT_POSTED."""
    found = []
    for address in addresses():
        given = {name: values(world, address.name, name)[0] for name in address.parameters}
        if address.name not in NOT_POSTED:
            found.append(reverse(address.name, kwargs=given))
    return found


def values(world: World, address: str, parameter: str) -> list[Any]:
    """The values of a parameter: of the address, of its domain or of its name; or else the one of the
    permission table, so that an address that comes is gone to from its first day."""
    domain = address.partition(":")[0]
    for known, key in ((BY_ADDRESS, f"{address} "), (BY_NAMESPACE, f"{domain} "), (BY_NAME, "")):
        if key + parameter in known:
            found = list(known[key + parameter](world))
            return found if world.whole or address in WHOLE else found[:2]
    key = f"{address} {parameter}" if f"{address} {parameter}" in ARGUMENTS else parameter
    if key not in world.others:
        world.others[key] = ARGUMENTS[key](world.cast)
    return [world.others[key]]


def _groups(world: World) -> list[str]:
    return [world.cast.tilleuls.slug, *world.rows["group"]]


def _houses(world: World) -> list[str]:
    return [world.cast.club.slug, world.cast.centre.slug]


def _notes(world: World) -> list[Any]:
    return [note.pk for note in world.rows["note"]]


def _some_notes(world: World) -> list[Any]:
    """One of each circle: what may be done with a note does not depend on more."""
    return [note.pk for note in world.rows["note"][:5]]


def _photos(world: World) -> list[Any]:
    return [pk for pk, _name in world.rows["photo"]]


def _sounds(world: World) -> list[Any]:
    return [pk for pk, _name in world.rows["sound"]]


def _arriving(rank: int) -> Any:
    return lambda world: [both[rank] for both in world.rows["arriving"]]


def _bilans(world: World) -> list[Any]:
    return [draft.pk for draft in world.rows["bilan"]]


def _of(kind: str) -> Any:
    return lambda world: [getattr(row, "pk", row) for row in world.rows[kind]]


def _posts(world: World) -> list[Any]:
    return [world.cast.helene.posts.get().pk]


NOTE_ACTS = ("correct", "retract", "widen", "contest", "rewrite", "discard", "add_photo", "add_recording")
# Gone to with every row each time; others with two of each, and with the rest by `make bench`.
WHOLE = (
    "journal:note",
    "journal:photo",
    "journal:recording",
    "reports:bilan",
    "reports:received_one",
    "journal:settle",
)
BY_ADDRESS: dict[str, Any] = {
    "journal:note id": _notes,
    **{f"journal:{page} id": _some_notes for page in (*NOTE_ACTS, "put")},
    "journal:settle id": _of("contest"),
    "journal:choose id": _some_notes,
    "journal:receipt id": _of("receipt"),
    "journal:settle_early id": _of("early"),
    **{f"journal:{page} note": _arriving(0) for page in ("pieces", "piece")},
    **{f"journal:{page} id": _arriving(1) for page in ("pieces", "piece")},
    **{f"journal:{page} id": _photos for page in ("photo", "hide_faces", "remove_photo")},
    **{f"journal:{page} id": _sounds for page in ("recording", "write_down", "destroy_recording")},
    "journal:thread slug": _groups,
    **{f"structures:{page} slug": _houses for page in ("structure", "identity", "welcome", "end_post")},
    **{f"privacy:{page} slug": _houses for page in ("structure", "erase_person")},
    "reports:cost slug": _houses,
    "commitments:addresses slug": _houses,
    "reports:answers_about slug": _groups,
    "reports:download form": lambda world: FORMS,
    "reports:received_file form": lambda world: FORMS,
    "weekly:file form": lambda world: ("pdf",),
    **{f"concerns:{page} slug": _houses for page in CONCERNS},
    **{f"deliberation:{page} question": _of("question") for page in QUESTION_PAGES},
    "deliberation:uniting_file form": lambda world: ("csv", "json"),
    "threads:voice fact": _of("word"),
    "charter:version number": lambda world: [1],
    "charter:hand_on role": lambda world: ["facilitation"],
    "agenda:house_settle fact": lambda world: [*world.rows["club due"], *world.rows["centre due"]],
    "agenda:house_move fact": lambda world: [*world.rows["club due"], *world.rows["centre due"]],
    "reports:arrange field": lambda world: ["mise_en_oeuvre"],
    "reports:own_file template": lambda world: [*world.rows["own"], "cerfa-15059-02"],
}
BY_NAMESPACE: dict[str, Any] = {"reports id": _bilans}
BY_NAME: dict[str, Any] = {
    "slug": _groups,
    "collective": _groups,
    "house": _houses,
    "post": _posts,
    "project": _of("project"),
    "membership": lambda world: [
        *world.rows["membership"],
        *world.cast.tilleuls.memberships.filter(account=world.cast.helene).values_list("pk", flat=True),
    ],
    "accompaniment": lambda world: world.cast.tilleuls.accompaniments.values_list("pk", flat=True),
    "plan": _of("plan"),
    "demand": _of("demand"),
    **{name: _of(name) for name in ("voice", "clarification", "proposal", "objection", "said", "part")},
    "place": lambda world: ["nothing-was-signed"],
    "what": lambda world: ["cartes", "papiers"],
    "trouble": _of("trouble"),
    "fact": _of("due"),
    "secret": lambda world: ["nobody-was-given-this"],
    "batch": _of("batch"),
    "template": lambda world: ["cerfa-15059-02"],
    "own": _of("own"),
    "sending": _of("sending"),
    "reader": _of("reader"),
    "field": lambda world: ["objectifs_indicateurs", "mise_en_oeuvre", "beneficiaires"][
        : 3 if world.whole else 1
    ],
    "of": lambda world: ["groupe"],
    "question": lambda world: ["orientations"],
    "form": lambda world: ["json"],
    "version": lambda world: [world.rows["approved"][0].pk],
    "pk": lambda world: [0],
    "uidb36": lambda world: ["0"],
    "key": lambda world: ["0-0"],
}
