"""A record changed by somebody at a desk, without the route: to prepare what a test looks at."""

from typing import Any

from sqlalchemy import select

from server.access.actor import Actor
from server.extensions import snapshot
from server.sync.entities import ENTITIES
from server.sync.office import office_commit
from tests.factories.work import new_id


def patch(actor: Actor, entity: str, record_id: str, values: dict[str, Any]) -> None:
    """Change some fields of a record as it stands now."""
    table = ENTITIES[entity].table
    with snapshot() as connection:
        row = connection.execute(select(table).where(table.c.id == record_id)).mappings().one()
    change = {
        "entity": entity,
        "id": record_id,
        "action": "patch",
        "base_version": row["version"],
        "base": {name: row[name] for name in values},
        "set": values,
    }
    result = office_commit(actor, [change], op_id=new_id())
    assert result.outcome == "applied", result
