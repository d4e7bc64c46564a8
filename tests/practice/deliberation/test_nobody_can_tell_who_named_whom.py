"""An election without candidates, and a lot: from nothing that others reach can one tell whom somebody named,
why, or what they said of the name proposed; not from what changed between two looks."""

import pytest
from django.db import transaction
from django.test import Client

from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.portal.privacy.services import erase_oneself
from pasdecote.practice.deliberation.counting import GONE, by_rounds
from pasdecote.practice.deliberation.holding import held
from pasdecote.practice.deliberation.models import Proposal
from pasdecote.practice.deliberation.recounting import listed, read, same_bytes
from pasdecote.practice.deliberation.services import (
    DeliberationRefused,
    accept,
    close_proposal,
    draw,
    hear,
    make_due_final,
    object_to,
    propose_name,
    take_back,
    vote,
    vote_at_table,
)
from tests.cast import build_cast
from tests.practice.deliberation.test_nobody_can_tell import World, differences
from tests.practice.deliberation.voters import LIVES, ballots, members, part, proposed

pytestmark = pytest.mark.django_db
NAMES = ("Awa", "Bintou", "Camille", "Dario", "Esra", "Farid", "Gaël")
# Whom each of the first six names, then names after having heard why, and says of the one proposed. The first
# two change in any case: how many did is told, as a total.
FIRST = (("Camille", "Elle écoute"), ("Dario", "Il sait"), *[("Camille", "")] * 3, ("Esra", "Pourquoi pas"))
SECOND = (("Farid", "Il a le temps"), ("Esra", ""), *[("Camille", "")] * 4)
SAYS = ("doubts", "agrees", "agrees", "aside", "agrees", "doubts")


class Election(World):
    """Six vote, in turn with their device and around the table; `swap`: in which round the first two answer
    as each other would have."""

    def __init__(self, swap=0, more=0):
        self.cast = build_cast()
        self.everybody = members(self.cast, *NAMES, *(f"Membre {n}" for n in range(more)))
        self.row = proposed(self.cast, "election", "Qui anime ?", role="facilitation")
        self.seen, self.swap = [], swap

    def answers(self, turn):
        """What each of those who vote answers in this round."""
        if turn < 3:
            said = [self.named(*one) for one in (FIRST, SECOND)[turn - 1]]
        else:
            said = [{"reaction": one} for one in SAYS]
        said = [said[n % 6] for n in range(len(self.everybody) - 1)]
        if turn == self.swap:
            said[0], said[1] = said[1], said[0]
        return list(zip(self.everybody, said, strict=False))

    def named(self, name, why):
        return {"name": str(part(self.row, name).membership_id), "why": why}

    def round(self, turn):
        for rank, (who, said) in enumerate(self.answers(turn)):
            if rank % 2:
                vote(by=who, proposal=self.row, said=said)
            else:
                place = part(self.row, who.name)
                vote_at_table(by=self.cast.nadia, proposal=self.row, part=place, said=said)
            if rank in (0, 1):
                self.look()
        self.row.refresh_from_db()

    def run(self, *, withdrawn=True):
        nadia = self.cast.nadia
        self.round(1)
        self.row = hear(by=nadia, proposal=self.row)
        self.look()
        self.round(2)
        self.row = propose_name(by=nadia, proposal=self.row, part=part(self.row, "Camille"))
        self.look()
        self.round(3)
        self.row = accept(by=nadia, proposal=self.row, accepts=True)
        close_proposal(by=nadia, id=uuid7(), proposal=self.row)
        self.look(far=True)
        if withdrawn:
            first = self.everybody[0]
            take_back(by=first, proposal=self.row, part=part(self.row, first.name))
            self.look()
        self.row.refresh_from_db()
        assert make_due_final(today=self.row.final_on) == 1
        self.look(far=True)
        return self.seen


def in_a_world(*args, **how):
    more = how.pop("more", 0)
    with transaction.atomic():
        seen = Election(*args, more=more).run(**how)
        transaction.set_rollback(True)
    return seen


def steps_of(look):
    """Histories that differ by what one person answers, and what others see after it."""
    seen = []
    for name in ("Camille", "Dario", "Esra"):
        with transaction.atomic():
            world = Election()
            seen.append(look(world, name))
            transaction.set_rollback(True)
    return seen


