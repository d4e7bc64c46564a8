"""What each frozen bilan published is remembered, and the next one is judged beside it."""

import json
from datetime import date

import pytest
from django.urls import reverse

from pasdecote.ground.facts.atoms import Count, Obtained, Unit
from pasdecote.ground.facts.gathering import ActionHeld
from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.portal.privacy.erasing import erase_words
from pasdecote.projections.reports.drawing import KEPT, draw, drawn
from pasdecote.projections.reports.models import Draft, PastRelease, Snapshot
from pasdecote.projections.reports.result import ReportError
from pasdecote.projections.reports.services import discard, freeze, send
from pasdecote.spine.collectives.models import Accompaniment
from pasdecote.spine.journal.services import Anchor, tell
from tests.projections.reports.drafts import ASSEMBLY, a_bilan, corrected, held, told

pytestmark = pytest.mark.django_db
YEAR = {"since": date(2025, 1, 1), "until": date(2025, 12, 31)}
EITHER = "nombre retenu (moins de 5, ou pour en protéger un autre)"


def quarter(rank):
    first = 3 * rank - 2
    last = {3: 31, 6: 30, 9: 30, 12: 31}[first + 2]
    return {"since": date(2025, first, 1), "until": date(2025, first + 2, last)}


def came(cast, month, number, **more):
    return told(cast, held(f"Séance de {month}", date(2025, month, 10), number, **more))


def frozen(cast, template=ASSEMBLY, **more):
    draft = a_bilan(cast, template, **more)
    return freeze(by=more.get("by") or cast.nadia, draft=draft)


def published(snapshot, field="presences"):
    return next(one for one in json.loads(snapshot.text)["fields"] if one["id"] == field)


def present(draft):
    return draw(Draft.objects.get(pk=draft.pk), outside=True).field("presences")


@pytest.fixture
def three_quarters(cast):
    """20 presences in each of the first quarters, three in the last."""
    entries = [came(cast, month, number) for month, number in ((2, 20), (5, 20), (8, 20), (11, 3))]
    for rank in (1, 2, 3):
        frozen(cast, **quarter(rank))
    return entries


def test_the_year_does_not_tell_the_quarter_that_is_too_small(cast, three_quarters):
    year = frozen(cast, **YEAR)
    assert published(year)["value"] is None
    assert json.loads(year.text)["withheld"]["presences"] == "either"
    assert published(year)["sources"] == []
    last = frozen(cast, **quarter(4))
    assert published(last)["value"] is None


def test_without_the_quarters_the_year_is_told(cast):
    for month, number in ((2, 20), (5, 20), (8, 20), (11, 3)):
        came(cast, month, number)
    assert published(frozen(cast, "fonds-participation-habitants", **YEAR))["value"] == 63


def test_what_the_screen_announces_is_what_freezing_gives(cast, three_quarters):
    draft = a_bilan(cast, ASSEMBLY, **YEAR)
    both = drawn(draft)
    text = freeze(by=cast.nadia, draft=draft).text
    told = json.loads(text)
    kept = {one["id"]: one for one in told["fields"]}
    for field in both.outside.fields:
        assert told["withheld"].get(field.id) == field.why
        assert field.why is None or kept[field.id]["value"] in (None, kept[field.id]["value"])
    assert both.inside.field("presences").value == 63
    assert both.outside.field("presences").words == EITHER
    assert "presences" in both.withheld


def test_the_kept_bilan_follows_what_left_meanwhile(cast):
    for month, number in ((2, 20), (5, 20), (8, 20), (11, 3)):
        came(cast, month, number)
    KEPT.clear()
    draft = a_bilan(cast, "fonds-participation-habitants", **YEAR)
    assert drawn(draft).outside.field("presences").value == 63
    for rank in (1, 2, 3):
        frozen(cast, **quarter(rank))
    assert drawn(draft).outside.field("presences").value is None


def test_a_frozen_bilan_is_not_judged_again_by_those_that_leave_later(cast, three_quarters):
    PastRelease.objects.all().delete()
    year = frozen(cast, "fonds-participation-habitants", **YEAR)
    for rank in (1, 2, 3, 4):
        frozen(cast, **quarter(rank))
    draft = Draft.objects.get(pk=year.draft_id)
    assert present(draft).value == 63


def test_two_forms_over_the_same_year_show_the_same_cell_the_same_way(cast, three_quarters):
    first = frozen(cast, **YEAR)
    second = frozen(cast, "fonds-participation-habitants", **YEAR)
    assert published(first)["value"] is published(second)["value"] is None


