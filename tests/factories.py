"""The smallest things that tests make: a note with given words, an account, a group."""

import io
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from PIL import Image

from pasdecote.ground.facts.fact import Fact
from pasdecote.ground.facts.gathering import Encounter
from pasdecote.ground.facts.voice import Statement
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.practice.actions.services import plan_sessions
from pasdecote.practice.belonging.charter.services import note_adoption, write
from pasdecote.practice.belonging.concerns.services import note_concern
from pasdecote.practice.commitments.models import Trouble
from pasdecote.practice.commitments.services import ask, say_trouble, show
from pasdecote.projections.agenda.services import note_due
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.models import Charter, Collective
from pasdecote.spine.collectives.services import create_collective
from pasdecote.spine.journal.models import Attachment, Contest, Entry, Recording
from pasdecote.spine.journal.services import Anchor, contest, tell
from pasdecote.spine.journal.services.photos import add_photo
from pasdecote.spine.journal.services.recordings import add_recording
from pasdecote.spine.organisations.models import Organisation
from tests import sounds

TUESDAY = date(2026, 3, 3)
TOLD_AT = datetime(2026, 3, 3, 18, 0, tzinfo=UTC)


def an_account(name: str = "Camille", email: str | None = None) -> Account:
    """An account that may sign in; without an e-mail given, one made from its name."""
    return Account.objects.create_user(email=email or f"{name.casefold()}@example.org", name=name)


def a_collective(name: str = "Le jardin") -> Collective:
    """A group with a name and nobody in it."""
    return create_collective(name=name)


def an_encounter(words: str = "8 personnes ont préparé la fête", **atoms: Any) -> Encounter:
    """A fact of the first Tuesday of March 2026, unless `happened_on` says otherwise."""
    return Encounter(**{"happened_on": TUESDAY, "happened": words, **atoms})


def a_note(
    by: Account,
    about: Collective | Organisation,
    words: str | Fact = "8 personnes ont préparé la fête",
    circle: str = "collective",
    **atoms: Any,
) -> Entry:
    """A note told by somebody about a group or a structure, in a circle."""
    about_group = isinstance(about, Collective)
    anchor = Anchor(collective=about) if about_group else Anchor(organisation=about)  # type: ignore[arg-type]
    content = words if isinstance(words, Fact) else an_encounter(words, **atoms)
    return tell(by=by, id=uuid7(), anchor=anchor, circle=circle, content=content)


def a_contest(by: Account, teller: Account, about: Collective, words: str = "Ce n’est pas ça") -> Contest:
    """A disagreement that somebody opens on a note told to the whole group by another."""
    return contest(by=by, id=uuid7(), version=a_note(teller, about).pk, words=words)


def a_statement(by: Account, about: Collective, words: str = "L’ascenseur.", **atoms: Any) -> UUID:
    """A parole told to the whole group on the first Tuesday of March 2026: its fact."""
    circle = atoms.pop("circle", "collective")
    said = Statement(**{"happened_on": TUESDAY, "happened": words, **atoms})
    return a_note(by, about, said, circle).fact


def some_rules(
    by: Account,
    about: Collective,
    text: str = "On parle chacun son tour.",
    *,
    adopted: bool = True,
    **more: Any,
) -> Charter:
    """Nos règles, adopted on the first Tuesday of March 2026 by a decision told then, or a draft."""
    row = write(by=by, collective=about, text=text, **more)
    return note_adoption(by=by, id=uuid7(), charter=row, on=TUESDAY) if adopted else row


def a_recording(by: Account, about: Collective, circle: str = "team") -> Recording:
    """A small sound on a note told aloud."""
    note = a_note(by, about, "", circle=circle, aloud=True)
    return add_recording(by=by, entry=note.pk, content=sounds.ALL["wav"], keep=False)


def a_photo(by: Account, about: Collective) -> Attachment:
    """A small photo on a note told to the team."""
    stream = io.BytesIO()
    Image.new("RGB", (20, 10), "red").save(stream, "JPEG")
    note = a_note(by, about, circle="team")
    return add_photo(by=by, id=uuid7(), version=note.pk, data=stream.getvalue(), agreed=True)


def a_session(by: Account, about: Collective) -> UUID:
    """A session planned for the first Tuesday of March 2026: the fact of its plan."""
    dates = [TUESDAY]
    return plan_sessions(by=by, id=uuid7(), collective=about, dates=dates, title="Atelier")[0]


def a_due(
    by: Account,
    about: Collective | Organisation,
    words: str = "Bilan final",
    what: str = "report",
    **more: Any,
) -> UUID:
    """Something expected for the first Tuesday of March 2026, noted to the narrowest circle: its fact."""
    given = {"on": TUESDAY, "who": "la Caf", "circle": "team", **more}
    return note_due(by=by, id=uuid7(), about=about, what=what, title=words, **given)


def a_demand(by: Account, about: Collective, words: str = "Les charges de 2022", **more: Any) -> UUID:
    """Something asked of the landlord on the first Tuesday of March 2026: its fact. `shown_by` opens it."""
    given = {"on": TUESDAY, "to": "le bailleur", **more}
    team = given.pop("shown_by", None)
    fact = ask(by=by, id=uuid7(), collective=about, asked=words, **given)
    if team is not None:
        show(by=team, id=uuid7(), collective=about, demand=fact)
    return fact


def a_trouble(
    by: Account, about: Collective, *to: Account, words: str = "On ne m’écoute pas.", **more: Any
) -> Trouble:
    """Something that somebody says to be wrong, to these people."""
    readers = [account.pk for account in to]
    return say_trouble(by=by, id=uuid7(), collective=about, words=words, to=readers, **more)


def a_concern(by: Account, house: Organisation, words: str = "Les charges ont doublé.", **more: Any) -> UUID:
    """A concern noted on the first Tuesday of March 2026, for those who work in the structure: its fact."""
    given = {"on": TUESDAY, "circle": "team", **more}
    return note_concern(by=by, id=uuid7(), organisation=house, words=words, **given)
