"""Telling: once, by whom may, and never by half."""

import pytest

from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.spine.journal.errors import Gone, NotAllowed, OtherContent
from pasdecote.spine.journal.models import Entry
from pasdecote.spine.journal.services import Anchor, erase_words, tell
from tests.factories import a_note, an_encounter


def test_a_note_is_kept_under_the_identifier_its_teller_made(cast):
    id = uuid7()
    anchor = Anchor(collective=cast.tilleuls)
    entry = tell(by=cast.nadia, id=id, anchor=anchor, circle="me", content=an_encounter("On s’est vus"))
    assert (entry.pk, entry.fact, entry.author, entry.author_name) == (id, id, cast.nadia, "Nadia")
    assert Entry.objects.count() == 1


def test_told_twice_it_is_one_note(cast):
    id, anchor = uuid7(), Anchor(collective=cast.tilleuls)
    first = tell(by=cast.nadia, id=id, anchor=anchor, circle="me", content=an_encounter("On s’est vus"))
    again = tell(by=cast.nadia, id=id, anchor=anchor, circle="me", content=an_encounter("On s’est vus"))
    assert (again.pk, again.received_at) == (first.pk, first.received_at)
    assert Entry.objects.count() == 1


def test_other_words_under_a_known_identifier_are_refused_and_the_first_stay(cast):
    kept = a_note(cast.nadia, cast.tilleuls, "Les premiers mots")
    anchor = Anchor(collective=cast.tilleuls)
    with pytest.raises(OtherContent, match="votre appareil"):
        tell(by=cast.nadia, id=kept.pk, anchor=anchor, circle="me", content=an_encounter("D’autres mots"))
    assert "Les premiers mots" in Entry.objects.get().content


def test_the_identifier_of_somebody_else_tells_nothing_of_their_words(cast):
    kept = a_note(cast.helene, cast.tilleuls, "Mots d’Hélène", circle="me")
    anchor = Anchor(collective=cast.tilleuls)
    with pytest.raises(OtherContent):
        tell(by=cast.nadia, id=kept.pk, anchor=anchor, circle="me", content=an_encounter("Mots d’Hélène"))


def test_erased_words_do_not_come_back_under_their_identifier(cast):
    kept = a_note(cast.nadia, cast.tilleuls, "À effacer")
    erase_words(facts=[kept.fact])
    with pytest.raises(Gone):
        tell(
            by=cast.nadia,
            id=kept.pk,
            anchor=Anchor(collective=cast.tilleuls),
            circle="collective",
            content=an_encounter("À effacer"),
        )


@pytest.mark.parametrize(
    ("who", "circle", "allowed"),
    [
        ("nadia", "me", True),
        ("nadia", "team", True),
        ("nadia", "collective", True),
        ("mireille", "me", True),
        ("mireille", "team", False),
        ("mireille", "collective", True),
        ("mireille", "public", False),
        ("karim", "me", False),
        ("karim", "collective", False),
        ("solene", "team", False),
        ("paul", "me", False),
        ("paul", "collective", False),
    ],
)
def test_who_may_tell_in_which_circle_of_a_group(cast, who, circle, allowed):
    teller = cast.everybody[who]
    if allowed:
        assert a_note(teller, cast.tilleuls, circle=circle).circle == circle
    else:
        with pytest.raises(NotAllowed):
            a_note(teller, cast.tilleuls, circle=circle)
        assert not Entry.objects.exists()


def test_only_those_who_work_in_a_structure_tell_there(cast):
    assert a_note(cast.karim, cast.centre, circle="me").organisation == cast.centre
    with pytest.raises(NotAllowed):
        a_note(cast.nadia, cast.centre, circle="me")
