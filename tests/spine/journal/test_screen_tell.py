"""The screen Raconter: the words are enough, and are never lost."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from pasdecote.ground.facts.atoms import Count, Obtained, Partner, Place, Unit
from pasdecote.ground.facts.reading import read_stored
from pasdecote.spine.collectives.services import add_member
from pasdecote.spine.journal.models import Entry
from tests.factories import a_collective, a_note, an_account, an_encounter

ADDRESS = "/carnet/raconter/"


@pytest.fixture
def nadia(cast, client):
    client.force_login(cast.nadia)
    return client


def form_of(answer):
    """What the browser would send back: the fields as the page fills them."""
    form = answer.context["form"]
    values = {name: form[name].value() for name in form.fields if name not in {"themes", "anchor"}}
    values["anchor"] = form.chosen.key
    return {name: value for name, value in values.items() if value is not None}


def tell(client, words="Huit personnes ont préparé la fête", **changes):
    sent = form_of(client.get(ADDRESS)) | {"happened": words} | changes
    return client.post(ADDRESS, sent)


def content():
    return read_stored(Entry.objects.get().content)


def test_the_words_alone_make_a_note(cast, nadia):
    answer = tell(nadia, "On s’est vus")
    assert answer.status_code == 302
    entry = Entry.objects.get()
    assert (entry.circle, entry.collective, entry.kind) == ("me", cast.tilleuls, "encounter")
    assert content().happened == "On s’est vus"


@time_machine.travel("2026-03-03T22:59:00+00:00", tick=False)
def test_today_is_the_day_in_france(nadia):
    tell(nadia)
    assert content().happened_on == date(2026, 3, 3)
    page = nadia.get(ADDRESS).content.decode()
    assert "Aujourd’hui" in page


def test_for_a_professional_the_note_stays_in_the_notebook_and_the_screen_says_so(nadia):
    assert "Pour vous, dans Mon carnet" in nadia.get(ADDRESS).content.decode()
    assert tell(nadia).url == reverse("journal:notebook")


def test_for_a_member_it_goes_to_the_group_and_the_screen_says_so(cast, client):
    client.force_login(cast.mireille)
    assert "Tout le groupe : Les Tilleuls" in client.get(ADDRESS).content.decode()
    assert tell(client).url == reverse("journal:thread", args=["les-tilleuls"])
    assert Entry.objects.get().circle == "collective"


def test_sent_twice_it_is_one_note(nadia):
    sent = form_of(nadia.get(ADDRESS)) | {"happened": "On s’est vus"}
    assert [nadia.post(ADDRESS, sent).status_code for _time in range(2)] == [302, 302]
    assert Entry.objects.count() == 1


def test_back_then_other_words_are_asked_about_and_then_make_a_second_note(nadia):
    sent = form_of(nadia.get(ADDRESS)) | {"happened": "Les premiers"}
    nadia.post(ADDRESS, sent)
    answer = nadia.post(ADDRESS, sent | {"happened": "Les seconds"})
    page = answer.content.decode()
    assert (answer.status_code, "Les seconds" in page, "deuxième" in page) == (422, True, True)
    again = sent | {"happened": "Les seconds", "id": answer.context["form"]["id"].value()}
    assert nadia.post(ADDRESS, again).status_code == 302
    assert Entry.objects.count() == 2


def test_everything_may_be_said_and_nothing_is_asked(cast, nadia):
    tell(
        nadia,
        place="Laverie",
        kind="presence",
        people="8",
        obtained="counted",
        duration="1 h 30",
        project=str(cast.fete.pk),
        partners="MJC, Régie de quartier ;Amicale",
        volunteer_time="6 h",
        changed="On se connaît",
        difficulty="Le bruit",
        next_step="Le bailleur",
        themes=["housing", "rights"],
    )
    told = content()
    assert (told.kind, told.place, told.duration_minutes) == ("presence", Place(name="Laverie"), 90)
    assert told.counts == (Count(unit=Unit.PEOPLE, value=8, obtained=Obtained.COUNTED),)
    assert [partner.name for partner in told.partners] == ["MJC", "Régie de quartier", "Amicale"]
    assert (told.project, told.volunteers.minutes, told.themes) == (cast.fete.pk, 360, ("housing", "rights"))
    assert (told.changed, told.difficulty, told.next_step) == ("On se connaît", "Le bruit", "Le bailleur")


def test_not_collected_is_an_answer_with_its_reason(nadia):
    tell(nadia, obtained="not_collected", reason="la porte était ouverte")
    (count,) = content().counts
    assert (count.value, count.obtained, count.reason) == (
        None,
        Obtained.NOT_COLLECTED,
        "la porte était ouverte",
    )


def test_a_blank_is_never_a_zero(nadia):
    tell(nadia, people="")
    assert content().counts == ()


def test_zero_is_told(nadia):
    tell(nadia, people="0", obtained="counted")
    assert content().counts[0].value == 0


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("happened", "  ", "quelques mots suffisent"),
        ("happened_on", "1025-03-03", "vérifiez l’année"),
        ("happened_on", "2026-02-30", "Cette date n’existe pas"),
        ("happened_on", "hier", "Cette date n’existe pas"),
        ("happened_on", "", "Il manque le jour"),
        ("people", "-3", "n’est pas possible"),
        ("people", "beaucoup", "nombre entier"),
        ("people", "9" * 5000, "nombre entier"),
        ("obtained", "counted", "Il manque le nombre"),
        ("duration", "longtemps", "comme 2 h"),
        ("volunteer_time", "-1", "comme 2 h"),
        ("kind", "party", ""),
        ("project", "00000000-0000-7000-8000-000000000001", ""),
        ("circle", "public", ""),
        ("anchor", "c-x", ""),
        ("themes", ["inconnu"], ""),
        ("id", "pas-un-numero", ""),
        ("place", "x" * 301, "300"),
    ],
)
def test_what_is_wrong_is_named_and_the_words_stay(nadia, field, value, sentence):
    answer = tell(
        nadia,
        **({"happened": "Mes mots à moi"} | {field: value}) if field != "happened" else {"words": value},
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "error-summary" in page
    assert sentence in page
    if field != "happened":
        assert "Mes mots à moi" in page
    assert not Entry.objects.exists()


@pytest.mark.parametrize(
    "words",
    [
        "🎉 fête 👩‍👩‍👧",
        "السلام عليكم ورحمة الله",
        "‮texte renversé",
        "mot " * 10_000,
        "<script>alert(1)</script>",
    ],
)
def test_any_words_are_kept_and_shown_safely(nadia, words):
    assert tell(nadia, words).status_code == 302
    assert content().happened == words.strip()
    page = nadia.get("/carnet/").content.decode()
    assert "<script>alert" not in page


def test_unreadable_signs_are_refused_on_the_field_and_the_words_stay(nadia):
    answer = tell(nadia, "Deux \x00 trois")
    assert (answer.status_code, "Deux \ufffd trois" in answer.content.decode()) == (422, True)
    assert not Entry.objects.exists()
    assert tell(nadia, "Deux ou trois").status_code == 302


def test_the_last_place_is_proposed_and_the_last_note_when_asked(cast, nadia):
    last = an_encounter(
        "La fête", place=Place(name="Laverie"), duration_minutes=90, partners=(Partner(name="MJC"),)
    )
    note = a_note(cast.nadia, cast.tilleuls, last, circle="me")
    shown = form_of(nadia.get(ADDRESS))
    assert (shown["place"], shown.get("duration")) == ("Laverie", None)
    again = form_of(nadia.get(f"{ADDRESS}?comme={note.fact}"))
    assert (again["partners"], again["place"]) == ("MJC", "Laverie")
    assert again["duration"] == "1\u00a0h\u00a030"
    assert "happened" not in again


def test_a_note_of_others_is_no_model(cast, nadia):
    hidden = a_note(cast.helene, cast.tilleuls, circle="me")
    assert nadia.get(f"{ADDRESS}?comme={hidden.fact}").status_code == 404
    assert nadia.get(f"{ADDRESS}?comme=nimporte").status_code == 200


def test_a_member_cannot_choose_the_circle_of_the_team(cast, client):
    client.force_login(cast.mireille)
    assert tell(client, circle="team").status_code == 422
    assert not Entry.objects.exists()


def test_a_worker_in_a_group_that_others_accompany_chooses_again(cast, client):
    client.force_login(cast.karim)
    assert tell(client, circle="team").status_code == 302
    assert Entry.objects.get().organisation == cast.centre


def test_who_belongs_nowhere_is_told_how_to_begin(cast, client):
    client.force_login(an_account("Zoé"))
    page = client.get(ADDRESS).content.decode()
    assert "carte d’invitation" in page
    assert "<textarea" not in page


def test_the_group_of_the_address_is_the_one_proposed(cast, nadia):
    garden = a_collective("Un jardin " * 20)
    add_member(collective=garden, name="Nadia", role="companion", account=cast.nadia)
    assert nadia.get(f"{ADDRESS}?groupe={garden.slug}").context["form"].chosen.anchor.collective == garden
    a_note(cast.nadia, cast.tilleuls)
    assert nadia.get(ADDRESS).context["form"].chosen.anchor.collective == cast.tilleuls
