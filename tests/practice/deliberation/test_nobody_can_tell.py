"""From nothing that others reach can one tell what somebody answered: not from a page, an export or a count,
not from what changed between two looks. Two worlds differ only in who answered what: others see the same."""

import io
import re
import zipfile

import pytest
from django.db import transaction
from django.test import Client

from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.practice.deliberation.models import Proposal
from pasdecote.practice.deliberation.recounting import listed
from pasdecote.practice.deliberation.services import (
    close_proposal,
    make_due_final,
    take_back,
    vote,
    vote_at_table,
)
from tests.cast import build_cast
from tests.practice.deliberation.voters import members, part, proposed

pytestmark = pytest.mark.django_db
NAMES = ("Awa", "Bintou", "Camille", "Dario", "Esra", "Farid", "Gaël")
OPTIONS = (("Un four", 90_000), ("Un banc", 40_000))
ANSWERS = {
    "consent": [{"reaction": said} for said in ("doubts", "agrees", "agrees", "aside", "agrees", "doubts")],
    "majority": [{"answer": said} for said in ("no", "yes", "yes", "yes", "yes", "abstain")],
    "majority_judgment": [
        {"grades": {1: a, 2: b}} for a, b in ((0, 5), (5, 1), (4, 2), (5, 0), (4, 4), (3, 1))
    ],
    "equal_shares": [{"options": said} for said in ([2], [1], [1, 2], [1], [1], [])],
    "schulze": [
        {"places": said} for said in ({2: 1}, {1: 1}, {1: 1, 2: 2}, {1: 1}, {1: 1, 2: 1}, {1: 1, 2: 2})
    ],
}
VARYING = re.compile(
    r"[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}|"
    r'<body [^>]*>|name="csrfmiddlewaretoken" value="\w+"|\d\d:\d\d(:\d\d[\d.]*)?'
)


class World:
    """A vote in which the first two voters answer as told; `seen` is all that others read after each step."""

    def __init__(self, rule, swap, more=0):
        self.cast = build_cast()
        self.everybody = members(self.cast, *NAMES, *(f"Membre {n}" for n in range(more)))
        self.row = proposed(
            self.cast, rule, options=OPTIONS, budget_cents=100_000, below=True, threshold="2/3"
        )
        self.seen = []
        answers = [ANSWERS[rule][n % 6] for n in range(len(self.everybody) - 1)]
        if swap:
            answers[0], answers[1] = answers[1], answers[0]
        self.answers = list(zip(self.everybody, answers, strict=False))

    def look(self, *, far=False):
        """What a member who did not vote, and she who holds the round, read now; `far`: also the thread and
        the archive of the group."""
        here = f"decisions/{self.row.pk}/"
        pages = ["decisions/", here, here + "recompter/", here + "bulletins.csv", *(["fil/"] if far else [])]
        for who in (self.everybody[-1], self.cast.nadia):
            client = Client()
            client.force_login(who)
            holds = who is self.cast.nadia
            for page in (*pages, *([here + "table/", here + "mains/", here + "papiers/"] if holds else [])):
                answer = client.get(f"/collectifs/les-tilleuls/{page}")
                text = answer.content.decode() if answer.status_code == 200 else str(answer.status_code)
                self.seen.append(VARYING.sub("ID", text))
        if far:
            self.seen.append(archive(client.post("/collectifs/les-tilleuls/donnees/emporter/")))

    def run(self, *, withdrawn=True):
        """Vote, look after each; close, look; one takes an answer back, look; final, look."""
        for rank, (who, said) in enumerate(self.answers):
            if rank % 2:
                vote(by=who, proposal=self.row, said=said)
            else:
                place = part(self.row, who.name)
                vote_at_table(by=self.cast.nadia, proposal=self.row, part=place, said=said)
            if rank in (0, 4):
                self.look()
        close_proposal(by=self.cast.nadia, id=uuid7(), proposal=self.row)
        self.look(far=True)
        if withdrawn:
            first = self.everybody[0]
            take_back(by=first, proposal=self.row, part=part(self.row, first.name))
            self.look()
        self.row.refresh_from_db()
        assert make_due_final(today=self.row.final_on) == 1
        self.look(far=True)
        return self.seen


def archive(answer):
    """What is in the files of an archive, times apart."""
    if answer.status_code != 200:
        return str(answer.status_code)
    data = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if not data.startswith(b"PK"):
        return VARYING.sub("ID", data.decode())
    files = zipfile.ZipFile(io.BytesIO(data))
    texts = [
        files.read(name).decode(errors="replace") for name in files.namelist() if "empreinte" not in name
    ]
    return VARYING.sub("ID", re.sub(r"\d\d:\d\d:\d\d[\d.]*", "", "\n".join(texts)))


def in_a_world(*args, **how):
    """What others saw in a world, of which nothing is left."""
    more = how.pop("more", 0)
    with transaction.atomic():
        seen = World(*args, more=more).run(**how)
        transaction.set_rollback(True)
    return seen


def differences(one, other):
    """Lines that two worlds do not share, for whoever repairs it."""
    pairs = zip(one, other, strict=True)
    return [
        (rank, line)
        for rank, (here, there) in enumerate(pairs)
        for line in set(here.splitlines()) ^ set(there.splitlines())
        if here != there
    ]


@pytest.mark.parametrize("rule", ANSWERS)
def test_whoever_answered_what_others_see_the_same_at_every_step(rule):
    one, other = (in_a_world(rule, swap) for swap in (False, True))
    assert len(one) > 40
    assert differences(one, other) == []


def test_where_single_ballots_are_listed_they_are_in_the_order_of_what_they_say():
    one, other = (in_a_world("majority", swap, withdrawn=False, more=15) for swap in (False, True))
    assert any("bulletin,réponse" in text for text in one)
    assert differences(one, other) == []


@pytest.mark.parametrize("rule", ["consent", "majority"])
def test_an_answer_changes_nothing_that_others_see_before_the_end(cast, rule):
    looks = []
    for said in ANSWERS[rule][:3]:
        with transaction.atomic():
            world = World.__new__(World)
            world.cast, world.seen = cast, []
            world.everybody = members(cast, "Awa", "Bintou")
            world.row = proposed(cast, rule)
            world.look()
            vote(by=cast.mireille, proposal=world.row, said=said)
            world.look()
            looks.append(world.seen)
            transaction.set_rollback(True)
    assert differences(looks[0], looks[1]) + differences(looks[0], looks[2]) == []


def test_unanimity_is_the_exception_and_the_page_says_so(cast):
    row = proposed(cast, "majority")
    vote(by=cast.mireille, proposal=row, said={"answer": "yes"})
    vote_at_table(by=cast.nadia, proposal=row, part=part(row, "M. Demir"), said={"answer": "yes"})
    close_proposal(by=cast.nadia, id=uuid7(), proposal=row)
    client = Client()
    client.force_login(cast.nadia)
    page = client.get(f"/collectifs/les-tilleuls/decisions/{row.pk}/").content.decode()
    assert "Tout le monde a répondu la même chose" in page


def test_single_ballots_are_never_listed_under_twenty(cast):
    row = proposed(cast, "majority")
    vote(by=cast.mireille, proposal=row, said={"answer": "yes"})
    close_proposal(by=cast.nadia, id=uuid7(), proposal=row)
    make_due_final(today=clock.today().replace(year=2100))
    assert not listed(Proposal.objects.get())
