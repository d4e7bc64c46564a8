"""Closed is provisional for seven days; then no table joins an answer to a person, by a row or an order."""

from datetime import timedelta

import pytest
from django.db import connection, transaction

from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.practice.deliberation.models import Ballot, Part, Proposal
from pasdecote.practice.deliberation.recounting import read, same_bytes
from pasdecote.practice.deliberation.services import (
    DeliberationRefused,
    close_proposal,
    count_hands,
    make_due_final,
    make_final,
    take_back,
    vote,
    vote_at_table,
)
from pasdecote.spine.journal.errors import NotAllowed
from tests.cast import build_cast
from tests.practice.deliberation.voters import ballots, members, notes, part, proposed

pytestmark = pytest.mark.django_db
SAID = ("yes", "no", "yes", "abstain", "yes", "no", "yes")
WEEK = timedelta(days=7)


def voted(cast, order=1, swap=False):
    """A vote in which seven answered, from the first to the last or the other way round."""
    everybody = members(cast, "Awa", "Bintou", "Camille", "Dario", "Esra", "Farid", "Gaël")
    row = proposed(cast, "majority")
    answers = list(SAID)
    if swap:
        answers[0], answers[1] = answers[1], answers[0]
    for who, said in list(zip(everybody, answers, strict=True))[::order]:
        vote(by=who, proposal=row, said={"answer": said})
    return close_proposal(by=cast.nadia, id=uuid7(), proposal=row)


def everything():
    """Every row of every table as text, in the order in which the database gives them of itself."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            found[table] = [" ".join(map(str, row)) for row in cursor.fetchall()]
    return found


def on_fresh_ground():
    """So that rows lie in the order in which they were laid: PostgreSQL fills the holes that others left."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("TRUNCATE deliberation_ballot, deliberation_part CASCADE")


def both_ways(ids):
    return {text for pk in ids for text in (str(pk), pk.hex)}


def test_before_that_day_nobody_makes_it_final(cast):
    row = voted(cast)
    assert (row.state, row.final_on) == ("provisional", clock.today() + WEEK)
    with pytest.raises(DeliberationRefused, match="pas encore le jour"):
        make_final(by=cast.nadia, proposal=row)
    assert make_due_final() == 0


def test_that_day_the_house_does_or_who_moderates_and_twice_changes_nothing(cast, monkeypatch):
    row = voted(cast)
    monkeypatch.setattr("pasdecote.ground.kernel.clock.today", lambda: row.final_on)
    with pytest.raises(NotAllowed):
        make_final(by=cast.mireille, proposal=row)
    assert make_final(by=cast.nadia, proposal=row).state == "final"
    before = set(Ballot.objects.values_list("pk", flat=True))
    make_final(by=cast.nadia, proposal=row)
    assert make_due_final() == 0
    assert set(Ballot.objects.values_list("pk", flat=True)) == before


def test_no_row_of_any_table_ties_a_ballot_to_anything_but_its_vote(cast):
    row = voted(cast)
    former = both_ways(Ballot.objects.values_list("pk", flat=True))
    former |= both_ways(Part.objects.values_list("pk", flat=True))
    make_due_final(today=row.final_on)
    assert set(Part.objects.values_list("ballot", flat=True)) == {None}
    now = both_ways(Ballot.objects.values_list("pk", flat=True))
    for table, rows in everything().items():
        for line in rows:
            assert not any(pk in line for pk in former), table
            if table != "deliberation_ballot":
                assert not any(pk in line for pk in now), table


@pytest.mark.parametrize(("order", "swap"), [(-1, False), (1, True), (-1, True)])
def test_the_order_of_rows_says_nothing_of_who_answered_what_nor_when(order, swap):
    looks = []
    for how in ((1, False), (order, swap)):
        with transaction.atomic():
            on_fresh_ground()
            cast = build_cast()
            row = voted(cast, *how)
            make_due_final(today=row.final_on)
            with connection.cursor() as cursor:
                cursor.execute("SELECT content FROM deliberation_ballot")
                contents = [line[0] for line in cursor.fetchall()]
                cursor.execute(
                    "SELECT m.name, p.came_by FROM deliberation_part p "
                    "JOIN collectives_membership m ON m.id = p.membership_id"
                )
                people = sorted(cursor.fetchall())
            looks.append((contents, people))
            transaction.set_rollback(True)
    assert looks[0] == looks[1]
    assert looks[0][0] == sorted(looks[0][0])


