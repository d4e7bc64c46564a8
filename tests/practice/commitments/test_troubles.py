"""Saying that something is wrong: to people one names, who answer. Nothing of it is told to anybody else."""

from datetime import timedelta

import pytest
from django.http import Http404

from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.ground.store.personal import Person
from pasdecote.practice.commitments.access import reader_in, told_by, told_to, trouble_for
from pasdecote.practice.commitments.erasers import KINDS
from pasdecote.practice.commitments.listening import addresses_for, ears, listening
from pasdecote.practice.commitments.models import Trouble, TroubleReader
from pasdecote.practice.commitments.services import (
    CommitmentRefused,
    answer_trouble,
    choose_listeners,
    erase_trouble,
    remove_address,
    say_trouble,
    take_in_hand,
    write_address,
)
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.access import standing_of
from pasdecote.spine.collectives.models import Membership
from pasdecote.spine.collectives.services import add_member, end_membership
from pasdecote.spine.journal.queries import shared_notes
from tests.factories import a_trouble

pytestmark = pytest.mark.django_db
WORDS = "On me coupe la parole à chaque réunion."


def reads(account, trouble):
    """Whether somebody may open it."""
    try:
        return trouble_for(standing_of(account), trouble.pk) == trouble
    except Http404:
        return False


def names(cast, teller=None):
    return [ear.name for ear in ears(cast.tilleuls, teller or cast.mireille)]


def membership(cast, account):
    return Membership.objects.get(collective=cast.tilleuls, account=account)


def test_by_default_the_team_listens_and_the_direction_outside_is_offered(cast):
    found = ears(cast.tilleuls, cast.mireille)
    assert {ear.name for ear in found if ear.outside is None} == {"Nadia", "Hélène"}
    assert [(ear.name, ear.house) for ear in found if ear.outside] == [("Karim", cast.centre.name)]


def test_nobody_is_offered_to_tell_oneself(cast):
    assert "Nadia" not in names(cast, cast.nadia)


def test_only_those_who_were_named_read_it(cast):
    trouble = a_trouble(cast.mireille, cast.tilleuls, cast.helene, words=WORDS)
    readers = {name for name, account in cast.everybody.items() if reads(account, trouble)}
    assert readers == {"mireille", "helene"}


def test_the_person_it_concerns_is_left_out_and_learns_nothing(cast):
    trouble = a_trouble(cast.mireille, cast.tilleuls, cast.helene, cast.karim)
    assert not reads(cast.nadia, trouble)
    assert list(told_to(standing_of(cast.nadia))) == []
    with pytest.raises(Http404):
        answer_trouble(by=cast.nadia, trouble=trouble, words="C’est faux")
    with pytest.raises(Http404):
        take_in_hand(by=cast.nadia, trouble=trouble)


def test_it_is_in_no_note_of_the_group(cast):
    before = shared_notes(collectives=[cast.tilleuls.pk]).count()
    trouble = a_trouble(cast.mireille, cast.tilleuls, cast.nadia)
    answer_trouble(by=cast.nadia, trouble=trouble, words="Parlons-en jeudi.")
    assert shared_notes(collectives=[cast.tilleuls.pk]).count() == before


def test_somebody_who_came_with_a_card_and_has_no_email_says_it_too(cast):
    yasmina = Account.objects.create_user(email=None, name="Yasmina")
    add_member(collective=cast.tilleuls, name="Yasmina", account=yasmina)
    trouble = a_trouble(yasmina, cast.tilleuls, cast.nadia)
    assert reads(yasmina, trouble)
    assert reads(cast.nadia, trouble)


def test_those_who_are_not_of_the_group_cannot(cast):
    for outsider in (cast.paul, cast.karim):
        with pytest.raises(Http404):
            a_trouble(outsider, cast.tilleuls, cast.nadia)


