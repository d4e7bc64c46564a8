"""From one end to the other: told, frozen, sent, corrected. Nothing thaws, the difference shows inside, and
the next bilan is right."""

import pytest
from django.urls import reverse

from pasdecote.ground.kernel import clock
from pasdecote.projections.reports.drawing import draw
from pasdecote.projections.reports.models import Draft
from tests.projections.reports.drafts import (
    ASSEMBLY,
    SHARED_WORDS,
    a_bilan,
    a_sending,
    a_year,
    corrected,
    held,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def walk(client, cast):
    """Open a page as somebody; posting when something is said."""

    def open_as(account, name, *arguments, **said):
        client.force_login(account)
        address = reverse(f"reports:{name}", args=arguments)
        answer = client.post(address, said, follow=True) if said else client.get(address)
        assert answer.status_code == 200
        return answer

    return open_as


def files_of(walk, account, name, key, forms):
    return {form: walk(account, name, key, form).content for form in forms}


def test_a_note_corrected_after_the_sending_changes_nothing_sent_and_makes_the_next_one_right(
    walk, cast, year
):
    draft = a_bilan(cast, ASSEMBLY)
    walk(cast.nadia, "freeze", draft.pk, go="1")
    draft = Draft.objects.get(pk=draft.pk)
    forms = sorted(draft.snapshot.files.values_list("format", flat=True))
    sending = a_sending(cast, draft)
    before = files_of(walk, cast.nadia, "download", draft.pk, forms)
    text = draft.snapshot.text
    assert len(forms) >= 5
    assert "39 présences" in walk(cast.nadia, "bilan", draft.pk).content.decode()

    corrected(cast, year["shared"], held("La fête, avec plus de monde.", year["shared"].happened_on, 36))

    # What was sent is the same bytes, for those who sent it and for the institution that reads it.
    assert files_of(walk, cast.nadia, "download", draft.pk, forms) == before
    assert files_of(walk, cast.paul, "received_file", sending.pk, forms) == before
    draft = Draft.objects.get(pk=draft.pk)
    assert (draft.snapshot.text, draft.state) == (text, "sent")

    # The difference is shown inside, and to nobody outside.
    inside = walk(cast.nadia, "bilan", draft.pk).content.decode()
    assert "Des notes ont changé depuis" in inside
    assert "39 présences" in inside
    compared = walk(cast.nadia, "compare", draft.pk).content.decode()
    assert "39 présences" in compared
    assert "45 présences" in compared
    outside = walk(cast.paul, "received_one", sending.pk).content.decode()
    assert SHARED_WORDS in outside
    assert not [words for words in ("45 présences", "changé depuis", "plus de monde") if words in outside]

    # The next bilan is right, from its first minute.
    answer = walk(cast.nadia, "begin_again", draft.pk, go="1")
    assert "45 présences" in answer.content.decode()
    following = Draft.objects.exclude(pk=draft.pk).get()
    report = draw(following, outside=True)
    assert report.field("presences").words.startswith("45 présences")
    assert "plus de monde" in report.field("recit").value
    assert Draft.objects.get(pk=draft.pk).snapshot.sendings.get().on == clock.today()


@pytest.fixture
def year(cast):
    return a_year(cast)
