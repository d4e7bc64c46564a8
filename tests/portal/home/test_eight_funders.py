"""The demonstration through eight funders: nine fields in ten are there when each bilan is opened, and the
last funder asks two new things at most."""

from datetime import date

import pytest
from django.db import transaction

from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.portal.home.sample import load_sample
from pasdecote.projections.reports.drawing import drawn
from pasdecote.projections.reports.result import Status
from pasdecote.projections.reports.services import answer, begin
from pasdecote.projections.reports.template.questions import new_questions
from pasdecote.spine.accounts.models import Account
from pasdecote.spine.organisations.models import Organisation

pytestmark = pytest.mark.django_db
# The eight main funders, in the order a centre social meets them in a year: template, funder named.
EIGHT = {
    "caf-centre-social": "Caf",
    "cerfa-15059-02": "Préfecture",
    "contrat-de-ville": "Préfecture",
    "fse-plus-collectif": "",
    "prevention-specialisee": "Conseil départemental",
    "demande-12156-06": "Préfecture",
    "fdva-2": "Préfecture",
    "fondation-libre": "Fondation des Deux-Rives",
}
THERE = (Status.FILLED, Status.WITHHELD, Status.ANSWERED)


@pytest.fixture(scope="module")
def played(django_db_setup, django_db_blocker):
    """Each bilan as it opens and once its questions are answered, in order: opened, asked, closed."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_sample()
        director = Account.objects.get(email="karim@exemple.test")
        centre = Organisation.objects.get(slug="centre-social-les-quatre-vents")
        found = {name: one(director, centre, name, funder) for name, funder in EIGHT.items()}
        transaction.set_rollback(True)
    return found


def one(director, centre, name, funder):
    draft = begin(
        by=director,
        template_id=name,
        about=centre,
        since=date(2025, 1, 1),
        until=date(2025, 12, 31),
        funder=funder,
    )
    opened = drawn(draft).outside
    asked = [field for field in opened.fields if field.status is Status.TO_ANSWER and field.question]
    for field in asked:
        answer(by=director, id=uuid7(), draft=draft, field=field.id, text="Réponse de la direction.")
    return opened, [field.question for field in asked], drawn(draft).outside


def share(report):
    return sum(field.status in THERE for field in report.fields) / len(report.fields)


@pytest.mark.parametrize("name", EIGHT)
def test_nine_fields_in_ten_are_there_when_a_bilan_is_opened(played, name):
    opened, _asked, closed = played[name]
    assert share(opened) >= 0.9
    assert share(closed) >= 0.95


def test_the_eighth_funder_asks_two_new_things_at_most(played):
    _opened, asked, _closed = played["fondation-libre"]
    assert len(asked) <= 2


def test_the_eighth_asks_two_new_things_at_most_of_a_house_that_had_never_answered_anything():
    *before, last = EIGHT
    assert len(new_questions(last, before)) <= 2


def test_no_question_is_asked_twice(played):
    asked = [question for _opened, questions, _closed in played.values() for question in questions]
    assert len(asked) == len(set(asked))
    assert asked, "the demonstration leaves something to answer"


def test_at_least_two_fields_in_five_of_each_come_from_the_journal_alone(played):
    for opened, _asked, _closed in played.values():
        found = opened.filled_without_typing
        assert found.value / found.denominator >= 0.4
