"""A phone with its service worker, its database and a network that one can cut."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from tests.cast import Cast, build_cast

TELL = "/carnet/raconter/"
WAITING = "/carnet/telephone/"
ENVOIS = "/static/journal/envois/"
# Comes back once the worker answers for this page, and keeps the two that one needs most.
AT_HAND = """async () => {
  const end = Date.now() + 60_000;
  const rest = () =>
    new Promise((resolve, fail) => (Date.now() > end ? fail(Error("late")) : setTimeout(resolve, 50)));
  while (!navigator.serviceWorker.controller) await rest();
  for (const address of ["/carnet/raconter/", "/carnet/telephone/"]) {
    while (!(await caches.match(address))) await rest();
  }
}"""
PATIENCE = 30_000


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return build_cast()


class Phone:
    """One phone: a browser context, its page, the house it talks to."""

    def __init__(self, context: Any, site: str) -> None:
        self.context, self.site = context, site
        self.page = context.new_page()

    def enter(self, account: Any, *, warm: bool = False) -> None:
        """Sign in as somebody; with `warm`, wait until the phone has its pages at hand."""
        client = Client()
        client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
        name = settings.SESSION_COOKIE_NAME
        self.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": self.site}])
        if warm:
            self.open(TELL)
            self.page.evaluate(AT_HAND)

    def open(self, path: str) -> None:
        """Go to a page, and wait until its modules have run."""
        self.page.goto(self.site + path)
        if path.startswith(TELL):
            self.page.focus("#id_happened")  # where the files are not at hand yet, a touch fetches them
            self.page.wait_for_function("() => document.querySelector('form.tell').dataset.phone === 'ready'")

    def offline(self, off: bool = True) -> None:
        """Cut the network, or give it back."""
        self.context.set_offline(off)

    def tell(self, words: str) -> None:
        """Type words and touch « Garder »."""
        self.page.fill("#id_happened", words)
        self.page.click("main form.tell .buttons button:has-text('Garder') >> nth=0")

    def run(self, module: str, code: str, argument: Any = None) -> Any:
        """Run code with the module of this name as `m`, in the page."""
        script = f"async (a) => {{ const m = await import('{ENVOIS}{module}.js'); {code} }}"
        return self.page.evaluate(script, argument)

    def items(self) -> list[dict[str, Any]]:
        """What the phone holds, of everybody."""
        return self.run(
            "store",
            "return m.within(['items'], 'readonly', t => t.objectStore('items').getAll())",
        )

    def said(self) -> str:
        """What the page says of its own."""
        return str(self.page.inner_text("#messages"))

    def owner(self) -> str:
        return str(self.page.evaluate("document.body.dataset.owner"))


@pytest.fixture
def phone(chromium: Any, live_server: Any) -> Iterator[Phone]:
    """A phone where nothing was kept yet."""
    context = chromium.new_context(
        locale="fr-FR", timezone_id="Europe/Paris", viewport={"width": 360, "height": 740}
    )
    context.set_default_timeout(PATIENCE)
    yield Phone(context, live_server.url)
    context.close()
