"""« Ce que nos paroles sont devenues » on the sheet of the week. No database."""

from datetime import timedelta

from pasdecote.projections.weekly.drawing import page_of
from pasdecote.projections.weekly.projection import sheet_of
from tests.projections.weekly.test_projection import MONDAY, told

TODAY = MONDAY + timedelta(days=4)


def lines(*facts, today=TODAY):
    page = page_of(sheet_of(facts, MONDAY), "Les Tilleuls", today)
    found = [part.lines for part in page.parts if part.title == "Ce que nos paroles sont devenues"]
    return list(found[0]) if found else []


def word(day=-30, **more):
    return told(day, kind="statement", happened="« Ils régularisent en août. »", **more)


def test_what_came_of_a_word_this_week_is_told_with_its_words():
    said = word()
    decided = told(1, kind="decision", happened="On ira consulter.", follows=[said.fact])
    assert lines(said, decided) == ["« Ils régularisent en août. » : décision, On ira consulter."]


def test_what_came_another_week_is_on_the_sheet_of_that_week():
    said = word()
    assert lines(said, told(-8, kind="decision", follows=[said.fact])) == []


def test_one_step_of_many_words_is_one_line():
    said = [word(-30 + rank) for rank in range(3)]
    decided = told(1, kind="decision", follows=[one.fact for one in said])
    [line] = lines(*said, decided)
    assert line.startswith("« Ils régularisent en août. » et 2 autres : décision")


def test_an_answer_that_is_owed_is_told_on_the_sheet_of_these_days_only():
    said = word()
    asked = told(-20, kind="demand", addressed_to="Le bailleur", follows=[said.fact])
    assert "Le bailleur doit une réponse" in lines(said, asked)[0]
    assert lines(said, asked, today=MONDAY + timedelta(days=90)) == []


def test_disputed_words_and_steps_are_held_back():
    said, disputed = word(), word(held_back=True)
    step = told(1, kind="decision", follows=[said.fact], held_back=True)
    other = told(2, kind="decision", follows=[disputed.fact])
    assert lines(said, disputed, step, other) == []


def test_words_and_steps_of_the_team_are_nowhere():
    said = word(circle="team")
    assert lines(said, told(1, kind="decision", follows=[said.fact])) == []
    said = word()
    assert lines(said, told(1, kind="decision", follows=[said.fact], circle="team")) == []


def test_that_nothing_came_yet_is_said_once_and_never_to_a_group_that_rests():
    sentence = "2 paroles de l’année n’ont encore rien donné que nous ayons noté."
    resting = page_of(sheet_of([word(), word()], MONDAY), "Les Tilleuls", TODAY)
    assert sentence not in resting.below
    busy = page_of(sheet_of([word(), word(), word(-500), told(1)], MONDAY), "Les Tilleuls", TODAY)
    assert sentence in busy.below
