"""What forms cost: counted when a structure wants it, by quarter, for nobody in particular."""

import io
from datetime import date

import pytest
from django.http import Http404
from django.urls import reverse
from pypdf import PdfReader

from pasdecote.ground.kernel import clock
from pasdecote.projections.reports.cost import cost_in_words, days_of, quarter_of, told_minutes
from pasdecote.projections.reports.models import TimeMeasure, TimeSpent
from pasdecote.projections.reports.result import ReportError
from pasdecote.projections.reports.services import freeze, start_measuring, stop_measuring
from pasdecote.projections.reports.services.measuring import LATELY
from pasdecote.projections.reports.timing import cost_of, quarters_of
from pasdecote.spine.organisations.services import give_post
from tests.factories import an_account
from tests.projections.reports.drafts import a_bilan, a_year

COUNTED = "compté pour toute la structure"


@pytest.fixture(autouse=True)
def nobody_lately():
    LATELY.forget()
    yield
    LATELY.forget()


@pytest.mark.parametrize(
    ("minutes", "people", "said"),
    [(33, 5, 35), (32, 5, 30), (15, 9, 15), (14, 9, None), (500, 4, None), (0, 5, None)],
)
def test_minutes_are_told_to_the_nearest_five_and_withheld_when_they_would_be_somebodys(
    minutes, people, said
):
    assert told_minutes(minutes, people) == said


def test_a_quarter_has_its_days():
    assert quarter_of(date(2026, 12, 31)) == (2026, 4)
    assert days_of((2026, 4)) == (date(2026, 10, 1), date(2027, 1, 1))
    assert days_of((2026, 1)) == (date(2026, 1, 1), date(2026, 4, 1))


def test_the_sentence_says_for_how_many_bilans():
    assert cost_in_words(35, 1).startswith("Remplir ce bilan a demandé environ 35 minutes (mesuré")
    assert "les 3 bilans de ce modèle a demandé environ 1 h 40" in cost_in_words(100, 3)
    assert cost_in_words(None, 1) == ""


@pytest.fixture
def draft(cast):
    """A bilan that the club signs; five people work there."""
    for name in ("A", "B", "C"):
        give_post(account=an_account(f"Personne {name}", f"{name}@example.org"), organisation=cast.club)
    a_year(cast)
    return a_bilan(cast)


def minute(client, draft):
    return client.post(reverse("reports:minute", args=[draft.pk])).status_code


def spend(draft, minutes, template=None):
    year, quarter = quarter_of(clock.today())
    TimeSpent.objects.create(
        organisation=draft.bearer,
        year=year,
        quarter=quarter,
        template=template or draft.template,
        minutes=minutes,
    )


@pytest.mark.django_db
def test_nothing_is_counted_and_no_script_comes_until_the_structure_wants_it(client, cast, draft):
    client.force_login(cast.nadia)
    page = client.get(reverse("reports:bilan", args=[draft.pk])).content.decode()
    assert "minutes.js" not in page
    assert COUNTED not in page
    assert minute(client, draft) == 204
    assert not TimeSpent.objects.exists()


@pytest.mark.django_db
def test_a_minute_adds_to_the_quarter_of_the_structure_and_keeps_nobody(client, cast, draft):
    start_measuring(by=cast.solene, organisation=cast.club)
    client.force_login(cast.nadia)
    page = client.get(reverse("reports:bilan", args=[draft.pk])).content.decode()
    assert "minutes.js" in page
    assert COUNTED in page
    assert [minute(client, draft) for _ in range(3)] == [204, 204, 204]
    row = TimeSpent.objects.get()
    kept = {field.name for field in TimeSpent._meta.get_fields()}
    assert (row.organisation, row.minutes) == (cast.club, 1)
    assert kept == {"id", "organisation", "year", "quarter", "template", "minutes"}


@pytest.mark.django_db
def test_two_people_in_the_same_minute_count_two(client, cast, draft):
    start_measuring(by=cast.solene, organisation=cast.club)
    for account in (cast.nadia, cast.helene):
        client.force_login(account)
        minute(client, draft)
    assert TimeSpent.objects.get().minutes == 2


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["nadia", "karim", "paul"])
def test_only_those_who_lead_the_structure_decide(cast, draft, name):
    with pytest.raises(Http404):
        start_measuring(by=getattr(cast, name), organisation=cast.club)
    assert not TimeMeasure.objects.exists()


@pytest.mark.django_db
def test_stopping_keeps_or_erases_what_was_counted(client, cast, draft):
    start_measuring(by=cast.solene, organisation=cast.club)
    start_measuring(by=cast.solene, organisation=cast.club)
    spend(draft, 40)
    stop_measuring(by=cast.solene, organisation=cast.club)
    client.force_login(cast.nadia)
    minute(client, draft)
    assert TimeSpent.objects.get().minutes == 40
    stop_measuring(by=cast.solene, organisation=cast.club, forget=True)
    assert not TimeSpent.objects.exists()
    with pytest.raises(ReportError):
        stop_measuring(by=cast.solene, organisation=cast.club)


@pytest.mark.django_db
def test_the_cost_is_printed_in_the_bilan_and_in_its_frozen_files(client, cast, draft):
    start_measuring(by=cast.solene, organisation=cast.club)
    spend(draft, 34)
    assert cost_of(draft).startswith("Remplir ce bilan a demandé environ 35 minutes")
    client.force_login(cast.nadia)
    assert "environ 35 minutes" in client.get(reverse("reports:bilan", args=[draft.pk])).content.decode()
    snapshot = freeze(by=cast.nadia, draft=draft)
    assert "35 minutes" in snapshot.cost
    with snapshot.files.get(format="pdf").file.open("rb") as file:
        text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(file.read())).pages)
    assert "environ 35 minutes" in " ".join(text.split())
    assert "35 minutes" not in snapshot.text


@pytest.mark.django_db
def test_a_small_structure_reads_no_time_of_anybody(client, cast):
    draft = a_bilan(cast)
    start_measuring(by=cast.solene, organisation=cast.club)
    spend(draft, 90)
    assert cost_of(draft) == ""
    assert [line.words for line in quarters_of(cast.club)[0].lines] == [""]
    client.force_login(cast.nadia)
    page = client.get(reverse("reports:cost", args=[cast.club.slug])).content.decode()
    assert "1 h 30" not in page
    assert "retenu" in page


@pytest.mark.django_db
def test_the_screen_explains_and_cadres_decide_there(client, cast, draft):
    address = reverse("reports:cost", args=[cast.club.slug])
    client.force_login(cast.nadia)
    page = client.get(address).content.decode()
    assert "Ni qui, ni quel jour" in page
    assert "Compter le temps des bilans" not in page
    assert client.post(address, {"mesurer": "1"}).status_code == 404
    client.force_login(cast.solene)
    assert (
        "comptées à partir de maintenant"
        in client.post(address, {"mesurer": "1"}, follow=True).content.decode()
    )
    assert "Plus rien n’est compté" in client.post(address, {"arreter": "1"}, follow=True).content.decode()
    assert client.get(reverse("reports:cost", args=[cast.centre.slug])).status_code == 404
