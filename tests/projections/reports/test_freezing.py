"""Freezing keeps the text and the files; sending says to whom; notes corrected later show the difference."""

import hashlib
import json
from datetime import date, timedelta

import msgspec
import pytest
from django.http import Http404

from pasdecote.ground.facts.reading import read_stored
from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.projections.reports.differences import differences
from pasdecote.projections.reports.drawing import draw
from pasdecote.projections.reports.enums import DraftState
from pasdecote.projections.reports.models import Draft, Sending
from pasdecote.projections.reports.result import ReportError
from pasdecote.projections.reports.services import (
    approve,
    begin_again,
    discard,
    edit,
    freeze,
    freezing,
    send,
)
from pasdecote.spine.journal.models import Entry
from tests.projections.reports.drafts import ASSEMBLY, TEAM_WORDS, a_bilan, a_year, corrected, held, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def year(cast):
    return a_year(cast)


def again(draft):
    return Draft.objects.select_related("snapshot").get(pk=draft.pk)


def changes(draft):
    draft = again(draft)
    found = differences(draft.snapshot.text, draw(draft, outside=True))
    return {change.id: (change.before, change.after) for change in found}


def test_freezing_keeps_the_text_and_every_file_with_its_digest(cast, year):
    draft = a_bilan(cast)
    snapshot = freeze(by=cast.nadia, draft=draft)
    assert again(draft).state == DraftState.FROZEN
    files = {file.format: file for file in snapshot.files.order_by("format")}
    assert sorted(files) == ["csv", "docx", "json", "odt", "pdf", "xlsx"]
    for file in files.values():
        with file.file.open("rb") as kept:
            assert hashlib.sha256(kept.read()).hexdigest() == file.sha256
    assert files["json"].sha256 == snapshot.digest


def test_two_locks_of_the_same_bilan_give_the_same_bytes(cast, year):
    first = freeze(by=cast.nadia, draft=a_bilan(cast))
    second = freeze(by=cast.karim, draft=a_bilan(cast))
    digests = [list(one.files.order_by("format").values_list("format", "sha256")) for one in (first, second)]
    assert first != second
    assert digests[0] == digests[1]


def test_freezing_again_changes_nothing(cast, year):
    draft = a_bilan(cast)
    first = freeze(by=cast.nadia, draft=draft)
    told(cast, held("Après.", number=50))
    assert freeze(by=cast.nadia, draft=draft) == first


def test_a_note_told_while_the_files_are_made_is_in_all_of_them(cast, year, monkeypatch):
    make, calls = freezing._made, []

    def made_slowly(draft, blank):
        result = make(draft, blank)
        if not calls:
            told(cast, held("Pendant ce temps."), "institution")
        calls.append(draft)
        return result

    monkeypatch.setattr(freezing, "_made", made_slowly)
    draft = a_bilan(cast)
    snapshot = freeze(by=cast.nadia, draft=draft)
    assert "Pendant ce temps." in snapshot.text
    assert snapshot.files.get(format="json").sha256 == snapshot.digest
    assert changes(draft) == {}


def test_what_is_frozen_withholds_small_numbers_and_unapproved_words(cast, year):
    small = told(cast, held("À trois.", date(2025, 10, 1), 3), "team")
    text = freeze(by=cast.nadia, draft=a_bilan(cast, ASSEMBLY)).text
    report = json.loads(text)
    months = next(field for field in report["fields"] if field["id"] == "presences_par_mois")
    assert report["outside"] is True
    assert str(small.pk) not in months["sources"]
    assert TEAM_WORDS not in text


def test_an_outsider_freezes_nothing(cast, year):
    draft = a_bilan(cast)
    for name in ("paul", "mireille"):
        with pytest.raises(Http404):
            freeze(by=getattr(cast, name), draft=draft)
    assert again(draft).state == DraftState.LIVE


def test_a_frozen_bilan_is_not_thrown_away(cast, year):
    draft = a_bilan(cast)
    freeze(by=cast.nadia, draft=draft)
    with pytest.raises(ReportError, match="figé"):
        discard(by=cast.nadia, draft=draft)


