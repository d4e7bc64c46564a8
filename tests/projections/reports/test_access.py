"""The door of a bilan: the same for one that is asked and for those that are listed."""

import pytest
from django.http import Http404

from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.projections.reports.access import draft_for, drafts_of
from pasdecote.spine.collectives.access import standing_of
from tests.projections.reports.drafts import a_bilan

pytestmark = pytest.mark.django_db


def opens(standing, id):
    try:
        return draft_for(standing, id).pk == id
    except Http404:
        return False


@pytest.mark.parametrize("frame", ["collective", "project", "organisation"])
def test_a_bilan_opens_to_those_who_find_it_in_their_list(cast, frame):
    draft = a_bilan(cast)
    about = {"collective": cast.tilleuls, "project": cast.fete, "organisation": cast.centre}
    for name in about:
        setattr(draft, name, about[name] if name == frame else None)
    draft.save()
    seen = set()
    for account in cast.everybody.values():
        standing = standing_of(account)
        listed = drafts_of(standing).filter(pk=draft.pk).exists()
        assert opens(standing, draft.pk) == listed, account
        seen.add(listed)
    assert seen == {True, False}


def test_one_of_others_costs_as_many_queries_as_none(cast, django_assert_num_queries):
    draft, standing = a_bilan(cast), standing_of(cast.paul)
    for id in (draft.pk, uuid7()):
        with django_assert_num_queries(1):
            assert not opens(standing, id)