def test_said_twice_under_one_id_it_is_said_once(cast):
    id = uuid7()
    given = {"by": cast.mireille, "id": id, "collective": cast.tilleuls, "to": [cast.nadia.pk]}
    assert say_trouble(words=WORDS, **given) == say_trouble(words=WORDS, **given)
    assert Trouble.objects.count() == 1
    assert TroubleReader.objects.count() == 1
    with pytest.raises(CommitmentRefused, match="avec d’autres mots"):
        say_trouble(words="Autre chose", **given)
    with pytest.raises(CommitmentRefused, match="avec d’autres mots"):
        say_trouble(words=WORDS, **given | {"by": cast.helene})


def test_without_words_or_reader_it_is_refused(cast):
    with pytest.raises(CommitmentRefused, match="ce qui ne va pas"):
        a_trouble(cast.mireille, cast.tilleuls, cast.nadia, words=" \n")
    for nobody in ([], [cast.mireille], [cast.paul], [cast.solene]):
        with pytest.raises(CommitmentRefused, match="au moins une personne"):
            a_trouble(cast.mireille, cast.tilleuls, *nobody)


def test_the_eleventh_of_a_day_is_refused(cast):
    for _once in range(10):
        a_trouble(cast.mireille, cast.tilleuls, cast.nadia)
    with pytest.raises(CommitmentRefused, match="aujourd’hui"):
        a_trouble(cast.mireille, cast.tilleuls, cast.nadia)


def test_a_name_is_said_or_not_as_its_teller_wants(cast):
    assert a_trouble(cast.mireille, cast.tilleuls, cast.nadia).teller_name == "Mireille"
    assert a_trouble(cast.mireille, cast.tilleuls, cast.nadia, named=False).teller_name == ""


def test_it_is_received_then_in_hand_then_answered(cast):
    trouble = a_trouble(cast.mireille, cast.tilleuls, cast.nadia, cast.helene)
    assert (trouble.state, trouble.answer_by) == ("received", clock.today() + timedelta(days=7))
    trouble = take_in_hand(by=cast.nadia, trouble=trouble)
    assert (trouble.state, trouble.taken_by.name) == ("in_hand", "Nadia")
    assert take_in_hand(by=cast.helene, trouble=trouble).taken_by.name == "Nadia"
    for _twice in range(2):
        trouble = answer_trouble(by=cast.helene, trouble=trouble, words="Parlons-en jeudi.")
    assert (trouble.state, trouble.answer, trouble.answered_by.name) == (
        "answered",
        "Parlons-en jeudi.",
        "Hélène",
    )
    with pytest.raises(CommitmentRefused, match="déjà répondu"):
        answer_trouble(by=cast.nadia, trouble=trouble, words="Autre chose")
    with pytest.raises(CommitmentRefused, match="quelques mots"):
        answer_trouble(by=cast.nadia, trouble=trouble, words=" ")


def test_its_teller_does_not_answer_oneself(cast):
    trouble = a_trouble(cast.mireille, cast.tilleuls, cast.nadia)
    assert reader_in(standing_of(cast.mireille), trouble) is None
    with pytest.raises(Http404):
        answer_trouble(by=cast.mireille, trouble=trouble, words="Merci")


def test_its_teller_erases_it_whole_and_nobody_else_does(cast):
    trouble = a_trouble(cast.mireille, cast.tilleuls, cast.nadia)
    answer_trouble(by=cast.nadia, trouble=trouble, words="Parlons-en jeudi.")
    with pytest.raises(Http404):
        erase_trouble(by=cast.nadia, trouble=trouble)
    erase_trouble(by=cast.mireille, trouble=trouble)
    assert not Trouble.objects.exists()
    assert not TroubleReader.objects.exists()


def test_who_left_the_group_reads_it_no_more_and_who_came_since_does_not(cast):
    trouble = a_trouble(cast.mireille, cast.tilleuls, cast.nadia)
    end_membership(membership=membership(cast, cast.nadia), until=clock.today() - timedelta(days=1))
    add_member(collective=cast.tilleuls, name="Paul", role="companion", account=cast.paul)
    assert not reads(cast.nadia, trouble)
    assert not reads(cast.paul, trouble)


