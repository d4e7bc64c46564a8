"""A random walk of three phones, drawn from a seed: the same seed gives the same steps. Only their timing is
free, and what must hold holds whatever the timing."""

from dataclasses import dataclass
from random import Random
from typing import Any

from playwright.sync_api import Error

from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.spine.collectives.access import standing_of
from pasdecote.spine.journal.access import may_correct, versions
from pasdecote.spine.journal.errors import JournalRefused
from pasdecote.spine.journal.models import Entry, Replacement
from pasdecote.spine.journal.services.reconciling import reconcile
from tests.e2e.offline import acting
from tests.e2e.offline.conftest import TELL
from tests.e2e.offline.remembering import Draft, Version
from tests.e2e.offline.roads import HUNG, WAYS
from tests.e2e.offline.walking_pages import CIRCLES, Pages, pick

PEOPLE = (("nadia", "mireille"), ("nadia",), ("helene",))  # the first phone is shared
ACTS = {
    "tell": 20, "change": 12, "delete": 4, "correct": 12, "reconcile": 3, "send": 12, "in_flight": 9,
    "again": 5, "road": 11, "offline": 4, "online": 5, "reload": 3, "kill": 4, "enter": 5, "leave": 1,
    "clock": 3, "quota": 3, "tell_on_page": 5, "draft": 4, "photo": 5, "correct_on_page": 4, "sign_out": 2,
    "wipe": 1,
}  # fmt: skip
YEARS = (-56, -20, -1, 0, 0, 1, 70)
YEAR = 365 * 24 * 3_600_000
LONGEST = 20


@dataclass(frozen=True)
class Step:
    """One act of one phone, and the dice that say the rest."""

    phone: int
    act: str
    dice: tuple[float, ...]


def steps(seed: int, number: int) -> list[Step]:
    """The steps of this seed."""
    chance = Random(seed)
    names, weights = list(ACTS), list(ACTS.values())
    return [
        Step(
            chance.choices((0, 1, 2), (3, 2, 2))[0],
            chance.choices(names, weights)[0],
            tuple(round(chance.random(), 4) for _die in range(4)),
        )
        for _step in range(number)
    ]


