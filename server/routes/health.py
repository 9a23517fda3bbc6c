"""Whether the service can do its work."""

from typing import Any

from alembic.migration import MigrationContext

from server.access.guard import public, requires
from server.extensions import snapshot
from server.parsing import Blueprint
from server.schemas.health import HealthSchema, ServiceHealthSchema
from server.services.health import health as service_health

blp = Blueprint("health", __name__, description="Whether the service can do its work.")


@blp.get("/healthz")
@public("A supervisor asks without a user; the answer says nothing about anyone.")
@blp.response(200, HealthSchema)
def health() -> dict[str, str | None]:
    """Say which database answers, and which migration it has reached."""
    with snapshot() as connection:
        revision = MigrationContext.configure(connection).get_current_revision()
        return {"status": "ok", "database": connection.dialect.name, "schema": revision}


@blp.get("/api/health")
@requires("health.read")
@blp.response(200, ServiceHealthSchema)
def read_health() -> dict[str, Any]:
    """Say how the service is, to those who look after it: counts and times, nothing about anyone."""
    return service_health()
