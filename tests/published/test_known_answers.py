"""A hand-written year and its ten bilans computed by hand: our figures are those of the paper, one by one.

The arithmetic is in the comments of `figures/*.yaml` and `bilans/*.yaml`; the notes are in `journal.yaml`.
"""

from datetime import date

import pytest
from django.db import transaction

from pasdecote.ground.measures.figures import Unit
from pasdecote.projections.reports.drawing import drawn
from pasdecote.projections.reports.result import Status
from pasdecote.projections.reports.services import begin
from pasdecote.projections.reports.template.reading import available
from tests.published import paper as on
from tests.published.telling import number, the_year

pytestmark = pytest.mark.django_db
ABOUT_PEOPLE = (Unit.PEOPLE, Unit.ATTENDANCES, Unit.PER_SESSION, Unit.HOURS)
STATUSES = {
    "to_answer": Status.TO_ANSWER,
    "to_review": Status.TO_REVIEW,
    "not_collected": Status.NOT_COLLECTED,
    "answered": Status.ANSWERED,
}


@pytest.fixture(scope="module")
def bilans(django_db_setup, django_db_blocker):
    """The ten bilans of the year, drawn inside and as they leave; told once, forgotten after."""
    with django_db_blocker.unblock(), transaction.atomic():
        house = the_year()
        found = {model: drawn(begun(house, model)) for model in on.MODELS}
        transaction.set_rollback(True)
    return found


@pytest.fixture(params=on.MODELS)
def case(bilans, request):
    """The paper of a bilan, and that bilan."""
    return on.bilan(request.param), bilans[request.param]


def begun(house, model):
    paper = on.bilan(model)
    return begin(
        by=house.director if paper["about"] == "structure" else house.teller,
        template_id=model,
        about=getattr(house, paper["about"]),
        since=date(2025, 1, 1),
        until=date(2025, 12, 31),
        funder=paper.get("funder", ""),
    )


def test_there_is_a_paper_for_each_of_the_models():
    assert set(on.MODELS) == set(available())


def test_the_bilan_is_the_one_of_the_paper(case):
    paper, both = case
    check_every_field_is_on_paper(paper, both.inside)
    share = both.inside.filled_without_typing
    assert f"{share.value} sur {share.denominator}" == paper["filled_without_typing"]
    assert list(differences(paper, {field.id: field for field in both.inside.fields})) == []
    check_budget(paper, both.inside)


def differences(paper, fields):
    """Each field that says something else than the paper: its name, what the paper says, what it says."""
    for field, wanted, found in compared(paper, fields):
        if wanted != found:
            yield field, wanted, found


def compared(paper, fields):
    for name, status in STATUSES.items():
        yield from ((field, status, fields[field].status) for field in paper.get(name, ()))
    for field, value in {**paper.get("identity", {}), **paper.get("answered", {})}.items():
        yield field, value, fields[field].value
    for field, reason in paper.get("not_collected", {}).items():
        yield field, f"non connu : {reason}", fields[field].words
    for field, told in {**paper.get("words", {}), **paper.get("names", {})}.items():
        yield field, words_on_paper(told), words(fields[field], told)
    for field, lines in paper["texts"].items():
        yield field, [line["says"] for line in lines], str(fields[field].value).split("\n")
    for field, figure in paper["figures"].items():
        yield field, on.expected(figure), on.as_on_paper(fields[field], figure)


def words_on_paper(told):
    blank = {"waiting": [], "disputed": 0}
    return blank | told


def words(field, told):
    """Which notes speak in a field, in which order; which wait; how many are disputed."""
    assert "Odette a tout organisé" not in field.words
    disputed = 1 if "1 note est retenue, car discutée." in field.note else 0
    said = {
        "shown": list(map(number, field.sources)),
        "waiting": sorted(map(number, field.waiting)),
        "disputed": disputed,
    }
    return said | ({"text": field.value} if "text" in told else {})


def check_every_field_is_on_paper(paper, report):
    """Nothing of a form goes unverified, nor is verified twice."""
    asked = ["budget" if field.kind == "budget" else field.id for field in report.fields]
    assert sorted(on.fields_of(paper)) == sorted(asked)


def check_budget(paper, report):
    """Every line of the table: those that the paper leaves out are empty."""
    lines = (
        {
            line.id: [on.euros(line.amounts.planned), on.euros(line.amounts.actual), line.amounts.percent]
            for line in report.budget.lines
        }
        if report.budget
        else {}
    )
    told = {line: values for line, values in lines.items() if values != on.EMPTY_LINE}
    assert told == {line: [on.exact(value) for value in row] for line, row in paper.get("budget", {}).items()}
    if report.budget:
        assert report.budget.unplaced == ()


def test_what_leaves_withholds_what_the_paper_withholds(case):
    paper, both = case
    outside = {field.id: field for field in both.outside.fields}
    for field, figure in paper["figures"].items():
        found = outside[field]
        if figure.get("withheld_outside"):
            assert (found.status, found.value, found.sources) == (Status.WITHHELD, None, ()), field
        hidden = {cell.label for cell in found.cells if cell.hidden}
        assert hidden >= set(figure.get("hidden_outside", ())), field
        assert not hidden or found.sources == (), field
        for small in figure.get("not_outside", ()):
            assert small not in found.words, field
    for field, lines in paper["texts"].items():
        said = str(outside[field].value)
        for line in lines:
            assert all(f"{label} : nombre retenu" in said for label in line.get("hidden_outside", ())), field
            assert not any(small in said for small in line.get("not_outside", ())), field


def test_what_leaves_never_says_another_number(case):
    """A number that leaves is that of the paper, or withheld; what counts nobody is never withheld."""
    paper, both = case
    inside = {field.id: field for field in both.inside.fields}
    for field in both.outside.fields:
        before = inside[field.id]
        if field.id not in paper["texts"]:
            hidden = field.status is Status.WITHHELD and field.unit in ABOUT_PEOPLE
            assert hidden or field.value == before.value, field.id
        for cell in field.cells:
            same = [one for one in before.cells if one[:2] == cell[:2]]
            assert cell.hidden or cell.value == same[0].value, field.id
