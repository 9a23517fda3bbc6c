"""The audit: every synced row is what its history says it is, and the log names it.

The guard in server/extensions.py stops our own code; nothing stops SQL that is typed into the database.
What was changed so reaches no phone, and nobody can say who did it. Here it is found, and told by ids.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Literal

import orjson
from sqlalchemy import Connection, select

from server.extensions import snapshot
from server.sync.entities import ENTITIES
from server.sync.entity import Entity
from server.sync.writing import HISTORY, LOG

#: changed: its content is not what its history makes; version: a version is missing or too many; unknown:
#: it has no history; missing: history has it and the table has not; unnamed: the log never named it.
Kind = Literal["changed", "version", "unknown", "missing", "unnamed"]


@dataclass(frozen=True, slots=True)
class RowFault:
    """One row that is not as the commit function left it."""

    entity: str
    id: str
    kind: Kind


def audit_rows() -> tuple[int, list[RowFault]]:
    """Look at every synced row; how many there are, and those that something else has written."""
    faults: list[RowFault] = []
    count = 0
    with snapshot() as connection:
        named = set(map(tuple, connection.execute(select(LOG.c.entity, LOG.c.id).distinct())))
        for entity in ENTITIES.values():
            rows = {row.id: row for row in connection.execute(select(entity.table)).mappings()}
            count += len(rows)
            faults += _faults_of(connection, entity, rows)
            faults += [
                RowFault(entity.name, record_id, "unnamed")
                for record_id in rows
                if (entity.name, record_id) not in named
            ]
    return count, faults


def _faults_of(connection: Connection, entity: Entity, rows: dict[str, Any]) -> Iterator[RowFault]:
    seen = set()
    for record_id, versions, fields, deleted_at in _histories(connection, entity):
        seen.add(record_id)
        row = rows.get(record_id)
        if row is None:
            yield RowFault(entity.name, record_id, "missing")
        elif versions != list(range(1, row["version"] + 1)):
            yield RowFault(entity.name, record_id, "version")
        elif not _is_as_told(entity, row, fields, deleted_at):
            yield RowFault(entity.name, record_id, "changed")
    for record_id in rows.keys() - seen:
        yield RowFault(entity.name, record_id, "unknown")


def _is_as_told(entity: Entity, row: Any, fields: dict[str, Any], deleted_at: str | None) -> bool:
    # A field that is younger than the row's last version has the value that its migration gave it.
    expected = {name: fields.get(name, row[name]) for name in entity.names}
    return (
        {name: row[name] for name in entity.names} == expected
        and row["deleted_at"] == deleted_at
        and _is_canonical(entity, row, expected)
    )


def _is_canonical(entity: Entity, row: Any, fields: dict[str, Any]) -> bool:
    """Whether the JSON that phones get says the same; it may be older than a field."""
    told = orjson.loads(row["canonical"])
    made = orjson.loads(entity.texts(row["id"], fields)[1])
    return all(made.get(name) == value for name, value in told.items())


def _histories(
    connection: Connection, entity: Entity
) -> Iterator[tuple[str, list[int], dict[str, Any], str | None]]:
    """Each record of history: its versions, what they make together, and when it was deleted."""
    told = connection.execution_options(stream_results=True).execute(
        select(HISTORY.c.id, HISTORY.c.version, HISTORY.c.after)
        .where(HISTORY.c.entity == entity.name)
        .order_by(HISTORY.c.id, HISTORY.c.version)
    )
    for record_id, steps in groupby(told, key=lambda step: str(step.id)):
        versions: list[int] = []
        fields: dict[str, Any] = {}
        for step in steps:
            versions.append(step.version)
            fields |= orjson.loads(step.after) if step.after else {}
        deleted_at = fields.pop("deleted_at", None)
        yield record_id, versions, fields, deleted_at
