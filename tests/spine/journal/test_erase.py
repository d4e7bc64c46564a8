"""Erasing: every word goes, from every version, contest and index, down to the bytes of the file."""

from pathlib import Path

import pytest
from django.db import connection

from pasdecote.ground.facts.atoms import Count, Partner, Place, Unit
from pasdecote.ground.facts.reading import read_stored
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.ground.store import search
from pasdecote.spine.journal.models import Contest, Entry
from pasdecote.spine.journal.services import contest, correct, erase_words, settle
from tests.cast import build_cast
from tests.factories import a_note, an_encounter

SECRETS = ("Zibeline", "Quetzal", "Axolotl", "Wombat", "Xylophage", "Okapi")


def a_full_note(cast):
    note = a_note(
        cast.nadia,
        cast.tilleuls,
        an_encounter(
            "Zibeline est venue",
            place=Place(name="Chez Quetzal", territory="93066"),
            partners=(Partner(name="Axolotl"),),
            counts=(Count(unit=Unit.PEOPLE, value=8),),
        ),
    )
    version = correct(by=cast.nadia, id=uuid7(), replaces=[note.pk], content=an_encounter("Wombat est venu"))
    opened = contest(by=cast.mireille, id=uuid7(), version=version.pk, words="Xylophage, pas Wombat")
    settle(by=cast.mireille, id=opened.pk, outcome="Okapi a tranché")
    return note


def test_every_word_goes_and_dates_counts_and_codes_stay(cast):
    note = a_full_note(cast)
    assert erase_words(facts=[note.fact]) == 2
    first = read_stored(Entry.objects.get(pk=note.pk).content)
    assert (first.happened, first.place.name, first.place.territory) == ("", "", "93066")
    assert (first.happened_on, first.counts[0].value) == (note.happened_on, 8)
    opened = Contest.objects.get()
    assert (opened.words, opened.outcome, opened.by_name, opened.settled_by_name) == ("", "", "", "")


def test_other_notes_keep_theirs(cast):
    note, other = a_full_note(cast), a_note(cast.nadia, cast.tilleuls, "Un tapir")
    erase_words(facts=[note.fact])
    assert list(search.matching("tapir")) == [other.pk]


def test_the_search_finds_nothing_any_more(cast):
    note = a_full_note(cast)
    assert list(search.matching("zibeline")) != []
    erase_words(facts=[note.fact])
    assert [word for word in SECRETS if list(search.matching(word))] == []


@pytest.mark.django_db(transaction=True)
def test_no_byte_of_the_words_is_left_in_the_file():
    if connection.vendor != "sqlite":
        pytest.skip("reads the bytes of an SQLite file")
    cast = build_cast()
    note = a_full_note(cast)
    files = [Path(str(connection.settings_dict["NAME"]) + end) for end in ("", "-wal")]
    _rewrite_the_file()
    assert all(word.casefold().encode() in _bytes(files).lower() for word in SECRETS[:2])
    erase_words(facts=[note.fact])
    search.scrub()
    _rewrite_the_file()
    left = _bytes(files).lower()
    assert [word for word in SECRETS if word.casefold().encode()[:6] in left] == []


def _rewrite_the_file():
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        cursor.fetchall()


def _bytes(files):
    return b"".join(path.read_bytes() for path in files if path.exists())
