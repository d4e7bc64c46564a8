"""The engine of iPhones, as this machine has it (WebKitGTK), with a network that one can cut.

WebDriver is JSON over HTTP: its few commands are said below, where Selenium would bring thirteen packages.
"""

import json
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from tests.cast import Cast, build_cast
from tests.e2e.offline.roads import Road, road_to
from tests.project import closing

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # the name that WebDriver gives to a reference to an element
PATIENCE = 60.0
FOREVER = 1_000_000
TOUCH = """(() => {
  const said = (each) => each.checkVisibility() && each.innerText.includes(a[0]);
  const found = [...document.querySelectorAll("main :is(button, a, summary)")].find(said);
  found?.click();
  return Boolean(found);
})()"""


class Iphone:
    """One browser of that engine, empty at first, and the road from it to the house."""

    def __init__(self, driver: str, browser: str, road: Road) -> None:
        self.driver, self.road, self.session = driver, road, ""
        self.site = f"http://localhost:{road.port}"
        wanted = {"webkitgtk:browserOptions": {"binary": browser, "args": ["--automation"]}}
        told = self.ask("POST", "", {"capabilities": {"alwaysMatch": wanted}})
        self.session = f"/{told['sessionId']}"
        self.ask("POST", "/timeouts", {"script": int(PATIENCE * 1000)})

    def ask(self, method: str, path: str, told: Any = None) -> Any:
        """One command of WebDriver, and its value. Raises AssertionError with what the browser says."""
        data = None if told is None else json.dumps(told).encode()
        address = f"{self.driver}/session{self.session}{path}"
        headers = {"Content-Type": "application/json"}
        request = urllib.request.Request(address, data=data, method=method, headers=headers)
        try:
            with urllib.request.urlopen(request, timeout=2 * PATIENCE) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as refused:
            raise AssertionError(refused.read().decode()) from None

    def enter(self, account: Any) -> None:
        """Sign in as somebody."""
        client = Client()
        client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
        name = settings.SESSION_COOKIE_NAME
        self.go("/manifeste.webmanifest")
        self.ask("POST", "/cookie", {"cookie": {"name": name, "value": client.cookies[name].value}})

    def go(self, path: str) -> None:
        """Open a page."""
        self.ask("POST", "/url", {"url": self.site + path})

    def run(self, code: str, *told: Any) -> Any:
        """What this code of an async function gives, in the page, with `a` for what is told."""
        script = f"""const done = arguments[arguments.length - 1]; const a = [...arguments].slice(0, -1);
          (async () => {{ {code} }})().then((v) => done([v]), (error) => done(["", String(error)]));"""
        value, *wrong = self.ask("POST", "/execute/async", {"script": script, "args": told})
        assert not wrong, wrong
        return value

    def until(self, code: str, *told: Any) -> Any:
        """Wait until this code gives something true, over pages that come and go."""
        end, last = time.monotonic() + PATIENCE, None
        while time.monotonic() < end:
            try:
                if last := self.run(f"return {code}", *told):
                    return last
            except AssertionError as between:  # the page is going
                last = between
            self.ask("GET", "/url")
        raise AssertionError(f"never: {code} ({last})")

    def element(self, selector: str) -> str:
        found = self.ask("POST", "/element", {"using": "css selector", "value": selector})
        return f"/element/{found[ELEMENT]}"

    def type(self, selector: str, words: str) -> None:
        self.ask("POST", f"{self.element(selector)}/value", {"text": words})

    def touch(self, words: str) -> None:
        """Touch the first button or link of the page itself that says these words, once it is there."""
        self.until(TOUCH, words)

    def raconter(self, asked: str = "") -> None:
        """Raconter, once it keeps words on the phone first."""
        self.go(f"/carnet/raconter/{asked}")
        self.until("document.querySelector('#id_happened')?.focus() ?? true")
        self.until("document.querySelector('form.tell')?.dataset.phone === 'ready'")

    def offline(self, off: bool = True) -> None:
        """Cut the network between phone and house, or give it back."""
        if off:
            self.road.bad("down", FOREVER)
        else:
            self.road.good()

    def close(self) -> None:
        self.ask("DELETE", "")


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return build_cast()


@pytest.fixture(scope="session")
def webkit_driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[Road], Iphone]]:
    """What opens a browser of that engine; skipped, and said, where the machine has none."""
    program, screen = shutil.which("WebKitWebDriver"), shutil.which("Xvfb")
    browsers = sorted(Path("/usr/lib").glob("*/webkit2gtk-4*/MiniBrowser"))
    if not (program and screen and browsers):
        pytest.skip(closing.WEBKIT_ABSENT)
    log = (tmp_path_factory.mktemp("webkit") / "log").open("wb")
    shown = subprocess.Popen([screen, "-displayfd", "1", "-screen", "0", "800x900x24"], stdout=-1, stderr=log)
    assert shown.stdout
    display = f":{shown.stdout.readline().decode().strip()}"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    surroundings = {
        "DISPLAY": display,
        "PATH": "/usr/bin:/bin",
        "HOME": log.name + "-home",
        "LANG": "C.UTF-8",
    }
    driven = subprocess.Popen([program, f"--port={port}"], env=surroundings, stdout=log, stderr=log)
    yield lambda road: Iphone(f"http://127.0.0.1:{port}", str(browsers[-1]), road)
    for process in (driven, shown):
        process.terminate()
        process.wait()
    shown.stdout.close()
    log.close()


def answers(port: int) -> None:
    """Come back once something listens there. Raises AssertionError when nothing ever does."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with socket.socket() as caller:
            if not caller.connect_ex(("127.0.0.1", port)):
                return
    raise AssertionError("WebKitWebDriver never answered")


@pytest.fixture
def iphone(webkit_driver: Callable[[Road], Iphone], live_server: Any) -> Iterator[Iphone]:
    with road_to(live_server.thread.port) as road:
        opened = webkit_driver(road)
        yield opened
        opened.close()
