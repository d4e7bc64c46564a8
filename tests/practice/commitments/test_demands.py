"""Asking an institution, and what comes: each act tells one fact, once, to those who may read it."""

from datetime import date, timedelta

import pytest

from pasdecote.ground.facts.owing import State, owed
from pasdecote.ground.facts.voice import DemandAnswered
from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.practice.commitments.queries import apart_of, demand_of, demands_of
from pasdecote.practice.commitments.services import CommitmentRefused, ask, ask_again, note_answer, show
from pasdecote.spine.collectives.access import standing_of
from pasdecote.spine.collectives.services import add_member, end_membership
from pasdecote.spine.journal.errors import NotAllowed, OtherContent
from pasdecote.spine.journal.queries import dated_notes, shared_notes, told
from pasdecote.spine.journal.services import widen
from pasdecote.spine.organisations.enums import OrganisationKind
from pasdecote.spine.organisations.services import create_organisation
from tests.factories import TUESDAY, a_demand, a_note, an_account

pytestmark = pytest.mark.django_db
IN_JUNE = date(2026, 6, 1)


def one(cast, fact, account=None):
    return demand_of(standing_of(account or cast.nadia), cast.tilleuls.pk, fact)


def answered(cast, demand, outcome="answered", on=IN_JUNE, by=None, **more):
    given = {"id": uuid7(), "words": "", **more}
    return note_answer(
        by=by or cast.mireille, collective=cast.tilleuls, demand=demand, outcome=outcome, on=on, **given
    )


def again(cast, demand, on=IN_JUNE, **more):
    return ask_again(by=cast.mireille, id=uuid7(), collective=cast.tilleuls, demand=demand, on=on, **more)


def dues(cast):
    facts = told(dated_notes(collectives=[cast.tilleuls.pk]))
    return [(item.due.on, item.state) for item in owed(facts)]


def test_a_member_asks_and_the_group_reads_it(cast):
    fact = a_demand(cast.mireille, cast.tilleuls, due=IN_JUNE)
    asked = one(cast, fact)
    assert asked.told.circle == "collective"
    assert asked.told.content.addressed_to == "le bailleur"
    assert asked.due == IN_JUNE
    assert one(cast, fact, cast.paul) is None


def test_asked_twice_under_one_id_it_is_asked_once(cast):
    id = uuid7()
    given = {"by": cast.mireille, "id": id, "collective": cast.tilleuls, "to": "la mairie", "on": TUESDAY}
    assert ask(asked="Un local", **given) == ask(asked="Un local", **given)
    assert len(demands_of(standing_of(cast.nadia), cast.tilleuls.pk)) == 1
    with pytest.raises(OtherContent):
        ask(asked="Deux locaux", **given)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"asked": "  "}, "Dites ce que le groupe demande"),
        ({"to": " "}, "Dites à qui"),
        ({"on": date(2199, 1, 1)}, "pas encore passé"),
        ({"due": TUESDAY - timedelta(days=1)}, "avant la demande"),
    ],
)
def test_what_cannot_be_asked_is_said(cast, wrong, sentence):
    given = {"asked": "Un local", "to": "la mairie", "on": TUESDAY} | wrong
    with pytest.raises(CommitmentRefused, match=sentence):
        ask(by=cast.mireille, id=uuid7(), collective=cast.tilleuls, **given)
    assert demands_of(standing_of(cast.nadia), cast.tilleuls.pk) == []


def test_nobody_asks_for_a_group_that_is_not_theirs(cast):
    for outsider in (cast.paul, cast.karim, cast.solene):
        with pytest.raises(NotAllowed):
            a_demand(outsider, cast.tilleuls)


def test_what_is_for_the_team_stays_with_the_team_and_so_does_its_answer(cast):
    fact = a_demand(cast.nadia, cast.tilleuls, circle="team")
    assert one(cast, fact, cast.mireille) is None
    with pytest.raises(NotAllowed):
        answered(cast, fact)
    reply = answered(cast, fact, by=cast.helene)
    assert one(cast, fact).last.fact == reply
    assert one(cast, fact).last.circle == "team"


def test_silence_is_noted_and_the_answer_is_owed_still(cast):
    fact = a_demand(cast.nadia, cast.tilleuls, due=date(2026, 4, 1))
    assert one(cast, fact).days(TUESDAY + timedelta(days=71)) == 71
    answered(cast, fact, "silence")
    assert one(cast, fact).outcome == "silence"
    assert one(cast, fact).owing
    answered(cast, fact, "refused", on=date(2026, 7, 1))
    assert not one(cast, fact).owing


