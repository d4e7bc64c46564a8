"""What the screens of the journal share: refusals, who reads in words, the way back."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect

from pasdecote.ground.ui.screens import Refusals, pages_of
from pasdecote.spine.collectives.access import Standing
from pasdecote.spine.collectives.queries import project_names
from pasdecote.spine.journal.enums import Circle
from pasdecote.spine.journal.errors import JournalRefused, NotAllowed
from pasdecote.spine.journal.models import Entry

# The components know circles by the word that the screen shows.
SHOWN_CIRCLE = {
    Circle.ME: "moi",
    Circle.TEAM: "equipe",
    Circle.COLLECTIVE: "collectif",
    Circle.INSTITUTION: "institution",
    Circle.PUBLIC: "public",
}
REFUSED = Refusals((JournalRefused,), hidden=(NotAllowed,))
page = pages_of("journal")


@contextmanager
def not_found() -> Iterator[None]:
    """What may not be read or done here is answered like something that does not exist; so is a file that
    somebody destroyed meanwhile."""
    try:
        yield
    except NotAllowed as error:
        raise Http404(str(error)) from error
    except FileNotFoundError as error:
        raise Http404 from error


def arrived(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The redirection; said in a header to a script that sent the form and would follow it unseen."""
    if getattr(request, "htmx", False):
        return HttpResponseClientRedirect(response.headers["Location"])
    return response


def readers(entry: Entry, circle: str) -> str:
    """Who reads a note of this circle, in a sentence with the name of the group or the structure."""
    name = str(entry.collective or entry.organisation)
    return readers_at(name, circle, house=bool(entry.organisation_id))


def readers_at(name: str, circle: str, *, house: bool) -> str:
    """The same for a group or, with `house`, a structure of this name."""
    if circle == Circle.ME:
        return _("Lue par vous seulement, dans Mon carnet.")
    if house:
        return _("Lue par les personnes qui travaillent ici : %(name)s.") % {"name": name}
    return group_readers(name, circle)


def group_readers(name: str, circle: str) -> str:
    """Who reads the notes of this circle, out of `moi`, in the group of this name."""
    sentences = {
        Circle.TEAM: _("Lue par les personnes qui accompagnent %(name)s, et personne d’autre."),
        Circle.COLLECTIVE: _("Lue par les membres de %(name)s et les personnes qui accompagnent le groupe."),
        Circle.INSTITUTION: _("Lue par %(name)s, et par les institutions à qui le groupe la montre."),
        Circle.PUBLIC: _("Tout le monde peut la lire : %(name)s l’a rendue publique."),
    }
    return sentences[Circle(circle)] % {"name": name}


def project_choices(standing: Standing, collective: UUID | None = None) -> list[tuple[Any, Any]]:
    """Projects to choose from, of one group or of all one's own under the name of each; in one query. None of
    a group that one has left: what one wrote of it for oneself keeps its project."""
    if collective:
        if collective not in standing.known:
            return []
        return [(str(pk), name) for pk, _group, name in project_names([collective])]
    groups: dict[str, list[tuple[str, str]]] = {}
    rank = {group.pk: (at, group.name) for at, group in enumerate(standing.collectives)}
    found = project_names(standing.member)
    for pk, group, name in sorted(found, key=lambda project: rank[project[1]]):
        groups.setdefault(rank[group][1], []).append((str(pk), name))
    if len(groups) == 1:
        return next(iter(groups.values()))
    return list(groups.items())


def thread_or_notebook(entry: Entry) -> str:
    """Where a note is listed: the thread of its group, or one's notebook, or its own page."""
    if entry.circle == Circle.ME:
        return reverse("journal:notebook")
    if entry.collective is not None:
        return reverse("journal:thread", args=[entry.collective.slug])
    return reverse("journal:note", args=[entry.fact])
