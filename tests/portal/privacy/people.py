"""A member who left traces everywhere, for the tests of erasing and of taking away."""

import io
from typing import Any

from allauth.usersessions.models import UserSession
from django.test import Client
from PIL import Image

from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.practice.belonging.cards.services import join, print_cards
from pasdecote.projections.agenda.services import open_feed
from pasdecote.spine.accounts.access_log import record
from pasdecote.spine.accounts.enums import AccessAct
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.invitations import find_invitation
from pasdecote.spine.journal.services import add_recording, contest, correct, settle
from pasdecote.spine.journal.services.photos import add_photo
from tests import sounds
from tests.factories import a_note, an_encounter

NAME = "Zénobie"
WORDS = ("quetzal", "axolotl", "wombat", "xylophage", "okapi", "ocelot")
BACKEND = "django.contrib.auth.backends.ModelBackend"


def came_with_a_card(cast: Any, name: str = NAME) -> Account:
    """A new member, without an e-mail, by a card."""
    printed = print_cards(by=cast.nadia, collective=cast.tilleuls, count=1, days=7)[0]
    invitation = find_invitation(secret=printed.secret)
    assert invitation is not None
    return join(invitation=invitation, name=name).account


def with_traces(cast: Any) -> Account:
    """Zénobie told, corrected, disputed, showed, connected, read her agenda; Nadia told of something else."""
    person = came_with_a_card(cast)
    told = a_note(person, cast.tilleuls, "Un quetzal est passé")
    version = correct(by=person, id=uuid7(), replaces=[told.pk], content=an_encounter("Un axolotl est passé"))
    stream = io.BytesIO()
    Image.new("RGB", (20, 10), "red").save(stream, "JPEG")
    add_photo(
        by=person,
        id=uuid7(),
        version=version.pk,
        data=stream.getvalue(),
        agreed=True,
        description="Un wombat",
    )
    add_recording(by=person, entry=version.pk, content=sounds.ALL["ogg"], keep=True)
    a_note(person, cast.tilleuls, "Pour moi : un xylophage", circle="me")
    other = a_note(cast.nadia, cast.tilleuls, "Nadia raconte un tapir")
    opened = contest(by=person, id=uuid7(), version=other.pk, words="Non, un okapi")
    settle(by=person, id=opened.pk, outcome="Un ocelot, enfin")
    client = Client()
    client.force_login(person, backend=BACKEND)
    client.get("/")
    if not UserSession.objects.filter(user=person).exists():
        UserSession.objects.create(
            user=person, ip="192.0.2.7", session_key=client.session.session_key, user_agent="Firefox Android"
        )
    open_feed(by=person, about=cast.tilleuls)
    record(by=person, act=AccessAct.TOOK_OWN)
    record(by=cast.nadia, act=AccessAct.HELPED_BACK, about=person, anchor=cast.tilleuls.pk)
    return person


def long_ago(years: int = 3) -> Any:
    """This instant, some years ago."""
    now = clock.now()
    return now.replace(year=now.year - years, day=min(now.day, 28))
