"""The screens of import, as those who use them walk them."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from pasdecote.portal.intake.enums import BatchState
from pasdecote.portal.intake.models import Batch
from tests.portal.intake.import_files import EXAMPLES, imported, many, notes, received, table

START = reverse("intake:start")


@pytest.fixture
def team(client, cast):
    client.force_login(cast.nadia)
    return client


def at(name, batch):
    return reverse(f"intake:{name}", args=[batch.pk])


def send(client, cast, data=None, name="suivi.xlsx"):
    file = SimpleUploadedFile(name, table() if data is None else data)
    return client.post(START, {"collective": cast.tilleuls.slug, "file": file}, follow=True)


def shown(answer):
    return " ".join(answer.content.decode().split())


def test_a_file_is_checked_then_imported_at_once(team, cast):
    page = shown(send(team, cast))
    for words in (
        "3 notes",
        "entre le 6 janvier et le 20 janvier 2026",
        "2 actions tenues",
        "1 réunion",
        "25</strong>",
        "Un projet serait ouvert : Le jardin.",
        "Gardé dans le texte des notes : Météo.",
    ):
        assert words in page
    assert notes(cast) == []
    answer = team.post(at("check", Batch.objects.get()), {"circle": "collective"}, follow=True)
    assert "L’import est fait" in shown(answer)
    assert reverse("journal:thread", args=[cast.tilleuls.slug]) in shown(answer)
    assert reverse("reports:list") in shown(answer)
    assert {note.circle for note in notes(cast)} == {"collective"}


def test_the_example_of_a_centre_social_is_said_in_sentences(team, cast):
    page = shown(send(team, cast, (EXAMPLES / "centre-social-suivi.xlsx").read_bytes()))
    for words in (
        "89 notes",
        "entre le 1er janvier et le 31 décembre 2025",
        "30 réunions",
        "13 présences sociales",
        "743",
        "Charges : 40 150 € prévus, 40 757,17 € réalisés.",
        "7 lignes passées",
        "sous-total du compte 60, détaillé par ailleurs",
        "Des projets seraient ouverts : Jardin partagé, Groupe charges",
        "Laissée de côté.",
    ):
        assert words in page


def test_the_team_reads_unless_somebody_says_otherwise(team, cast):
    page = shown(send(team, cast))
    assert 'value="team" id="id_circle_0" checked' in page.replace(" required", "")


def test_lines_in_error_name_their_cell_and_must_be_left_out_knowingly(team, cast):
    page = shown(send(team, cast, table(many(80, wrong={57, 60}))))
    assert "2 lignes ne se lisent pas" in page
    assert "cellule A57" in page
    batch = Batch.objects.get()
    refused = team.post(at("check", batch), {"circle": "team"})
    assert refused.status_code == 422
    assert "Rien n’a été importé" in shown(refused)
    assert notes(cast) == []
    team.post(at("check", batch), {"circle": "team", "skip_errors": "on"})
    assert len(notes(cast)) == 78


def test_without_errors_nothing_is_asked_about_them(team, cast):
    assert "Laisser de côté les lignes" not in shown(send(team, cast))


def test_only_fifty_errors_are_shown_and_the_rest_counted(team, cast):
    answer = send(team, cast, table(many(200, wrong=range(2, 150))))
    assert shown(answer).count("cellule A") == 50
    assert "et 98 autres lignes." in shown(answer)


def test_what_is_written_twice_is_said(team, cast):
    page = shown(send(team, cast, table([*many(3), many(3)[0]])))
    assert "1 ligne à regarder" in page
    assert "Dont 1 qui est peut-être écrite deux fois." in page


def test_imported_again_there_is_nothing_to_do(team, cast):
    imported(cast)
    page = shown(send(team, cast))
    assert "Rien de nouveau." in page
    assert "3 lignes sont déjà dans le journal" in page
    assert "Importer</span>" not in page.partition("<main")[2]


def test_a_file_is_dropped(team, cast):
    batch = received(cast)
    answer = team.post(at("check", batch), {"drop": "1"}, follow=True)
    assert "Le fichier est oublié." in shown(answer)
    assert not Batch.objects.exists()


def test_sent_twice_it_is_imported_once(team, cast):
    batch = received(cast)
    for _ in range(2):
        answer = team.post(at("check", batch), {"circle": "team"}, follow=True)
    assert "L’import est fait" in shown(answer)
    assert len(notes(cast)) == 3


def test_an_import_that_stopped_says_why_and_can_be_decided_again(team, cast, monkeypatch):
    batch = received(cast)
    Batch.objects.update(state=BatchState.FAILED, refusal="Le disque était plein.")
    page = shown(team.get(at("check", batch)))
    assert "L’import s’est arrêté, rien n’a été gardé." in page
    assert "Le disque était plein." in page
    team.post(at("check", batch), {"circle": "team"})
    assert len(notes(cast)) == 3


def test_an_import_is_undone_from_the_screen(team, cast):
    batch = imported(cast)
    assert at("undo", batch) in shown(team.get(at("progress", batch)))
    assert "3 notes de cet import." in shown(team.get(at("undo", batch)))
    answer = team.post(at("undo", batch), follow=True)
    assert "L’import est défait" in shown(answer)
    assert "3 notes ont quitté le journal." in shown(answer)
    assert notes(cast) == []
    assert team.get(at("undo", batch)).status_code == 302


def test_a_colleague_sees_an_import_and_cannot_undo_it(client, cast):
    batch = imported(cast)
    client.force_login(cast.helene)
    assert at("undo", batch) not in shown(client.get(at("progress", batch)))
    assert client.get(at("undo", batch)).status_code == 404
    assert client.post(at("undo", batch)).status_code == 404
    assert len(notes(cast)) == 3


@pytest.mark.parametrize("who", ["mireille", "karim", "solene", "paul"])
def test_others_do_not_know_that_an_import_exists(client, cast, who):
    batch = received(cast)
    client.force_login(getattr(cast, who))
    for name in ("check", "columns", "progress", "undo"):
        assert client.get(at(name, batch)).status_code == 404
        assert client.post(at(name, batch)).status_code == 404
    assert "Vous n’accompagnez encore aucun groupe" in shown(client.get(START))
    assert send(client, cast).status_code == 422
    assert Batch.objects.count() == 1


def test_one_finds_ones_own_imports_again(team, cast):
    imported(cast)
    received(cast, by=cast.helene, name="celui-d-helene.xlsx")
    page = shown(team.get(START))
    assert "suivi.xlsx" in page
    assert "Importé : 3 notes" in page
    assert "celui-d-helene" not in page


def test_screens_send_where_the_import_stands(team, cast):
    batch = received(cast)
    assert team.get(at("progress", batch)).url == at("check", batch)
    assert team.get(at("undo", batch)).url == at("check", batch)
    done = imported(cast)
    assert team.get(at("check", done)).url == at("progress", done)
    assert team.get(at("columns", done)).url == at("progress", done)


@pytest.mark.parametrize("name", ["start", "check", "progress", "undo"])
def test_a_screen_is_light(team, cast, name, django_assert_max_num_queries):
    for _ in range(12):
        received(cast)
    done = imported(cast, (EXAMPLES / "centre-social-suivi.xlsx").read_bytes())
    heavy = received(cast, table(many(300, wrong=range(2, 150))))
    address = START if name == "start" else at(name, heavy if name == "check" else done)
    with django_assert_max_num_queries(12):
        answer = team.get(address, headers={"accept-encoding": "gzip"})
    assert answer.status_code == 200
    assert len(answer.content) <= 15_000


def test_names_are_shown_as_words_and_never_as_marks(team, cast):
    headers = ["Date", "Projet", "Type", "Présents", "Ce qui s’est passé", "<b>Ciel</b>"]
    rows = [
        ["06/01/2026", "<script>alert(1)</script>", "Atelier", "8", "x", "y"],
        ["99/99/2026", "", "", "<i>", ""],
    ]
    page = shown(send(team, cast, table(rows, headers), name="<img src=x>.xlsx"))
    for mark in ("<script>alert", "<b>Ciel", "<img src=x", "<i>"):
        assert mark not in page
