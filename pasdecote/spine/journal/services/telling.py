"""Telling, and rewriting in place while the note is one's own."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from pasdecote.ground.facts.checking import all_words
from pasdecote.ground.facts.fact import Fact
from pasdecote.ground.facts.reading import read_stored, write
from pasdecote.ground.kernel import clock
from pasdecote.ground.store import search
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.access import Standing, standing_of
from pasdecote.spine.collectives.models import Collective
from pasdecote.spine.journal.access import may_tell
from pasdecote.spine.journal.enums import Circle, Origin
from pasdecote.spine.journal.errors import Gone, NotAllowed, OtherContent, Stale
from pasdecote.spine.journal.models import Entry, Receipt, Replacement
from pasdecote.spine.journal.services.marking import moved
from pasdecote.spine.organisations.models import Organisation


@dataclass(frozen=True)
class Anchor:
    """What a note is about: a collective or a structure, exactly one."""

    collective: Collective | None = None
    organisation: Organisation | None = None


def tell(
    *,
    by: Account,
    id: UUID,
    anchor: Anchor,
    circle: str,
    content: Fact,
    told_at: datetime | None = None,
    origin: str = Origin.TYPED,
    sent: str = "",
) -> Entry:
    """Keep a note under the identifier its teller made. Telling it again gives the same row.

    `sent` is the digest of what a phone sent, for its receipt. Raises NotAllowed, OtherContent (this id has
    other words), Gone (its words were erased).
    """
    standing = standing_of(by)
    require_may_tell(standing, anchor, circle)
    now = clock.now()
    entry = new_version(id=id, fact=id, anchor=anchor, circle=circle, content=content, told_at=told_at or now)
    entry.author, entry.author_name, entry.origin = by, name_in(standing, anchor), origin
    return keep(entry, replaces=(), sent=sent)


def record_act(*, by: Account, id: UUID, anchor: Anchor, circle: str, content: Fact) -> Entry:
    """Keep what an act of the house tells of itself, by somebody who may do that act and not tell there: a
    director sends a bilan, the members read it. The act has checked its own right; `content` is of a kind
    that nobody writes by hand. Raises NotAllowed for another kind, OtherContent, Gone.
    """
    if content.tellable:
        raise NotAllowed(_("Cette note se raconte : un geste de l’outil ne la dit pas à votre place."))
    told_at = clock.now()
    entry = new_version(id=id, fact=id, anchor=anchor, circle=circle, content=content, told_at=told_at)
    entry.author, entry.author_name = by, name_in(standing_of(by), anchor)
    entry.origin = Origin.ACT
    return keep(entry, replaces=())


def rewrite(*, by: Account, id: UUID, content: Fact, base: str, sent: str = "") -> Entry:
    """Change in place a note that is still one's own. `base` is the digest of what the writer had read,
    `sent` that of what a phone sent, for its receipt.

    Raises NotAllowed when it is not one's own any more, Stale when it changed meanwhile elsewhere.
    """
    with transaction.atomic():
        entry = Entry.objects.select_for_update().filter(pk=id, author=by, circle=Circle.ME).first()
        if entry is None or not is_standing(entry):
            raise NotAllowed(_("Cette note n’est plus dans votre carnet : corrigez-la depuis sa page."))
        text = write(content)
        if entry.digest == digest_of(text):
            give_receipt(entry, sent, by)
            return entry
        if entry.digest != base:
            raise Stale(_("Cette note a changé depuis que vous l’avez ouverte. Vos mots sont gardés ici."))
        entry.earlier_digests = [*entry.earlier_digests, entry.digest]
        draw_columns(entry, content, text)
        entry.save()
        index(entry, content)
        moved([entry])
        give_receipt(entry, sent, by, at=clock.now())
    return entry


def is_standing(entry: Entry) -> bool:
    """Whether a version still says something: not taken back, not erased, and replaced by no other."""
    if entry.retracted or entry.erased_at:
        return False
    return not Replacement.objects.filter(replaced=entry.pk).exists()


def require_may_tell(standing: Standing, anchor: Anchor, circle: str) -> None:
    """Raises NotAllowed unless the account may put a note of this circle there."""
    allowed = may_tell(
        standing,
        collective=anchor.collective.pk if anchor.collective else None,
        organisation=anchor.organisation.pk if anchor.organisation else None,
        circle=circle,
    )
    if not allowed:
        raise NotAllowed(_("Vous ne pouvez pas raconter ici. Vos mots n’ont pas été gardés sur le serveur."))


def new_version(
    *, id: UUID, fact: UUID, anchor: Anchor, circle: str, content: Fact, told_at: datetime
) -> Entry:
    """An unsaved version with its columns drawn from its content."""
    entry = Entry(
        id=id,
        fact=fact,
        collective=anchor.collective,
        organisation=anchor.organisation,
        circle=circle,
        told_at=told_at,
        received_at=clock.now(),
    )
    draw_columns(entry, content, write(content))
    return entry


def draw_columns(entry: Entry, content: Fact, text: str) -> None:
    """Set the content of a version and the columns that lists and filters use."""
    entry.content = text
    entry.digest = digest_of(text)
    entry.kind = content.kind
    entry.happened_on = content.happened_on
    entry.project = content.project
    entry.session = content.session
    entry.money = bool(content.money)


def keep(entry: Entry, *, replaces: tuple[UUID, ...], sent: str = "") -> Entry:
    """Insert a version once. Raises OtherContent or Gone when its id is taken by something else.

    The insert comes first and decides: of fifty equal ones sent at once, one is kept and all get it. With
    `sent`, the receipt is written in the same transaction.
    """
    try:
        with transaction.atomic():
            entry.save(force_insert=True)
            Replacement.objects.bulk_create(
                [Replacement(version=entry, replaced=old) for old in sorted(set(replaces))]
            )
            index(entry)
            moved([entry])
            give_receipt(entry, sent, entry.author)
    except IntegrityError:
        kept = _already_kept(entry)
        give_receipt(kept, sent, kept.author)
        return kept
    # It corrects, and correcting keeps.
    from pasdecote.spine.journal.services.early import place

    place(entry.fact)
    return entry


def give_receipt(entry: Entry, sent: str, to: Account | None, at: datetime | None = None) -> None:
    """Write the receipt of what a phone sent, once; nothing for what no phone sent."""
    if not sent or to is None:
        return
    receipt = Receipt(
        item=entry.pk,
        account=to,
        sent=sent,
        fact=entry.fact,
        digest=entry.digest,
        circle=entry.circle,
        received_at=at or entry.received_at,
    )
    Receipt.objects.bulk_create([receipt], ignore_conflicts=True)


def _already_kept(entry: Entry) -> Entry:
    """The row that has this id, if it is the same note. An other person's id tells nothing of its words."""
    kept = Entry.objects.filter(pk=entry.pk).first()
    if kept is not None and kept.erased_at and kept.author_id == entry.author_id:
        raise Gone(_("Les mots de cette note ont été effacés : elle ne peut pas revenir."))
    same_people = kept is not None and kept.author_id == entry.author_id and kept.fact == entry.fact
    if kept is None or not same_people or entry.digest not in (kept.digest, *kept.earlier_digests):
        raise OtherContent(_("Une autre note porte déjà ce numéro. La vôtre est gardée sur votre appareil."))
    return kept


def digest_of(text: str) -> str:
    """The SHA-256 of a content's text, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def words_of(content: Fact) -> str:
    """Every word of a fact, for the full text."""
    return " ".join(words for _path, words in all_words(content) if words)


def index(entry: Entry, content: Fact | None = None) -> None:
    """Put the words of a version where the search finds them."""
    search.index({entry.pk: words_of(content or read_stored(entry.content))})


def name_in(standing: Standing, anchor: Anchor) -> str:
    """How the account is called there: its name in the collective, or its own."""
    fallback = standing.account.name or _("une personne de l’équipe")
    return standing.names.get(anchor.collective.pk, fallback) if anchor.collective else fallback
