"""A bilan that leaves settles the date at which it was awaited."""

from datetime import date

import pytest
from django.urls import reverse

from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.projections.reports.awaited import awaited
from pasdecote.projections.reports.result import ReportError
from pasdecote.projections.reports.services import send
from pasdecote.spine.collectives.access import standing_of
from pasdecote.spine.journal.models import Entry
from pasdecote.spine.journal.services import contest
from tests.factories import a_due
from tests.projections.reports.drafts import a_frozen_bilan

pytestmark = pytest.mark.django_db


def due_of(who, draft):
    return [(item.fact, item.who, item.title) for item in awaited(standing_of(who), draft)]


def test_a_bilan_sent_settles_the_date_it_names(cast):
    fact, other = a_due(cast.nadia, cast.tilleuls), a_due(cast.nadia, cast.tilleuls, on=date(2027, 3, 3))
    draft = a_frozen_bilan(cast)
    assert [found for found, *_words in due_of(cast.nadia, draft)] == [fact, other]
    given = {"by": cast.nadia, "id": uuid7(), "draft": draft, "sent_to": "la Caf", "on": clock.today()}
    assert send(**given, settles=fact) == send(**given, settles=fact)
    assert due_of(cast.nadia, draft) == [(other, "la Caf", "Bilan final")]
    told = Entry.objects.get(pk=given["id"])
    assert (told.kind, str(fact) in told.content) == ("report_sent", True)


def test_a_date_that_nobody_awaits_any_more_is_refused(cast):
    draft = a_frozen_bilan(cast)
    with pytest.raises(ReportError, match="plus attendu"):
        send(by=cast.nadia, id=uuid7(), draft=draft, sent_to="la Caf", on=clock.today(), settles=uuid7())


def test_other_dues_are_not_bilans(cast):
    a_due(cast.nadia, cast.tilleuls, what="answer")
    assert due_of(cast.nadia, a_frozen_bilan(cast)) == []


def test_words_that_one_may_not_read_or_that_are_disputed_are_not_shown(cast):
    fact = a_due(cast.nadia, cast.tilleuls, "Ce que l’équipe en pense")
    draft = a_frozen_bilan(cast)
    assert due_of(cast.karim, draft) == [(fact, "la Caf", "")]
    contest(by=cast.helene, id=uuid7(), version=fact, words="Ce n’est pas ça")
    assert due_of(cast.nadia, draft) == [(fact, "", "")]


def test_the_screen_proposes_the_date_of_the_same_funder(cast, client):
    draft = a_frozen_bilan(cast)
    a_due(cast.nadia, cast.tilleuls, who="Une autre")
    fact = a_due(cast.nadia, cast.tilleuls, who=draft.funder.upper())
    assert draft.funder
    client.force_login(cast.nadia)
    address = reverse("reports:send", args=[draft.pk])
    form = client.get(address).context["form"]
    assert form["settles"].value() == str(fact)
    said = {"id": str(uuid7()), "sent_to": "la Caf", "on": clock.today().isoformat(), "settles": str(fact)}
    assert [client.post(address, said).status_code for _time in range(2)] == [302, 302]
    assert fact not in [found for found, *_words in due_of(cast.nadia, draft)]


def test_nothing_is_asked_where_nothing_was_awaited(cast, client):
    client.force_login(cast.nadia)
    page = client.get(reverse("reports:send", args=[a_frozen_bilan(cast).pk]))
    assert "settles" not in page.content.decode()
