"""An election without candidates, or a lot, that gives somebody a role: with their consent, for a time, and
where the group reads how roles turned."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.test import Client

from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.practice.deliberation.access import may_moderate
from pasdecote.practice.deliberation.models import Proposal
from pasdecote.practice.deliberation.recounting import read
from pasdecote.practice.deliberation.services import (
    DeliberationRefused,
    accept,
    close_proposal,
    draw,
    hear,
    propose_name,
    take_back,
    take_drawn_role,
    vote,
    vote_at_table,
)
from pasdecote.spine.collectives.access import standing_of
from pasdecote.spine.collectives.models import Term
from pasdecote.spine.collectives.services import take_role
from pasdecote.spine.journal.errors import NotAllowed
from tests.factories import some_rules
from tests.practice.deliberation.voters import LIVES, members, notes, part, proposed

pytestmark = pytest.mark.django_db
IN_SIX_MONTHS = timedelta(days=182)


def elected(cast, *, accepts=True, close=True, **terms):
    """« Qui anime ? »: Mireille and Awa name Mireille and live with it; she answers."""
    members(cast, "Awa")
    row = proposed(cast, "election", "Qui anime ?", role="facilitation", **terms)
    named = {"name": str(part(row, "Mireille").membership_id)}
    vote(by=cast.mireille, proposal=row, said=named)
    vote_at_table(by=cast.nadia, proposal=row, part=part(row, "Awa"), said=named)
    hear(by=cast.nadia, proposal=row)
    row = propose_name(by=cast.nadia, proposal=row, part=part(row, "Mireille"))
    vote(by=cast.mireille, proposal=row, said=LIVES)
    vote_at_table(by=cast.nadia, proposal=row, part=part(row, "Awa"), said=LIVES, again=True)
    row = accept(by=cast.mireille, proposal=row, accepts=accepts)
    return close_proposal(by=cast.nadia, id=uuid7(), proposal=row) if close else row


def drawn(cast, places=1, **terms):
    row = proposed(cast, "lot", "Qui parle pour nous ?", role="spokesperson", places=places, **terms)
    return draw(by=cast.nadia, id=uuid7(), proposal=row, seed="sept dés")


def page(account, address):
    client = Client()
    client.force_login(account)
    return client.get(f"/collectifs/les-tilleuls/{address}").content.decode()


def test_who_is_elected_and_accepts_holds_the_role_from_that_day_until_the_day_said(cast):
    until = clock.today() + IN_SIX_MONTHS
    row = elected(cast, role_until=until)
    term = Term.objects.select_related("membership").get()
    assert (term.membership.name, term.role) == ("Mireille", "facilitation")
    assert (term.since, term.until, term.decision) == (clock.today(), until, row.decision)
    assert len(notes(cast, "decision")) == 1
    assert may_moderate(standing_of(cast.mireille), cast.tilleuls)


def test_who_does_not_accept_holds_nothing(cast):
    row = elected(cast, accepts=False)
    assert not Term.objects.exists()
    assert notes(cast, "decision") == []
    assert "Rien n’est décidé" in page(cast.mireille, f"decisions/{row.pk}/")


def test_an_election_to_another_role_is_told_and_gives_none(cast):
    row = elected(cast, close=False)
    Proposal.objects.filter(pk=row.pk).update(role="")
    close_proposal(by=cast.nadia, id=uuid7(), proposal=row)
    assert not Term.objects.exists()
    assert len(notes(cast, "decision")) == 1


def test_the_group_reads_who_took_the_role_and_how_roles_turned(cast):
    some_rules(cast.nadia, cast.tilleuls, shows_roles=True)
    row = elected(cast, role_until=clock.today() + IN_SIX_MONTHS)
    shown = page(cast.mireille, f"decisions/{row.pk}/")
    assert "le tient depuis" in shown
    assert "/collectifs/les-tilleuls/roles/" in shown
    roles = page(cast.mireille, "roles/")
    assert "Comment les rôles ont tourné" in roles
    assert f"/notes/{row.decision}/" in roles
    assert "Rendre ce rôle" in roles


def test_who_held_it_already_begins_anew(cast):
    mine = cast.tilleuls.memberships.get(account=cast.mireille)
    take_role(membership=mine, role="facilitation", since=clock.today() - IN_SIX_MONTHS)
    row = elected(cast)
    yesterday = clock.today() - timedelta(days=1)
    found = Term.objects.order_by("since").values_list("until", "decision")
    assert list(found) == [(yesterday, None), (None, row.decision)]


def test_the_role_ends_when_the_result_does_not_stand_any_more(cast):
    row = elected(cast)
    someone = part(row, "Awa")
    Proposal.objects.filter(pk=row.pk).update(quorum=2)
    take_back(by=cast.nadia, proposal=row, part=someone)
    assert Term.objects.get().until == clock.today()
    assert notes(cast, "decision") == []
    assert "l’a tenu du" in page(cast.mireille, f"decisions/{row.pk}/")


def test_a_lot_gives_a_role_to_nobody_who_did_not_say_yes(cast):
    row = drawn(cast, places=2)
    assert not Term.objects.exists()
    mine = part(row, "Mireille").membership_id
    assert "Je prends ce rôle" in page(cast.mireille, f"decisions/{row.pk}/")
    for _twice in range(2):
        take_drawn_role(by=cast.mireille, proposal=row, membership=mine)
    assert Term.objects.get().decision == row.decision
    assert "Je prends ce rôle" not in page(cast.mireille, f"decisions/{row.pk}/")


def test_at_their_word_who_holds_the_round_says_it_and_no_other(cast):
    row = drawn(cast, places=2)
    demir = part(row, "M. Demir").membership_id
    with pytest.raises(NotAllowed):
        take_drawn_role(by=cast.mireille, proposal=row, membership=demir)
    client = Client()
    client.force_login(cast.nadia)
    assert "M. Demir prend ce rôle" in page(cast.nadia, f"decisions/{row.pk}/")
    step = f"/collectifs/les-tilleuls/decisions/{row.pk}/etape/"
    client.post(step, {"step": "take", "who": demir})
    assert Term.objects.get().membership_id == demir


def test_if_somebody_does_not_want_to_who_comes_next_may_and_then_no_place_is_left(cast):
    members(cast, "Awa")
    row = drawn(cast)
    told = read(row)
    first, after, last = (*told.winners, *told.replacing)
    assert "la personne suivante est" in page(cast.nadia, f"decisions/{row.pk}/")
    take_drawn_role(by=cast.nadia, proposal=row, membership=UUID(after))
    assert str(Term.objects.get().membership_id) == after
    for other in (first, last):
        with pytest.raises(DeliberationRefused):
            take_drawn_role(by=cast.nadia, proposal=row, membership=UUID(other))
    assert "prend ce rôle" not in page(cast.nadia, f"decisions/{row.pk}/")


def test_nobody_of_another_list_takes_it(cast):
    row = drawn(cast)
    nadia = cast.tilleuls.memberships.get(account=cast.nadia)
    with pytest.raises(DeliberationRefused):
        take_drawn_role(by=cast.nadia, proposal=row, membership=nadia.pk)
    assert not Term.objects.exists()


@pytest.mark.parametrize(
    "terms",
    [
        {"rule": "consent", "role": "facilitation"},
        {"rule": "election", "role": "companion"},
        {"rule": "election", "role": "facilitation", "role_until": clock.today()},
    ],
)
def test_a_role_that_cannot_be_given_so_is_refused(cast, terms):
    with pytest.raises(DeliberationRefused):
        proposed(cast, **terms)


def test_the_form_asks_which_role_and_until_when(cast):
    client = Client()
    client.force_login(cast.nadia)
    people = [str(one.pk) for one in cast.tilleuls.memberships.filter(role="member")]
    until = clock.today() + IN_SIX_MONTHS
    said = {"id": uuid7(), "title": "Qui anime ?", "rule": "election", "role": "facilitation", "who": people}
    client.post("/collectifs/les-tilleuls/decisions/nouvelle/", {**said, "role_until": until.isoformat()})
    row = Proposal.objects.get()
    assert (row.role, row.role_until) == ("facilitation", until)
    shown = page(cast.mireille, f"decisions/{row.pk}/")
    assert "la personne proposée le prend si elle a dit qu’elle accepte" in shown
