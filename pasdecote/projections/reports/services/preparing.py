"""Beginning a bilan, and throwing one away before it is frozen."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from pasdecote.ground.facts.checking import EARLIEST, LATEST
from pasdecote.ground.kernel import clock
from pasdecote.projections.reports.access import may_draw
from pasdecote.projections.reports.drawing import template_of
from pasdecote.projections.reports.models import Draft, OwnTemplate
from pasdecote.projections.reports.queries import bearers, scope_of
from pasdecote.projections.reports.result import ReportError
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.access import Standing, no_such_page, standing_of
from pasdecote.spine.collectives.models import Collective, Project
from pasdecote.spine.organisations.models import Organisation

LONGEST_YEARS = 10
About = Collective | Project | Organisation


def prepared(
    *,
    template_id: str = "",
    about: About,
    since: date,
    until: date,
    funder: str = "",
    exercise: int | None = None,
    bearer: Organisation | None = None,
    own: OwnTemplate | None = None,
    among: Standing | None = None,
) -> Draft:
    """A checked bilan, not saved, of a template of the house or a structure's `own` one.

    Without a `bearer`, the structure of `among` that accompanies the group, or the only one that does.
    Raises ReportError with what is wrong.
    """
    draft = Draft(
        template=own.name if own else template_id,
        own=own,
        collective=about if isinstance(about, Collective) else None,
        project=about if isinstance(about, Project) else None,
        organisation=about if isinstance(about, Organisation) else None,
        since=since,
        until=until,
        exercise=exercise,
        funder=funder.strip(),
        created_at=clock.now(),
    )
    chosen = template_of(draft)
    draft.template_version = chosen.version
    _check_period(since, until)
    if exercise is not None and not EARLIEST.year <= exercise < LATEST.year:
        raise ReportError(_("Cet exercice n’est pas possible : vérifiez l’année."))
    if scope_of(draft).kind not in chosen.scopes:
        raise ReportError(
            _("Le modèle « %(title)s » n’est pas fait pour ce cadre.") % {"title": chosen.title}
        )
    draft.bearer = _bearer(draft, bearer, among)
    return draft


@transaction.atomic
def begin(
    *,
    by: Account,
    template_id: str = "",
    about: About,
    since: date,
    until: date,
    funder: str = "",
    exercise: int | None = None,
    bearer: Organisation | None = None,
    own: OwnTemplate | None = None,
) -> Draft:
    """Begin a bilan; it is current at once. Raises Http404 for an outsider (of the group, or of the structure
    whose `own` template it is), ReportError when not possible."""
    standing = standing_of(by)
    if not may_draw(standing, about) or (own and own.organisation_id not in standing.posts):
        raise no_such_page()
    draft = prepared(
        template_id=template_id,
        about=about,
        since=since,
        until=until,
        funder=funder,
        exercise=exercise,
        bearer=bearer,
        own=own,
        among=standing,
    )
    draft.created_by = by
    draft.save()
    return draft


@transaction.atomic
def discard(*, by: Account, draft: Draft) -> None:
    """Throw away a bilan that is not frozen; the notes and the answers stay. Raises ReportError otherwise."""
    open_draft(by, draft)
    draft.delete()


def open_draft(by: Account, draft: Draft) -> tuple[Standing, Draft]:
    """The bilan, locked and still open to changes. Raises Http404, or ReportError once it is frozen."""
    standing = standing_of(by)
    if not may_draw(standing, draft.about):
        raise no_such_page()
    locked = Draft.objects.select_for_update().filter(pk=draft.pk).first()
    if locked is None:
        raise no_such_page()
    if locked.done:
        raise ReportError(_("Ce bilan est figé : préparez-en une nouvelle version pour le changer."))
    return standing, locked


def _check_period(since: date, until: date) -> None:
    for day in (since, until):
        if not EARLIEST <= day < LATEST:
            raise ReportError(
                _("La date du %(day)s n’est pas possible : vérifiez l’année.")
                % {"day": f"{day:%d/%m}/{day.year}"}
            )
    if until < since:
        raise ReportError(_("La fin de la période est avant son début."))
    if until.year - since.year > LONGEST_YEARS:
        raise ReportError(_("Cette période est trop longue : dix ans au plus."))


def _bearer(draft: Draft, wanted: Organisation | None, standing: Standing | None) -> Organisation | None:
    if draft.group is None:
        return None
    possible = list(bearers([draft.group.pk], draft.since, draft.until))
    if wanted is not None:
        if wanted not in possible:
            raise ReportError(
                _("%(name)s n’accompagnait pas ce groupe sur cette période.") % {"name": wanted.name}
            )
        return wanted
    posts = standing.posts if standing else {}
    own = [organisation for organisation in possible if organisation.pk in posts]
    return own[0] if own else possible[0] if len(possible) == 1 else None
