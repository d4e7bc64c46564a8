"""What the demonstration's group decided together: told in the journal, and one choice open to who visits."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from pasdecote.ground.facts.owing import Expected, State, owed
from pasdecote.ground.kernel import clock
from pasdecote.portal.home.sample import load_sample
from pasdecote.practice.deliberation.models import Objection, Proposal
from pasdecote.practice.deliberation.recounting import read, same_bytes
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.collectives.charters import charter_of
from pasdecote.spine.collectives.models import Collective, Term
from pasdecote.spine.journal.queries import shared_notes, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def group():
    load_sample()
    return Collective.objects.get(slug="les-tilleuls")


def signed_in(name):
    client = Client()
    client.force_login(Account.objects.get(email=f"{name}@exemple.test"))
    return client


def test_three_decisions_are_told_today_and_may_be_counted_again(group):
    rows = list(Proposal.objects.filter(collective=group).exclude(state="open").order_by("pk"))
    assert [read(row).outcome for row in rows] == ["adopted"] * 3
    assert all(same_bytes(row)[0] for row in rows)
    notes = told(shared_notes(collectives=[group.pk]).filter(kind="decision"))
    today = [note.content for note in notes if note.content.happened_on == clock.today()]
    assert len(today) == 3
    assert all(note.counts[0].value >= 6 for note in today)


def test_one_was_decided_after_an_objection_that_changed_the_text_and_is_reviewed_soon(group):
    objection = Objection.objects.get()
    assert (objection.fate, objection.name) == ("integrated", "Bernadette")
    found = owed(told(shared_notes(collectives=[group.pk])))
    reviews = [one.due.on for one in found if one.due.what == Expected.REVIEW and one.state is State.OPEN]
    assert clock.today() + timedelta(days=35) in reviews


def test_their_rules_hold_by_the_decision_of_the_screen(group):
    rules = charter_of(group)
    assert rules.number == 3
    assert rules.decision == Proposal.objects.get(title="Nos règles").decision
    assert "quelqu’un d’autre tient le stylo" in rules.text
    assert rules.roles


def test_a_role_was_given_for_a_time_and_the_group_reads_how_roles_turned(group):
    term = Term.objects.select_related("membership").exclude(decision=None).get()
    assert (term.membership.name, term.role) == ("Sevda", "spokesperson")
    assert term.until == clock.today() + timedelta(days=182)
    page = signed_in("mireille").get(f"/collectifs/{group.slug}/roles/").content.decode()
    assert "Comment les rôles ont tourné" in page
    assert "Sevda" in page


def test_whoever_visits_takes_part_in_what_is_open(group):
    row = Proposal.objects.get(state="open")
    mireille, address = signed_in("mireille"), f"/collectifs/{group.slug}/decisions/{row.pk}/"
    assert "Donner ma réponse" in mireille.get(address).content.decode()
    mireille.post(address + "repondre/", {f"grade-{rank}": 3 for rank in (1, 2, 3)})
    assert row.parts.exclude(came_by="").count() == 7


def test_what_was_said_leads_to_what_was_decided(group):
    row = Proposal.objects.get(title="Faire le tour du passage avec le bailleur")
    [word] = row.follows
    page = signed_in("mireille").get(reverse("threads:voice", args=[group.slug, word])).content.decode()
    assert "un mardi à 18 h 30" in page
    assert "Raconter ce qui en est venu" in page
