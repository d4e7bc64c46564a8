"""The one door to notes: what an account may read, share, correct. Nothing else fetches a note."""

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from pasdecote.spine.collectives.access import Standing
from pasdecote.spine.journal.enums import Circle
from pasdecote.spine.journal.errors import NotAllowed
from pasdecote.spine.journal.models import Attachment, Contest, Entry, Recording, Replacement
from pasdecote.spine.organisations.models import Organisation

OUTWARD = (Circle.COLLECTIVE, Circle.INSTITUTION, Circle.PUBLIC)


def readable(standing: Standing) -> Q:
    """The condition under which a version may be read: one's own in `me`, the team's by the team, the
    collective's (and what went further out) by members, a structure's by those who work there."""
    return (
        Q(circle=Circle.ME, author=standing.account)
        | Q(circle=Circle.TEAM, collective__in=standing.team)
        | Q(circle__in=OUTWARD, collective__in=standing.member)
        | Q(circle=Circle.TEAM, organisation__in=standing.posts)
        | Q(circle__in=OUTWARD, organisation__in=standing.posts)
    )


class Placed(Protocol):
    """What tells who may read a version: its circle, and the collective or the structure it is about."""

    @property
    def circle(self) -> str: ...
    @property
    def collective(self) -> UUID | None: ...
    @property
    def organisation(self) -> UUID | None: ...


def may_read(standing: Standing, told: Placed) -> bool:
    """The same condition for a fact or a version held already, out of `me`, where many are held at once."""
    if told.organisation is not None:
        return told.circle != Circle.ME and told.organisation in standing.posts
    if told.circle == Circle.TEAM:
        return told.collective in standing.team
    return told.circle in OUTWARD and told.collective in standing.member


def circles_read(standing: Standing, collective: UUID) -> list[Circle]:
    """The circles, out of `me`, whose notes of this collective the account may read."""
    team = [Circle.TEAM] if collective in standing.team else []
    return [*team, *OUTWARD] if collective in standing.member else team


def versions(standing: Standing) -> QuerySet[Entry]:
    """Every version the account may read, superseded ones too."""
    return Entry.objects.filter(readable(standing))


def opened_nearby(standing: Standing, organisation: Organisation) -> QuerySet[Entry]:
    """Versions of concerns that other structures of the same commune opened to their neighbours: for somebody
    who works in this one, and for the page of concerns only, which shows their month and no author."""
    if organisation.pk not in standing.posts or not organisation.territory:
        return Entry.objects.none()
    near = Entry.objects.filter(
        kind="shared_concern",
        circle__in=(Circle.INSTITUTION, Circle.PUBLIC),
        organisation__territory=organisation.territory,
    )
    return near.exclude(organisation=organisation)


def heads(entries: QuerySet[Entry]) -> QuerySet[Entry]:
    """Of these versions, those that nothing replaced. Retracted ones are among them."""
    return entries.filter(~Exists(Replacement.objects.filter(replaced=OuterRef("pk")).order_by()))


def version_for(standing: Standing, version: UUID) -> Entry:
    """One version by its id. Raises NotAllowed, the same way for one of others and for one not there."""
    found = versions(standing).filter(pk=version).select_related("collective", "organisation").first()
    if found is None:
        raise NotAllowed(_("Cette note n’existe pas, ou elle n’est pas pour vous."))
    return found


def readable_of(standing: Standing, wanted: Sequence[UUID]) -> dict[UUID, UUID]:
    """Of these versions, those that the account may read, with the fact of each."""
    if not wanted:
        return {}
    rows = versions(standing).filter(pk__in=wanted).order_by()
    return dict(rows.values_list("pk", "fact"))


def standing_version_for(standing: Standing, id: UUID) -> Entry | None:
    """The latest version that stands of a note, by its fact or one of its versions; None when the account
    reads none, or when it was taken back or erased."""
    mine = versions(standing)
    stands = heads(mine).filter(retracted=False, erased_at=None).order_by("-pk")
    return stands.filter(Q(fact=id) | Q(fact__in=mine.filter(pk=id).order_by().values("fact"))).first()


def contest_for(standing: Standing, id: UUID) -> Contest:
    """A disagreement about a note that the account may read. Raises NotAllowed otherwise."""
    readers = versions(standing).filter(pk=OuterRef("version")).order_by()
    found = Contest.objects.filter(Exists(readers), pk=id).first()
    if found is None:
        raise NotAllowed(_("Cette note n’existe pas, ou elle n’est pas pour vous."))
    return found


def may_correct(standing: Standing, entry: Entry) -> bool:
    """Whether the account may put another version: the author, and the team once the note is shared."""
    if entry.author_id == standing.account.pk:
        return True
    if entry.circle == Circle.ME:
        return False
    return entry.collective_id in standing.team or entry.organisation_id in standing.posts


def may_tell(standing: Standing, *, collective: UUID | None, organisation: UUID | None, circle: str) -> bool:
    """Whether the account may put a note there: a member in the collective's circles, the team in the
    team's too, and in a structure those who work there. `institution` and outward is never the first circle
    of a member who does not accompany the group."""
    if organisation is not None:
        return organisation in standing.posts
    if circle in (Circle.ME, Circle.TEAM, Circle.INSTITUTION, Circle.PUBLIC):
        return collective in standing.team or (circle == Circle.ME and collective in standing.member)
    return collective in standing.member


def attachment_for(standing: Standing, photo: UUID) -> tuple[Attachment, Entry]:
    """A photo and the latest version of its note that the account may read. Raises NotAllowed, after the same
    two queries for a photo of others and for one that is not there."""
    rows = Attachment.objects.filter(pk=photo)
    readable = heads(versions(standing)).filter(fact__in=rows.order_by().values("fact"), retracted=False)
    attachment, entry = rows.first(), readable.order_by("-pk").first()
    if attachment is None or entry is None:
        raise NotAllowed(_("Cette photo n’existe pas, ou elle n’est pas pour vous."))
    return attachment, entry


def recording_for(standing: Standing, recording: UUID) -> tuple[Recording, list[Entry]]:
    """A voice and the latest versions of its note that the account may read, newest first; several are in
    conflict. Raises NotAllowed, after the same two queries for a voice of others and for one not there."""
    rows = Recording.objects.filter(pk=recording)
    readable = heads(versions(standing)).filter(fact__in=rows.order_by().values("fact"), retracted=False)
    found = rows.first()
    entries = list(readable.select_related("collective", "organisation").order_by("-pk"))
    if found is None or not entries:
        raise NotAllowed(_("Ce son n’existe pas, ou il n’est pas pour vous."))
    return found, entries


def wider_circles(standing: Standing, entry: Entry) -> list[Circle]:
    """The circles that the account may still open this shared note to, narrowest first."""
    if entry.circle == Circle.ME or not may_correct(standing, entry):
        return []
    wider = [circle for circle in Circle if circle.width > Circle(entry.circle).width]
    anchor = {"collective": entry.collective_id, "organisation": entry.organisation_id}
    return [circle for circle in wider if may_tell(standing, **anchor, circle=circle)]
