"""What the page shows around a screen: the five, the rest of the menu, the person's groups, the links below.

Looked up when the page is written, and not before: an answer without a page, or a page for nobody in
particular, asks the database for nothing.
"""

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache, partial
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse, reverse_lazy
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from pasdecote.ground.ui.links import Link, NavigationEntry
from pasdecote.portal.home.offline import on_phone
from pasdecote.projections.reports.access import reads_for_institution
from pasdecote.spine.accounts.owner import owner_key
from pasdecote.spine.collectives.access import Standing, standing_for
from pasdecote.spine.collectives.models import Collective

# Where pages of the spine lead to a practice, which they do not know.
DOORS = {
    "card": reverse_lazy("cards:door"),
    "day": reverse_lazy("cards:day"),
    "day_trouble": reverse_lazy("commitments:say_passing"),
    "services": reverse_lazy("referral:look"),
    "help": reverse_lazy("help"),
    "own_card": reverse_lazy("cards:own"),
    "step_aside": reverse_lazy("learning:step_aside"),
    "paste": reverse_lazy("intake:paste"),
    "own_data": reverse_lazy("privacy:mine"),
    "structure_data": reverse_lazy("privacy:structures"),
    "became": reverse_lazy("threads:find"),
    "decision": reverse_lazy("deliberation:find"),
}
# Where what a group said or did leads, in the group on screen: each takes the notes it follows in « suit ».
FURTHER = {
    "decide": "deliberation:propose",
    "demand": "commitments:ask",
    "plan": "actions:plan",
    "roles": "charter:roles",
}
GROUP_SPACES = {
    "journal",
    "belonging",
    "charter",
    "actions",
    "commitments",
    "deliberation",
    "reports",
    "agenda",
    "threads",
    "weekly",
    "privacy",
}


def context(request: HttpRequest) -> dict[str, Any]:
    """`navigation`, `groups`: empty for nobody in particular; `drafts_owner`, `doors`, `phone`, what is
    below."""
    below = {"footer_links": footer_links(), "language_url": reverse("set_language"), "doors": DOORS}
    below["phone"] = SimpleLazyObject(on_phone)
    account = getattr(request, "user", None)
    if account is None or not account.is_authenticated:
        return {"navigation": [], "groups": [], "drafts_owner": "", **below}
    around = Around(request)
    return {
        **below,
        "doors": {**DOORS, "told_of": SimpleLazyObject(around.told_of), **around.further},
        "navigation": SimpleLazyObject(around.entries),
        "groups": SimpleLazyObject(around.groups),
        "drafts_owner": owner_key(account),
    }


