"""What eight funders cost to fill on the screens, beside the fields that eight separate forms ask by hand.

Played in Chromium over the demonstration, in a data folder of its own. What the demonstration says was
answered before is counted too: it was typed once, one day.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import django
import msgspec

from bench.director import DIRECTOR, EIGHT, Filled, play
from bench.timing import Measure

MOST_ASKED = 2
TENTH = 0.1


def measures() -> list[Measure]:
    """Answers, keys and clicks, funder by funder, then in all."""
    path = os.environ.get("PASDECOTE_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not path:
        return [Measure("pas de Chromium sur cette machine : rien de mesuré", 0, None, unit="")]
    folder = Path(os.environ["PASDECOTE_VAR"]) / "saisie"
    surroundings = {**os.environ, "PASDECOTE_VAR": str(folder), "PASDECOTE_CHROMIUM": path}
    words = [sys.executable, "-m", "bench.saisie"]
    django.setup()
    said = subprocess.run(words, env=surroundings, stdout=subprocess.PIPE, text=True, check=True).stdout
    return list(_lines(msgspec.json.decode(said.splitlines()[-1], type=list[Filled])))


def by_hand(templates: Iterable[str]) -> int:
    """How many fields these forms ask; what a model says by itself is nobody's to type."""
    from pasdecote.projections.reports.template.reading import template

    return sum(field.kind != "statement" for name in templates for field in template(name).fields())


def _lines(done: list[Filled]) -> Iterator[Measure]:
    from pasdecote.portal.home.sample.answers import given

    for rank, one in enumerate(done, start=1):
        remark = f"{one.keys} touches, {one.clicks} clics, pour {by_hand([one.template])} champs à la main"
        limit = MOST_ASKED if rank == len(done) else None
        yield Measure(f"{rank}. {one.template}", len(one.asked), limit, remark, unit="réponses")
    fields, asked = by_hand(EIGHT), sum(len(one.asked) for one in done)
    keys, clicks = sum(one.keys for one in done), sum(one.clicks for one in done)
    yield Measure(
        "les huit : réponses données", asked, None, f"{keys} touches, {clicks} clics", unit="réponses"
    )
    yield Measure("les huit : champs à taper dans huit formulaires", fields, None, unit="champs")
    yield Measure("réponses ÷ champs", asked / fields, TENTH)
    before = given()
    signs = sum(len(answer.answer or answer.not_collected) for answer in before)
    remark = f"{signs} signes, tapés une fois, avant"
    yield Measure("réponses que la démonstration a déjà", len(before), None, remark, unit="réponses")
    yield Measure(
        "toutes les réponses ÷ champs", (asked + len(before)) / fields, None, "d’une maison sans passé"
    )


def _session() -> Any:
    """Load the demonstration; the session cookie of its director."""
    from django.conf import settings
    from django.test import Client

    from pasdecote.portal.home.preparing import prepare
    from pasdecote.portal.home.sample import load_sample
    from pasdecote.spine.accounts.models import Account

    prepare()
    load_sample()
    client = Client()
    client.force_login(Account.objects.get(email=DIRECTOR))
    return settings.SESSION_COOKIE_NAME, client.cookies[settings.SESSION_COOKIE_NAME].value


def main() -> None:
    """Play the eight over a server of this folder, and print what each took as JSON."""
    from playwright.sync_api import sync_playwright

    from bench.serving import served

    django.setup()
    name, value = _session()
    with (
        served("config.wsgi:application") as ours,
        sync_playwright() as playwright,
        playwright.chromium.launch(
            executable_path=os.environ["PASDECOTE_CHROMIUM"], args=["--no-sandbox", "--disable-gpu"]
        ) as browser,
    ):
        site = f"http://127.0.0.1:{ours.port}"
        context = browser.new_context(locale="fr-FR", viewport={"width": 1280, "height": 800})
        context.add_cookies([{"name": name, "value": value, "url": site}])
        print(msgspec.json.encode(play(context.new_page(), site)).decode())


if __name__ == "__main__":
    main()
