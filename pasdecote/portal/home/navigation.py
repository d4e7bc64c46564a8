"""What the page shows around a screen: the five, the rest of the menu, the person's groups, the links below.

Looked up when the page is written, and not before: an answer without a page, or a page for nobody in
particular, asks the database for nothing.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.crypto import salted_hmac
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from pasdecote.ground.ui.links import Link, NavigationEntry
from pasdecote.spine.collectives.access import Standing, standing_for
from pasdecote.spine.collectives.models import Collective
from pasdecote.spine.collectives.queries import collectives_of

GROUP_SPACES = {"journal", "belonging", "actions", "reports", "agenda", "threads"}


def context(request: HttpRequest) -> dict[str, Any]:
    """`navigation` and `groups`, empty for nobody in particular; `drafts_owner`, and what is below pages."""
    below = {"footer_links": footer_links(), "language_url": reverse("set_language")}
    account = getattr(request, "user", None)
    if account is None or not account.is_authenticated:
        return {"navigation": [], "groups": [], "drafts_owner": "", **below}
    around = Around(request)
    return {
        **below,
        "navigation": SimpleLazyObject(around.entries),
        "groups": SimpleLazyObject(around.groups),
        "drafts_owner": salted_hmac("drafts", str(account.pk)).hexdigest()[:16],
    }


def footer_links() -> list[Link]:
    """What is below every page."""
    return [
        Link(label=_("Accessibilité"), url=reverse("accessibility")),
        Link(label=_("Données personnelles"), url=reverse("personal_data")),
    ]


def address(name: str, *slugs: str) -> str:
    """The address of a screen, with or without the group's part; "" when there is no such screen (yet)."""
    for arguments in (slugs, ()):
        try:
            return reverse(name, args=arguments)
        except NoReverseMatch:
            continue
    return ""


@dataclass(frozen=True)
class Place:
    """One place of the menu: where, in which words, with which drawing, and for whom."""

    name: str
    label: str
    icon: str
    primary: bool = False
    act: bool = False
    grouped: bool = False
    professional: bool = False


def places() -> list[Place]:
    """The five, then the rest, in order. `grouped` ones need a group, `professional` ones a professional."""
    return [
        Place("journal:thread", _("Fil"), "thread", primary=True, grouped=True),
        Place("threads:voices", _("Paroles"), "voices", primary=True, grouped=True),
        Place("journal:tell", _("Raconter"), "tell", primary=True, act=True),
        Place("agenda:calendar", _("Agenda"), "calendar", primary=True, grouped=True),
        Place("belonging:collective", _("Nous"), "group", primary=True, grouped=True),
        Place("journal:notebook", _("Mon carnet"), "notebook", professional=True),
        Place("actions:sessions", _("Séances"), "clock", grouped=True, professional=True),
        Place("actions:budget", _("Budget"), "money", grouped=True, professional=True),
        Place("reports:list", _("Bilans"), "report", professional=True),
        Place("intake:start", _("Importer"), "import", professional=True),
        Place("belonging:collectives", _("Les groupes"), "network"),
    ]


class Around:
    """What is around one screen for one account, in four queries at most (three of them the standing)."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    @cached_property
    def standing(self) -> Standing:
        return standing_for(self.request)

    @cached_property
    def collectives(self) -> list[Collective]:
        """The groups of this account, by name; no query when there are none."""
        return list(collectives_of(self.standing)) if self.standing.known else []

    @cached_property
    def current(self) -> Collective | None:
        """The group of this screen; elsewhere, the first that one belongs to, or else knows of."""
        match = self.request.resolver_match
        slug = match.kwargs.get("slug") if match and match.namespace in GROUP_SPACES else None
        here = next((group for group in self.collectives if group.slug == slug), None)
        own = next((group for group in self.collectives if group.pk in self.standing.member), None)
        return here or own or next(iter(self.collectives), None)

    def groups(self) -> list[Link]:
        """The switch between groups, when there are at least two. It leads to the thread, or to *Nous*."""
        if len(self.collectives) < 2:
            return []
        return [
            Link(label=group.name, url=self.front_of(group), current=group == self.current)
            for group in self.collectives
        ]

    def front_of(self, group: Collective) -> str:
        """Where one arrives in a group: its thread for its members, *Nous* for those who only know of it."""
        thread = address("journal:thread", group.slug) if group.pk in self.standing.member else ""
        return thread or reverse("belonging:collective", args=[group.slug])

    def entries(self) -> list[NavigationEntry]:
        """The menu of this account on this screen."""
        found = [self._entry(place) for place in places()]
        return [entry for entry in [*found, *self._structures(), *self._own()] if entry]

    def _entry(self, place: Place) -> NavigationEntry | None:
        if place.professional and not self.standing.professional:
            return None
        instead = ""
        if place.grouped and not self._opens(place):
            instead = self._instead(place)
            if not instead:
                return None
        slugs = (self.current.slug,) if self.current else ()
        url = address(instead or place.name, *slugs)
        if not url:
            return None
        return self._link(url, place.label, place.icon, primary=place.primary, act=place.act)

    def _instead(self, place: Place) -> str:
        """The agenda of one's structure, for who works somewhere and belongs to no group; nothing else."""
        alone = self.standing.posts and not self.standing.member
        return "agenda:mine" if alone and place.name == "agenda:calendar" else ""

    def _opens(self, place: Place) -> bool:
        """Whether this place of the group is open: *Nous* to all who know of it, the rest to members."""
        if self.current is None:
            return False
        return place.name == "belonging:collective" or self.current.pk in self.standing.member

    def _structures(self) -> list[NavigationEntry]:
        """The structure where the account works, or the choice of them; nothing for the others."""
        if not self.standing.posts:
            return []
        return [self._link(reverse("own_structure"), _("Structure"), "organisation")]

    def _own(self) -> list[NavigationEntry]:
        out = reverse("account_logout")
        return [
            self._link(reverse("account_home"), _("Mon compte"), "account"),
            NavigationEntry(label=_("Me déconnecter"), url=out, icon="out", post=True),
        ]

    def _link(self, url: str, label: str, icon: str, **more: bool) -> NavigationEntry:
        current = self.request.path == url
        return NavigationEntry(label=label, url=url, icon=icon, current=current, **more)