@pytest.mark.parametrize("turn", [1, 2, 3])
def test_whoever_named_whom_others_see_the_same_at_every_step(turn):
    one, other = (in_a_world(swap) for swap in (0, turn))
    assert len(one) > 60
    assert differences(one, other) == []


def test_where_single_ballots_are_listed_they_are_in_the_order_of_what_they_say():
    one, other = (in_a_world(swap, withdrawn=False, more=15) for swap in (0, 3))
    assert any("bulletin,réponse" in text for text in one)
    assert differences(one, other) == []
    assert not any("Elle écoute" in text for text in one if "bulletin,réponse" in text)


def test_once_final_nothing_joins_a_name_to_what_its_writer_said_of_the_one_proposed(cast):
    """Objections are said with a name: alone to object, somebody would be found in a list of ballots."""
    members(cast, *NAMES)
    row = proposed(cast, "election", "Qui anime ?")
    for who, name in (("Awa", "Esra"), ("Bintou", "Dario"), ("Mireille", "Dario")):
        said = {"name": str(part(row, name).membership_id)}
        vote_at_table(by=cast.nadia, proposal=row, part=part(row, who), said=said)
    row = hear(by=cast.nadia, proposal=row)
    row = propose_name(by=cast.nadia, proposal=row, part=part(row, "Dario"))
    for who in ("Awa", "Bintou"):
        vote_at_table(by=cast.nadia, proposal=row, part=part(row, who), said=LIVES, again=True)
    object_to(by=cast.mireille, id=uuid7(), proposal=row, words="Il part en mai")
    row = close_proposal(by=cast.nadia, id=uuid7(), proposal=row)
    make_due_final(today=row.final_on)
    row.refresh_from_db()
    assert same_bytes(row)[0]
    together = [(one["reaction"], one["first"]) for one in ballots(row)]
    assert ("objects", str(part(row, "Dario").membership_id)) not in together
    listed_apart = [sorted(one) for one in by_rounds(held(row))]
    assert listed_apart == [["first"]] * 3 + [["reaction", "text"]] * 3


def test_a_name_written_changes_nothing_that_others_see_before_all_are_read():
    def look(world, name):
        world.look()
        vote(by=world.everybody[0], proposal=world.row, said=world.named(name, "Parce que"))
        world.look()
        return world.seen

    seen = steps_of(look)
    assert differences(seen[0], seen[1]) + differences(seen[0], seen[2]) == []


def test_neither_does_another_name_or_a_late_one_before_the_second_round_is_read():
    def look(world, name):
        world.round(1)
        hear(by=world.cast.nadia, proposal=world.row)
        world.row.refresh_from_db()
        world.look()
        vote(by=world.everybody[0], proposal=world.row, said=world.named(name, "J’ai changé"))
        vote(by=world.everybody[6], proposal=world.row, said=world.named(name, "J’arrive"))
        world.look()
        return world.seen

    seen = steps_of(look)
    assert differences(seen[0], seen[1]) + differences(seen[0], seen[2]) == []


def own_name_alone(world, name):
    """All name Farid, but one who names somebody else; the names are read."""
    for who in world.everybody[1:6]:
        vote(by=who, proposal=world.row, said=world.named("Farid", ""))
    first = world.everybody[0]
    place = part(world.row, first.name)
    vote_at_table(by=world.cast.nadia, proposal=world.row, part=place, said=world.named(name, f"Pour {name}"))
    world.row = hear(by=world.cast.nadia, proposal=world.row)


@pytest.mark.parametrize("closed", [False, True])
def test_an_answer_taken_back_takes_no_name_away_from_those_that_were_read(closed):
    with transaction.atomic():
        world = Election()
        own_name_alone(world, "Dario")
        if closed:
            finish(world)
        shown = heard(world)
        place = part(world.row, world.everybody[0].name)
        take_back(by=world.cast.nadia, proposal=world.row, part=place)
        assert heard(world) == shown
        assert "Pour Dario" in shown
        assert [one for one in ballots(world.row) if GONE in one]
        assert part(world.row, world.everybody[0].name).ballot is None
        transaction.set_rollback(True)


