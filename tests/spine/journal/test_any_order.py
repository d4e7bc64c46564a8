"""Whatever the order in which phones send the versions of a note, everybody reads the same thing."""

import json
from random import Random
from uuid import UUID

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.spine.journal.models import Early, Entry, Receipt
from pasdecote.spine.journal.queries import resolutions
from tests.spine.journal.sending import body, put


@st.composite
def graphs(draw):
    """Two to six versions: who sends each, what it replaces among the earlier ones, and what it changes."""
    versions = [("nadia", (), draw(st.sampled_from(["Huit", "Neuf"])), None)]
    for rank in range(1, draw(st.integers(2, 6))):
        earlier = draw(st.lists(st.integers(0, rank - 1), min_size=1, max_size=2, unique=True))
        words = draw(st.sampled_from(["Huit", "Neuf", "Dix"]))
        minutes = draw(st.sampled_from([None, 60, 90]))
        versions.append((draw(st.sampled_from(["nadia", "helene"])), tuple(earlier), words, minutes))
    return versions


def sendings(graph, ids):
    """Each version as its phone sends it."""
    for who, earlier, words, minutes in graph:
        content = body(words)["content"] | ({"duration_minutes": minutes} if minutes else {})
        told = body(circle="team", content=content)
        if earlier:
            told |= {"fact": str(ids[0]), "replaces": [str(ids[rank]) for rank in earlier]}
        yield who, json.dumps(told)


def delivered(phones, ids, sent, order):
    """What stands once everything came in this order, some of it twice; then all of it is taken away."""
    for rank in (*order, order[0], order[-1]):
        who, raw = sent[rank]
        assert put(phones[who], ids[rank], raw).status_code == 200
    assert not Early.objects.exists()
    assert Entry.objects.count() == len(ids)
    found = resolutions([ids[0]])[ids[0]]
    for model in (Entry, Receipt):
        model.objects.all().delete()
    return found


@pytest.mark.django_db
def test_the_order_of_arrival_never_counts(cast):
    phones = {}
    for who in ("nadia", "helene"):
        phones[who] = Client()
        phones[who].force_login(cast.everybody[who])

    @settings(max_examples=25)
    @given(graphs(), st.integers(0, 2**32))
    def check(graph, dice):
        ids: list[UUID] = [uuid7() for _version in graph]
        sent = list(sendings(graph, ids))
        order = list(range(len(ids)))
        first = delivered(phones, ids, sent, order)
        Random(dice).shuffle(order)
        assert delivered(phones, ids, sent, order) == first

    check()
