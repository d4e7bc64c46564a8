"""Nothing about people is kept that the register does not say: it is erased, or a reason is given."""

import importlib

import pytest
from django.apps import apps

from pasdecote.portal.privacy import registry
from tests.project import tree

KINDS = {kind.model: kind for kind in registry.kinds()}


@pytest.mark.parametrize("model", sorted(model._meta.label for model in apps.get_models()))
def test_every_model_is_erased_or_says_why_not(model):
    assert model in KINDS, f"{model} has no Kind: declare it in the erasers of its domain"
    kind = KINDS[model]
    assert kind.erasures or str(kind.stays)


def test_every_kind_is_of_a_model_that_exists_and_is_said_once():
    labels = [kind.model for kind in registry.kinds()]
    assert sorted(labels) == sorted(set(labels))
    assert {model._meta.label for model in apps.get_models()} >= set(labels)


def test_every_domain_that_declares_kinds_is_in_the_registry():
    rooms = [tree.dotted(path) for path in tree.modules()]
    rooms = [room for room in rooms if room.endswith(".erasers")]
    declared = {room for room in rooms if hasattr(importlib.import_module(room), "KINDS")}
    assert declared == {domain.__name__ for domain in registry.DOMAINS}


@pytest.mark.parametrize("kind", registry.about_people(), ids=lambda kind: kind.model)
def test_what_speaks_of_people_says_who_reads_it_and_until_when(kind):
    assert all(str(words) for words in (kind.title, kind.why, kind.readers, kind.until))
    assert not kind.leaves or kind.name


def test_no_two_kinds_leave_under_one_name():
    names = [kind.name for kind in registry.kinds() if kind.leaves]
    assert sorted(names) == sorted(set(names))


@pytest.mark.django_db
def test_the_register_shows_every_kind(client):
    page = client.get("/donnees/registre/").content.decode()
    for kind in registry.kinds():
        assert str(kind.title).replace("«", "&laquo;") in page or str(kind.title) in page
