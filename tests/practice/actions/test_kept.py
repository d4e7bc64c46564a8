"""What is kept of a group's sessions and money: never stale, and nothing left after an erasure."""

from datetime import date, timedelta

from django.urls import reverse

from pasdecote.ground.facts.atoms import Money, Side, Stage
from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.practice.actions import queries
from pasdecote.practice.actions.services import cancel_session, plan_sessions, tell_money
from pasdecote.practice.belonging.services import found_collective
from pasdecote.spine.journal.models import Entry
from pasdecote.spine.journal.services import correct, discard, retract, share
from tests.factories import a_note, an_encounter

SOON = clock.today() + timedelta(days=7)


def planned(cast, title="Atelier"):
    (plan,) = plan_sessions(by=cast.nadia, id=uuid7(), collective=cast.tilleuls, dates=[SOON], title=title)
    return plan


def told_money(cast, cents=4250, words=""):
    line = Money(account="60", side=Side.EXPENSE, stage=Stage.ACTUAL, cents=cents, exercise=2026)
    return tell_money(
        by=cast.nadia, id=uuid7(), collective=cast.tilleuls, line=line, on=date(2026, 3, 3), words=words
    )


def titles(cast):
    return [session.content.title for session in queries.sessions_of(cast.tilleuls.pk)]


def test_what_did_not_change_is_not_read_again(cast, django_assert_num_queries):
    planned(cast)
    first = queries.sessions_of(cast.tilleuls.pk)
    with django_assert_num_queries(1):
        assert queries.sessions_of(cast.tilleuls.pk) is first


def test_each_act_shows_at_once(cast):
    plan = planned(cast)
    assert titles(cast) == ["Atelier"]
    planned(cast, "Sortie")
    assert sorted(titles(cast)) == ["Atelier", "Sortie"]
    cancel_session(by=cast.nadia, id=uuid7(), collective=cast.tilleuls, plan=plan, reason="")
    states = {one.content.title: one.state for one in queries.sessions_of(cast.tilleuls.pk)}
    assert states == {"Atelier": "cancelled", "Sortie": "planned"}


def test_a_budget_follows_what_is_told_and_taken_back(cast):
    first = told_money(cast)
    (row,) = queries.books_of(cast.tilleuls.pk).table(2026)
    assert row.cents == {Stage.ACTUAL: 4250}
    told_money(cast, cents=1000)
    (row,) = queries.books_of(cast.tilleuls.pk).table(2026)
    assert row.cents == {Stage.ACTUAL: 5250}
    retract(by=cast.nadia, id=uuid7(), replaces=[first])
    (row,) = queries.books_of(cast.tilleuls.pk).table(2026)
    assert row.cents == {Stage.ACTUAL: 1000}


def test_a_group_does_not_show_what_another_tells(cast):
    planned(cast)
    other = found_collective(by=cast.nadia, name="La laverie")
    assert queries.sessions_of(other.pk) == []
    assert len(titles(cast)) == 1


def test_nothing_of_before_an_erasure_stays(cast):
    planned(cast, "Chez Madame Lebrun")
    other = found_collective(by=cast.nadia, name="La laverie")
    plan_sessions(by=cast.nadia, id=uuid7(), collective=other, dates=[SOON], title="Autre")
    assert titles(cast)
    queries.sessions_of(other.pk)
    assert len(queries._sessions) >= 2
    draft = a_note(cast.nadia, cast.tilleuls, "À jeter", circle="me")
    discard(by=cast.nadia, id=uuid7(), version=draft.pk)
    queries.sessions_of(other.pk)
    assert len(queries._sessions) == 1


def test_two_readers_of_one_kept_list_each_see_their_circle(cast, client):
    plan = planned(cast, "Réunion d’équipe")
    address = reverse("actions:sessions", args=[cast.tilleuls.slug])
    Entry.objects.filter(fact=plan).update(circle="team")
    for who, sees in ((cast.nadia, True), (cast.mireille, False), (cast.nadia, True)):
        client.force_login(who)
        assert ("Réunion d’équipe" in client.get(address).content.decode()) == sees


def test_a_correction_and_a_share_show_at_once(cast):
    note = a_note(cast.nadia, cast.tilleuls, "Achats", circle="me", money=(_line(100),))
    assert queries.books_of(cast.tilleuls.pk).years == []
    share(by=cast.nadia, ids=[note.pk], circle="team")
    (row,) = queries.books_of(cast.tilleuls.pk).table(2026)
    assert row.cents == {Stage.ACTUAL: 100}
    correct(
        by=cast.nadia, id=uuid7(), replaces=[note.pk], content=an_encounter("Achats", money=(_line(200),))
    )
    (row,) = queries.books_of(cast.tilleuls.pk).table(2026)
    assert row.cents == {Stage.ACTUAL: 200}


def test_an_amount_of_several_notes_opens_on_their_list(cast, client):
    notes = [told_money(cast, cents=cents) for cents in (1000, 2000)]
    client.force_login(cast.nadia)
    address = reverse("actions:budget", args=[cast.tilleuls.slug])
    page = client.get(address + "?annee=2026").content.decode()
    assert "2 notes" in page
    assert str(notes[0]) not in page
    opened = client.get(address + "?annee=2026&ligne=expense+60&etape=realise").content.decode()
    assert all(str(note) in opened for note in notes)


def _line(cents):
    return Money(account="60", side=Side.EXPENSE, stage=Stage.ACTUAL, cents=cents, exercise=2026)