def test_a_project_does_not_tell_the_few_others_of_its_group(cast):
    came(cast, 3, 37, project=cast.fete.pk)
    came(cast, 4, 3)
    form = "fonds-participation-habitants"
    group = frozen(cast, form, **YEAR)
    assert published(group)["value"] == 40
    assert published(frozen(cast, form, about=cast.fete, **YEAR))["value"] is None


def test_a_structure_does_not_tell_the_few_others_of_its_groups(cast):
    Accompaniment.objects.filter(collective=cast.tilleuls).update(since=date(2020, 1, 1))
    house = Accompaniment.objects.filter(collective=cast.tilleuls, until=None).first().organisation
    came(cast, 3, 37)
    content = ActionHeld(
        happened_on=date(2025, 4, 1),
        happened="Ailleurs.",
        counts=(Count(unit=Unit.ATTENDANCES, value=3, obtained=Obtained.COUNTED),),
    )
    director = cast.karim if house == cast.centre else cast.solene
    tell(by=director, id=uuid7(), anchor=Anchor(organisation=house), circle="team", content=content)
    first = frozen(cast, about=house, by=director, **YEAR)
    shown = published(first)["value"]
    second = frozen(cast, **YEAR)
    assert (shown, published(second)["value"]) in ((40, None), (None, 37))


def test_a_bilan_thrown_away_published_nothing(cast):
    came(cast, 3, 12)
    discard(by=cast.nadia, draft=a_bilan(cast, ASSEMBLY, **YEAR))
    assert not PastRelease.objects.exists()


def test_what_an_erasure_reopens_was_published_all_the_same(cast):
    entry = told(cast, held("Dit à l’institution.", date(2025, 2, 10), 20), "institution")
    frozen(cast, **quarter(1))
    assert erase_words(facts=[entry.fact]).reports.reopened == 1
    assert not Snapshot.objects.exists()
    assert PastRelease.objects.get().snapshot is None


def test_a_number_corrected_since_does_not_withhold_the_year(cast, three_quarters):
    february = three_quarters[0]
    corrected(cast, february, held("Séance de 2", date(2025, 2, 10), 26))
    year = frozen(cast, "fonds-participation-habitants", **YEAR)
    # 20 in the first quarter and 69 in all are not of the same journal, yet 69 - 60 = 9 contradicts nothing.
    assert published(year)["value"] == 69


def test_freezing_again_or_sending_writes_no_second_line(cast):
    came(cast, 3, 12)
    draft = a_bilan(cast, ASSEMBLY, **YEAR)
    for _ in range(2):
        freeze(by=cast.nadia, draft=draft)
    send(by=cast.nadia, id=uuid7(), draft=draft, sent_to="La Ville", on=clock.today())
    assert PastRelease.objects.count() == 1


def test_a_freeze_that_fails_publishes_nothing(cast, monkeypatch):
    came(cast, 3, 12)
    from pasdecote.projections.reports.services import freezing

    def fails(snapshot, form, content):
        raise OSError("disque plein")

    monkeypatch.setattr(freezing, "_keep", fails)
    with pytest.raises(OSError, match="plein"):
        freeze(by=cast.nadia, draft=a_bilan(cast, ASSEMBLY, **YEAR))
    assert not PastRelease.objects.exists()


@pytest.fixture
def school_year(cast):
    came(cast, 3, 12)
    return a_bilan(cast, ASSEMBLY, since=date(2025, 9, 1), until=date(2026, 8, 31))


def test_a_period_that_is_not_aligned_is_read_inside_and_refused_outside(cast, school_year):
    assert draw(school_year, outside=False).fields
    for act in (lambda: draw(school_year, outside=True), lambda: freeze(by=cast.nadia, draft=school_year)):
        with pytest.raises(ReportError, match="un mois, un trimestre ou une année"):
            act()
    assert not PastRelease.objects.exists()


def test_the_screens_say_that_it_cannot_leave(client, cast, school_year):
    client.force_login(cast.nadia)
    for name in ("bilan", "freeze"):
        page = client.get(reverse(f"reports:{name}", args=[school_year.pk]))
        assert page.status_code == 200
        assert "ne peut ni être figé ni sortir avec ces dates" in page.content.decode()
        assert reverse("reports:download", args=[school_year.pk, "pdf"]) not in page.content.decode()
        assert reverse("reports:copying", args=[school_year.pk]) not in page.content.decode()
    posted = client.post(reverse("reports:freeze", args=[school_year.pk]))
    assert posted.status_code == 422
    file = client.get(reverse("reports:download", args=[school_year.pk, "pdf"]))
    assert file.status_code == 404
