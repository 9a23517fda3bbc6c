"""Tells pytest-playwright to start the system's browser; its own are downloads we do without."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.chromium import launch_options


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """pytest-playwright's launch options with the system's browser; asked for only by journeys."""
    return browser_type_launch_args | launch_options()
