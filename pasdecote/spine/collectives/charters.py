"""What a group gives itself, row by row. They tell nothing: the decision that adopts a version does."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Max
from django.utils.translation import gettext as _

from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.text import readable, says_something
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.enums import Rule
from pasdecote.spine.collectives.errors import CollectiveRefused
from pasdecote.spine.collectives.models import Charter, Collective

PARTS = ("text", "takes_part", "roles", "readers", "revision")
LONGEST = 20_000


def titles() -> dict[str, str]:
    """The title of each part, in the order in which they are read."""
    return {
        "text": _("Ce que nous nous donnons"),
        "rule": _("Comment nous décidons, d’habitude"),
        "takes_part": _("Qui prend part"),
        "roles": _("Les rôles, et comment ils tournent"),
        "readers": _("Qui lit quoi"),
        "revision": _("Comment ces règles changent"),
    }


def said_in(charter: Charter, part: str) -> str:
    """What a version says under this title; "" for nothing."""
    if part == "rule":
        return str(charter.get_rule_display()).capitalize() if charter.rule else ""
    return str(getattr(charter, part)).strip()


def in_words(charter: Charter) -> str:
    """A version as one text, the title of each part above it, as it is put to decision."""
    said = [(title, said_in(charter, part)) for part, title in titles().items()]
    return "\n\n".join(f"{title}\n{words}" for title, words in said if words)


def charter_of(collective: Collective) -> Charter | None:
    """The rules that hold: the last version adopted by a decision that stands, or None."""
    return next((row for row in adopted_charters(collective) if row.undone_on is None), None)


def adopted_charters(collective: Collective) -> list[Charter]:
    """Every version that was adopted, the last first: also those whose decision did not stand."""
    return list(Charter.objects.filter(collective=collective, number__isnull=False).order_by("-number"))


def draft_of(collective: Collective) -> Charter | None:
    """The version that is being written, or None."""
    return Charter.objects.filter(collective=collective, number=None).first()


def default_rule_of(collective: Collective) -> str:
    """The code of the rule by which the group decides unless it says otherwise; "" when it said none."""
    found = charter_of(collective)
    return found.rule if found else ""


def write_charter(*, by: Account, name: str, collective: Collective, **fields: Any) -> Charter:
    """Write the draft, or write it anew: any of its PARTS, rule, shows_roles.

    To be called in a transaction. Raises CollectiveRefused when nothing is said, or once it is put to
    decision.
    """
    Collective.objects.select_for_update().get(pk=collective.pk)  # two who begin at once write one draft
    row = draft_of(collective) or Charter(collective=collective, written_at=clock.now())
    require_free(row)
    for field, value in fields.items():
        setattr(row, field, readable(value).strip()[:LONGEST] if isinstance(value, str) else value)
    if not row.rule and not any(says_something(getattr(row, part)) for part in PARTS):
        raise CollectiveRefused(_("Écrivez au moins une phrase. Le reste peut venir plus tard."))
    if row.rule and row.rule not in Rule.values:
        raise CollectiveRefused(_("Choisissez une façon de décider de la liste."))
    row.written_by, row.written_name, row.written_at = by, name, clock.now()
    row.save()
    return row


def put_charter(*, charter: Charter, proposal: UUID) -> Charter:
    """The draft is put to decision: its words stay until it is decided. Raises CollectiveRefused."""
    require_free(charter)
    charter.proposal = proposal
    charter.save(update_fields=["proposal"])
    return charter


def release_charter(*, proposal: UUID) -> None:
    """What was put to decision came to nothing: the draft may be written again, unless its words went."""
    row = put_by(proposal)
    if row is not None and in_words(row):
        row.proposal = None
        row.save(update_fields=["proposal"])
    elif row is not None:
        row.delete()


def adopt_charter(
    *, charter: Charter, decision: UUID, on: date | None = None, words: str | None = None
) -> Charter:
    """The draft becomes the version that holds, from this day, by this decision. `words`: the text that was
    decided, which takes the place of all parts when it changed on the way. Adopting what is adopted changes
    nothing. To be called in a transaction."""
    Collective.objects.select_for_update().get(pk=charter.collective_id)
    row = Charter.objects.get(pk=charter.pk)
    if row.number is not None:
        return row
    past = Charter.objects.filter(collective=row.collective_id).aggregate(last=Max("number"))["last"] or 0
    if words is not None and words.split() != in_words(row).split():
        row.text, row.takes_part, row.roles, row.readers, row.revision = words.strip(), "", "", "", ""
    row.number, row.adopted_on, row.decision = past + 1, on or clock.today(), decision
    row.save()
    return row


def undo_charter(*, decision: UUID, on: date | None = None) -> int:
    """The version that this decision adopted holds no more: the one before does. It stays to be read. Gives
    how many: 0 or 1."""
    rows = Charter.objects.filter(decision=decision, number__isnull=False, undone_on=None)
    return rows.update(undone_on=on or clock.today())


def restore_charter(*, decision: UUID) -> int:
    """The decision that adopted this version stands again. Gives how many: 0 or 1."""
    return Charter.objects.filter(decision=decision).exclude(undone_on=None).update(undone_on=None)


def put_by(proposal: UUID) -> Charter | None:
    """The draft that this put to decision, or None."""
    return Charter.objects.filter(proposal=proposal, number=None).first()


def discard_charter(*, charter: Charter) -> None:
    """The draft goes; what holds stays. Raises CollectiveRefused once it is put to decision or adopted."""
    require_free(charter)
    charter.delete()


def require_free(charter: Charter) -> None:
    """Raises CollectiveRefused for a version that is adopted, or put to decision."""
    if charter.number is not None:
        raise CollectiveRefused(_("Cette version est adoptée : elle ne change plus. Écrivez-en une autre."))
    if charter.proposal is not None:
        raise CollectiveRefused(
            _("Ce projet est mis en décision : ses mots ne changent plus jusqu’à la fin de la décision.")
        )
