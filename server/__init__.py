"""Miljøvakt's server: `create_app` and nothing else."""

from flask import Flask

from server import routes
from server.access.guard import check_routes, guard_request
from server.config import ROOT, Settings, settings_from
from server.extensions import db, limiter, login_manager, migrate
from server.problems import Api


def create_app(settings: Settings | None = None) -> Flask:
    """Make the application from `settings`, or from this machine's environment.

    Raises RouteWithoutAccess when a route does not say who may call it.
    """
    settings = settings or settings_from()
    app = Flask("server", static_folder=None)
    app.config.from_mapping(settings.flask())
    db.init_app(app)
    login_manager.init_app(app)
    limiter.init_app(app)
    from server import models  # noqa: F401 - makes every table known to the metadata

    migrate.init_app(app, db, directory=str(ROOT / "server" / "migrations"))
    app.before_request(guard_request)
    routes.register_all(Api(app))
    check_routes(app)
    return app
