"""The name under which the tests of the look ask for the common Chromium."""

from typing import Any

import pytest


@pytest.fixture(scope="session")
def browser(chromium: Any) -> Any:
    """The running Chromium of tests/conftest.py: two of them cannot be driven from one process."""
    return chromium
