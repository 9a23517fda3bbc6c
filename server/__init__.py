"""Miljøvakt's server: `create_app` and nothing else."""

from flask import Flask, Response
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from werkzeug.middleware.proxy_fix import ProxyFix

from server import models, routes
from server.access.guard import check_routes, guard_request
from server.config import ROOT, Settings, settings_from
from server.cookies import init_login
from server.csrf import check_origin
from server.errors import TryLater
from server.extensions import api, db, limiter, login_manager, migrate
from server.headers import init_headers
from server.problems import problem, unexpected
from server.static import init_static
from server.sync.retry import RETRY_AFTER_SECONDS, passes

__all__ = ["create_app", "models"]


def create_app(settings: Settings | None = None) -> Flask:
    """Make the application from `settings`, or from this machine's environment.

    Raises RouteWithoutAccess when a route does not say who may call it.
    """
    settings = settings or settings_from()
    app = Flask("server", static_folder=None)
    app.config.from_mapping(settings.flask())
    db.init_app(app)
    migrate.init_app(app, db, directory=str(ROOT / "server" / "migrations"))
    login_manager.init_app(app)
    init_login(login_manager)
    limiter.init_app(app)
    init_headers(app)
    app.before_request(check_origin)
    app.before_request(guard_request)
    api.init_app(app)
    for kind in (DBAPIError, PoolTimeout):
        app.register_error_handler(kind, _database_failed)
    routes.register_all(api, app)
    check_routes(app)
    init_static(app)
    if settings.trusted_proxies:
        hops = settings.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign] # Flask's documented way to wrap itself
    return app


def _database_failed(error: Exception) -> Response:
    """A database that is busy or away is trouble that passes, whatever was asked for: come back later."""
    return (
        problem(TryLater(retry_after=RETRY_AFTER_SECONDS)) if passes(error) else unexpected(error)
    )