def test_asking_again_moves_what_the_agenda_expects(cast):
    fact = a_demand(cast.nadia, cast.tilleuls, due=date(2026, 4, 1))
    again(cast, fact, on=date(2026, 4, 10), due=date(2026, 5, 1))
    assert dues(cast) == [(date(2026, 4, 1), State.DONE), (date(2026, 5, 1), State.OPEN)]
    assert one(cast, fact).due == date(2026, 5, 1)
    answered(cast, fact)
    assert {state for _on, state in dues(cast)} == {State.DONE}


def test_asking_again_without_a_date_keeps_the_one_there_was(cast):
    fact = a_demand(cast.nadia, cast.tilleuls, due=date(2026, 4, 1))
    again(cast, fact, on=date(2026, 4, 10))
    assert dues(cast) == [(date(2026, 4, 1), State.OPEN)]


def test_after_a_refusal_asking_again_opens_the_demand_anew(cast):
    fact = a_demand(cast.nadia, cast.tilleuls)
    answered(cast, fact, "refused", on=date(2026, 4, 1))
    again(cast, fact)
    assert one(cast, fact).owing
    assert one(cast, fact).outcome == ""


def test_asking_again_is_no_new_demand(cast):
    fact = a_demand(cast.nadia, cast.tilleuls)
    again(cast, fact)
    again(cast, fact, on=date(2026, 6, 20))
    assert len(demands_of(standing_of(cast.nadia), cast.tilleuls.pk)) == 1
    assert len(one(cast, fact).steps) == 2


def test_an_answer_before_its_demand_is_refused(cast):
    fact = a_demand(cast.nadia, cast.tilleuls)
    with pytest.raises(CommitmentRefused, match="avant celui de la demande"):
        answered(cast, fact, on=TUESDAY - timedelta(days=1))
    with pytest.raises(CommitmentRefused, match="réponse, un refus"):
        answered(cast, fact, "maybe")


def test_an_answer_told_without_its_demand_is_listed_apart(cast):
    loose = DemandAnswered(happened_on=TUESDAY, happened="La mairie a répondu.", outcome="answered")
    note = a_note(cast.nadia, cast.tilleuls, loose)
    assert [item.fact for item in apart_of(standing_of(cast.mireille), cast.tilleuls.pk)] == [note.fact]


def test_showing_to_the_institution_widens_the_note_once_and_only_by_the_team(cast):
    landlord = create_organisation(name="Habitat Est", kind=OrganisationKind.LANDLORD)
    fact = a_demand(cast.mireille, cast.tilleuls, institution=landlord)
    assert one(cast, fact).told.content.addressed_to == "Habitat Est"
    with pytest.raises(NotAllowed):
        show(by=cast.mireille, id=uuid7(), collective=cast.tilleuls, demand=fact)
    for _twice in range(2):
        show(by=cast.nadia, id=uuid7(), collective=cast.tilleuls, demand=fact)
    assert one(cast, fact).told.circle == "institution"
    assert shared_notes(collectives=[cast.tilleuls.pk]).count() == 2
    answered(cast, fact)
    assert one(cast, fact).last.circle == "collective"


def nobody_accompanies(cast):
    for row in cast.tilleuls.memberships.filter(role="companion").order_by("pk"):
        end_membership(membership=row, until=clock.today() - timedelta(days=1))


def test_in_a_group_that_nobody_accompanies_any_member_shows_it(cast):
    landlord = create_organisation(name="Habitat Est", kind=OrganisationKind.LANDLORD)
    awa = an_account("Awa")
    add_member(collective=cast.tilleuls, name="Awa", account=awa)
    fact = a_demand(cast.mireille, cast.tilleuls, institution=landlord)
    for_team = a_demand(cast.nadia, cast.tilleuls, institution=landlord, circle="team")
    nobody_accompanies(cast)
    for stranger in (cast.nadia, cast.karim, cast.paul):
        with pytest.raises(NotAllowed):
            show(by=stranger, id=uuid7(), collective=cast.tilleuls, demand=fact)
    with pytest.raises(NotAllowed):
        show(by=awa, id=uuid7(), collective=cast.tilleuls, demand=for_team)
    show(by=awa, id=uuid7(), collective=cast.tilleuls, demand=fact)
    assert one(cast, fact, awa).told.circle == "institution"


def test_a_note_that_is_no_demand_is_not_opened_wider_by_members_alone(cast):
    note = a_note(cast.mireille, cast.tilleuls)
    nobody_accompanies(cast)
    with pytest.raises(NotAllowed):
        widen(by=cast.mireille, id=uuid7(), version=note.pk, circle="institution")


def test_days_are_counted_from_the_first_time_it_was_asked(cast):
    fact = a_demand(cast.nadia, cast.tilleuls, on=clock.today() - timedelta(days=71))
    again(cast, fact, on=clock.today() - timedelta(days=3))
    assert one(cast, fact).days(clock.today()) == 71
