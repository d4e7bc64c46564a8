"""What goes and what stays of deciding together when somebody is erased: words are whose they are, not of who
typed them; a decision is the group's."""

import pytest

from pasdecote.ground.facts.reading import read_stored
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.ground.store import search
from pasdecote.portal.privacy.services import erase_oneself
from pasdecote.practice.deliberation import services
from pasdecote.practice.deliberation.enums import ProposalState
from pasdecote.practice.deliberation.models import Ballot, Part, Proposal, Wording
from pasdecote.spine.journal.models import Entry
from tests.portal.privacy.deliberating import put, with_a_reason
from tests.practice.deliberation.voters import LIVES, notes

pytestmark = pytest.mark.django_db


@pytest.fixture
def question(cast):
    return services.open_question(by=cast.nadia, id=uuid7(), collective=cast.tilleuls, words="Quoi faire ?")


def written_down(cast, question, by):
    """A word of M. Demir's, that somebody else wrote down."""
    return services.say(
        by=by, id=uuid7(), question=question, words="Un agouti", relayed="said", speaker=cast.demir
    )


def test_words_kept_do_not_say_any_more_who_spoke_them(cast, question):
    member = cast.tilleuls.memberships.get(account=cast.mireille)
    said = services.say(
        by=cast.nadia, id=uuid7(), question=question, words="Un okapi", relayed="said", speaker=member
    )
    assert list(search.matching("mireille"))
    erase_oneself(by=cast.mireille, words=False)
    left = read_stored(Entry.objects.get(pk=said.pk).content)
    assert (left.happened, left.spoken_by, left.relayed) == ("Un okapi", "", "said")
    assert not list(search.matching("mireille"))


def test_words_written_down_for_somebody_else_stay_when_who_wrote_them_goes(cast, question):
    said = written_down(cast, question, cast.mireille)
    erase_oneself(by=cast.mireille, words=True)
    left = Entry.objects.get(pk=said.pk)
    assert (read_stored(left.content).happened, left.author_name) == ("Un agouti", "")
    assert read_stored(left.content).spoken_by == cast.demir.name


def test_the_text_that_another_gave_before_stays(cast):
    row = put(cast.mireille, cast.tilleuls, "Peindre", "Un okapi")
    services.amend(by=cast.nadia, proposal=row, words="En vert")
    services.amend(by=cast.mireille, proposal=row, words="Un quetzal")
    erase_oneself(by=cast.mireille, words=True)
    former = list(Wording.objects.order_by("changed_at", "pk").values_list("words", flat=True))
    assert [*former, Proposal.objects.get().words] == ["", "En vert", ""]


def test_reasons_given_for_a_name_go_before_the_result_is_final(cast):
    row = with_a_reason(cast, cast.mireille)
    Proposal.objects.filter(pk=row.pk).update(state=ProposalState.PROVISIONAL, closed_at=row.opened_at)
    erase_oneself(by=cast.mireille, words=True)
    ballot = Ballot.objects.get()
    assert "first" in ballot.content
    assert "potto" not in ballot.content
    assert not Part.objects.filter(ballot=ballot).exists()


def test_what_the_group_decided_stays(cast):
    row = put(cast.mireille, cast.tilleuls, "Peindre un okapi", "")
    services.vote(by=cast.mireille, proposal=row, said=LIVES)
    services.close_proposal(by=cast.nadia, id=uuid7(), proposal=row)
    erase_oneself(by=cast.mireille, words=True)
    (decision,) = notes(cast, "decision")
    assert decision.title == "Peindre un okapi"
    assert Proposal.objects.get().title == ""


def test_a_question_s_words_go_from_the_note_that_closed_it(cast):
    row = services.open_question(by=cast.mireille, id=uuid7(), collective=cast.tilleuls, words="Un okapi ?")
    services.close_question(by=cast.nadia, id=uuid7(), question=row)
    erase_oneself(by=cast.mireille, words=True)
    (closed,) = notes(cast, "question_closed")
    assert (closed.happened, closed.follows) == ("", (row.pk,))
    assert closed.counts
