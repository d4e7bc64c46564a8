"""One's own note is rewritten in place, and never over somebody else's change."""

import pytest

from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.ground.store import search
from pasdecote.spine.journal.errors import NotAllowed, Stale
from pasdecote.spine.journal.models import Entry
from pasdecote.spine.journal.services import discard, retract, rewrite, share
from tests.factories import a_note, an_encounter

NEW = an_encounter("Neuf personnes")


def test_the_row_stays_one_and_its_words_change(cast):
    note = a_note(cast.nadia, cast.tilleuls, "Huit personnes", circle="me")
    rewrite(by=cast.nadia, id=note.pk, content=NEW, base=note.digest)
    kept = Entry.objects.get()
    assert "Neuf personnes" in kept.content
    assert "Huit" not in kept.content
    assert list(search.matching("huit")) == []
    assert list(search.matching("neuf")) == [note.pk]


def test_rewritten_twice_the_same_it_is_the_same(cast):
    note = a_note(cast.nadia, cast.tilleuls, "Huit personnes", circle="me")
    first = rewrite(by=cast.nadia, id=note.pk, content=NEW, base=note.digest)
    again = rewrite(by=cast.nadia, id=note.pk, content=NEW, base=note.digest)
    assert first.digest == again.digest


def test_a_change_made_elsewhere_meanwhile_is_not_lost(cast):
    note = a_note(cast.nadia, cast.tilleuls, "Huit personnes", circle="me")
    rewrite(by=cast.nadia, id=note.pk, content=NEW, base=note.digest)
    with pytest.raises(Stale, match="gardés"):
        rewrite(by=cast.nadia, id=note.pk, content=an_encounter("Dix"), base=note.digest)
    assert "Neuf" in Entry.objects.get().content


def test_once_shared_it_is_corrected_not_rewritten(cast):
    note = a_note(cast.nadia, cast.tilleuls, "Huit personnes", circle="me")
    share(by=cast.nadia, ids=[note.pk], circle="team")
    with pytest.raises(NotAllowed):
        rewrite(by=cast.nadia, id=note.pk, content=NEW, base=note.digest)


def test_nobody_rewrites_the_note_of_another(cast):
    note = a_note(cast.nadia, cast.tilleuls, circle="me")
    with pytest.raises(NotAllowed):
        rewrite(by=cast.helene, id=note.pk, content=NEW, base=note.digest)


def test_a_note_taken_back_is_not_rewritten(cast):
    note = a_note(cast.nadia, cast.tilleuls, circle="me")
    retract(by=cast.nadia, id=uuid7(), replaces=[note.pk])
    with pytest.raises(NotAllowed):
        rewrite(by=cast.nadia, id=note.pk, content=NEW, base=note.digest)


def test_a_draft_thrown_away_leaves_no_word_behind(cast):
    note = a_note(cast.nadia, cast.tilleuls, "Mot-introuvable", circle="me")
    discard(by=cast.nadia, id=uuid7(), version=note.pk)
    assert not any("introuvable" in entry.content for entry in Entry.objects.all())
    assert list(search.matching("introuvable")) == []
    with pytest.raises(NotAllowed):
        rewrite(by=cast.nadia, id=note.pk, content=NEW, base="")


def test_a_shared_note_is_not_thrown_away(cast):
    note = a_note(cast.nadia, cast.tilleuls, "Gardé", circle="team")
    with pytest.raises(NotAllowed):
        discard(by=cast.nadia, id=uuid7(), version=note.pk)
    assert "Gardé" in Entry.objects.get().content
