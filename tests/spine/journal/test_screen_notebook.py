"""Mon carnet: read again, rewritten, shared, thrown away."""

from datetime import date

import pytest

from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.spine.journal.models import Entry
from pasdecote.spine.journal.services import correct, retract
from tests.factories import a_note, an_encounter


@pytest.fixture
def nadia(cast, client):
    client.force_login(cast.nadia)
    return client


def circles():
    return sorted(Entry.objects.order_by("pk").values_list("circle", flat=True))


def test_an_empty_notebook_teaches_the_first_step(nadia):
    page = nadia.get("/carnet/").content.decode()
    assert "Votre carnet est vide" in page
    assert "/carnet/raconter/" in page


def test_it_holds_my_notes_day_by_day_and_nobody_elses(cast, nadia):
    a_note(cast.nadia, cast.tilleuls, "Lundi je passais", circle="me", happened_on=date(2026, 3, 2))
    a_note(cast.nadia, cast.tilleuls, "Mardi aussi", circle="me")
    a_note(cast.nadia, cast.tilleuls, "Déjà partagée", circle="team")
    a_note(cast.helene, cast.tilleuls, "Celle d’Hélène", circle="me")
    page = nadia.get("/carnet/").content.decode()
    assert page.index("Mardi aussi") < page.index("Lundi je passais")
    assert "Déjà partagée" not in page
    assert "Celle d’Hélène" not in page


def test_a_note_taken_back_or_replaced_leaves_it(cast, nadia):
    gone = a_note(cast.nadia, cast.tilleuls, "Reprise", circle="me")
    retract(by=cast.nadia, id=uuid7(), replaces=[gone.pk])
    old = a_note(cast.nadia, cast.tilleuls, "Ancienne", circle="me")
    correct(by=cast.nadia, id=uuid7(), replaces=[old.pk], content=an_encounter("Nouvelle"))
    page = nadia.get("/carnet/").content.decode()
    assert ("Reprise" in page, "Ancienne" in page, "Nouvelle" in page) == (False, False, True)


def test_older_notes_follow_on_other_pages_each_once(cast, nadia):
    for rank in range(45):
        a_note(cast.nadia, cast.tilleuls, f"Note-{rank:02d}", circle="me")
    seen, address = [], "/carnet/"
    while address:
        answer = nadia.get(address)
        seen += [card.content.happened for day in answer.context["days"] for card in day["cards"]]
        address = f"/carnet/?avant={answer.context['older']}" if answer.context["older"] else ""
    assert seen == [f"Note-{rank:02d}" for rank in reversed(range(45))]


@pytest.mark.parametrize("nonsense", ["x", "2026-13-45_x", "_", "2026-03-03_nope", "%00", "\ud800"])
def test_a_nonsense_address_shows_the_beginning(cast, nadia, nonsense):
    a_note(cast.nadia, cast.tilleuls, circle="me")
    answer = nadia.get("/carnet/", {"avant": nonsense.encode("utf-8", "replace").decode()})
    assert (answer.status_code, len(answer.context["days"])) == (200, 1)


def test_notes_chosen_are_shared_together_and_the_others_stay(cast, nadia):
    one, two, three = (
        a_note(cast.nadia, cast.tilleuls, words, circle="me") for words in ("Un", "Deux", "Trois")
    )
    answer = nadia.post("/carnet/relire/", {"notes": [one.pk, two.pk], "circle": "team"})
    assert answer.status_code == 302
    assert answer.url == "/collectifs/les-tilleuls/fil/"
    assert circles() == ["me", "team", "team"]
    assert Entry.objects.get(pk=three.pk).circle == "me"


def test_a_day_is_read_again_alone(cast, nadia):
    a_note(cast.nadia, cast.tilleuls, "Lundi", circle="me", happened_on=date(2026, 3, 2))
    a_note(cast.nadia, cast.tilleuls, "Mardi", circle="me")
    page = nadia.get("/carnet/relire/?jour=2026-03-02").content.decode()
    assert ('2 mars : <span dir="auto">Lundi.' in page.replace("</strong>", ""), "Mardi." in page) == (
        True,
        False,
    )


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"circle": "team"}, "Cochez au moins une note"),
        ({"notes": "mine"}, "Choisissez avec qui partager"),
        ({"notes": "mine", "circle": "public"}, ""),
        ({"notes": "theirs", "circle": "team"}, "n’est plus dans votre carnet"),
        ({"notes": "nonsense", "circle": "team"}, "n’est plus dans votre carnet"),
    ],
)
def test_what_cannot_be_shared_is_said_and_nothing_is(cast, nadia, sent, sentence):
    notes = {
        "mine": str(a_note(cast.nadia, cast.tilleuls, circle="me").pk),
        "theirs": str(a_note(cast.helene, cast.tilleuls, circle="me").pk),
    }
    sent = {name: notes.get(value, value) for name, value in sent.items()}
    answer = nadia.post("/carnet/relire/", sent)
    assert (answer.status_code, sentence in answer.content.decode()) == (422, True)
    assert circles() == ["me", "me"]


def test_a_member_shares_their_own_note_with_the_group(cast, client):
    client.force_login(cast.mireille)
    note = a_note(cast.mireille, cast.tilleuls, circle="me")
    page = client.get("/carnet/relire/").content.decode()
    assert ('value="team"' in page, 'value="collective"' in page) == (False, True)
    client.post("/carnet/relire/", {"notes": note.pk, "circle": "collective"})
    assert circles() == ["collective"]


def test_a_note_is_rewritten_and_what_is_not_asked_is_kept(cast, nadia):
    note = a_note(cast.nadia, cast.tilleuls, "Huit", circle="me", title="Atelier")
    form = nadia.get(f"/carnet/{note.pk}/reprendre/").context["form"]
    sent = {n: form[n].value() for n in form.fields if form[n].value() not in (None, [])} | {
        "happened": "Neuf"
    }
    assert nadia.post(f"/carnet/{note.pk}/reprendre/", sent).status_code == 302
    kept = Entry.objects.get()
    assert ('"Neuf"' in kept.content, '"Atelier"' in kept.content) == (True, True)
    stale = nadia.post(f"/carnet/{note.pk}/reprendre/", sent | {"happened": "Dix"})
    assert (stale.status_code, "Dix" in stale.content.decode()) == (422, True)
    assert '"Neuf"' in Entry.objects.get().content


def test_a_note_is_thrown_away_after_being_asked(cast, nadia):
    note = a_note(cast.nadia, cast.tilleuls, "À oublier", circle="me")
    assert "À oublier" in nadia.get(f"/carnet/{note.pk}/jeter/").content.decode()
    assert nadia.post(f"/carnet/{note.pk}/jeter/").status_code == 302
    assert "À oublier" not in nadia.get("/carnet/").content.decode()
    assert nadia.get(f"/carnet/{note.pk}/reprendre/").status_code == 404


@pytest.mark.parametrize("act", ["reprendre", "jeter"])
def test_the_draft_of_another_is_not_there(cast, nadia, act):
    theirs = a_note(cast.helene, cast.tilleuls, circle="me")
    shared = a_note(cast.nadia, cast.tilleuls, circle="team")
    for id in (theirs.pk, shared.pk, uuid7()):
        assert nadia.get(f"/carnet/{id}/{act}/").status_code == 404
        assert nadia.post(f"/carnet/{id}/{act}/").status_code == 404
