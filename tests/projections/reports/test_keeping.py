"""A bilan kept in memory is never stale: whatever act comes, what is shown is what would be drawn afresh."""

import inspect
import re
from datetime import date
from unittest.mock import patch
from uuid import UUID, uuid4

import msgspec
import pytest
from django.db import transaction
from django.urls import reverse

from pasdecote.projections.reports import drawing, keeping
from pasdecote.projections.reports.drawing import KEPT, drawn
from pasdecote.projections.reports.keeping import Keep
from pasdecote.projections.reports.models import Draft
from pasdecote.projections.reports.queries import basis_of
from pasdecote.spine.journal.services import erase_words
from tests.projections.reports.drafts import ASSEMBLY, CERFA, SHARED_WORDS, a_bilan, a_year, held, told
from tests.projections.reports.keeping_acts import CHANGING, ELSEWHERE, MODULES, QUIET, Stage

pytestmark = pytest.mark.django_db
PERIOD = {"since": date(2025, 1, 1), "until": date(2029, 12, 31), "exercise": 2025}


@pytest.fixture(autouse=True)
def nothing_kept():
    KEPT.clear()
    yield
    KEPT.clear()


@pytest.fixture
def year(cast):
    return a_year(cast)


@pytest.fixture
def drafts(cast, year):
    """A bilan of the group, of its project, and of a structure that accompanies it."""
    return [
        a_bilan(cast, since=date(2025, 1, 1), until=date(2025, 12, 31), exercise=2025),
        a_bilan(cast, ASSEMBLY, **PERIOD),
        a_bilan(cast, ASSEMBLY, about=cast.fete, **PERIOD),
        a_bilan(cast, ASSEMBLY, by=cast.solene, about=cast.club, **PERIOD),
    ]


def seen(draft):
    """The bilan as screens get it, from the row as it is in the database now."""
    return drawn(Draft.objects.get(pk=draft.pk))


def fresh(draft):
    """The bilan from the notes themselves, inside and outside: by a process that kept none."""
    row = Draft.objects.get(pk=draft.pk)
    with patch.object(drawing, "KEPT", Keep()):
        made = drawn(row)
    return made.inside, made.outside


def both(draft):
    kept = seen(draft)
    return kept.inside, kept.outside


@pytest.mark.parametrize("name", [*CHANGING, *QUIET])
def test_after_each_act_a_kept_bilan_is_what_would_be_drawn_afresh(cast, year, drafts, name):
    act = (CHANGING | QUIET)[name](Stage(cast, year, drafts[0]))
    before = [both(draft) for draft in drafts]
    act()
    assert [both(draft) for draft in drafts] == [fresh(draft) for draft in drafts]
    changed = [both(draft) for draft in drafts] != before
    assert changed is (name in CHANGING), "this act proves nothing here"


def test_every_act_of_the_house_is_tried_or_said_to_be_elsewhere():
    acts = set()
    for prefix, module in MODULES.items():
        for name, found in inspect.getmembers(module, inspect.isfunction):
            if not name.startswith("_") and found.__module__.startswith(module.__name__):
                acts.add(f"{prefix}.{name}")
    tried = {name.partition(",")[0] for name in CHANGING | QUIET}
    assert sorted(acts - tried - ELSEWHERE) == []


def test_as_long_as_nothing_happens_the_same_one_is_shown(drafts):
    assert [seen(draft) is seen(draft) for draft in drafts] == [True] * len(drafts)


def test_an_act_that_is_called_off_leaves_nothing_behind(cast, drafts):
    for words in ("Un atelier qui n’a pas eu lieu.", "Un autre, qui a eu lieu."):
        with transaction.atomic():
            told(cast, held(words, number=20), "institution")
            seen(drafts[0])
            transaction.set_rollback("pas" in words)
    assert both(drafts[0]) == fresh(drafts[0])
    assert "Un autre" in seen(drafts[0]).inside.field("mise_en_oeuvre").value


def test_of_an_erased_note_nothing_stays_in_memory(year, drafts):
    for draft in drafts:
        seen(draft)
    assert SHARED_WORDS in str(vars(KEPT))
    erase_words(facts=[year["shared"].fact])
    seen(drafts[-1])
    assert len(KEPT) == 1
    assert SHARED_WORDS not in str(vars(KEPT))


def body(client, draft):
    """The page, without what is drawn by lot for each answer."""
    page = client.get(reverse("reports:bilan", args=[draft.pk])).content.decode()
    return re.sub(r'(csrfmiddlewaretoken" value=|x-csrftoken": )"\w+"', "", page)


def test_a_page_follows_the_act_before_it(client, cast, year, drafts):
    client.force_login(cast.nadia)
    assert "Un atelier de plus" not in body(client, drafts[0])
    Stage(cast, year, drafts[0]).note()
    shown = body(client, drafts[0])
    assert "Un atelier de plus" in shown
    KEPT.clear()
    assert shown == body(client, drafts[0])


def test_each_reader_gets_the_page_of_their_rights_and_language(client, cast, drafts):
    client.force_login(cast.nadia)
    rereads = "relire les phrases"
    assert rereads in body(client, drafts[1])
    client.force_login(cast.karim)
    assert rereads not in body(client, drafts[1])
    client.force_login(cast.nadia)
    client.cookies["django_language"] = "en"
    assert "Comment c’est compté" not in body(client, drafts[1])


def test_a_bilan_that_is_not_begun_is_not_kept(cast, year):
    draft = Draft(template=CERFA, collective=cast.tilleuls, since=PERIOD["since"], until=PERIOD["until"])
    assert drawn(draft) is not drawn(draft)
    assert len(KEPT) == 0


def test_few_bilans_are_kept_and_the_latest_used_of_them(monkeypatch, drafts):
    monkeypatch.setattr(keeping, "MOST_BILANS", 2)
    kept: Keep[str] = Keep()
    basis = basis_of(drafts[0])
    names = [uuid4() for _name in range(3)]
    for name in names[:2]:
        kept.put(name, basis, "bilan", 10)
    assert kept.get(names[0], basis) == "bilan"
    kept.put(names[2], basis, "bilan", 10)
    assert [kept.get(name, basis) for name in names] == ["bilan", None, "bilan"]


def test_a_very_long_bilan_is_kept_alone(monkeypatch, drafts):
    monkeypatch.setattr(keeping, "MOST_NOTES", 100)
    kept: Keep[str] = Keep()
    basis = basis_of(drafts[0])
    first, second = UUID(int=1), UUID(int=2)
    kept.put(first, basis, "court", 10)
    kept.put(second, basis, "très long", 5_000)
    assert (kept.get(first, basis), kept.get(second, basis)) == (None, "très long")


def test_a_template_that_changed_is_followed_at_once(monkeypatch, drafts):
    title = "Un autre titre"
    seen(drafts[0])
    changed = msgspec.structs.replace(seen(drafts[0]).inside.template, title=title)
    monkeypatch.setattr(drawing, "template", lambda name: changed)
    assert seen(drafts[0]).inside.template.title == title