class Walker(Pages):
    """One phone of the walk, whoever holds it now, and the road it speaks over."""

    # What a step does. Each gives a few words for who reads a walk that failed.

    def do(self, step: Step) -> str:
        """Do it, if it can be done now."""
        alone = {"road", "offline", "online", "enter", "leave", "kill", "reload", "reconcile", "sign_out"}
        if not self.name and step.act not in alone:
            self.enter_as(pick(PEOPLE[self.number], step.dice[0]))
        if step.act not in alone and not self.here() and not (self.name and self.arrive()):
            return "no page"
        return str(getattr(self, f"do_{step.act}")(*step.dice))

    def do_tell(self, circle: float, words: float, *_dice: float) -> str:
        id, mine = str(uuid7()), CIRCLES[self.name]
        told = Version(id, self.name, self.memory.words(self.name, words), pick(mine, circle), id, [])
        said = self.act("outbox", acting.TELL, id=id, words=told.words, circle=told.circle)
        if said == "kept":
            self.memory.keep(told)
        return f"{told.id} {told.words!r} {said}"

    def do_change(self, which: float, words: float, *_dice: float) -> str:
        said = self.act("outbox", acting.CHANGE, which=which, words=self.memory.words(self.name, words))
        if not said or said.get("failed"):
            return str(said)
        former = self.memory.told[said["old"]]
        if former.id == said["id"]:
            former.words = said["words"]
            return f"{former.id} in place: {former.words!r}"
        follows = former.id in said["replaces"]
        fact = said["fact"] or said["id"]
        told = Version(said["id"], self.name, said["words"], former.circle, fact, said["replaces"])
        if not follows:
            self.memory.delete(former.id, left=True)
        self.photos_follow()
        self.memory.keep(told)
        return f"{former.id} -> {told.id} {'corrected' if follows else 'anew'}: {told.words!r}"

    def do_delete(self, which: float, *_dice: float) -> str:
        said = self.act("outbox", acting.DELETE, which=which)
        if not said:
            return "nothing"
        self.memory.delete(said["id"], left=said["left"])
        return str(said)

    def do_again(self, which: float, *_dice: float) -> str:
        return str(self.act("outbox", acting.AGAIN, which=which))

    def do_correct(self, which: float, words: float, how: float, old: float) -> str:
        """Correct what the server has: its heads, all of them, or an old version."""
        standing = standing_of(self.memory.cast.everybody[self.name])
        mine = [entry for entry in versions(standing).order_by("pk") if may_correct(standing, entry)]
        if not mine:
            return "nothing"
        one = pick(mine, which)
        every = [entry for entry in mine if entry.fact == one.fact]
        heads = heads_of(one.fact)
        latest = how < 0.6 and set(heads) <= {str(entry.pk) for entry in every}
        replaces = heads if latest else [str(pick(every, old).pk)]
        said = self.memory.words(self.name, words)
        told = Version(str(uuid7()), self.name, said, one.circle, str(one.fact), replaces)
        ways = {"id": told.id, "words": said, "circle": told.circle, "fact": told.fact, "replaces": replaces}
        kept = self.act("outbox", acting.CORRECT, **ways)
        if kept == "kept":
            self.memory.keep(told)
        return f"{told.id} for {replaces} {kept}"

    def do_reconcile(self, which: float, keep: float, *_dice: float) -> str:
        """Somebody looks at two versions on the page of the note, and chooses."""
        if not self.name:
            return "nobody"
        account = self.memory.cast.everybody[self.name]
        facts = versions(standing_of(account)).order_by("fact").values_list("fact", flat=True).distinct()
        twice = [fact for fact in facts if len(heads_of(fact)) > 1]
        if not twice:
            return "nothing"
        heads = [
            entry.pk for entry in Entry.objects.filter(pk__in=heads_of(pick(twice, which))).order_by("pk")
        ]
        kept = pick(heads, keep)
        try:
            made = reconcile(by=account, id=uuid7(), heads=heads, keep=kept)
        except JournalRefused as refusal:
            return repr(refusal)
        former = self.memory.told[str(kept)]
        replaces = [str(head) for head in heads]
        told = Version(str(made.pk), self.name, former.words, former.circle, former.fact, replaces)
        self.memory.on_page.add(told.id)
        self.memory.keep(told)
        return f"{told.id} for {replaces}"

    def do_send(self, *_dice: float) -> str:
        return str(self.act("sending", acting.SEND, hours=next(self.hours)))

    def do_in_flight(self, way: float, what: float, *dice: float) -> str:
        """While a sending hangs, heard or not, something else happens."""
        self.do_tell(*dice, way)
        self.road.bad(pick(HUNG, way), 1)
        if self.act("sending", acting.START, hours=next(self.hours)):
            self.road.reached.wait(2)
        then = pick(("change", "delete", "kill", "reload", "tell", "enter", "offline", "correct"), what)
        said = getattr(self, f"do_{then}")(*dice, *dice)
        self.road.good()
        return f"{then}: {said}"

    def do_road(self, way: float, times: float, wide: float, *_dice: float) -> str:
        self.road.bad(pick(WAYS, way), 1 + int(times * 8), wide=wide < 0.3)
        return f"{self.road.way}, {self.road.left} times"

    def do_offline(self, *_dice: float) -> str:
        self.offline()
        return ""

    def do_online(self, *_dice: float) -> str:
        self.offline(False)
        return ""

    def do_reload(self, *_dice: float) -> str:
        return f"own page: {self.arrive()}"

    def do_kill(self, *_dice: float) -> str:
        killed, self.page = self.page, self.context.new_page()
        killed.close()
        return f"own page: {self.arrive()}"

    def do_enter(self, who: float, *_dice: float) -> str:
        self.enter_as(pick(PEOPLE[self.number], who))
        return self.name

    def do_leave(self, *_dice: float) -> str:
        """The session ends; what waits stays, for who comes back."""
        self.context.clear_cookies()
        former, self.name = self.name, ""
        self.arrive()
        return former

    def do_clock(self, years: float, *_dice: float) -> str:
        self.page.evaluate(acting.SET_CLOCK, pick(YEARS, years) * YEAR)
        return f"{pick(YEARS, years)} years, from the next page on"

    def do_quota(self, full: float, *_dice: float) -> str:
        self.room(full > 0.6)
        return "room" if full > 0.6 else "full"

    def room(self, enough: bool) -> None:
        """Whether the phone has room to keep anything more."""
        self.full = not enough
        wire = self.context.new_cdp_session(self.page)
        most = {} if enough else {"quotaSize": 1}
        wire.send("Storage.overrideQuotaForOrigin", {"origin": self.site, **most})

    def do_draft(self, words: float, leave: float, *_dice: float) -> str:
        """Type, and go without keeping."""
        former = self.raconter()
        if former is None:
            return "no form"
        said = self.memory.words(self.name, 1)
        self.page.fill("#id_happened", said)
        maybe = Draft({said, *former.words}, former.sure)  # gone at once: the last moments may be lost
        draft = self.drafted(said, former) if leave < 0.8 else maybe
        gone = self.do_kill() if leave < 0.4 else self.do_reload()
        self.memory.drafts_of(self.number, self.name).append(draft)
        return f"{draft}, {gone}"

    def do_tell_on_page(self, _circle: float, words: float, *_dice: float) -> str:
        """Raconter, as one does: type, touch Garder, read what the page says."""
        former = self.raconter()
        if former is None:
            return "no form"
        said = self.memory.words(self.name, words)
        form = self.page.evaluate(acting.FORM)
        self.tell(said)
        self.page.wait_for_function(acting.ANSWERED, arg=TELL)
        if TELL not in self.page.url or not self.page.query_selector("#messages .message-error"):
            told = Version(form["id"], self.name, said, form["circle"], form["id"], [])
            self.memory.keep(told)
            return f"{told.id} {said!r} kept"
        assert self.page.input_value("#id_happened") == said, "not kept, and gone from the field"
        self.memory.drafts_of(self.number, self.name).append(self.drafted(said, former))
        maybe = Version(form["id"], self.name, said, form["circle"], form["id"], [], sure=False)
        self.memory.told.setdefault(maybe.id, maybe)
        return f"{said!r} not kept: {self.said()!r}"

    def raconter(self) -> Draft | None:
        """Open Raconter: the draft found there, of this person; None where there is no form."""
        self.arrive(TELL)
        if not self.page.query_selector("form.tell"):
            return None
        self.page.focus("#id_happened")  # where there is no worker, the first touch fetches what remembers
        self.page.wait_for_selector("form.tell[data-phone=ready]")
        found = str(self.page.input_value("#id_happened"))
        return self.memory.take_draft(self.number, self.name, found) if found else Draft(set(), sure=False)

    def held(self) -> set[str]:
        """The identifiers of all that is on this phone."""
        try:
            return {item["id"] for item in self.items()}
        except Error:  # no page of ours is open
            self.enter_as(self.name or PEOPLE[self.number][0])
            return {item["id"] for item in self.items()}

    def empty(self) -> None:
        """The network is back for good: everything of everybody leaves, and their drafts are still there."""
        self.room(True)
        for name in PEOPLE[self.number]:
            self.enter_as(name)
            for _round in range(LONGEST):
                left = self.act("outbox", acting.ALL_AGAIN)
                round = self.act("sending", acting.SEND, hours=next(self.hours))
                if round and not left and not round["waiting"] + round["aside"]:
                    break
            items = [item for item in self.items() if item["owner"] == self.owner()]
            assert {(item["state"], item["body"]) for item in items} <= {("sent", "")}, items
            self.memory.compare_drafts(self.number, name, self.act("drafts", acting.DRAFTS))


def heads_of(fact: Any) -> list[str]:
    """The versions of a note that nothing replaced, on the server."""
    here = Entry.objects.filter(fact=fact)
    gone = Replacement.objects.filter(version__fact=fact).order_by("pk").values_list("replaced", flat=True)
    return [str(pk) for pk in here.exclude(pk__in=list(gone)).order_by("pk").values_list("pk", flat=True)]
