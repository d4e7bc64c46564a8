"""Nos règles when the group leaves with its words, or when who wrote them down leaves."""

import json
import zipfile
from dataclasses import replace

import pytest

from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.portal.privacy.export import export_collective
from pasdecote.portal.privacy.people import person_of
from pasdecote.portal.privacy.registry import kept_of, kinds
from pasdecote.practice.belonging.charter.services import take_role
from pasdecote.spine.collectives.charters import put_charter, release_charter
from pasdecote.spine.collectives.models import Charter, Term
from tests.factories import some_rules

pytestmark = pytest.mark.django_db


def taken_away(cast, tmp_path):
    target = tmp_path / "tout.zip"
    export_collective(cast.tilleuls, target)
    with zipfile.ZipFile(target) as archive:
        return json.loads(archive.read("regles.json"))


def test_every_version_goes_with_the_group_and_so_does_the_draft(cast, tmp_path):
    first = some_rules(cast.nadia, cast.tilleuls, "On parle.", rule="consent")
    some_rules(cast.nadia, cast.tilleuls, "On parle. On rit.", roles="Six mois.")
    some_rules(cast.nadia, cast.tilleuls, "Un projet.", adopted=False)
    second, one, draft = taken_away(cast, tmp_path)
    assert (second["version"], one["version"], draft["version"]) == (2, 1, None)
    assert "Six mois." in second["texte"]
    assert (one["par la décision"], one["comment nous décidons"]) == (str(first.decision), "consent")
    assert draft["adoptée le"] is None


def test_a_group_without_rules_takes_none_away(cast, tmp_path):
    assert taken_away(cast, tmp_path) == []


def test_the_name_of_who_wrote_goes_and_the_rules_of_the_group_stay(cast):
    some_rules(cast.mireille, cast.tilleuls, "On parle.")
    assert erased(cast.mireille) == [1, 0]
    row = Charter.objects.get()
    assert (row.text, row.written_name, row.written_by) == ("On parle.", "", None)


def erased(account, **how):
    """How many rows each erasure of rules concerned, which is how many it said that it would."""
    person = replace(person_of(account), **how)
    [kind] = [kind for kind in kinds() if kind.model == "collectives.Charter"]
    said = [erasure.count(person) for erasure in kind.erasures]
    assert [erasure.run(person) for erasure in kind.erasures] == said
    return said


def test_a_draft_that_no_group_adopted_goes_with_who_wrote_it_last(cast):
    some_rules(cast.nadia, cast.tilleuls, "On parle.")
    some_rules(cast.mireille, cast.tilleuls, "Ma lubie.", adopted=False)
    assert erased(cast.mireille) == [0, 1]
    assert [row.text for row in Charter.objects.all()] == ["On parle."]


def test_without_its_words_a_draft_put_to_decision_waits_for_the_text_that_is_decided(cast):
    draft = some_rules(cast.mireille, cast.tilleuls, "Ma lubie.", roles="Ma manie.", adopted=False)
    put_charter(charter=draft, proposal=uuid7())
    assert erased(cast.mireille) == [0, 1]
    row = Charter.objects.get()
    assert (row.text, row.roles, row.written_name, row.proposal) == ("", "", "", draft.proposal)
    release_charter(proposal=draft.proposal)
    assert not Charter.objects.exists()


def test_a_draft_stays_when_its_words_may_stay_or_were_written_in_accompanying(cast):
    some_rules(cast.mireille, cast.tilleuls, "Ma lubie.", adopted=False)
    assert erased(cast.mireille, words=False) == [1, 0]
    some_rules(cast.nadia, cast.tilleuls, "Au travail.", adopted=False)
    assert erased(cast.nadia) == [1, 0]
    assert Charter.objects.get().text == "Au travail."


def test_the_rules_one_wrote_and_the_roles_one_held_go_with_what_one_takes_away(cast):
    some_rules(cast.mireille, cast.tilleuls)
    mine = cast.tilleuls.memberships.select_related("collective").get(account=cast.mireille)
    take_role(by=cast.mireille, membership=mine, role="facilitation")
    kept = {kind.model: number for kind, number in kept_of(person_of(cast.mireille))}
    assert (kept["collectives.Charter"], kept["collectives.Term"]) == (1, 1)
    assert Term.objects.count() == 1
