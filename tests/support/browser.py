"""Tells pytest-playwright to start the system's browser; its own are downloads we do without."""

from __future__ import annotations

import os
from typing import Any

import pytest

from tests.support.chromium import launch_options


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--kills N`: how often the browser is killed around *Lagre* (20; in a soak, SOAK=1, 200)."""
    often = 200 if os.environ.get("SOAK") == "1" else 20
    parser.addoption("--kills", type=int, default=often, help="kills of the browser around saving")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """pytest-playwright's launch options with the system's browser; asked for only by journeys."""
    return browser_type_launch_args | launch_options()
