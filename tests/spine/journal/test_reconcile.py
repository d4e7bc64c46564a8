"""Ending a conflict: one version, both, or a third; nobody chooses against words they did not read."""

from datetime import timedelta

import pytest

from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.spine.collectives.access import standing_of
from pasdecote.spine.journal import reading
from pasdecote.spine.journal.errors import NotAllowed, Stale
from pasdecote.spine.journal.models import Entry
from pasdecote.spine.journal.services import correct, retract
from pasdecote.spine.journal.services.reconciling import reconcile
from tests.factories import a_note, an_encounter


@pytest.fixture
def note(cast):
    return a_note(cast.nadia, cast.tilleuls, "Huit", duration_minutes=60)


def changed(by, note, words, **atoms):
    content = an_encounter(words, **atoms)
    return correct(by=by, id=uuid7(), replaces=[note.pk], content=content).pk


@pytest.fixture
def heads(cast, note):
    return [
        changed(cast.nadia, note, "Neuf", duration_minutes=60),
        changed(cast.helene, note, "Dix !", duration_minutes=90),
    ]


def seen(by, note):
    return reading.note(standing_of(by), note.fact)


def test_one_version_is_kept_and_the_others_stay_in_the_history(cast, note, heads):
    kept = reconcile(by=cast.nadia, id=uuid7(), heads=heads, keep=heads[1])
    found = seen(cast.helene, note)
    assert (found.card.version, found.card.content.happened) == (kept.pk, "Dix !")
    assert (len(found.heads), len(found.entries)) == (1, 4)


def test_both_are_kept_one_after_the_other_with_what_only_one_changed(cast, note, heads):
    reconcile(by=cast.helene, id=uuid7(), heads=heads, keep=None)
    content = seen(cast.nadia, note).card.content
    assert set(content.happened.split()) == {"Neuf.", "Dix", "!"}
    assert content.duration_minutes == 90


def test_doing_it_again_changes_nothing(cast, note, heads):
    number = uuid7()
    for _time in range(2):
        reconcile(by=cast.nadia, id=number, heads=heads, keep=None)
    assert Entry.objects.filter(fact=note.fact).count() == 4


def test_a_version_that_came_meanwhile_is_looked_at_first(cast, note, heads):
    changed(cast.nadia, note, "Onze")
    with pytest.raises(Stale, match="entre-temps"):
        reconcile(by=cast.nadia, id=uuid7(), heads=heads, keep=heads[0])
    assert len(seen(cast.nadia, note).heads) == 3


def test_keeping_the_version_that_took_the_note_back_takes_it_back(cast, note):
    new = changed(cast.nadia, note, "Neuf")
    gone = retract(by=cast.helene, id=uuid7(), replaces=[note.pk]).pk
    reconcile(by=cast.nadia, id=uuid7(), heads=[new, gone], keep=gone)
    assert seen(cast.nadia, note).card.retracted


def test_a_note_taken_back_here_and_corrected_there_may_stay(cast, note):
    new = changed(cast.nadia, note, "Neuf")
    gone = retract(by=cast.helene, id=uuid7(), replaces=[note.pk]).pk
    reconcile(by=cast.nadia, id=uuid7(), heads=[new, gone], keep=new)
    card = seen(cast.nadia, note).card
    assert (card.retracted, card.content.happened) == (False, "Neuf")


@pytest.mark.parametrize("who", ["mireille", "paul", "karim"])
def test_only_those_who_may_correct_choose(cast, note, heads, who):
    with pytest.raises(NotAllowed):
        reconcile(by=cast.everybody[who], id=uuid7(), heads=heads, keep=heads[0])


def test_nobody_keeps_what_is_not_one_of_them(cast, note, heads):
    for chosen, keep in (([], None), (heads, note.pk), (heads, uuid7())):
        with pytest.raises(NotAllowed):
            reconcile(by=cast.nadia, id=uuid7(), heads=chosen, keep=keep)


def test_the_page_shows_both_sides_and_how_each_came(cast, client, note, heads):
    Entry.objects.filter(pk=heads[0]).update(told_at=clock.now() - timedelta(hours=3))
    client.force_login(cast.nadia)
    page = client.get(f"/notes/{note.fact}/").content.decode()
    for words in ("Neuf", "Dix !", "hors ligne", "en conflit", "Garder celle-ci", "Garder les deux"):
        assert words in page
    listed = client.get("/carnet/a-regarder/").content.decode()
    assert f"/notes/{note.fact}/" in listed
    assert "1 chose à regarder" in client.get("/carnet/").content.decode()
    sent = {"heads": [str(pk) for pk in heads], "keep": str(heads[1]), "id": str(uuid7())}
    assert client.post(f"/notes/{note.fact}/choisir/", sent).status_code == 302
    assert "chose à regarder" not in client.get("/carnet/").content.decode()
    page = client.get(f"/notes/{note.fact}/").content.decode()
    assert ("Garder celle-ci" in page, "en parallèle" in page) == (False, True)


def test_changes_that_do_not_contradict_each_other_say_so(cast, client, note):
    changed(cast.nadia, note, "Neuf", duration_minutes=60)
    changed(cast.helene, note, "Huit", duration_minutes=90)
    client.force_login(cast.helene)
    page = client.get(f"/notes/{note.fact}/").content.decode()
    assert ("en parallèle" in page, "en conflit" in page) == (True, False)


def test_a_member_reads_both_sides_and_chooses_nothing(cast, client, note, heads):
    client.force_login(cast.mireille)
    page = client.get(f"/notes/{note.fact}/").content.decode()
    assert ("Neuf" in page, "Garder celle-ci" in page) == (True, False)
    assert str(note.fact) not in client.get("/carnet/a-regarder/").content.decode()


@pytest.mark.parametrize(
    "sent", [{}, {"heads": "x"}, {"heads": "01a20000-0000-7000-8000-000000000001", "keep": "x"}]
)
def test_nonsense_chooses_nothing(cast, client, note, heads, sent):
    client.force_login(cast.nadia)
    assert client.post(f"/notes/{note.fact}/choisir/", sent).status_code == 404
    assert len(seen(cast.nadia, note).heads) == 2