def test_nothing_differs_as_long_as_the_notes_say_the_same(cast, year):
    draft = a_bilan(cast)
    freeze(by=cast.nadia, draft=draft)
    assert changes(draft) == {}


def test_a_note_corrected_afterwards_shows_before_and_today(cast, year):
    draft = a_bilan(cast, ASSEMBLY)
    freeze(by=cast.nadia, draft=draft)
    corrected(cast, year["shared"], held("La fête, avec plus de monde.", date(2025, 6, 20), 36))
    found = changes(draft)
    assert found["presences"] == ("39 présences", "45 présences")
    assert found["recit"][1] == "Juin 2025 : La fête, avec plus de monde."
    assert "seances" not in found


def test_an_amount_corrected_afterwards_shows_on_its_line_of_budget(cast, year):
    draft = a_bilan(cast)
    freeze(by=cast.nadia, draft=draft)
    content = read_stored(year["expense"].content)
    money = tuple(msgspec.structs.replace(line, cents=80_050) for line in content.money)
    corrected(cast, year["expense"], msgspec.structs.replace(content, money=money))
    assert changes(draft)["1_3"] == ("réalisé 742\u00a0€", "réalisé 800,50\u00a0€")


def test_a_new_version_begins_from_the_words_and_approvals_of_the_frozen_one(cast, year):
    draft = a_bilan(cast)
    approve(by=cast.nadia, draft=draft, version=year["team"].pk)
    edit(by=cast.nadia, draft=draft, field="ecarts", words="La sono.")
    freeze(by=cast.nadia, draft=draft)
    second = begin_again(by=cast.karim, draft=draft)
    report = draw(second, outside=True)
    assert TEAM_WORDS in report.field("mise_en_oeuvre").value
    assert report.field("ecarts").value == "La sono."
    assert (again(draft).state, second.state) == (DraftState.FROZEN, DraftState.REREAD)


def sent(cast, draft, *, by=None, id=None, **words):
    said = {"sent_to": "Fondation du Port", "on": clock.today()} | words
    return send(by=by or cast.nadia, id=id or uuid7(), draft=draft, **said)


@pytest.mark.parametrize("name", ["nadia", "karim"])
def test_sending_is_told_to_the_members_by_whoever_may_draw(cast, year, name):
    draft = a_bilan(cast)
    digest = freeze(by=cast.nadia, draft=draft).digest
    sent(cast, draft, by=getattr(cast, name))
    entry = Entry.objects.get(kind="report_sent")
    content = read_stored(entry.content)
    assert (entry.circle, entry.collective, entry.author) == (
        "collective",
        cast.tilleuls,
        getattr(cast, name),
    )
    assert (content.sent_to, content.digest) == ("Fondation du Port", digest)
    assert again(draft).state == DraftState.SENT


def test_the_same_sending_is_kept_once(cast, year):
    draft, id = a_bilan(cast), uuid7()
    freeze(by=cast.nadia, draft=draft)
    for _ in range(2):
        sent(cast, draft, id=id)
    assert Sending.objects.count() == Entry.objects.filter(kind="report_sent").count() == 1


def test_saying_that_it_was_sent_does_not_change_the_bilan(cast, year):
    draft = a_bilan(cast)
    freeze(by=cast.nadia, draft=draft)
    sent(cast, draft)
    assert changes(draft) == {}


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"sent_to": " "}, "à qui"),
        ({"on": date(1025, 1, 1)}, "date"),
        ({"on": clock.today() + timedelta(days=2)}, "date"),
    ],
)
def test_a_sending_that_cannot_be_is_refused(cast, year, wrong, sentence):
    draft = a_bilan(cast)
    freeze(by=cast.nadia, draft=draft)
    with pytest.raises(ReportError, match=sentence):
        sent(cast, draft, **wrong)


def test_what_is_not_frozen_is_not_sent(cast, year):
    with pytest.raises(ReportError, match="Figez"):
        sent(cast, a_bilan(cast))
