"""Whether the service can do its work."""

from alembic.migration import MigrationContext

from server.access.guard import public
from server.extensions import snapshot
from server.parsing import Blueprint
from server.schemas.health import HealthSchema

blp = Blueprint("health", __name__, description="Whether the service can do its work.")


@blp.get("/healthz")
@public("A supervisor asks without a user; the answer says nothing about anyone.")
@blp.response(200, HealthSchema)
def health() -> dict[str, str | None]:
    """Say which database answers, and which migration it has reached."""
    with snapshot() as connection:
        revision = MigrationContext.configure(connection).get_current_revision()
        return {"status": "ok", "database": connection.dialect.name, "schema": revision}
