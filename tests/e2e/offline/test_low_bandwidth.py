"""What a day in the field costs a prepaid phone: every byte on the wire, as the tool is served for real."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from pasdecote.spine.journal.models import Entry
from tests.cast import Cast
from tests.e2e.offline.conftest import PATIENCE, Phone
from tests.project.served import around, served
from tests.project.wire import counted

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NOTES = 10
MOST = 400 * 1024
A_NOTE = "Deux heures à la laverie, trois voisines du hall 4 veulent parler de l’ascenseur. Note {}."


def test_a_day_of_ten_notes_costs_little(cast: Cast, chromium: Any, tmp_path: Path) -> None:
    """The phone installs the tool, then ten notes are told one by one and read again, all of it counted."""
    environment = around(PASDECOTE_VAR=str(tmp_path), DJANGO_SETTINGS_MODULE="bench.settings")
    gather = [sys.executable, "-m", "django", "collectstatic", "--noinput", "--verbosity", "0"]
    subprocess.run(gather, env=environment, check=True)
    context = chromium.new_context(locale="fr-FR", viewport={"width": 360, "height": 740})
    context.set_default_timeout(PATIENCE)
    with served("config.wsgi:application", environment) as port, counted(port) as wire:
        phone = Phone(context, f"http://127.0.0.1:{wire.port}")
        phone.enter(cast.nadia, warm=True)
        installed = wire.total
        for rank in range(NOTES):
            phone.open("/carnet/raconter/")
            phone.tell(A_NOTE.format(rank))
            phone.page.wait_for_url("**/carnet/")
            phone.page.wait_for_selector("#messages:has-text('C’est gardé')")
        assert Entry.objects.count() == NOTES
        for path in ("/carnet/relire/", "/collectifs/les-tilleuls/fil/", "/carnet/telephone/"):
            phone.open(path)
        context.close()
    day = wire.total - installed
    assert day < MOST, f"{day // 1024} KB, after {installed // 1024} KB to install"
