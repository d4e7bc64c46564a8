"""A bilan: how each field stands, answers told once, edits kept, nothing invented."""

from datetime import date

import pytest

from pasdecote.ground.facts.gathering import ActionHeld
from pasdecote.ground.facts.reporting import AnswerGiven
from pasdecote.ground.measures.small_numbers import Share
from pasdecote.projections.reports.projection import report
from pasdecote.projections.reports.result import STATUS_WORDS, Edit, ReportError, Status
from pasdecote.projections.reports.scope import ScopeKind
from pasdecote.projections.reports.template.reading import read_template, template
from tests.projections.reports.journal import YEAR, attendances, note, scope, version

CERFA, MEETING = template("cerfa-15059-02"), template("assemblee-generale")


def answered(number, question, answer="", why="", day=date(2025, 6, 1), **more):
    content = AnswerGiven(happened_on=day, question=question, answer=answer, not_collected=why)
    return note(number, content, "team", **more)


def filled(*more, chosen=CERFA, outside=False, **changes):
    edits = changes.pop("edits", {})
    approved = changes.pop("approved", frozenset())
    return report(chosen, [*YEAR, *more], scope(**changes), outside=outside, edits=edits, approved=approved)


def test_every_field_of_the_template_is_there_in_order_with_a_status():
    found = filled(chosen=MEETING)
    assert [field.id for field in found.fields] == [field.id for field in MEETING.fields()]
    assert sum(found.by_status.values()) == len(found.fields)
    assert set(STATUS_WORDS) == set(Status)


def test_a_figure_says_its_unit_denominator_gaps_and_sources():
    field = filled(chosen=MEETING).field("presences")
    assert (field.status, field.value, field.unit, field.denominator) == (
        Status.FILLED,
        31,
        "attendances",
        5,
    )
    assert field.words == (
        "31 présences sur 5 notes, dont 1 sans nombre de présents "
        "et 1 disant des personnes sur une période, qui ne s’additionnent pas "
        "(compté : 20 ; estimé : 11)"
    )
    assert field.sources == (version(1), version(2), version(4))


def test_identity_is_told_once_by_the_structure():
    found = filled(identity={"name": "Centre social", "siret": "12345678900011"})
    assert (found.field("nom").value, found.field("nom").status) == ("Centre social", Status.FILLED)
    assert found.field("association").value == "Centre social"
    assert found.field("rna").status is Status.TO_ANSWER


def test_an_answer_is_told_once_and_reused_by_every_template_that_asks():
    answer = answered(50, "distinct_people", "Environ 45 personnes.")
    assert filled(answer, chosen=MEETING).field("personnes_differentes").value == "Environ 45 personnes."
    assert filled(answer).field("beneficiaires").value.startswith("Environ 45 personnes.\n")


def test_the_latest_answer_stands():
    found = filled(
        answered(51, "indirect_costs_rule", "Au prorata.", day=date(2025, 9, 1)),
        answered(50, "indirect_costs_rule", "Au hasard.", day=date(2025, 2, 1)),
    ).field("regles_repartition")
    assert (found.value, found.status, found.sources) == ("Au prorata.", Status.ANSWERED, (version(51),))


def test_a_yearly_question_does_not_take_the_answer_of_another_year():
    before = answered(50, "budget_gaps", "Écart de 2024.", day=date(2024, 11, 1))
    assert filled(before).field("ecarts").status is Status.TO_ANSWER
    for_year = answered(51, "budget_gaps:2025", "Écart de 2025.", day=date(2026, 2, 1))
    after = answered(52, "budget_gaps:2026", "Écart de 2026.", day=date(2026, 3, 1))
    assert filled(before, for_year, after).field("ecarts").value == "Écart de 2025."


def test_what_was_not_collected_is_said_with_its_reason():
    field = filled(answered(50, "distinct_people", why="Personne n’a tenu de liste."), chosen=MEETING).field(
        "personnes_differentes"
    )
    assert field.status is Status.NOT_COLLECTED
    assert field.words == "non connu : Personne n’a tenu de liste."


def test_a_disputed_answer_is_held_back():
    field = filled(answered(50, "indirect_costs_rule", "Au prorata.", held_back=True)).field(
        "regles_repartition"
    )
    assert (field.value, field.status) == (None, Status.TO_ANSWER)


