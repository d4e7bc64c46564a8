"""The templates that one may begin a bilan with: those of the house, and those of one's own structures."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from pasdecote.projections.reports.access import drawable, led
from pasdecote.projections.reports.models import OwnTemplate
from pasdecote.projections.reports.scope import ScopeKind
from pasdecote.projections.reports.template import Template
from pasdecote.projections.reports.template.own import kept_template
from pasdecote.projections.reports.template.reading import TemplateError, available, template
from pasdecote.spine.collectives.access import Standing, no_such_page
from pasdecote.spine.collectives.models import Project

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Offer:
    """One template at hand: how many fields it has, how many only a human can answer, whose it is."""

    template: Template
    fields: int
    questions: int
    own: OwnTemplate | None = None

    @property
    def key(self) -> str:
        """What stands for it in addresses."""
        return str(self.own.pk) if self.own else self.template.id

    @property
    def family(self) -> str:
        """Under which title it is listed."""
        if self.own:
            return _("Modèles de %(name)s") % {"name": self.own.organisation.name}
        return self.template.family or self.template.funder or _("Pour tout financeur")

    @property
    def years(self) -> str:
        """The years it is known to hold for: "2024 à 2026"; nothing when unknown."""
        years = sorted(self.template.years)
        if len(years) > 1 and years[-1] - years[0] == len(years) - 1:
            return _("%(first)d à %(last)d") % {"first": years[0], "last": years[-1]}
        return ", ".join(map(str, years))


def offers(standing: Standing) -> list[Offer]:
    """What each template needs; one that cannot be read is written to the log and left out."""
    found = []
    for name in available():
        try:
            found.append(_offer(template(name)))
        except (TemplateError, OSError) as error:
            log.error("the template %s cannot be read: %s", name, error)
    for own in own_templates_of(standing):
        try:
            found.append(_offer(kept_template(own.text), own))
        except TemplateError as error:
            log.error("the template %s of a structure cannot be read: %s", own.pk, error)
    return found


def offer_for(standing: Standing, key: str) -> Offer:
    """The template at an address. Raises Http404 alike for one of another structure and for none."""
    found = next((one for one in offers(standing) if one.key == key), None)
    if found is None:
        raise no_such_page()
    return found


def families(all_offers: Iterable[Offer]) -> dict[str, list[Offer]]:
    """Templates under the title of their family, those of structures first, then in alphabetical order."""
    found: dict[str, list[Offer]] = {}
    for one in sorted(all_offers, key=lambda one: (one.own is None, one.family.casefold())):
        found.setdefault(one.family, []).append(one)
    return found


def beginnable(standing: Standing, all_offers: Iterable[Offer]) -> list[Offer]:
    """Those made for something that the account may draw a bilan about."""
    groups = drawable(standing)
    kinds = {ScopeKind.COLLECTIVE} if groups else set()
    if led(standing):
        kinds.add(ScopeKind.ORGANISATION)
    if groups and Project.objects.filter(collective__in=groups).exists():
        kinds.add(ScopeKind.PROJECT)
    return [one for one in all_offers if kinds.intersection(one.template.scopes)]


def own_templates_of(standing: Standing) -> QuerySet[OwnTemplate]:
    """The templates that the account's structures offer today."""
    rows = OwnTemplate.objects.filter(organisation__in=standing.posts, replaced_at=None)
    return rows.select_related("organisation", "added_by").order_by("organisation__name", "name", "pk")


def _offer(chosen: Template, own: OwnTemplate | None = None) -> Offer:
    fields = list(chosen.fields())
    return Offer(chosen, len(fields), sum(1 for field in fields if field.kind == "question"), own)
