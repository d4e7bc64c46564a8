"""What is noted in a structure, what others of its commune let it read, and what looks alike."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from pasdecote.ground.facts.gathering import CollectiveFounded
from pasdecote.ground.facts.themes import THEMES
from pasdecote.ground.facts.told import Told
from pasdecote.ground.facts.voice import SharedConcern
from pasdecote.ground.kernel.text import fold
from pasdecote.ground.store.stems import stems
from pasdecote.practice.belonging.concerns.rules import Concern, alike
from pasdecote.spine.collectives.access import Standing
from pasdecote.spine.journal.access import opened_nearby, versions
from pasdecote.spine.journal.enums import Circle
from pasdecote.spine.journal.queries import told
from pasdecote.spine.organisations.models import Organisation

CONCERN, FOUNDED = "shared_concern", "collective_founded"


@dataclass(frozen=True, slots=True)
class Noted:
    """A concern on a screen. `near`: the other structures of the commune may read it; `led_to`: the
    group that came of it, if one did."""

    fact: UUID
    version: UUID
    words: str
    on: date
    theme: str = ""
    commune: str = ""
    quarter: str = ""
    near: bool = False
    led_to: str = ""
    house: str = ""


@dataclass(frozen=True, slots=True)
class Invitation:
    """Several concerns that may be one, and the theme they share."""

    concerns: tuple[Noted, ...]
    theme: str = ""

    @property
    def query(self) -> str:
        """Their facts, as an address carries them."""
        return "&".join(f"constat={noted.fact}" for noted in self.concerns)


@dataclass(frozen=True, slots=True)
class Concerns:
    """A structure's concerns, last first, those opened to it by others, and what looks alike among all."""

    own: list[Noted]
    nearby: list[Noted]
    invitations: list[Invitation]


def concerns_of(standing: Standing, organisation: Organisation) -> Concerns:
    """Everything for one screen, in a few queries. Only for somebody who works in this structure."""
    own, led = own_concerns(standing, organisation), _founded(standing, organisation)
    ours = [_noted(each, led.get(each.fact, "")) for each in own]
    theirs = told(opened_nearby(standing, organisation))
    names = _house_names(theirs)
    nearby = [_noted(each, house=names[each.organisation] if each.organisation else "") for each in theirs]
    by_fact = {noted.fact: noted for noted in (*ours, *nearby)}
    compared = [_compared(each) for each in (*own, *theirs) if not by_fact[each.fact].led_to]
    found = [
        Invitation(tuple(by_fact[fact] for fact in one.facts), _(THEMES[one.theme]) if one.theme else "")
        for one in alike(compared)
    ]
    return Concerns(own=ours[::-1], nearby=nearby[::-1], invitations=found)


def own_concerns(standing: Standing, organisation: Organisation) -> list[Told]:
    """The concerns that the structure's people shared, first first."""
    return told(_shared(standing, organisation, CONCERN))


def readable_concerns(standing: Standing, organisation: Organisation) -> dict[UUID, SharedConcern]:
    """Those of the structure and those opened to it, by fact, as they stand today."""
    every = (*own_concerns(standing, organisation), *told(opened_nearby(standing, organisation)))
    return {each.fact: each.content for each in every if isinstance(each.content, SharedConcern)}


def _shared(standing: Standing, organisation: Organisation, kind: str) -> QuerySet[Any]:
    readable = versions(standing).filter(organisation=organisation, kind=kind)
    return readable.exclude(circle=Circle.ME)


def _founded(standing: Standing, organisation: Organisation) -> dict[UUID, str]:
    """The group that each concern led to, by its name."""
    acts = [each.content for each in told(_shared(standing, organisation, FOUNDED))]
    return {fact: act.happened for act in acts if isinstance(act, CollectiveFounded) for fact in act.follows}


def _house_names(rows: list[Told]) -> dict[UUID, str]:
    wanted = {each.organisation for each in rows if each.organisation}
    return dict(Organisation.objects.filter(pk__in=wanted).order_by("pk").values_list("pk", "name"))


def _noted(each: Told, led_to: str = "", house: str = "") -> Noted:
    content = each.content
    place = content.place
    return Noted(
        fact=each.fact,
        version=each.version,
        words=content.happened,
        on=content.happened_on,
        theme=_(THEMES[content.themes[0]]) if content.themes else "",
        commune=place.territory if place else "",
        quarter=place.name if place else "",
        near=each.circle in (Circle.INSTITUTION, Circle.PUBLIC),
        led_to=led_to,
        house=house,
    )


def _compared(each: Told) -> Concern:
    content = each.content
    place = content.place
    return Concern(
        fact=each.fact,
        themes=content.themes,
        commune=place.territory if place else "",
        quarter=fold(place.name) if place else "",
        stems=frozenset(stem for stem in stems(content.happened) if len(stem) > 3),
    )
