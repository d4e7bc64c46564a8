"""Beginning a bilan, and which notes it stands on."""

from datetime import date

import msgspec
import pytest
from django.db import IntegrityError, transaction
from django.http import Http404

from pasdecote.ground.facts.reporting import AnswerGiven
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.projections.reports import drawing
from pasdecote.projections.reports.drawing import draw
from pasdecote.projections.reports.enums import DraftState
from pasdecote.projections.reports.models import Draft
from pasdecote.projections.reports.result import ReportError
from pasdecote.projections.reports.services import answer, begin, discard
from pasdecote.spine.collectives.enums import Role
from pasdecote.spine.collectives.models import Accompaniment
from pasdecote.spine.collectives.services import add_member, create_collective, create_project
from pasdecote.spine.journal.services import Anchor, tell
from pasdecote.spine.organisations.models import Organisation
from tests.projections.reports.drafts import (
    ASSEMBLY,
    CERFA,
    SINCE,
    UNTIL,
    a_bilan,
    a_year,
    held,
    told,
)

pytestmark = pytest.mark.django_db


def value(draft, field, *, outside=False):
    return draw(draft, outside=outside).field(field).value


def test_a_bilan_begins_filled_and_live(cast):
    a_year(cast)
    draft = a_bilan(cast, ASSEMBLY)
    assert draft.state == DraftState.LIVE
    assert draft.template_version == "1"
    assert value(draft, "presences") == 39


def test_it_follows_the_notes_told_afterwards(cast):
    draft = a_bilan(cast, ASSEMBLY)
    assert value(draft, "presences") is None
    a_year(cast)
    assert value(draft, "presences") == 39


def test_the_structure_that_signs_is_where_one_works(cast):
    Organisation.objects.filter(pk=cast.club.pk).update(siret="12345678900011")
    assert a_bilan(cast).bearer == cast.club
    assert a_bilan(cast, by=cast.karim).bearer == cast.centre
    assert value(a_bilan(cast), "siret") == "12345678900011"


def test_a_structure_that_did_not_accompany_the_group_does_not_sign(cast):
    with pytest.raises(ReportError, match="n’accompagnait pas"):
        a_bilan(cast, bearer=cast.elsewhere)


@pytest.mark.parametrize("name", ["paul", "mireille"])
def test_who_does_not_accompany_draws_nothing(cast, name):
    with pytest.raises(Http404):
        a_bilan(cast, by=getattr(cast, name))


def test_the_team_does_not_draw_for_the_structure(cast):
    with pytest.raises(Http404):
        a_bilan(cast, about=cast.club)
    assert a_bilan(cast, by=cast.solene, about=cast.club).organisation == cast.club


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"since": UNTIL, "until": SINCE}, "avant son début"),
        ({"since": date(1025, 1, 1)}, "1025"),
        ({"until": date(2300, 1, 1)}, "2300"),
        ({"since": date(2010, 1, 1)}, "dix ans"),
        ({"exercise": 1025}, "exercice"),
        ({"template": "nimporte"}, "n’existe pas"),
    ],
)
def test_what_cannot_be_a_bilan_is_refused_in_a_sentence(cast, wrong, sentence):
    with pytest.raises(ReportError, match=sentence):
        a_bilan(cast, **wrong)
    assert not Draft.objects.exists()


def test_the_database_keeps_one_scope(cast):
    draft = a_bilan(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        Draft.objects.filter(pk=draft.pk).update(organisation=cast.club)


def test_a_project_counts_its_own_notes_only(cast):
    told(cast, held("La fête", number=7, project=cast.fete.pk))
    told(cast, held("Autre chose", number=20))
    assert value(a_bilan(cast, ASSEMBLY, about=cast.fete), "presences") == 7


def test_a_structure_counts_its_groups_while_it_accompanied_them(cast):
    other = create_collective(name="Le jardin")
    Accompaniment.objects.create(
        collective=other, organisation=cast.club, since=date(2025, 4, 1), until=date(2025, 8, 31)
    )
    a_year(cast)
    content = [held("Avant", date(2025, 3, 1), 100), held("Pendant", date(2025, 5, 1), 6)]
    Accompaniment.objects.filter(organisation=cast.centre).delete()
    add_member(collective=other, name="Nadia", role=Role.COMPANION, account=cast.nadia, since=SINCE)
    for fact in content:
        tell(by=cast.nadia, id=uuid7(), anchor=Anchor(collective=other), circle="team", content=fact)
    assert value(a_bilan(cast, ASSEMBLY, by=cast.solene, about=cast.club), "presences") == 39 + 6


def test_notes_of_the_structure_itself_are_in_its_bilan(cast):
    anchor = Anchor(organisation=cast.club)
    tell(by=cast.solene, id=uuid7(), anchor=anchor, circle="team", content=held("Réunion d’équipe", number=8))
    assert value(a_bilan(cast, ASSEMBLY, by=cast.solene, about=cast.club), "presences") == 8
    assert value(a_bilan(cast, ASSEMBLY), "presences") is None


def test_a_notebook_enters_no_bilan(cast):
    told(cast, held("Pour moi"), circle="me")
    assert value(a_bilan(cast, ASSEMBLY), "presences") is None


def test_the_answers_of_one_project_are_not_those_of_another(cast):
    other = create_project(collective=cast.tilleuls, name="Le jardin")
    fete, garden = a_bilan(cast, about=cast.fete), a_bilan(cast, about=other)
    answer(by=cast.nadia, id=uuid7(), draft=fete, field="ecarts", text="La sono.")
    assert value(fete, "ecarts") == "La sono."
    assert value(garden, "ecarts") is None
    assert value(a_bilan(cast), "ecarts") is None


def test_an_answer_of_the_group_holds_for_its_projects_until_they_have_theirs(cast):
    group, fete = a_bilan(cast), a_bilan(cast, about=cast.fete)
    answer(by=cast.nadia, id=uuid7(), draft=fete, field="ecarts", text="Celle du projet.")
    answer(by=cast.nadia, id=uuid7(), draft=group, field="ecarts", text="Celle du groupe.")
    assert value(group, "ecarts") == "Celle du groupe."
    assert value(fete, "ecarts") == "Celle du projet."


def test_an_answer_of_a_group_is_not_its_structure_s(cast):
    told(cast, AnswerGiven(happened_on=date(2025, 12, 1), question="budget_gaps:2025", answer="Du groupe"))
    assert value(a_bilan(cast, by=cast.solene, about=cast.club), "ecarts") is None


def test_a_bilan_is_thrown_away_by_those_who_may_draw_it(cast):
    draft = a_bilan(cast)
    with pytest.raises(Http404):
        discard(by=cast.paul, draft=draft)
    discard(by=cast.karim, draft=draft)
    assert not Draft.objects.exists()


def test_a_template_says_what_it_is_made_for(cast, monkeypatch):
    whole = drawing.template(CERFA)
    only = msgspec.structs.replace(whole, scopes=("organisation",))
    monkeypatch.setattr(drawing, "template", lambda _name: only)
    with pytest.raises(ReportError, match="pas fait pour ce cadre"):
        begin(by=cast.nadia, template_id=CERFA, about=cast.tilleuls, since=SINCE, until=UNTIL)