def test_parts_are_laid_in_the_order_of_people_whoever_answered_first(cast):
    on_fresh_ground()
    row = voted(cast, -1)
    make_due_final(today=row.final_on)
    with connection.cursor() as cursor:
        cursor.execute("SELECT membership_id FROM deliberation_part")
        found = [str(line[0]).replace("-", "") for line in cursor.fetchall()]
    assert found == sorted(found)


def test_the_result_stays_the_same_bytes_once_final(cast):
    row = voted(cast)
    make_due_final(today=row.final_on)
    row.refresh_from_db()
    assert same_bytes(row)[0]
    assert len(ballots(row)) == 7


def test_an_answer_noted_for_somebody_is_taken_back_until_final_and_not_after(cast):
    row = proposed(cast, "majority")
    vote(by=cast.mireille, proposal=row, said={"answer": "yes"})
    demir = part(row, "M. Demir")
    vote_at_table(by=cast.nadia, proposal=row, part=demir, said={"answer": "yes"})
    row = close_proposal(by=cast.nadia, id=uuid7(), proposal=row)
    with pytest.raises(DeliberationRefused, match="ne se retire plus"):
        take_back(by=cast.mireille, proposal=row, part=part(row, "Mireille"))
    take_back(by=cast.nadia, proposal=row, part=demir)
    row.refresh_from_db()
    told = read(row)
    assert (told.people, told.outcome, told.since, row.withdrawn) == (2, "adopted", "adopted", 1)
    assert ballots(row) == [{"answer": "yes"}]
    make_due_final(today=row.final_on)
    with pytest.raises(DeliberationRefused):
        take_back(by=cast.mireille, proposal=row, part=part(row, "Mireille"))


def test_when_answers_taken_back_change_how_it_ends_it_is_said(cast):
    row = proposed(cast, "majority")
    demir = part(row, "M. Demir")
    vote_at_table(by=cast.nadia, proposal=row, part=demir, said={"answer": "yes"})
    count_hands(by=cast.nadia, proposal=row, hands={"yes": 1, "no": 1})
    row = close_proposal(by=cast.nadia, id=uuid7(), proposal=row)
    take_back(by=cast.nadia, proposal=row, part=demir)
    row.refresh_from_db()
    assert (read(row).since, read(row).stands) == ("tied", False)


def test_five_taken_back_are_enough_to_count_anew(cast):
    members(cast, "Awa", "Bintou", "Camille", "Dario", "Esra", "Farid")
    row = proposed(cast, "majority")
    places = list(row.parts.exclude(membership__account=cast.mireille).order_by("pk"))
    for one in places:
        vote_at_table(by=cast.nadia, proposal=row, part=one, said={"answer": "yes"})
    row = close_proposal(by=cast.nadia, id=uuid7(), proposal=row)
    for one in places[:5]:
        take_back(by=cast.nadia, proposal=row, part=one)
    row.refresh_from_db()
    assert (read(row).people, read(row).since) == (len(places) - 5, "")


def test_the_decision_is_told_once_at_the_close(cast):
    row = voted(cast)
    close_proposal(by=cast.nadia, id=uuid7(), proposal=row)
    make_due_final(today=row.final_on)
    assert len(notes(cast, "decision")) == 1


def test_reasons_written_for_a_name_go_with_the_final_result(cast):
    row = proposed(cast, "election", "Qui anime ?")
    name = str(part(row, "M. Demir").membership_id)
    vote(by=cast.mireille, proposal=row, said={"name": name, "why": "Il écoute"})
    Proposal.objects.filter(pk=row.pk).update(
        state="provisional", final_on=clock.today(), closed_at=clock.now()
    )
    make_due_final()
    assert ballots(row) == [{"first": name}]


def test_opening_a_page_makes_nothing_final(cast, client):
    row = voted(cast)
    Proposal.objects.filter(pk=row.pk).update(final_on=clock.today())
    client.force_login(cast.nadia)
    page = client.get(f"/collectifs/les-tilleuls/decisions/{row.pk}/").content.decode()
    assert "Rendre définitif" in page
    assert Proposal.objects.get().state == "provisional"
