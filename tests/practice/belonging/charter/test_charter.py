"""Writing nos règles and adopting them: a draft, a decision, a version; nothing of it is asked of anybody."""

from datetime import timedelta

import pytest

from pasdecote.ground.facts.reading import read_stored
from pasdecote.ground.facts.voice import Decision
from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.practice.belonging.charter.services import drop, note_adoption, write
from pasdecote.spine.collectives import charters
from pasdecote.spine.collectives.errors import CollectiveRefused
from pasdecote.spine.collectives.models import Charter
from pasdecote.spine.journal.models import Entry
from tests.factories import TUESDAY, a_note, some_rules

pytestmark = pytest.mark.django_db


def a_decision(cast, circle="collective"):
    said = Decision(happened_on=TUESDAY, happened="Nous adoptons nos règles.")
    return a_note(cast.nadia, cast.tilleuls, said, circle)


def test_a_few_words_suffice_and_hold_for_nothing_until_they_are_adopted(cast):
    row = write(by=cast.mireille, collective=cast.tilleuls, text="On se parle.")
    assert (row.number, row.written_name) == (None, "Mireille")
    assert charters.charter_of(cast.tilleuls) is None
    assert not Entry.objects.filter(collective=cast.tilleuls).exists()


def test_two_who_write_write_one_draft(cast):
    write(by=cast.mireille, collective=cast.tilleuls, text="On se parle.")
    write(by=cast.nadia, collective=cast.tilleuls, text="On s’écoute.")
    [row] = Charter.objects.all()
    assert (row.text, row.written_name) == ("On s’écoute.", "Nadia")


@pytest.mark.parametrize("said", [{}, {"text": "  "}, {"text": "On parle.", "rule": "au plus fort"}])
def test_nothing_said_is_no_draft(cast, said):
    with pytest.raises(CollectiveRefused):
        write(by=cast.mireille, collective=cast.tilleuls, **said)


def test_only_the_group_writes_its_rules(cast):
    for outsider in (cast.karim, cast.solene, cast.paul):
        with pytest.raises(CollectiveRefused):
            write(by=outsider, collective=cast.tilleuls, text="À ma façon.")


def test_a_decision_told_already_adopts_on_its_day_and_tells_nothing_more(cast):
    decision, row = a_decision(cast), some_rules(cast.nadia, cast.tilleuls, adopted=False)
    note_adoption(by=cast.mireille, id=uuid7(), charter=row, decision=decision.fact)
    held = charters.charter_of(cast.tilleuls)
    assert (held.number, held.decision, held.adopted_on) == (1, decision.fact, TUESDAY)
    assert Entry.objects.filter(kind="decision").count() == 1


def test_a_decision_not_told_yet_is_told_once(cast):
    row, id = some_rules(cast.nadia, cast.tilleuls, adopted=False, rule="consent"), uuid7()
    for _twice in range(2):
        note_adoption(by=cast.mireille, id=id, charter=row, on=TUESDAY)
    [told] = Entry.objects.filter(kind="decision")
    assert (told.fact, told.circle, read_stored(told.content).rule) == (id, "collective", "consent")
    assert charters.charter_of(cast.tilleuls).decision == id


def test_a_decision_that_the_account_does_not_read_adopts_nothing(cast):
    row = some_rules(cast.nadia, cast.tilleuls, adopted=False)
    for hidden in (a_decision(cast, "team").fact, a_note(cast.nadia, cast.tilleuls).fact, uuid7()):
        with pytest.raises(CollectiveRefused):
            note_adoption(by=cast.mireille, id=uuid7(), charter=row, decision=hidden)


def test_a_day_to_come_adopts_nothing(cast):
    row = some_rules(cast.nadia, cast.tilleuls, adopted=False)
    with pytest.raises(CollectiveRefused):
        note_adoption(by=cast.nadia, id=uuid7(), charter=row, on=clock.today() + timedelta(days=1))


def test_a_change_is_another_version_and_the_former_one_stays(cast):
    some_rules(cast.nadia, cast.tilleuls, "On parle.")
    some_rules(cast.nadia, cast.tilleuls, "On parle. On décide.")
    assert [(row.number, row.text) for row in charters.adopted_charters(cast.tilleuls)] == [
        (2, "On parle. On décide."),
        (1, "On parle."),
    ]


def test_what_is_adopted_does_not_go(cast):
    with pytest.raises(CollectiveRefused):
        drop(by=cast.nadia, charter=some_rules(cast.nadia, cast.tilleuls))


def test_a_draft_may_be_laid_down_and_what_holds_stays(cast):
    some_rules(cast.nadia, cast.tilleuls, "Celle qui vaut.")
    drop(by=cast.mireille, charter=some_rules(cast.nadia, cast.tilleuls, "Autre.", adopted=False))
    assert charters.draft_of(cast.tilleuls) is None
    assert charters.charter_of(cast.tilleuls).text == "Celle qui vaut."


def test_words_put_to_decision_stay_until_it_is_decided(cast):
    row = some_rules(cast.nadia, cast.tilleuls, adopted=False)
    proposal = uuid7()
    charters.put_charter(charter=row, proposal=proposal)
    row.refresh_from_db()
    for act in (
        lambda: write(by=cast.nadia, collective=cast.tilleuls, text="Autre chose."),
        lambda: note_adoption(by=cast.nadia, id=uuid7(), charter=row),
        lambda: drop(by=cast.nadia, charter=row),
    ):
        with pytest.raises(CollectiveRefused):
            act()
    charters.release_charter(proposal=proposal)
    assert write(by=cast.nadia, collective=cast.tilleuls, text="Autre chose.").text == "Autre chose."


def test_the_rule_of_the_last_version_is_the_one_proposed_first(cast):
    assert charters.default_rule_of(cast.tilleuls) == ""
    some_rules(cast.nadia, cast.tilleuls, rule="majority")
    assert charters.default_rule_of(cast.tilleuls) == "majority"
