"""Nos règles put to decision: adopted with it, in the words decided; a draft again otherwise."""

import pytest
from django.urls import reverse

from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.practice.deliberation.models import Part, Proposal
from pasdecote.practice.deliberation.services import (
    DeliberationRefused,
    Terms,
    amend,
    close_proposal,
    leave_proposal,
    open_proposal,
    vote,
)
from pasdecote.spine.collectives.charters import charter_of, draft_of, in_words
from tests.factories import some_rules
from tests.practice.deliberation.voters import LIVES

pytestmark = pytest.mark.django_db


def put(cast, **terms):
    draft = some_rules(cast.mireille, cast.tilleuls, "On parle.", roles="Six mois.", adopted=False)
    given = {"id": uuid7(), "collective": cast.tilleuls, "title": "Nos règles", "words": in_words(draft)}
    return open_proposal(by=cast.mireille, terms=Terms(charter=draft, **terms), **given)


def decided(cast, proposal):
    vote(by=cast.mireille, proposal=proposal, said=LIVES)
    return close_proposal(by=cast.mireille, id=uuid7(), proposal=proposal)


def test_the_decision_adopts_them_and_is_named_beside_them(cast):
    row = decided(cast, put(cast))
    held = charter_of(cast.tilleuls)
    assert (held.text, held.roles, held.decision) == ("On parle.", "Six mois.", row.decision)
    assert draft_of(cast.tilleuls) is None


def test_words_amended_on_the_way_are_those_adopted(cast):
    proposal = put(cast)
    amend(by=cast.mireille, proposal=proposal, words="On parle, on écoute.", why="Une objection")
    decided(cast, proposal)
    held = charter_of(cast.tilleuls)
    assert (held.text, held.roles) == ("On parle, on écoute.", "")


def test_left_without_counting_it_is_a_draft_again(cast):
    proposal = put(cast)
    assert draft_of(cast.tilleuls).proposal == proposal.pk
    leave_proposal(by=cast.mireille, id=uuid7(), proposal=proposal)
    assert draft_of(cast.tilleuls).proposal is None
    assert charter_of(cast.tilleuls) is None


def test_rules_are_not_drawn_by_lot(cast):
    with pytest.raises(DeliberationRefused):
        put(cast, rule="lot")


def test_from_the_draft_the_form_holds_its_words_and_the_rule_of_the_group(cast, client):
    some_rules(cast.nadia, cast.tilleuls, "Avant.", rule="majority")
    draft = some_rules(cast.nadia, cast.tilleuls, "On rit.", adopted=False)
    client.force_login(cast.mireille)
    address = f"{reverse('deliberation:propose', args=[cast.tilleuls.slug])}?regles={draft.pk}"
    form = client.get(address).context["form"]
    assert "On rit." in form["words"].value()
    assert form["rule"].value() == "majority"
    members = [str(row.pk) for row in cast.tilleuls.memberships.filter(role="member")]
    said = {"id": uuid7(), "title": "Nos règles", "words": "On rit.", "rule": "consent", "who": members}
    client.post(address, said)
    assert draft_of(cast.tilleuls).proposal == Proposal.objects.get().pk
    assert Part.objects.count() == len(members)
