"""Noting that something is due, and saying that it is settled: each is one note of the journal."""

from datetime import date

import pytest
import time_machine
from django.http import Http404

from pasdecote.ground.facts.atoms import Due
from pasdecote.ground.facts.errors import FactError
from pasdecote.ground.facts.owing import Expected, State
from pasdecote.ground.facts.reading import read_stored
from pasdecote.ground.facts.reporting import DueNoted, DueSettled, ReportSent
from pasdecote.ground.facts.voice import Demand, DemandAnswered
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.projections.agenda.access import space_of
from pasdecote.projections.agenda.drawing import items_of
from pasdecote.projections.agenda.queries import seen_in
from pasdecote.projections.agenda.services import AgendaRefused, move_due, note_due, settle_due
from pasdecote.spine.journal.errors import NotAllowed
from pasdecote.spine.journal.models import Entry
from pasdecote.spine.journal.services import retract
from tests.factories import TUESDAY, a_due, a_note

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 10)


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel("2026-03-10T09:00:00+00:00", tick=False):
        yield


def content_of(fact):
    return read_stored(Entry.objects.get(pk=fact).content)


def state(who, about):
    return [(seen.owed.due.what, seen.owed.state.value) for seen in seen_in(space_of(who, about))]


def settled(cast, fact, by=None, **said):
    given = {"id": uuid7(), "about": cast.tilleuls, "on": TODAY, **said}
    return settle_due(by=by or cast.nadia, fact=fact, **given)


def test_a_due_is_a_note_with_its_date(cast):
    fact = a_due(cast.nadia, cast.tilleuls, "Bilan final", "report")
    assert content_of(fact) == DueNoted(
        happened_on=TODAY, title="Bilan final", due=(Due(on=TUESDAY, what="report", who="la Caf"),)
    )
    assert Entry.objects.get(pk=fact).circle == "team"


def test_the_same_sending_twice_notes_it_once(cast):
    id = uuid7()
    for _time in range(2):
        note_due(by=cast.nadia, id=id, about=cast.tilleuls, what="task", title="Clés", on=TODAY)
    assert Entry.objects.count() == 1


@pytest.mark.parametrize(("what", "title"), [("session", "Atelier"), ("party", "Fête"), ("task", "  ")])
def test_what_is_no_due_is_refused(cast, what, title):
    with pytest.raises(AgendaRefused):
        note_due(by=cast.nadia, id=uuid7(), about=cast.tilleuls, what=what, title=title, on=TODAY)


def test_an_impossible_year_is_refused(cast):
    with pytest.raises(FactError):
        a_due(cast.nadia, cast.tilleuls, on=date(202, 6, 1))


def test_a_member_notes_for_the_group_and_not_for_the_team(cast):
    assert a_due(cast.mireille, cast.tilleuls, circle="collective")
    with pytest.raises(NotAllowed):
        a_due(cast.mireille, cast.tilleuls, circle="team")


@pytest.mark.parametrize("name", ["karim", "solene", "paul"])
def test_whoever_guides_or_is_elsewhere_notes_nothing_in_a_group(cast, name):
    with pytest.raises(Http404):
        a_due(getattr(cast, name), cast.tilleuls)


def test_saying_that_it_is_done_tells_a_note_that_follows(cast):
    fact = a_due(cast.nadia, cast.tilleuls)
    told = content_of(settled(cast, fact, words="Envoyé par la poste"))
    assert told == DueSettled(
        happened_on=TODAY,
        title="Bilan final : c’est réglé",
        happened="Envoyé par la poste",
        follows=(fact,),
    )
    assert state(cast.nadia, cast.tilleuls) == [("report", "done")]


@pytest.mark.parametrize("outcome", ["answered", "refused", "silence"])
def test_an_answer_says_what_came(cast, outcome):
    demand = a_note(cast.nadia, cast.tilleuls, Demand(happened_on=TODAY, happened="Réparer l’ascenseur"))
    fact = a_due(cast.nadia, cast.tilleuls, what="answer", follows=demand.fact, circle="collective")
    told = content_of(settled(cast, fact, outcome=outcome))
    assert isinstance(told, DemandAnswered)
    assert (told.outcome, told.follows) == (outcome, (fact, demand.fact))
    assert state(cast.mireille, cast.tilleuls) == [("answer", "done")]


def test_an_answer_without_what_came_is_refused(cast):
    fact = a_due(cast.nadia, cast.tilleuls, what="answer")
    with pytest.raises(AgendaRefused, match="une réponse, un refus, ou rien"):
        settled(cast, fact)


def test_a_day_to_come_is_refused(cast):
    with pytest.raises(AgendaRefused, match="pas encore passé"):
        settled(cast, a_due(cast.nadia, cast.tilleuls), on=date(2026, 3, 11))


def test_saying_it_twice_says_it_once_and_another_time_is_too_late(cast):
    fact, id = a_due(cast.nadia, cast.tilleuls), uuid7()
    assert settled(cast, fact, id=id) == settled(cast, fact, id=id)
    with pytest.raises(Http404):
        settled(cast, fact)
    assert Entry.objects.count() == 2


