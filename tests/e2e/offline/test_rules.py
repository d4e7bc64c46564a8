"""What the phone's modules decide, asked in a page that imports them: no network and no account is needed."""

import html
import json
from datetime import date
from typing import Any

import pytest
from django.http import QueryDict

from pasdecote.ground.facts.atoms import Count, Obtained, Part, Partner, Place, Unit, VolunteerTime
from pasdecote.ground.facts.gathering import Encounter
from pasdecote.ground.facts.learning import StepAside
from pasdecote.ground.facts.reading import read, write
from pasdecote.ground.kernel import clock
from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.spine.collectives.access import standing_of
from pasdecote.spine.journal.anchors import spots
from pasdecote.spine.journal.forms import CorrectForm, TellForm
from pasdecote.spine.journal.forms.notes import initial_of
from pasdecote.spine.journal.reading import Card
from pasdecote.spine.journal.templatetags.phone import correction_for_phone
from tests.cast import Cast

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def modules(phone: Any) -> Any:
    phone.page.goto(phone.site + "/hors-ligne/")
    return phone


BARE = {"happened": "On s’est vus", "happened_on": "2026-03-03", "kind": "encounter", "circle": "me"}
TOLD: list[dict[str, Any]] = [
    {},
    {"happened": "  Deux lignes\r\net des espaces  ", "place": " Laverie "},
    {"people": "8"},
    {"people": "8", "obtained": "counted"},
    {"obtained": "not_collected", "reason": "il faisait nuit"},
    {"duration": "1 h 30"},
    {"duration": "45 min", "volunteer_time": "6 h"},
    {"duration": "1,5", "volunteer_time": "2h"},
    {"duration": "3:15"},
    {"partners": "La mairie;  le  CCAS ,, Emmaüs"},
    {"changed": "On se parle", "difficulty": "La salle", "next_step": "Jeudi"},
    {"themes": ["food", "housing"]},
    {"kind": "event", "happened": "🎉 fête 👩‍👩‍👧 السلام عليكم ‮renversé"},
    {"happened_on": "03/03/2026"},
]


def test_the_phone_draws_from_the_fields_the_note_that_the_server_draws(cast: Cast, modules: Any) -> None:
    """Every field of the form takes part: one that the phone does not know goes the plain way."""
    where = spots(standing_of(cast.nadia))
    themes = [code for code, _words in TellForm(spots=where, team=True).fields["themes"].choices][:2]
    kinds = [code for code, _words in TellForm(spots=where, team=True).fields["kind"].choices]
    for told in TOLD:
        said = BARE | {"anchor": where[0].key} | told
        if "themes" in said:
            said["themes"] = themes
        if said["kind"] not in kinds:
            said["kind"] = kinds[-1]
        drawn = modules.run("content", FROM_FIELDS, said)
        data = QueryDict(mutable=True)
        for name, value in ({"id": str(uuid7())} | said).items():
            data.setlist(name, value if isinstance(value, list) else [value])
        form = TellForm(data, spots=where, team=True)
        assert form.is_valid(), form.errors
        assert write(read(json.dumps(drawn["content"]))) == write(form.content), told
        assert drawn["anchor"] == {"collective": str(cast.tilleuls.pk)}


def test_the_phone_corrects_as_the_server_does(cast: Cast, modules: Any) -> None:
    """Whatever the note said that no field shows stays; what is changed, emptied or of another kind goes."""
    for base in BASES:
        initial = {name: value for name, value in initial_of(base).items() if value not in (None, "")}
        for change in CHANGES:
            fields = CorrectForm(base=base).fields
            shown = {name: fields[name].prepare_value(initial.get(name)) for name in fields}
            said = {name: str(value or "") for name, value in (shown | change).items()}
            del said["id"], said["themes"]
            data = QueryDict(mutable=True)
            data.update(said | {"id": str(uuid7())})
            data.setlist("themes", initial.get("themes", []))
            server = CorrectForm(data, base=base)
            assert server.is_valid(), server.errors
            card = Card(uuid7(), uuid7(), base, "me", "Nadia", clock.now())
            given = json.loads(html.unescape(correction_for_phone(server, card)))
            fields = said | {"themes": initial.get("themes", [])}
            drawn = modules.run("content", CORRECTED, {"fields": fields, **given})
            assert write(read(json.dumps(drawn))) == write(server.content), (base, change)


CORRECTED = """
  const data = new FormData();
  for (const [name, value] of Object.entries(a.fields)) {
    for (const one of [value].flat()) data.append(name, one);
  }
  if (!m.carries(data)) throw new Error("not carried");
  return m.factFrom(data, a.base, a.lost);
"""
HERE = {"happened_on": date(2026, 3, 3), "happened": "On s’est vus"}
PEOPLE = Count(
    unit=Unit.PEOPLE, value=8, obtained=Obtained.COUNTED, parts=(Part(dimension="age", band="-16", value=2),)
)
MOST = Count(unit=Unit.ATTENDANCES, value=30)
BASES = [
    Encounter(**HERE),
    Encounter(happened_on=date(2026, 3, 3), aloud=True),
    Encounter(
        **HERE,
        title="Un titre",
        ended_on=date(2026, 3, 4),
        place=Place(name="Laverie", territory="38185"),
        counts=(MOST, PEOPLE),
        partners=(Partner(name="La mairie", organisation=uuid7()), Partner(organisation=uuid7())),
        volunteers=VolunteerTime(minutes=120, people=3),
        duration_minutes=90,
        themes=("food",),
        follows=(uuid7(),),
        changed="On se parle",
    ),
    StepAside(**HERE, failed="La salle", learnt="Dehors, on vient"),
]
CHANGES: list[dict[str, str]] = [
    {},
    {"happened": " Autrement\r\ndit ", "changed": ""},
    {"happened": "Dit", "place": "Hall 4", "duration": "2 h", "volunteer_time": "1 h"},
    {"happened": "Dit", "people": "9", "obtained": "said", "partners": "La mairie, Emmaüs"},
    {"happened": "Dit", "people": "", "obtained": "not_collected", "reason": "la nuit", "volunteer_time": ""},
    {"happened": "Dit", "people": "", "obtained": "", "partners": "", "place": "", "duration": ""},
    {"happened": "Dit", "kind": "unexpected"},
]

