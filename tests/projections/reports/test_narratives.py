"""Only words that may leave enter a bilan, as they were told, in the order of the days."""

from datetime import date

from pasdecote.ground.facts.gathering import ActionHeld, Meeting
from pasdecote.ground.facts.learning import StepAside
from pasdecote.projections.reports.narratives import narrative, shortened
from pasdecote.projections.reports.scope import Notes
from pasdecote.projections.reports.template import NarrativeSpec
from tests.projections.reports.journal import YEAR, note, scope, version

HAPPENED = NarrativeSpec(kinds=("action_held", "meeting", "step_aside", "change"))


def told(spec=HAPPENED, approved=frozenset(), journal=YEAR):
    return narrative(spec, Notes(journal, scope()), approved)


def test_only_words_shared_outwards_are_shown_dated_and_in_order():
    """Notes 2, 4 and 13 are shared to institutions; 1 and 3 are not; 12 is disputed; 6 is a pas de côté."""
    assert told().text == (
        "Février 2025 : On a lu les charges à voix haute.\n"
        "Mars 2025 : On a choisi deux délégués.\n"
        "Octobre 2025 : On a lu."
    )
    assert told().sources == (version(2), version(4), version(13))


def test_what_could_be_approved_waits_and_is_listed():
    assert told().waiting == (version(1), version(3), version(6))


def test_an_approved_sentence_enters():
    assert told(approved={version(1)}).text.startswith("Janvier 2025 : On a trié les factures.\n")


def test_a_disputed_sentence_is_held_back_even_when_it_was_approved():
    spec = NarrativeSpec(kinds=("change",), words=("changed",))
    found = told(spec, approved={version(12), version(13)})
    assert found.text == "Octobre 2025 : Les charges sont annulées."
    assert found.disputed == (version(12),)


def test_a_step_aside_enters_only_when_it_was_approved_itself():
    spec = NarrativeSpec(kinds=("step_aside",))
    assert told(spec).text is None
    assert told(spec).waiting == (version(6),)
    assert told(spec, approved={version(6)}).text == "Avril 2025 : On s’assoit à la laverie."


def test_words_of_ones_own_notebook_never_enter_even_approved():
    assert "Pour moi" not in (told(approved={version(14)}).text or "")
    assert version(14) not in told().waiting


def test_nothing_to_show_is_nothing_and_not_an_empty_sentence():
    found = told(NarrativeSpec(kinds=("publication",)))
    assert (found.text, found.sources, found.waiting) == (None, (), ())


def test_erased_words_leave_no_trace():
    erased = [note(1, Meeting(happened_on=date(2025, 1, 1)))]
    assert told(journal=erased).text is None


def test_several_words_of_a_note_are_one_line_with_a_full_stop_each():
    spec = NarrativeSpec(kinds=("change",), words=("changed", "happened"), dated=False)
    assert told(spec).text == "Les charges sont annulées. On a lu."


def test_the_latest_notes_can_be_kept_instead_of_the_first():
    first = NarrativeSpec(kinds=("action_held", "meeting"), limit=1)
    last = NarrativeSpec(kinds=("action_held", "meeting"), limit=1, latest=True)
    assert told(first).sources == (version(2),)
    assert told(last).sources == (version(4),)


def test_names_of_partners_are_listed_once_from_notes_that_may_leave():
    spec = NarrativeSpec(words=("partners",))
    assert told(spec).text == "mjc, Caf"
    assert told(spec, approved={version(1)}).text == "MJC, Caf"


def test_a_text_too_long_is_proposed_cut_after_a_whole_sentence():
    text = "Une phrase. Une autre phrase. Et une troisième qui ne tient pas."
    assert shortened(text, 40) == "Une phrase. Une autre phrase. […]"
    assert shortened(text, len(text)) == text


def test_a_cut_text_always_fits():
    for longest in range(1, 70):
        assert len(shortened("mot " * 40, longest)) <= longest


def test_the_kinds_of_a_step_aside_have_words_of_their_own():
    spec = NarrativeSpec(kinds=("step_aside", "action_held"), words=("failed", "learnt"))
    journal = [
        note(1, StepAside(happened_on=date(2025, 1, 1), failed="Personne ne venait.", learnt="Aller là-bas")),
        note(2, ActionHeld(happened_on=date(2025, 1, 2), happened="Rien de tel.")),
    ]
    assert told(spec, {version(1)}, journal).text == "Janvier 2025 : Personne ne venait. Aller là-bas."


def test_what_was_told_aloud_and_not_written_yet_is_not_quoted():
    aloud = [note(1, Meeting(happened_on=date(2025, 1, 1), aloud=True))]
    found = told(NarrativeSpec(kinds=("meeting",)), approved={version(1)}, journal=aloud)
    assert (found.text, found.sources, found.waiting) == (None, (), ())
