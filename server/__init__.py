"""Miljøvakt's server: `create_app` and nothing else."""

from flask import Flask

from server.config import Settings, settings_from
from server.extensions import db, limiter, login_manager, migrate


def create_app(settings: Settings | None = None) -> Flask:
    """Make the application from `settings`, or from this machine's environment."""
    settings = settings or settings_from()
    app = Flask("server", static_folder=None)
    app.config.from_mapping(settings.flask())
    db.init_app(app)
    login_manager.init_app(app)
    limiter.init_app(app)
    from server import models  # noqa: F401, PLC0415 - makes every table known to the metadata

    migrate.init_app(app, db, directory=str(settings_migrations()))
    return app


def settings_migrations() -> str:
    """The folder of Alembic's migrations."""
    from server.config import ROOT  # noqa: PLC0415

    return str(ROOT / "server" / "migrations")
