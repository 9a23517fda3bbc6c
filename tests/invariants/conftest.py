"""The application as it starts, for promises that need no database."""

from pathlib import Path

import pytest
from flask import Flask

from server import create_app
from server.config import Settings


@pytest.fixture(scope="session")
def started(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """The application, started as in production; nothing asks its database."""
    folder: Path = tmp_path_factory.mktemp("started")
    return create_app(Settings(instance=folder, database_url="sqlite://", is_testing=True))
