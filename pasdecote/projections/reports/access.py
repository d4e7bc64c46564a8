"""The one door to bilans: who may draw which, and who may do what in them."""

from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.http import HttpRequest

from pasdecote.ground.kernel import clock
from pasdecote.projections.reports.models import Draft, InstitutionReader, Sending
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.access import Standing, no_such_page, standing_for
from pasdecote.spine.collectives.models import Collective, Project
from pasdecote.spine.organisations.models import Organisation

DRAWN = ("collective", "project__collective", "organisation", "bearer", "own")
AROUND = ("collective", "project__collective", "organisation", "bearer", "own")


def standing_to_draw(request: HttpRequest) -> Standing:
    """Where the account stands, for professionals. Raises Http404 for members, who read what was sent."""
    standing = standing_for(request)
    if not (standing.professional or standing.guided):
        raise no_such_page()
    return standing


def drawable(standing: Standing) -> frozenset[UUID]:
    """The collectives whose bilans the account may draw: it accompanies them, or guides those who do."""
    return standing.team | standing.guided


def led(standing: Standing) -> list[UUID]:
    """The structures whose bilans the account may draw: it is cadre or direction there."""
    return [organisation for organisation in standing.posts if standing.leads(organisation)]


def drafts_of(standing: Standing) -> QuerySet[Draft]:
    """The bilans the account may open."""
    groups = drawable(standing)
    return Draft.objects.filter(
        Q(collective__in=groups) | Q(project__collective__in=groups) | Q(organisation__in=led(standing))
    )


def draft_for(standing: Standing, id: UUID) -> Draft:
    """A bilan with what stands around it. Raises Http404 the same way for another's and for none."""
    found = Draft.objects.select_related("project").filter(pk=id).first()
    if found is None or not _may_open(standing, found):
        raise no_such_page()
    # What the standing holds already is not read again; the rest is, when somebody asks for it.
    for name, known in (("collective", standing.groups), ("organisation", standing.houses)):
        if (row := known.get(getattr(found, f"{name}_id"))) is not None:
            setattr(found, name, row)
    if (bearer := standing.houses.get(found.bearer_id)) is not None:
        found.bearer = bearer
    if found.project is not None and (group := standing.groups.get(found.project.collective_id)) is not None:
        found.project.collective = group
    return found


def _may_open(standing: Standing, draft: Draft) -> bool:
    """The condition of `drafts_of`, for one that is held: its row says all that it takes."""
    if draft.organisation_id is not None:
        return draft.organisation_id in led(standing)
    group = draft.project.collective_id if draft.project else draft.collective_id
    return group in drawable(standing)


def may_draw(standing: Standing, about: Collective | Project | Organisation) -> bool:
    """Whether the account may draw a bilan about this."""
    if isinstance(about, Organisation):
        return standing.leads(about.pk)
    group = about.collective_id if isinstance(about, Project) else about.pk
    return group in drawable(standing)


def may_answer(standing: Standing, draft: Draft) -> bool:
    """Whether an answer may be told once for all bilans: by the team, or by those who work in the structure.

    Others write words for one bilan only.
    """
    return may_answer_about(standing, draft.group or draft.about)


def may_answer_about(standing: Standing, about: Collective | Project | Organisation) -> bool:
    """Whether the account may answer once for a group, a project or a structure."""
    if isinstance(about, Organisation):
        return about.pk in standing.posts
    group = about.collective_id if isinstance(about, Project) else about.pk
    return group in standing.team


def may_read_answers(standing: Standing, about: Collective | Organisation) -> bool:
    """Whether the account may read the answers told once: who answers, and who draws bilans from them."""
    return may_answer_about(standing, about) or may_draw(standing, about)


def readings(account: Account) -> QuerySet[InstitutionReader]:
    """For which institutions the account reads today, and what which structure sends."""
    today = clock.today()
    rows = InstitutionReader.objects.filter(account=account, since__lte=today)
    return rows.filter(Q(until=None) | Q(until__gt=today)).order_by("since", "pk")


def reads_for_institution(account: Account) -> bool:
    """Whether there may be something to read in « Bilans reçus »."""
    return readings(account).exists()


def received_by(account: Account) -> QuerySet[Sending]:
    """What was sent to the institutions that the account reads for, latest first: that, and nothing live."""
    house = Coalesce("snapshot__draft__bearer", "snapshot__draft__organisation")
    mine = readings(account).filter(institution=OuterRef("institution"), house=OuterRef("sender")).order_by()
    found = Sending.objects.alias(sender=house).filter(Exists(mine))
    return found.select_related(*(f"snapshot__draft__{name}" for name in DRAWN)).order_by("-on", "-pk")


def received_for(account: Account, id: UUID) -> Sending:
    """One sending. Raises Http404 the same way for one to others and for none."""
    found = received_by(account).filter(pk=id).first()
    if found is None:
        raise no_such_page()
    return found


def sender_of(draft: Draft) -> Organisation | None:
    """The structure that a bilan goes out from: the one that signs it, or the one it is about."""
    return draft.bearer or draft.organisation