def test_who_does_not_direct_the_structure_any_more_reads_it_no_more(cast):
    trouble = a_trouble(cast.mireille, cast.tilleuls, cast.karim)
    assert reads(cast.karim, trouble)
    cast.karim.posts.update(role="worker")
    assert not reads(cast.karim, trouble)


def test_its_teller_reads_it_after_leaving_the_group(cast):
    trouble = a_trouble(cast.mireille, cast.tilleuls, cast.nadia)
    end_membership(membership=membership(cast, cast.mireille), until=clock.today() - timedelta(days=1))
    assert list(told_by(standing_of(cast.mireille))) == [trouble]


def test_the_group_chooses_who_listens_and_everybody_reads_the_choice(cast):
    mireille = membership(cast, cast.mireille)
    choose_listeners(by=cast.mireille, id=uuid7(), collective=cast.tilleuls, memberships=[mireille.pk])
    assert listening(cast.tilleuls) == [mireille]
    assert names(cast, cast.helene) == ["Mireille", "Karim"]
    note = shared_notes(collectives=[cast.tilleuls.pk]).filter(kind="decision").get()
    assert "Mireille" in note.content
    assert note.circle == "collective"


def test_when_nobody_whom_the_group_chose_is_there_the_team_listens(cast):
    mireille = membership(cast, cast.mireille)
    choose_listeners(by=cast.nadia, id=uuid7(), collective=cast.tilleuls, memberships=[mireille.pk])
    end_membership(membership=mireille, until=clock.today() - timedelta(days=1))
    assert {row.name for row in listening(cast.tilleuls)} == {"Nadia", "Hélène"}


def test_who_has_no_account_cannot_be_chosen(cast):
    choose_listeners(by=cast.nadia, id=uuid7(), collective=cast.tilleuls, memberships=[cast.demir.pk])
    assert {row.name for row in listening(cast.tilleuls)} == {"Nadia", "Hélène"}


def test_others_do_not_choose_who_listens(cast):
    with pytest.raises(Http404):
        choose_listeners(by=cast.karim, id=uuid7(), collective=cast.tilleuls, memberships=[])


def an_address(cast, by=None, **more):
    given = {"name": "Le Défenseur des droits", "how": "en ville, le mardi", "id": uuid7()} | more
    return write_address(by=by or cast.karim, organisation=cast.centre, **given)


def test_the_direction_writes_where_else_to_turn_for_the_groups_it_accompanies(cast):
    row = an_address(cast)
    assert list(addresses_for(cast.tilleuls)) == [row]
    remove_address(by=cast.karim, organisation=cast.centre, address=row.pk)
    assert not addresses_for(cast.tilleuls).exists()


def test_only_the_direction_writes_them_and_never_those_of_another(cast):
    for other in (cast.helene, cast.solene, cast.mireille):
        with pytest.raises(Http404):
            an_address(cast, other)
    with pytest.raises(CommitmentRefused, match="comment les joindre"):
        an_address(cast, how=" ")
    row = an_address(cast)
    cast.solene.posts.update(role="director")
    with pytest.raises(Http404):
        write_address(by=cast.solene, organisation=cast.club, id=row.pk, name="Moi", how="ici")


def test_erasing_a_person_takes_what_they_said_and_their_name_where_they_listened(cast):
    mine = a_trouble(cast.mireille, cast.tilleuls, cast.nadia)
    answer_trouble(by=cast.nadia, trouble=mine, words="Parlons-en jeudi.")
    kinds = {kind.model: kind for kind in KINDS}
    [said] = kinds["commitments.Trouble"].leaves(Person(account=cast.mireille.pk))
    assert said["réponse"] == "Parlons-en jeudi."
    [given] = kinds["commitments.TroubleReader"].leaves(Person(account=cast.nadia.pk))
    assert given["ma réponse"] == "Parlons-en jeudi."
    for kind, account in (("TroubleReader", cast.nadia), ("Trouble", cast.mireille)):
        [erasure] = kinds[f"commitments.{kind}"].erasures
        assert erasure.count(Person(account=account.pk)) == erasure.run(Person(account=account.pk)) == 1
    assert not Trouble.objects.exists()