@pytest.mark.parametrize(
    ("circle", "kept"), [("team", "team"), ("collective", "collective"), ("public", "collective")]
)
def test_it_is_told_to_those_who_read_what_was_due(cast, circle, kept):
    fact = a_due(cast.nadia, cast.tilleuls, circle=circle)
    assert Entry.objects.get(pk=settled(cast, fact)).circle == kept


def test_a_member_settles_what_it_reads_and_nothing_else(cast):
    shared, own = a_due(cast.nadia, cast.tilleuls, circle="public"), a_due(cast.nadia, cast.tilleuls)
    assert settled(cast, shared, by=cast.mireille)
    with pytest.raises(Http404):
        settled(cast, own, by=cast.mireille)


def test_taking_the_answer_back_opens_it_again(cast):
    fact = a_due(cast.nadia, cast.tilleuls)
    retract(by=cast.nadia, id=uuid7(), replaces=[settled(cast, fact)])
    assert state(cast.nadia, cast.tilleuls) == [("report", "open")]


def test_taking_the_due_back_removes_it(cast):
    retract(by=cast.nadia, id=uuid7(), replaces=[a_due(cast.nadia, cast.tilleuls)])
    assert state(cast.nadia, cast.tilleuls) == []


def test_a_report_sent_that_follows_settles_its_due(cast):
    fact = a_due(cast.nadia, cast.tilleuls)
    sent = ReportSent(happened_on=TODAY, title="Bilan envoyé à la Caf", sent_to="la Caf", follows=(fact,))
    a_note(cast.helene, cast.tilleuls, sent, circle="collective")
    assert state(cast.nadia, cast.tilleuls) == [("report", "done")]


def test_what_a_note_says_in_words_is_no_due(cast):
    a_note(cast.nadia, cast.tilleuls, 'Il a écrit "due": puis "follows": sur la feuille')
    assert state(cast.nadia, cast.tilleuls) == []


def test_a_structure_has_its_own_dues(cast):
    fact = a_due(cast.karim, cast.centre, "Rapport d’activité", "task")
    assert state(cast.helene, cast.centre) == [("task", "open")]
    settle_due(by=cast.helene, id=uuid7(), about=cast.centre, fact=fact, on=TODAY)
    assert state(cast.karim, cast.centre) == [("task", "done")]
    with pytest.raises(Http404):
        space_of(cast.nadia, cast.centre)


def test_whoever_leads_a_structure_sees_the_reports_due_of_its_groups_and_not_the_words(cast):
    a_due(cast.nadia, cast.tilleuls, "Ce que l’équipe en pense")
    a_due(cast.nadia, cast.tilleuls, "Parler à Mireille", "task", circle="collective")
    (line,) = items_of(space_of(cast.karim, cast.centre))
    assert (line.what, line.on, line.who, line.group) == (Expected.REPORT, TUESDAY, "la Caf", "Les Tilleuls")
    assert (line.title, line.whole) == ("", False)


def test_those_of_the_team_see_it_whole_in_their_structure(cast):
    a_due(cast.nadia, cast.tilleuls)
    (line,) = items_of(space_of(cast.helene, cast.centre))
    assert (line.title, line.whole, line.state) == ("Bilan final", True, State.OPEN)


def test_a_report_of_a_group_is_settled_in_its_group_and_not_from_a_structure(cast):
    fact = a_due(cast.nadia, cast.tilleuls)
    with pytest.raises(Http404):
        settle_due(by=cast.karim, id=uuid7(), about=cast.centre, fact=fact, on=TODAY)


def moved(cast, fact, by=None, **said):
    given = {"id": uuid7(), "about": cast.tilleuls, "on": date(2026, 6, 1), **said}
    return move_due(by=by or cast.nadia, fact=fact, **given)


def test_another_day_is_a_new_version_of_the_same_note(cast):
    fact, id = a_due(cast.nadia, cast.tilleuls), uuid7()
    assert moved(cast, fact, id=id) == moved(cast, fact, id=id) == fact
    (line,) = items_of(space_of(cast.helene, cast.tilleuls))
    assert (line.fact, line.on, line.title, line.who) == (fact, date(2026, 6, 1), "Bilan final", "la Caf")
    assert Entry.objects.filter(fact=fact).count() == 2


def test_a_day_is_moved_by_those_who_may_correct_the_note(cast):
    fact = a_due(cast.nadia, cast.tilleuls, circle="collective")
    with pytest.raises(NotAllowed, match="ce n’est pas ça"):
        moved(cast, fact, by=cast.mireille)
    with pytest.raises(FactError):
        moved(cast, fact, on=date(20, 6, 1))


def test_what_is_settled_moves_no_more(cast):
    fact = a_due(cast.nadia, cast.tilleuls)
    settled(cast, fact)
    with pytest.raises(Http404):
        moved(cast, fact)