def footer_links() -> list[Link]:
    """What is below every page."""
    return [
        Link(label=_("Comment ça marche"), url=reverse("help")),
        Link(label=_("À qui s’adresser"), url=reverse("referral:look")),
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
    received: bool = False


def places() -> list[Place]:
    """The five, then the rest, in order. `grouped` ones need a group, `professional` ones a professional,
    `received` ones somebody who reads for an institution."""
    return [
        Place("journal:thread", _("Fil"), "thread", primary=True, grouped=True),
        Place("deliberation:questions", _("Paroles"), "voices", primary=True, grouped=True),
        Place("journal:tell", _("Raconter"), "tell", primary=True, act=True),
        Place("agenda:calendar", _("Agenda"), "calendar", primary=True, grouped=True),
        Place("belonging:collective", _("Nous"), "group", primary=True, grouped=True),
        Place("deliberation:decisions", _("Décisions"), "decided", grouped=True),
        Place("commitments:demands", _("Interpellations"), "demand", grouped=True),
        Place("privacy:told_of", _("Ce qui est dit de nous"), "outside-view", grouped=True),
        Place("threads:list", _("Ce que nos paroles sont devenues"), "answer", grouped=True),
        Place("weekly:sheet", _("La feuille"), "print", grouped=True),
        Place("journal:notebook", _("Mon carnet"), "notebook", professional=True),
        Place("journal:waiting", _("Sur ce téléphone"), "offline"),
        Place("actions:sessions", _("Séances"), "clock", grouped=True, professional=True),
        Place("actions:budget", _("Budget"), "money", grouped=True, professional=True),
        Place("reports:list", _("Bilans"), "report", professional=True),
        Place("reports:received", _("Bilans reçus"), "circle-institution", primary=True, received=True),
        Place("intake:start", _("Importer"), "import", professional=True),
        Place("privacy:group", _("Emporter nos mots"), "download", grouped=True),
        Place("belonging:collectives", _("Les groupes"), "network"),
        Place("commitments:troubles", _("Quelque chose ne va pas"), "contest"),
    ]


@dataclass(frozen=True)
class Reader:
    """What the menu of somebody depends on: the slug of the group on screen ("" for none), whether they are
    of that group (`inside`), of any (`belongs`), professional, working in a structure, and whether they
    read for an institution and do nothing else here (`reads`)."""

    slug: str
    inside: bool
    belongs: bool
    professional: bool
    works: bool
    reads: bool = False

    def opens(self, place: Place) -> bool:
        """Whether this place is open: *Nous* to all who know of the group, its other places to members."""
        if self.reads or place.received:
            return self.reads and place.received
        if place.professional and not self.professional:
            return False
        if not place.grouped:
            return True
        return bool(self.slug) and (place.name == "belonging:collective" or self.inside)


class Around:
    """What is around one screen for one account, with no query but those of the standing, and one more for
    somebody of no group and no structure."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    @cached_property
    def standing(self) -> Standing:
        return standing_for(self.request)

    @cached_property
    def reads(self) -> bool:
        """Whether they read for an institution; asked only of those who are of no group and no structure."""
        standing = self.standing
        alone = not standing.known and not standing.professional
        return alone and reads_for_institution(standing.account)

    @cached_property
    def current(self) -> Collective | None:
        """The group of this screen; elsewhere, the first that one belongs to, or else knows of."""
        match, groups = self.request.resolver_match, self.standing.collectives
        slug = match.kwargs.get("slug") if match and match.namespace in GROUP_SPACES else None
        here = next((group for group in groups if group.slug == slug), None)
        own = next((group for group in groups if group.pk in self.standing.member), None)
        return here or own or next(iter(groups), None)

    def groups(self) -> list[Link]:
        """The switch between groups, when there are at least two. It leads to the thread, or to *Nous*."""
        if len(self.standing.collectives) < 2:
            return []
        return [
            Link(label=group.name, url=self.front_of(group), current=group == self.current)
            for group in self.standing.collectives
        ]

    def front_of(self, group: Collective) -> str:
        """Where one arrives in a group: its thread for its members, *Nous* for those who only know of it."""
        thread = address("journal:thread", group.slug) if group.pk in self.standing.member else ""
        return thread or reverse("belonging:collective", args=[group.slug])

    def told_of(self) -> str:
        """Where members read what is said of the group on screen, and to whom; "" to others."""
        return self._inside("privacy:told_of")

    @property
    def further(self) -> dict[str, Any]:
        """Where members go from a word or a note of the group on screen, each "" where there is no way."""
        return {door: SimpleLazyObject(partial(self._inside, name)) for door, name in FURTHER.items()}

    def _inside(self, name: str) -> str:
        here = self.current
        return address(name, here.slug) if here and here.pk in self.standing.member else ""

    def entries(self) -> list[NavigationEntry]:
        """The menu of this account on this screen."""
        here, standing = self.current, self.standing
        reader = Reader(
            slug=here.slug if here else "",
            inside=here is not None and here.pk in standing.member,
            belongs=bool(standing.member),
            professional=standing.professional,
            works=bool(standing.posts),
            reads=self.reads,
        )
        path = self.request.path
        return [
            replace(entry, current=True) if entry.url == path else entry
            for entry in menu(reader, get_language())
        ]


@lru_cache(maxsize=500)
def menu(reader: Reader, language: str | None) -> tuple[NavigationEntry, ...]:
    """The menu of somebody, none of it current. Kept in this process; `language` tells the tongues apart."""
    found = [_entry(place, reader) for place in places()]
    if reader.works:
        found.append(NavigationEntry(label=_("Constats"), url=reverse("concerns:mine"), icon="share"))
        found.append(NavigationEntry(label=_("Structure"), url=reverse("own_structure"), icon="organisation"))
    found += [
        NavigationEntry(label=_("Mon compte"), url=reverse("account_home"), icon="account"),
        NavigationEntry(label=_("Me déconnecter"), url=reverse("account_logout"), icon="out", post=True),
    ]
    return tuple(entry for entry in found if entry)


def _entry(place: Place, reader: Reader) -> NavigationEntry | None:
    name = place.name if reader.opens(place) else _instead(place, reader)
    url = address(name, *([reader.slug] if reader.slug else [])) if name else ""
    if not url:
        return None
    return NavigationEntry(label=place.label, url=url, icon=place.icon, primary=place.primary, act=place.act)


def _instead(place: Place, reader: Reader) -> str:
    """The agenda of one's structure, for who works somewhere and belongs to no group; nothing else."""
    alone = reader.works and not reader.belongs
    return "agenda:mine" if alone and place.name == "agenda:calendar" else ""
