"""Lists of notes: the same reader as the journal's door, one card a fact, at the place of its newest head."""

from datetime import date

import pytest

from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.spine.collectives.access import standing_of
from pasdecote.spine.journal import listing, reading
from pasdecote.spine.journal.access import circles_read, versions
from pasdecote.spine.journal.enums import Circle
from pasdecote.spine.journal.listing import Version
from pasdecote.spine.journal.models import Entry
from pasdecote.spine.journal.services import contest, correct
from tests.factories import a_note, an_encounter


def held(entry):
    return Version(*Entry.objects.filter(pk=entry.pk).values_list(*Version._fields).get())


@pytest.mark.parametrize("circle", [circle.value for circle in Circle])
@pytest.mark.parametrize("anchor", ["tilleuls", "centre"])
def test_a_version_held_is_read_by_those_whom_the_door_lets_in(cast, circle, anchor):
    teller = cast.nadia if anchor == "tilleuls" else cast.karim
    note = a_note(teller, getattr(cast, anchor), circle=circle)
    for who in cast.everybody.values():
        standing = standing_of(who)
        through_the_door = versions(standing).filter(pk=note.pk).exists()
        assert held(note).read_by(standing) == through_the_door
        if anchor == "tilleuls" and circle != Circle.ME:
            assert (circle in circles_read(standing, cast.tilleuls.pk)) == through_the_door


def shown(account, cast):
    return reading.thread(standing_of(account), cast.tilleuls, reading.Wanted()).cards


def test_two_heads_are_one_card_at_the_newest_day(cast):
    note = a_note(cast.nadia, cast.tilleuls, "La fête", circle="team")
    a_note(cast.nadia, cast.tilleuls, "Entre les deux", circle="team", happened_on=date(2026, 3, 10))
    for who, day in ((cast.nadia, 1), (cast.helene, 20)):
        content = an_encounter(f"Vu par {who.name}", happened_on=date(2026, 3, day))
        correct(by=who, id=uuid7(), replaces=[note.pk], content=content)
    facts = [(card.fact, card.conflict) for card in shown(cast.nadia, cast)]
    assert [fact for fact, _conflict in facts].count(note.fact) == 1
    assert facts[0] == (note.fact, True)


def test_a_head_that_one_may_not_read_neither_hides_nor_contradicts_the_other(cast):
    note = a_note(cast.nadia, cast.tilleuls, "Pour tous", circle="collective")
    correct(by=cast.helene, id=uuid7(), replaces=[note.pk], content=an_encounter("Pour tous, mieux"))
    correct(by=cast.nadia, id=uuid7(), replaces=[note.pk], content=an_encounter("Pour l’équipe"))
    narrowed = Entry.objects.filter(fact=note.fact).order_by("-pk").first()
    Entry.objects.filter(pk=narrowed.pk).update(circle=Circle.TEAM, happened_on=date(2026, 4, 1))
    (seen,) = shown(cast.mireille, cast)
    assert not seen.conflict
    assert "mieux" in str(seen.sentence)
    (whole,) = shown(cast.nadia, cast)
    assert whole.conflict


def test_a_disagreement_is_shown_to_those_who_read_what_it_is_about(cast):
    note = a_note(cast.nadia, cast.tilleuls, "La salle était fermée", circle="collective")
    assert not shown(cast.mireille, cast)[0].disputed
    contest(by=cast.mireille, id=uuid7(), version=note.pk, words="Non")
    assert shown(cast.mireille, cast)[0].disputed
    correct(by=cast.nadia, id=uuid7(), replaces=[note.pk], content=an_encounter("Elle était ouverte"))
    assert shown(cast.mireille, cast)[0].disputed


def test_pages_are_full_and_hold_each_fact_once_where_conflicts_crowd(cast, monkeypatch):
    monkeypatch.setattr(listing, "SPARE", 1)
    for _rank in range(7):
        note = a_note(cast.nadia, cast.tilleuls, circle="team")
        for who in (cast.nadia, cast.helene):
            correct(by=who, id=uuid7(), replaces=[note.pk], content=an_encounter(f"Vu par {who.name}"))
    standing, seen, after = standing_of(cast.nadia), [], None
    mine = Entry.objects.filter(collective=cast.tilleuls)
    while True:
        page = listing.listed(mine, lambda version: version.read_by(standing), 3, after)
        seen += [row.fact for row in page.rows]
        if page.last is None:
            break
        assert len(page.rows) == 3
        after = page.last
    assert len(seen) == len(set(seen)) == 7