def test_an_erased_answer_is_no_answer():
    assert filled(answered(50, "indirect_costs_rule")).field("regles_repartition").value is None


def test_words_that_may_not_leave_wait_to_be_reviewed():
    field = report(CERFA, [YEAR[0]], scope(), outside=False).field("mise_en_oeuvre")
    assert (field.status, field.value, field.waiting) == (Status.TO_REVIEW, None, (version(1),))
    assert field.note == "1 note pourrait être approuvée."


def test_an_edit_is_kept_and_a_conflict_shown_when_notes_move():
    kept = filled(
        edits={"mise_en_oeuvre": Edit("Nous avons lu les charges.", (version(2), version(4), version(7)))}
    )
    assert kept.field("mise_en_oeuvre").value == "Nous avons lu les charges."
    assert not kept.field("mise_en_oeuvre").conflict
    moved = filled(edits={"mise_en_oeuvre": Edit("Nous avons lu.", (version(2),))})
    assert moved.field("mise_en_oeuvre").conflict
    assert moved.field("mise_en_oeuvre").note == "Des notes ont changé depuis la relecture."


def test_a_number_is_never_edited_in_the_bilan():
    with pytest.raises(ReportError, match="il se corrige dans la note"):
        filled(chosen=MEETING, edits={"seances": Edit("99")})


def test_an_edit_of_a_field_that_is_no_more_is_not_lost_silently():
    assert filled(edits={"disparu": Edit("texte")}).lost_edits == ("disparu",)


def test_the_share_filled_without_typing_leaves_out_what_somebody_typed():
    text = "id: e\nversion: '1'\ntitle: E\nsections:\n  - title: S\n    fields:\n" + "".join(
        f"      - {{ id: {name}, label: L, {way} }}\n"
        for name, way in (("a", "indicator: sessions_held"), ("b", "question: q"), ("c", "question: r"))
    )
    found = filled(answered(50, "q", "Oui."), chosen=read_template(text))
    assert found.filled_without_typing == Share(1, 3)


def test_a_withheld_number_is_a_filled_field():
    """4 new people: under five, so not shown outside; the field counts as filled."""
    inside, outside = filled(chosen=MEETING), filled(chosen=MEETING, outside=True)
    assert inside.field("personnes_nouvelles").value == 4
    field = outside.field("personnes_nouvelles")
    assert (field.status, field.value, field.sources) == (Status.WITHHELD, None, ())
    assert inside.filled_without_typing == outside.filled_without_typing


def test_sentences_made_of_withheld_numbers_do_not_tell_them():
    text = filled(outside=True).field("beneficiaires").value
    assert "Personnes nouvelles : nombre retenu (moins de 5)." in text


def test_a_text_too_long_for_the_form_is_said():
    field = filled(identity={"siret": "123 456 789 00011"}).field("siret")
    assert field.note == "17 signes pour 14 : à raccourcir."


def test_a_project_takes_only_its_notes_and_the_answers_given_for_no_project():
    project = version(500)
    own = note(
        60, ActionHeld(happened_on=date(2025, 3, 1), happened="a", project=project, counts=(attendances(9),))
    )
    found = filled(
        own,
        answered(61, "indirect_costs_rule", "Au prorata."),
        kind=ScopeKind.PROJECT,
        project=project,
        name="Charges",
    )
    assert "Présences, toutes notes : 9 présences" in found.field("beneficiaires").value
    assert found.field("regles_repartition").value == "Au prorata."


def test_a_template_refuses_a_frame_that_it_is_not_made_for():
    only = read_template(
        "id: e\nversion: '1'\ntitle: E\nscopes: [project]\nsections:\n  - title: S\n    fields:\n"
        "      - { id: a, label: L, question: q }\n"
    )
    with pytest.raises(ReportError, match="pas fait pour ce cadre"):
        filled(chosen=only)


def test_a_period_that_ends_before_it_begins_is_refused():
    with pytest.raises(ReportError):
        filled(start=date(2025, 2, 1), end=date(2025, 1, 1))


def test_an_empty_journal_fills_nothing_but_the_year():
    found = report(CERFA, [], scope(), outside=False)
    assert [field.id for field in found.fields if field.status is Status.FILLED] == ["exercice"]
