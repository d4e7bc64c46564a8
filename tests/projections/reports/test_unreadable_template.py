"""A template that cannot be read takes down its own bilan, and nothing else."""

import shutil

import pytest

from pasdecote.projections.reports.template import reading as template_reading


@pytest.fixture
def broken(monkeypatch, tmp_path):
    folder = shutil.copytree(template_reading.FOLDER, tmp_path / "modeles")
    (folder / "abime.yaml").write_text("id: abime\ntitle: [", "utf-8")
    monkeypatch.setattr(template_reading, "FOLDER", folder)
    for known in (template_reading.available, template_reading.template):
        known.cache_clear()
    yield
    for known in (template_reading.available, template_reading.template):
        known.cache_clear()


def test_one_unreadable_template_is_left_out_and_logged(cast, client, broken, caplog):
    client.force_login(cast.nadia)
    answer = client.get("/bilans/")
    page = answer.content.decode()
    assert (answer.status_code, "cerfa-15059-02" in page, "abime" in page) == (200, True, False)
    assert "abime" in caplog.text


def test_an_unreadable_template_begins_no_bilan(cast, client, broken):
    client.force_login(cast.nadia)
    assert client.get("/bilans/commencer/abime/").status_code == 404
