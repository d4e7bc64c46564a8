"""What changed between two texts, in sentences. No database."""

from hypothesis import given
from hypothesis import strategies as st

from pasdecote.practice.belonging.charter.rules import Change, What, changes, differ, sentences

TEXTS = st.lists(
    st.sampled_from(["On parle.", "On écoute !", "- Une personne anime", "Qui ? Tout le monde…", ""]),
    max_size=8,
).map("\n".join)


def test_one_sentence_more_is_added_and_the_others_are_kept():
    found = changes("On parle. On écoute.", "On parle. On décide. On écoute.")
    assert found == [
        Change(What.KEPT, ("On parle.",)),
        Change(What.ADDED, ("On décide.",)),
        Change(What.KEPT, ("On écoute.",)),
    ]


def test_what_went_is_read_before_what_took_its_place():
    assert changes("Six mois.", "Un an.") == [
        Change(What.REMOVED, ("Six mois.",)),
        Change(What.ADDED, ("Un an.",)),
    ]


def test_spaces_and_lines_alone_change_nothing():
    assert not differ(changes("On parle.  On écoute.", "On parle.\n\nOn écoute."))


@given(TEXTS, TEXTS)
def test_both_texts_are_found_again_in_the_changes(before, after):
    found = changes(before, after)

    def told(*what: What) -> list[str]:
        return [sentence for change in found if change.what in what for sentence in change.sentences]

    assert told(What.KEPT, What.REMOVED) == sentences(before)
    assert told(What.KEPT, What.ADDED) == sentences(after)
    assert differ(found) == (sentences(before) != sentences(after))
