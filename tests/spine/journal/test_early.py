"""What a phone sends in disorder: a correction before its note, a project or a session nobody knows yet."""

from itertools import permutations

import pytest

from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.spine.collectives.access import standing_of
from pasdecote.spine.journal import reading
from pasdecote.spine.journal.errors import JournalRefused, NotAllowed
from pasdecote.spine.journal.models import Early, Entry, Receipt
from pasdecote.spine.journal.services import erase_words, rewrite
from pasdecote.spine.journal.services.early import discard_early, tell_early
from tests.factories import a_note, an_encounter
from tests.spine.journal.sending import body, correction, put


@pytest.fixture
def phone(cast, client):
    client.force_login(cast.nadia)
    return client


def told(by, fact):
    """The words of the note that stand for somebody, and how many versions stand."""
    found = reading.note(standing_of(by), fact)
    return found.card.content.happened, len(found.heads)


def test_a_correction_waits_for_its_note_and_takes_its_place(cast, phone):
    old, new = uuid7(), uuid7()
    answer = put(phone, new, correction(old, "Neuf"))
    assert (answer.status_code, answer.json()["state"]) == (200, "early")
    assert (Entry.objects.count(), Early.objects.count()) == (0, 1)
    put(phone, old, body("Huit", circle="collective"))
    assert (Entry.objects.count(), Early.objects.count()) == (2, 0)
    assert told(cast.helene, old) == ("Neuf", 1)
    assert put(phone, new, correction(old, "Neuf")).content == answer.content


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_three_versions_come_in_any_order(cast, phone, order):
    ids = [uuid7() for _each in range(3)]
    sent = [body("Huit", circle="collective")]
    sent += [correction(ids[0], w, replaces=[str(old)]) for w, old in (("Neuf", ids[0]), ("Dix", ids[1]))]
    for rank in order:
        assert put(phone, ids[rank], sent[rank]).status_code == 200
    assert told(cast.nadia, ids[0]) == ("Dix", 1)
    assert not Early.objects.exists()


def test_a_note_that_is_not_for_you_and_one_that_is_not_there_are_one_answer(cast, phone):
    hidden = a_note(cast.helene, cast.tilleuls, circle="me")
    told_of = [put(phone, uuid7(), correction(old, "Neuf")).json() for old in (hidden.pk, uuid7())]
    assert [said["state"] for said in told_of] == ["early", "early"]
    assert [set(said) for said in told_of] == [set(told_of[0])] * 2
    assert told(cast.helene, hidden.pk) == ("8 personnes ont préparé la fête", 1)


def test_without_its_fact_a_correction_of_nothing_known_is_refused(phone):
    answer = put(phone, uuid7(), body("Neuf", replaces=[str(uuid7())]))
    assert (answer.status_code, answer.json()["field"]) == (400, "fact")


def test_other_words_under_the_number_of_one_that_waits_are_refused(phone):
    old, new = uuid7(), uuid7()
    put(phone, new, correction(old, "Neuf"))
    answer = put(phone, new, correction(old, "Dix"))
    assert (answer.status_code, answer.json()["code"]) == (409, "other_content")


def test_its_teller_makes_a_note_of_it_or_throws_it_away(cast, phone):
    first, second = uuid7(), uuid7()
    for id in (first, second):
        put(phone, id, correction(uuid7(), "Neuf"))
    for act in (tell_early, discard_early):
        with pytest.raises(NotAllowed):
            act(by=cast.helene, id=first)
    tell_early(by=cast.nadia, id=first)
    discard_early(by=cast.nadia, id=second)
    assert told(cast.helene, first) == ("Neuf", 1)
    assert (Early.objects.count(), Receipt.objects.filter(item=second).count()) == (0, 0)


def test_two_hundred_wait_and_no_more(cast, phone, monkeypatch):
    monkeypatch.setattr("pasdecote.spine.journal.services.early.MOST", 2)
    answers = [put(phone, uuid7(), correction(uuid7(), "Neuf")) for _each in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 400]
    assert "votre appareil" in answers[2].json()["error"]


def test_erasing_the_note_erases_what_waits_for_it(cast, phone):
    note = a_note(cast.nadia, cast.tilleuls)
    lost = str(uuid7())
    put(phone, uuid7(), correction(note.pk, "Neuf", replaces=[lost]))
    erase_words(facts=[note.pk])
    assert not Early.objects.exists()


@pytest.mark.parametrize("named", ["project", "session"])
def test_a_project_or_a_session_that_nobody_knows_yet_is_kept_as_told(cast, phone, named):
    id, unknown = uuid7(), uuid7()
    content = body()["content"] | {named: str(unknown)}
    assert put(phone, id, body(content=content, circle="collective")).status_code == 200
    assert getattr(Entry.objects.get(), named) == unknown
    assert told(cast.helene, id) == ("On s’est vus", 1)
    assert phone.get(f"/notes/{id}/").status_code == 200


def test_ones_own_note_rewritten_elsewhere_meanwhile_stands_beside_the_correction(cast, phone):
    note = a_note(cast.nadia, cast.tilleuls, "Huit", circle="me")
    read = note.digest
    rewrite(by=cast.nadia, id=note.pk, content=an_encounter("Neuf"), base=read)
    put(phone, uuid7(), correction(note.pk, "Dix", circle="me", base=read))
    found = reading.note(standing_of(cast.nadia), note.pk)
    assert {card.content.happened for card in found.side_by_side} == {"Neuf", "Dix"}


def test_a_correction_of_what_nobody_changed_replaces_it(cast, phone):
    note = a_note(cast.nadia, cast.tilleuls, "Huit", circle="me")
    put(phone, uuid7(), correction(note.pk, "Dix", circle="me", base=note.digest))
    assert told(cast.nadia, note.pk) == ("Dix", 1)


def test_a_note_with_two_versions_is_not_shared_before_somebody_chose(cast, phone):
    from pasdecote.spine.journal.services import share

    note = a_note(cast.nadia, cast.tilleuls, "Huit", circle="me")
    for words in ("Neuf", "Dix"):
        put(phone, uuid7(), correction(note.pk, words, circle="me"))
    last = reading.note(standing_of(cast.nadia), note.pk).entry
    with pytest.raises(JournalRefused, match="deux versions"):
        share(by=cast.nadia, ids=[last.pk], circle="team")


def test_a_phone_does_not_bring_erased_words_back_as_a_correction(cast, phone):
    note = a_note(cast.nadia, cast.tilleuls, "Huit")
    erase_words(facts=[note.fact])
    answer = put(phone, uuid7(), correction(note.pk, "Huit"))
    assert (answer.status_code, answer.json()["code"]) == (410, "erased")
    assert Entry.objects.count() == 1