def test_somebody_erased_takes_their_reasons_and_no_name_away():
    with transaction.atomic():
        world = Election()
        own_name_alone(world, "Dario")
        erase_oneself(by=world.everybody[0], words=True)
        shown = heard(world)
        assert "Dario" in shown
        assert "Pour Dario" not in shown
        transaction.set_rollback(True)


def heard(world):
    """The names read and why, on the page of a member."""
    client = Client()
    client.force_login(world.everybody[-1])
    page = client.get(f"/collectifs/les-tilleuls/decisions/{world.row.pk}/").content.decode()
    return page.split("Les noms, et pourquoi")[1].split("</ul>\n")[0]


def finish(world):
    world.row = propose_name(by=world.cast.nadia, proposal=world.row, part=part(world.row, "Farid"))
    for who in world.everybody[:6]:
        place = part(world.row, who.name)
        vote_at_table(by=world.cast.nadia, proposal=world.row, part=place, said=LIVES, again=True)
    world.row = accept(by=world.cast.nadia, proposal=world.row, accepts=True)
    world.row = close_proposal(by=world.cast.nadia, id=uuid7(), proposal=world.row)


def test_all_who_wrote_the_name_proposed_may_take_their_answer_back(cast):
    [awa, bintou] = members(cast, "Awa", "Bintou")
    row = proposed(cast, "election", "Qui anime ?", role="facilitation")
    named = {"name": str(part(row, "Awa").membership_id)}
    for who in ("Awa", "Bintou"):
        vote_at_table(by=cast.nadia, proposal=row, part=part(row, who), said=named)
    row = hear(by=cast.nadia, proposal=row)
    row = propose_name(by=cast.nadia, proposal=row, part=part(row, "Awa"))
    for who in ("Awa", "Bintou"):
        vote_at_table(by=cast.nadia, proposal=row, part=part(row, who), said=LIVES, again=True)
    row = accept(by=awa, proposal=row, accepts=True)
    row = close_proposal(by=cast.nadia, id=uuid7(), proposal=row)
    for who in (awa, bintou):
        take_back(by=who, proposal=row, part=part(row, who.name))
    row.refresh_from_db()
    assert (read(row).outcome, read(row).ends[0]) == ("adopted", "nobody")
    make_due_final(today=row.final_on)


def test_trying_names_says_nothing_that_others_do_not_read(cast):
    row = proposed(cast, "election", "Qui anime ?")
    vote(by=cast.mireille, proposal=row, said={"name": str(part(row, "Mireille").membership_id)})
    row = hear(by=cast.nadia, proposal=row)
    row = propose_name(by=cast.nadia, proposal=row, part=part(row, "M. Demir"))
    assert (row.stage, row.chosen) == ("proposed", None)
    with pytest.raises(DeliberationRefused, match="n’est encore proposé"):
        vote(by=cast.mireille, proposal=row, said=LIVES)
    with pytest.raises(DeliberationRefused, match="a été nommée"):
        propose_name(by=cast.nadia, proposal=row, part=part(row, "M. Demir"))
    with pytest.raises(DeliberationRefused, match="Proposez d’abord"):
        close_proposal(by=cast.nadia, id=uuid7(), proposal=row)
    assert propose_name(by=cast.nadia, proposal=row, part=part(row, "Mireille")).chosen.name == "Mireille"


def test_a_lot_asks_nobody_anything_and_its_seed_is_nobody_s(cast):
    row = proposed(cast, "lot", "Qui parle pour nous ?", places=1)
    with pytest.raises(DeliberationRefused, match="ne demande pas de réponse"):
        vote(by=cast.mireille, proposal=row, said={"name": str(part(row, "Mireille").membership_id)})
    row = draw(by=cast.nadia, id=uuid7(), proposal=row, seed="")
    assert row.ballots.count() == 0
    assert set(row.parts.values_list("came_by", "ballot")) == {("", None)}
    for state in ("provisional", "final"):
        assert Proposal.objects.get().state == state
        assert not listed(row)
        client = Client()
        client.force_login(cast.mireille)
        assert client.get(f"/collectifs/les-tilleuls/decisions/{row.pk}/bulletins.csv").status_code == 404
        make_due_final(today=row.final_on)
