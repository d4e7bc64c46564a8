"""What makes the tool stay on a phone: the service worker with its list of files, and the manifest.

Both are written by the server at each asking, from what is there: no build, nothing to forget.
"""

import hashlib
import json
from functools import lru_cache
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.staticfiles.finders import find, get_finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

WORKER = Path(__file__).parent / "static/home/js/travailleur.js"
# What the pages that are kept without a network are made of.
FOLDERS = (
    "ui/css/",
    "ui/fonts/",
    "ui/js/",
    "ui/icons",
    "ui/marque",
    "journal/",
    "home/js/telephone",
    "home/js/depart",
    "agenda/",
)
SUFFIXES = (".css", ".js", ".svg", ".woff2")
CORRECTING = ("journal:correct", "journal:rewrite")
HTMX = "django_htmx/htmx-2.min.js"
# Of a kept answer, what still holds when it is shown again.
HEADERS = ["content-type", "content-security-policy", "x-frame-options", "referrer-policy"]


def worker(*, sending: bool) -> str:
    """The text of the service worker. With `sending`, it sends what waits when the browser wakes it: only
    browsers that let a worker import modules are given that one."""
    first = ""
    if sending:
        first = f'import {{ flush }} from "{static("journal/envois/sending.js")}";\n'
    flush = "\nSETTINGS.flush = flush;" if sending else ""
    # Files do not change under a server that runs, but for whoever writes them.
    given = _settings.__wrapped__() if settings.DEBUG else _settings()
    return f"{first}const SETTINGS = {json.dumps(given)};{flush}\n{WORKER.read_text(encoding='utf-8')}"


def manifest() -> dict[str, Any]:
    """What a phone asks before it installs the tool: its name, its icons, where it opens."""
    icons = [
        {"src": static(f"home/icones/{name}-{size}.png"), "sizes": f"{size}x{size}", "type": "image/png"}
        | {"purpose": purpose}
        for name, purpose in (("icone", "any"), ("masque", "maskable"))
        for size in (192, 512)
    ]
    return {
        "id": "/",
        "name": "Pas de côté",
        "short_name": "Pas de côté",
        "description": _("Dire une fois, décider ensemble, agir, et que cela compte."),
        "lang": get_language(),
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": "#faf5ea",
        "theme_color": "#1c4d8f",
        "icons": icons,
        "shortcuts": [
            {"name": _("Raconter"), "url": reverse("journal:tell")},
            {"name": _("Ce qui attend sur ce téléphone"), "url": reverse("journal:waiting")},
        ],
    }


def on_phone() -> dict[str, str]:
    """The addresses that a page gives to the script that watches over what waits."""
    return {
        "manifest": reverse("manifest"),
        "icon": static("home/icones/icone-192.png"),
        "script": static("home/js/telephone.js"),
        "waiting": reverse("journal:waiting"),
    }


@lru_cache(maxsize=1)
def _settings() -> dict[str, Any]:
    names = _names()
    warm = [reverse("journal:tell"), reverse("journal:waiting")]
    slug = "[-a-zA-Z0-9_]+"
    group = reverse("journal:thread", args=["_"]).replace("_", slug)
    pages = [*warm, reverse("journal:notebook"), reverse("agenda:mine"), group]
    pages.append(reverse("agenda:calendar", args=["_"]).replace("_", slug))
    # A correction that was begun: what is typed there has a page to come back to.
    one, left = str(UUID(int=0)), f"{reverse('offline')}?parti"
    pages += [reverse(name, args=[one]).replace(one, "[0-9a-f-]{36}") for name in CORRECTING]
    return {
        "version": _version(names),
        "assets": [reverse("offline"), left, *(static(name) for name in names)],
        "files": settings.STATIC_URL,
        "fixed": not settings.DEBUG,
        "pages": [f"^{page}$" for page in pages],
        "warm": warm,
        "offline": reverse("offline"),
        "left": left,
        "leaving": reverse("account_logout"),
        "session": reverse("journal:sending"),
        "database": "pas-de-cote",
        "headers": HEADERS,
    }


def _names() -> list[str]:
    """The files to keep, from the manifest of the static files or, without one, from their folders."""
    known = getattr(staticfiles_storage, "hashed_files", None) or _found()
    names = [name for name in known if name.startswith(FOLDERS) and name.endswith(SUFFIXES)]
    return sorted([*names, HTMX])


def _found() -> list[str]:
    listed = (path for finder in get_finders() for path, _storage in finder.list([]))
    return [path.replace("\\", "/") for path in listed]


def _version(names: list[str]) -> str:
    """Changes when a file or the worker does. Where names carry no digest of their content, it is read."""
    digest = hashlib.sha256(WORKER.read_bytes())
    for name in names:
        digest.update(static(name).encode())
        if not getattr(staticfiles_storage, "hashed_files", None):
            digest.update(_content_of(name))
    return digest.hexdigest()[:16]


def _content_of(name: str) -> bytes:
    path = find(name)
    return Path(str(path)).read_bytes() if path else b""
