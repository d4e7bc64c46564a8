"""The one door to what is said to be wrong: its teller, and the people they named while these are there. And
who may show a demand."""

from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from pasdecote.practice.commitments.enums import TroubleState
from pasdecote.practice.commitments.models import Trouble, TroubleReader
from pasdecote.spine.collectives.access import Standing, no_such_page
from pasdecote.spine.collectives.models import Collective
from pasdecote.spine.collectives.queries import stands_alone
from pasdecote.spine.organisations.enums import PostRole


def may_show(standing: Standing, collective: Collective) -> bool:
    """Whether the account may show a demand of this group to its institution: the team, or a member of a
    group that nobody accompanies."""
    if collective.pk in standing.team:
        return True
    return collective.pk in standing.member and stands_alone(collective)


def told_by(standing: Standing) -> QuerySet[Trouble]:
    """What the account said itself, latest first; also of a group that it left."""
    rows = Trouble.objects.filter(teller=standing.account)
    return rows.select_related("collective").order_by("-told_at", "pk")


def told_to(standing: Standing) -> QuerySet[Trouble]:
    """What others said to the account, latest first, as long as it is where it was named for: in the group,
    or in the direction of the structure."""
    return (
        Trouble.objects.filter(Exists(_reading(standing).filter(trouble=OuterRef("pk"))))
        .select_related("collective")
        .order_by("-told_at", "pk")
    )


def trouble_for(standing: Standing, id: UUID) -> Trouble:
    """What the account said, or was told. Raises Http404 the same way for another's and for none."""
    found = (told_by(standing) | told_to(standing)).filter(pk=id).first()
    if found is None:
        raise no_such_page()
    return found


def answer_awaited(standing: Standing) -> bool:
    """Whether somebody waits for this account, or for another of the readers, to answer."""
    return told_to(standing).exclude(state=TroubleState.ANSWERED).exists()


def reader_in(standing: Standing, trouble: Trouble) -> TroubleReader | None:
    """The account as a reader of this, or None: for its teller, and for anybody else."""
    return _reading(standing).filter(trouble=trouble).first()


def may_erase(standing: Standing, trouble: Trouble) -> bool:
    """Whether the account may erase it: its teller; of what a card for a day said, a reader once answered."""
    if trouble.teller_id is not None:
        return trouble.teller_id == standing.account.pk
    return trouble.state == TroubleState.ANSWERED and reader_in(standing, trouble) is not None


def directed(standing: Standing) -> list[UUID]:
    """The structures of whose direction the account is."""
    return [house for house, role in standing.posts.items() if role == PostRole.DIRECTOR]


def _reading(standing: Standing) -> QuerySet[TroubleReader]:
    inside = Q(outside=None, trouble__collective__in=standing.member)
    rows = TroubleReader.objects.filter(inside | Q(outside__in=directed(standing)), account=standing.account)
    return rows.order_by("pk")
