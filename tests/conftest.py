"""The strict house of every test: fixed clock zone and tongue, no network, nothing left to chance unseen.

What is enforced, and where: unknown names in our templates (strict_templates), unordered rows (strict_order),
pages that write when read (strict_reads), surroundings (environment), the network (pytest-socket, loopback
only), the order of tests (pytest-randomly), warnings (pyproject.toml).
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings as hypothesis_settings
from pytest_django.lazy_django import django_settings_is_configured

from tests.project import closing

DATABASE_FIXTURES = {
    "db",
    "transactional_db",
    "django_db_reset_sequences",
    "django_db_serialized_rollback",
    "live_server",
    "cast",
}
hypothesis_settings.register_profile("house", deadline=None, print_blob=True, max_examples=60)
hypothesis_settings.load_profile("house")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--only-database", action="store_true", help="only the tests that open the database")


def pytest_configure(config: pytest.Config) -> None:
    if django_settings_is_configured():
        _harden(Path(os.environ["PASDECOTE_TEST_FOLDER"]))


def _harden(folder: Path) -> None:
    """Settings that differ in tests: quicker passwords, plain static files, everything strict."""
    from django.conf import settings

    from tests.project import strict_order, strict_templates

    strict_order.install()
    settings.MIDDLEWARE = ["tests.project.strict_reads.ReadOnlyGets", *settings.MIDDLEWARE]
    settings.TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = strict_templates.Missing()
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    plain = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": plain}}
    worker = folder / os.environ.get("PYTEST_XDIST_WORKER", "main")
    settings.STATIC_ROOT, settings.MEDIA_ROOT = worker / "static", worker / "files"
    settings.ARRIVING_ROOT = worker / "arriving"
    for made in (settings.STATIC_ROOT, settings.MEDIA_ROOT):
        made.mkdir(parents=True, exist_ok=True)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--only-database"):
        kept = [item for item in items if _opens_database(item)]
        config.hook.pytest_deselected(items=[item for item in items if item not in set(kept)])
        items[:] = kept
    if django_settings_is_configured() and not _on_postgres():
        skip = pytest.mark.skip(reason="needs PostgreSQL: python -m tests.project.postgres pytest …")
        for item in items:
            if item.get_closest_marker("postgres"):
                item.add_marker(skip)


def _opens_database(item: pytest.Item) -> bool:
    fixtures = set(getattr(item, "fixturenames", ()))
    return bool(item.get_closest_marker("django_db") or fixtures & DATABASE_FIXTURES)


def _on_postgres() -> bool:
    from django.conf import settings

    return "postgresql" in settings.DATABASES["default"]["ENGINE"]


def pytest_terminal_summary(terminalreporter: Any) -> None:
    closing.tell(terminalreporter)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """SQLite in a file of this worker's own, as in production: write-ahead log, writers in turn."""
    from django.db import connection

    if connection.vendor == "sqlite":
        worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
        name = Path(os.environ["PASDECOTE_TEST_FOLDER"]) / f"{worker}-{os.getpid()}.sqlite3"
        connection.settings_dict["TEST"]["NAME"] = str(name)


@pytest.fixture(autouse=True)
def _seeded_shuffles(request: pytest.FixtureRequest) -> None:
    """The order of unordered rows depends on the test and on the seed of the run, and on nothing else."""
    if django_settings_is_configured():
        from tests.project import strict_order

        run = request.config.getoption("randomly_seed", default=0)
        strict_order.seed(f"{run}:{request.node.nodeid}")


@pytest.fixture(autouse=True)
def _own_tongue() -> Iterator[None]:
    """A page asked for in English leaves English behind in the thread: no test hears it from another."""
    yield
    if django_settings_is_configured():
        from django.utils import translation

        translation.deactivate()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The shared folder; a test that asks for it is skipped, and counted, where it is absent."""
    folder = Path(os.environ.get("PASDECOTE_SHARED", Path(__file__).parents[2] / "shared"))
    if not folder.is_dir():
        pytest.skip(closing.SHARED_ABSENT)
    return folder


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A running Chromium, driven by Playwright; skipped, and said loudly, where there is none."""
    path = os.environ.get("PASDECOTE_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not path:
        pytest.skip(closing.CHROMIUM_ABSENT)
    from playwright.sync_api import sync_playwright

    # Playwright keeps a loop in this thread, in which Django would otherwise refuse to reach the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"]
    quiet += ["--disable-background-networking", "--disable-component-update"]
    # A microphone that beeps, where a page has been allowed one.
    quiet += ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=quiet)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Any) -> Iterator[Any]:
    """A new page in a fresh browser context, in French, on the screen of a small phone. Without a service
    worker, which goes on asking the server after a test has ended: tests/e2e/offline have one."""
    context = chromium.new_context(
        locale="fr-FR", timezone_id="Europe/Paris", viewport={"width": 360, "height": 740}
    )
    context.add_init_script("delete Navigator.prototype.serviceWorker")
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


@pytest.fixture
def cast(db: None) -> Any:
    """The fixed cast of tests/cast.py: one group, one structure, and somebody in each role."""
    from tests.cast import build_cast

    return build_cast()
