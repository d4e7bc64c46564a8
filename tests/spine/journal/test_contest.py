"""« Ce n’est pas ça »: anybody who reads may say it, and it is settled by those concerned."""

import pytest

from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.spine.journal import queries
from pasdecote.spine.journal.errors import JournalRefused, NotAllowed, OtherContent
from pasdecote.spine.journal.models import Contest
from pasdecote.spine.journal.services import contest, settle
from tests.factories import a_note

SAID = "On m’a demandé de parler, pas d’être seule."


@pytest.fixture
def disputed(cast):
    note = a_note(cast.nadia, cast.tilleuls, "Mireille a pris la parole seule")
    return contest(by=cast.mireille, id=uuid7(), version=note.pk, words=SAID)


def held_back(cast):
    (fact,) = queries.told(queries.shared_notes(collectives=[cast.tilleuls.pk]))
    return fact.held_back


def test_the_words_are_held_back_until_it_is_settled(cast, disputed):
    assert held_back(cast)
    settle(by=cast.mireille, id=disputed.pk, outcome="On a corrigé ensemble")
    assert not held_back(cast)


def test_said_twice_under_the_same_identifier_it_is_said_once(cast, disputed):
    contest(by=cast.mireille, id=disputed.pk, version=disputed.version, words=SAID)
    assert Contest.objects.count() == 1


def test_other_words_under_the_same_identifier_are_refused_and_not_lost_in_silence(cast, disputed):
    other = a_note(cast.nadia, cast.tilleuls, "Autre chose").pk
    for who, version, words in (
        (cast.mireille, disputed.version, "Autre mot"),
        (cast.mireille, other, SAID),
        (cast.helene, disputed.version, SAID),
    ):
        with pytest.raises(OtherContent, match="dites-le de nouveau"):
            contest(by=who, id=disputed.pk, version=version, words=words)
    assert Contest.objects.get().words == SAID


def test_a_disagreement_is_settled_once_and_nobody_writes_over_it(cast, disputed):
    first = settle(by=cast.mireille, id=disputed.pk, outcome="On a corrigé ensemble")
    assert settle(by=cast.mireille, id=disputed.pk, outcome="On a corrigé ensemble") == first
    with pytest.raises(OtherContent, match="déjà dit"):
        settle(by=cast.nadia, id=disputed.pk, outcome="Autrement")
    assert Contest.objects.get().outcome == "On a corrigé ensemble"


def test_it_needs_words(cast, disputed):
    with pytest.raises(JournalRefused, match="quelques mots"):
        contest(by=cast.mireille, id=uuid7(), version=disputed.version, words="  ")
    with pytest.raises(JournalRefused, match="quelques mots"):
        settle(by=cast.mireille, id=disputed.pk, outcome="\n")


def test_who_does_not_read_does_not_dispute(cast):
    note = a_note(cast.nadia, cast.tilleuls, circle="team")
    for who in (cast.mireille, cast.karim, cast.paul):
        with pytest.raises(NotAllowed):
            contest(by=who, id=uuid7(), version=note.pk, words="Non")


@pytest.mark.parametrize("who", ["mireille", "nadia", "helene"])
def test_who_opened_it_and_the_team_settle(cast, disputed, who):
    assert settle(by=cast.everybody[who], id=disputed.pk, outcome="Réglé").settled_by_name


@pytest.mark.parametrize("who", ["karim", "solene", "paul"])
def test_nobody_else_settles(cast, disputed, who):
    with pytest.raises(NotAllowed):
        settle(by=cast.everybody[who], id=disputed.pk, outcome="Réglé")


def test_a_disagreement_that_does_not_exist_is_refused(cast):
    with pytest.raises(NotAllowed):
        settle(by=cast.nadia, id=uuid7(), outcome="Réglé")