FROM_FIELDS = """
  const data = new FormData();
  for (const [name, value] of Object.entries(a)) for (const one of [value].flat()) data.append(name, one);
  if (!m.carries(data)) throw new Error("not carried");
  return m.contentOf(data);
"""


def test_a_field_that_the_phone_does_not_know_is_never_dropped_in_silence(modules: Any) -> None:
    carried = "const d = new FormData(); d.append('new', a); return m.carries(d)"
    assert modules.run("content", carried, "x") is False
    assert modules.run("content", carried, "") is True


@pytest.mark.parametrize("words", ["deux heures", "1 h 75", "-2 h", "999999 h"])
def test_a_duration_that_says_none_is_asked_again(modules: Any, words: str) -> None:
    assert modules.run("durations", "return m.minutesIn(a)", words) is None


def test_identifiers_follow_one_another_whatever_the_clock_does(modules: Any) -> None:
    made = modules.run(
        "identifiers", "return [m.uuid7(5000), m.uuid7(5000), m.uuid7(-3), m.uuid7(1e12), m.uuid7(0)]"
    )
    assert made == sorted(made)
    assert len(set(made)) == 5
    assert all(one[14] == "7" and one[19] in "89ab" for one in made)


ANSWERS = {
    "the receipt": (200, {"id": "i", "sent": "s"}, "kept"),
    "of another note": (200, {"id": "other", "sent": "s"}, "later"),
    "of other bytes": (200, {"id": "i", "sent": "other"}, "later"),
    "the page of a hotel": (200, None, "later"),
    "cut in the middle": (200, None, "later"),
    "a proxy that forbids": (403, None, "later"),
    "a proxy that does not find": (404, None, "later"),
    "no answer": (0, None, "later"),
    "a server that fails": (500, None, "later"),
    "a busy server": (503, {"code": "busy", "error": "…"}, "later"),
    "cut short": (400, {"code": "cut_short", "error": "…"}, "later"),
    "unreadable": (400, {"code": "unreadable", "error": "…"}, "aside"),
    "other words": (409, {"code": "other_content", "error": "…"}, "aside"),
    "erased": (410, {"code": "erased", "error": "…"}, "aside"),
    "refused": (422, {"code": "refused", "error": "…"}, "aside"),
    "signed out": (401, {"code": "sign_in", "error": "…"}, "sign_in"),
    "somebody else": (403, {"code": "other_account", "error": "…"}, "other_account"),
    "an old page": (403, {"code": "stale_page", "error": "…"}, "stale_page"),
    "full": (507, {"code": "full", "error": "…"}, "later"),
}


def test_only_the_receipt_of_these_very_bytes_lets_the_phone_forget(modules: Any) -> None:
    asked = {name: {"status": status, "json": json} for name, (status, json, _means) in ANSWERS.items()}
    code = """return Object.fromEntries(Object.entries(a).map(
      ([name, answer]) => [name, m.meaning(answer, { id: "i", sent: "s" })]))"""
    assert modules.run("item", code, asked) == {name: means for name, (_s, _j, means) in ANSWERS.items()}


def test_waits_grow_never_stop_and_differ(modules: Any) -> None:
    waits = modules.run("item", "return [0, 1, 5, 9, 30, 400].map((tries) => m.wait(tries, 1))")
    assert waits == sorted(waits)
    assert (waits[0], waits[-1]) == (2_000, 30 * 60_000)
    assert modules.run("item", "return [m.wait(3, 0), m.wait(3, 1)]") == [8_000, 16_000]


def test_a_clock_set_back_does_not_make_words_wait_for_years(modules: Any) -> None:
    far = {"state": "waiting", "next": 4_000_000_000_000, "why": "server"}
    assert modules.run("item", "return m.isDue(a, 1_700_000_000_000)", far) is True


ITEM = {"id": "one", "owner": "o", "state": "waiting", "attempted": False, "told": 5, "shown": {}}
BODY = {"anchor": {"collective": "x"}, "circle": "me", "told_at": "…", "content": {"happened": "Un"}}


@pytest.mark.parametrize(
    ("left", "state", "expected"),
    [(False, "waiting", "in place"), (True, "waiting", "a correction"), (True, "aside", "anew")],
)
def test_words_that_may_have_left_are_corrected_and_never_written_over(
    modules: Any, left: bool, state: str, expected: str
) -> None:
    item = ITEM | {"attempted": left, "state": state, "body": json.dumps(BODY)}
    became = modules.run("item", "return m.reworded(a, { happened: 'Deux' }, 9)", item)
    sent = json.loads(became["keep"]["body"])
    found = {
        "in place": (became["keep"]["id"] == "one", became["drop"] == [], "replaces" not in sent),
        "a correction": (became["keep"]["id"] != "one", not became["drop"], sent.get("replaces") == ["one"]),
        "anew": (became["keep"]["id"] != "one", became["drop"] == ["one"], "replaces" not in sent),
    }
    assert all(found[expected])
    assert sent["content"] == {"happened": "Deux"}
