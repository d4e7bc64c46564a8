"""A fact reads as one sentence."""

from datetime import date

import pytest
from django.utils import translation

from pasdecote.ground.facts.atoms import Count, Due, Measure, Obtained, Place, Unit, VolunteerTime
from pasdecote.ground.facts.erasing import erased
from pasdecote.ground.facts.gathering import Meeting, SessionPlanned
from pasdecote.spine.journal.details import details_of
from pasdecote.spine.journal.sentences import count_in_words, counts_in_words, sentence_of, shortened
from tests.factories import an_encounter

TODAY = date(2026, 11, 23)
FOOT = Place(name="au pied de la tour B")


def said(fact, **options):
    return str(sentence_of(fact, TODAY, **options)).replace("\u00a0", " ")


def test_a_note_reads_as_a_sentence():
    fact = an_encounter("8 personnes ont préparé la fête", place=FOOT, duration_minutes=120)
    assert said(fact) == "Mardi 3 mars, au pied de la tour B : 8 personnes ont préparé la fête (2 h)."


def test_the_year_is_said_when_it_is_not_this_one():
    assert (
        said(an_encounter("On s’est vus.", happened_on=date(2025, 3, 4)))
        == "Mardi 4 mars 2025 : On s’est vus."
    )


def test_a_period_says_both_ends():
    fact = an_encounter("Le séjour", ended_on=date(2026, 3, 6))
    assert said(fact) == "Du mardi 3 mars au vendredi 6 mars : Le séjour."


def test_the_words_of_the_teller_are_closed_once():
    assert said(an_encounter("Personne n’est venu !")).endswith("Personne n’est venu !")
    assert said(an_encounter("Personne n’est venu.")).endswith("Personne n’est venu.")


def test_a_title_comes_before_the_words():
    assert said(an_encounter("Onze présents", title="Atelier")).endswith(": Atelier. Onze présents.")


def test_counts_say_their_unit_and_how_they_were_obtained():
    count = Count(unit=Unit.PEOPLE, value=8, obtained=Obtained.COUNTED)
    time = VolunteerTime(minutes=360)
    fact = an_encounter("La fête", counts=(count,), volunteers=time)
    assert said(fact).endswith("La fête (8 personnes, compté, bénévolat : 6 h).")


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (Count(unit=Unit.PEOPLE, value=1), "1 personne, dit"),
        (Count(unit=Unit.PEOPLE, value=0, obtained=Obtained.COUNTED), "0 personne, compté"),
        (Count(unit=Unit.ATTENDANCES, value=31, obtained=Obtained.ESTIMATED), "31 présences, estimé"),
        (Count(unit=Unit.SESSIONS, value=2), "2 séances, dit"),
        (Count(unit=Unit.PEOPLE, value=3, measure=Measure.NEW), "dont nouveaux : 3 personnes, dit"),
        (Count(unit=Unit.PEOPLE, value=6, measure=Measure.REACHED), "6 personnes touchées, dit"),
        (Count(unit=Unit.PEOPLE, value=8, out_of=12), "8 personnes sur 12, dit"),
        (Count(unit=Unit.PEOPLE, obtained=Obtained.NOT_COLLECTED), "nombre non recueilli"),
        (
            Count(unit=Unit.PEOPLE, obtained=Obtained.NOT_COLLECTED, reason="trop de monde"),
            "nombre non recueilli : trop de monde",
        ),
    ],
)
def test_a_count_in_words(count, words):
    assert count_in_words(count) == words


COME = Count(unit=Unit.ATTENDANCES, value=6)
NEW = Count(unit=Unit.PEOPLE, value=1, measure=Measure.NEW)


def test_those_who_came_for_the_first_time_are_said_beside_those_who_came():
    words = "6 présences, dont 1 pour la première fois, dit"
    assert counts_in_words((COME, NEW)) == counts_in_words((NEW, COME)) == [words]
    fact = an_encounter("La fête", counts=(COME, NEW), duration_minutes=120)
    assert said(fact).endswith(f"La fête ({words}, 2 h).")


def test_what_was_not_obtained_alike_is_said_apart():
    counted = Count(unit=Unit.ATTENDANCES, value=6, obtained=Obtained.COUNTED)
    assert counts_in_words((counted, NEW)) == [count_in_words(counted), count_in_words(NEW)]
    assert counts_in_words((NEW,)) == [count_in_words(NEW)]


def test_long_words_are_cut_after_a_whole_word_and_it_shows():
    sentence = sentence_of(an_encounter("mot " * 2500), TODAY)
    assert sentence.cut
    assert len(sentence.what) <= 220
    assert sentence.what.endswith("mot…")


def test_a_word_without_end_is_cut_too():
    assert shortened("x" * 500, 100) == "x" * 99 + "…"


def test_asked_whole_nothing_is_cut():
    assert sentence_of(an_encounter("mot " * 2500), TODAY, longest=None).what == ("mot " * 2500).strip()


def test_an_erased_note_says_its_kind_and_its_date():
    fact = erased(Meeting(happened_on=date(2026, 3, 3), happened="secret", place=FOOT))
    assert said(fact) == "Mardi 3 mars : réunion."


def test_in_english_the_frame_changes_and_the_words_stay():
    with translation.override("en"):
        sentence = sentence_of(an_encounter("On a préparé la fête", place=FOOT), TODAY)
    assert sentence.lead == "Tuesday 3 March, au pied de la tour B"
    assert sentence.what == "On a préparé la fête"


def test_details_say_only_what_was_told():
    assert details_of(an_encounter("La fête")) == []
    told = details_of(an_encounter("La fête", next_step="Le bailleur", themes=("housing",)))
    assert told == [("La suite", "Le bailleur"), ("De quoi il s’agit", "logement et charges")]


def test_what_is_planned_says_for_when_not_when_it_was_planned():
    due = Due(on=date(2026, 11, 26), what="session", at="18:00")
    fact = SessionPlanned(happened_on=TODAY, title="Lire la facture", place=FOOT, due=(due,))
    assert said(fact) == "Prévu pour jeudi 26 novembre, 18:00, au pied de la tour B : Lire la facture."
