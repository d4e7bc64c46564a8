"""Long imports: given to the worker, followed from the screen, started again when the worker died."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from pasdecote.ground.kernel import clock
from pasdecote.ground.store import progress
from pasdecote.portal.intake import services
from pasdecote.portal.intake.enums import BatchState
from pasdecote.portal.intake.models import Batch
from pasdecote.portal.intake.tasks import import_batch
from pasdecote.portal.intake.views.checking import AT_ONCE
from tests.portal.intake.import_files import many, notes, received, table

HTMX = {"HX-Request": "true", "HX-Target": "progress"}


@pytest.fixture
def team(client, cast):
    client.force_login(cast.nadia)
    return client


@pytest.fixture
def waiting(cast):
    batch = received(cast)
    return services.decide(by=cast.nadia, batch=batch, circle="team", skip_errors=False)


def at(batch, name="progress"):
    return reverse(f"intake:{name}", args=[batch.pk])


def shown(answer):
    return " ".join(answer.content.decode().split())


def test_a_long_import_goes_to_the_worker(team, cast):
    batch = received(cast, table(many(AT_ONCE + 1)))
    answer = team.post(at(batch, "check"), {"circle": "team"}, follow=True)
    assert "L’import attend son tour." in shown(answer)
    assert f"(0 sur {AT_ONCE + 1})" in shown(answer)
    assert notes(cast) == []
    (task,) = DBTaskResult.objects.all()
    assert task.args_kwargs["args"] == [str(batch.pk), AT_ONCE + 1]
    assert import_batch.call(*task.args_kwargs["args"]) == AT_ONCE + 1
    assert "L’import est fait" in shown(team.get(at(batch)))


def test_a_short_one_is_done_at_once(team, cast):
    batch = received(cast, table(many(AT_ONCE)))
    assert "L’import est fait" in shown(team.post(at(batch, "check"), {"circle": "team"}, follow=True))
    assert not DBTaskResult.objects.exists()


def test_a_long_one_sent_twice_is_imported_once(team, cast):
    batch = received(cast, table(many(AT_ONCE + 1)))
    for _ in range(2):
        team.post(at(batch, "check"), {"circle": "team"})
    assert DBTaskResult.objects.count() == 1


def test_the_bar_says_how_far_it_has_come(team, waiting):
    Batch.objects.update(state=BatchState.RUNNING)
    progress.tell(waiting.pk, 1, 3)
    try:
        page = shown(team.get(at(waiting)))
    finally:
        progress.forget(waiting.pk)
    assert "Lecture du tableau." in page
    assert "(1 sur 3)" in page
    assert 'hx-trigger="every 2s"' in page
    assert "Vous pouvez quitter cette page" in page
    assert f'href="{at(waiting)}"' in page


def test_all_read_but_not_yet_written_is_not_said_done(team, waiting):
    Batch.objects.update(state=BatchState.RUNNING)
    progress.tell(waiting.pk, 3, 3)
    try:
        page = shown(team.get(at(waiting)))
    finally:
        progress.forget(waiting.pk)
    assert "on l’écrit dans le journal" in page
    assert "(2 sur 3)" in page
    assert 'hx-trigger="every 2s"' in page


def test_a_poll_gets_the_bar_alone_then_the_whole_page(team, waiting):
    answer = team.get(at(waiting), headers=HTMX)
    assert "<h1" not in shown(answer)
    assert 'id="progress"' in shown(answer)
    services.run(batch=waiting)
    assert team.get(at(waiting), headers=HTMX)["HX-Refresh"] == "true"


def test_a_refusal_met_by_the_worker_is_said_on_the_way_back(team, cast):
    batch = received(cast, table(many(AT_ONCE + 1, wrong={57})))
    services.decide(by=cast.nadia, batch=batch, circle="team", skip_errors=False)
    assert import_batch.call(str(batch.pk), AT_ONCE) == -1
    assert "cellule A57" in shown(team.get(at(batch), follow=True))


def test_a_stalled_import_says_so_and_starts_again(team, cast, waiting):
    Batch.objects.update(state=BatchState.RUNNING, moved_at=clock.now() - timedelta(hours=1))
    page = shown(team.get(at(waiting)))
    assert "L’import n’avance plus" in page
    assert "Rien n’a été gardé" in page
    answer = team.post(at(waiting), follow=True)
    assert "L’import repart du début." in shown(answer)
    (task,) = DBTaskResult.objects.all()
    assert import_batch.call(*task.args_kwargs["args"]) == 3
    assert len(notes(cast)) == 3


def test_one_that_moves_is_not_started_again(team, waiting):
    answer = team.post(at(waiting), follow=True)
    assert "il n’est pas à reprendre" in shown(answer)
    assert not DBTaskResult.objects.exists()


def test_the_list_leads_back_to_it(team, waiting):
    page = team.get(reverse("intake:start"))
    assert at(waiting, "check") in shown(page)
    assert team.get(at(waiting, "check")).url == at(waiting)
