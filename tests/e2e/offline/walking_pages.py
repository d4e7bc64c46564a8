"""One phone of the walk and whoever holds it: what goes through its pages as one sees them."""

import base64
import io
import itertools
import json
from typing import Any

from django.conf import settings
from django.contrib.sessions.models import Session
from PIL import Image
from playwright.sync_api import Error

from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.spine.collectives.access import standing_of
from pasdecote.spine.journal.access import may_correct, versions
from tests.e2e.offline import acting
from tests.e2e.offline.conftest import WAITING, Phone
from tests.e2e.offline.remembering import Draft, Memory, Version
from tests.e2e.offline.roads import Road

CIRCLES = {"nadia": ("me", "team", "collective"), "helene": ("me", "team"), "mireille": ("me", "collective")}
STILL_OPEN = "Déconnexion en attente"
WIPE = "/compte/effacer-ce-telephone/"


class Pages(Phone):
    """One phone of the walk, whoever holds it now, and the road it speaks over."""

    def __init__(self, context: Any, road: Road, number: int, memory: Memory) -> None:
        super().__init__(context, f"http://localhost:{road.port}")
        self.context.add_init_script(acting.CLOCK)
        self.road, self.number, self.memory = road, number, memory
        self.name, self.hours, self.full = "", itertools.count(1), False

    def enter_as(self, name: str) -> None:
        """Sign in, and look at what waits: nothing of anybody else."""
        self.offline(False)
        self.road.good()
        self.enter(self.memory.cast.everybody[name])
        self.name = name
        self.arrive()

    def arrive(self, path: str = WAITING) -> bool:
        """Open a page; whether it is one of this person's. What it shows is nobody else's."""
        try:
            self.page.goto(self.site + path)
        except Error:  # no network, and nothing at hand
            return False
        here = self.here()
        if here and path == WAITING:
            seen = self.page.inner_text("main")
            others = [name for name in CIRCLES if name != self.name and f"mot de {name}" in seen]
            assert not others, f"{self.name} sees words of {others} on phone {self.number}: {seen}"
        return here

    def here(self) -> bool:
        """Whether the page is of the person who holds the phone, with the outbox at hand."""
        return bool(self.name and self.page.evaluate("document.body?.dataset.owner || ''"))

    def act(self, module: str, code: str, **ways: Any) -> Any:
        """Run an act of the outbox for whoever holds the phone."""
        return self.run(module, acting.FRAME.replace("CODE", code), {"owner": self.owner(), **ways})

    def photos_follow(self) -> None:
        """A note said anew under another number takes its photos along."""
        here: dict[str, str] = self.act("outbox", acting.MEDIA)
        self.memory.photos |= {photo: note for photo, note in here.items() if photo in self.memory.photos}

    def do_photo(self, circle: float, words: float, *_dice: float) -> str:
        id, mine = str(uuid7()), CIRCLES[self.name]
        told = Version(id, self.name, self.memory.words(self.name, words), pick(mine, circle), id, [])
        said = self.act("outbox", acting.PHOTO, id=id, words=told.words, circle=told.circle, photo=a_photo())
        if "failed" not in said:
            self.memory.keep(told)
            self.memory.photos[said["id"]] = id
        return f"{told.id} {told.words!r} {said}"

    def do_correct_on_page(self, which: float, words: float, *_dice: float) -> str:
        """The page of a correction: say it otherwise, touch « Garder », with a network or not."""
        standing = standing_of(self.memory.cast.everybody[self.name])
        shared = versions(standing).exclude(circle="me").order_by("pk")
        mine = [entry for entry in shared if may_correct(standing, entry)]
        if not mine:
            return "nothing"
        one = pick(mine, which)
        if self.act("outbox", acting.WAITS, fact=str(one.fact)):
            return "one waits already"
        path = f"/notes/{one.fact}/corriger/"
        self.arrive(path)
        if not self.page.query_selector("form.tell"):
            return "no form"
        self.page.wait_for_selector("form.tell[data-phone=ready]")
        form = self.page.evaluate(acting.CORRECTION)
        drafts = self.memory.drafts_of(self.number, self.name)
        stands = {
            json.loads(row.content)["happened"]
            for row in versions(standing).filter(fact=one.fact).order_by("pk")
        }
        found = [draft for draft in drafts if form["words"] in draft.words - stands]
        former = found[0] if found else Draft(set(), sure=False)
        said = self.memory.words(self.name, 1)
        self.page.fill("#id_happened", said)
        self.page.click("main form.tell .buttons button:has-text('Garder')")
        self.page.wait_for_function(acting.SAID, arg=path)
        told = Version(form["id"], self.name, said, one.circle, str(one.fact), form["replaces"])
        if found:
            drafts.remove(former)
        if path not in self.page.url or not self.page.query_selector("#messages .message-error"):
            self.memory.keep(told)
            return f"{told.id} for {told.replaces} {said!r} kept"
        drafts.append(self.drafted(said, former))
        told.sure = False
        self.memory.told.setdefault(told.id, told)
        return f"{said!r} not kept: {self.said()!r}"

    def drafted(self, said: str, former: Draft) -> Draft:
        """The draft that these words are on the disk now; where there is no room, the former words may be."""
        if self.page.evaluate(acting.DRAFTED, said):
            return Draft({said})
        assert self.full, "typed, and never on the disk"
        return Draft({said, *former.words}, former.sure)

    def do_sign_out(self, *_dice: float) -> str:
        """Leave for real, through the page that says what waits; with a network or not."""
        if not self.name or not self.arrive(f"{WAITING}?partir"):
            return "no page"
        self.page.wait_for_selector("[data-leave]:visible")
        self.page.click("button:has-text('Me déconnecter quand même')")
        self.page.wait_for_function("(path) => location.pathname !== path", arg=WAITING)
        former, self.name = self.name, ""
        try:
            pending = STILL_OPEN in self.page.inner_text("h1")
        except Error:  # the browser's own page: nothing was there to note it
            return f"{former}, unheard"
        if not pending:
            return former
        session = next(
            each["value"] for each in self.context.cookies() if each["name"] == settings.SESSION_COOKIE_NAME
        )
        assert Session.objects.filter(pk=session).exists(), "closed, and said to be open"
        self.offline(False)
        self.road.good()
        self.arrive()
        assert not Session.objects.filter(pk=session).exists(), "the network is back, and it is still open"
        return f"{former}, without a network; closed when it was back"

    def do_wipe(self, *_dice: float) -> str:
        """Clear the phone once all has left; where something stays, be told so and go no further."""
        self.offline(False)
        self.road.good()
        self.act("sending", acting.SEND, hours=next(self.hours))
        if not self.arrive(WIPE):
            return "no page"
        self.page.click("main button:has-text('Effacer ce téléphone')")
        self.page.wait_for_function(acting.WIPED, arg=WIPE)
        if WIPE in self.page.url:
            return "something waits: not done"
        former, self.name = self.name, ""
        for name in CIRCLES:
            drafts = self.memory.drafts_of(self.number, name)
            assert not any(draft.sure for draft in drafts), "wiped in silence"
            drafts.clear()
        return former


def pick(among: Any, die: float) -> Any:
    """The one that a die shows, from 0 to 1."""
    return among[min(int(die * len(among)), len(among) - 1)]


def a_photo() -> str:
    """A small JPEG, in base64."""
    kept = io.BytesIO()
    Image.new("RGB", (16, 16), (200, 90, 40)).save(kept, "JPEG")
    return base64.b64encode(kept.getvalue()).decode()
