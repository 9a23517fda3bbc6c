"""A case's rows of one table as forms know them, with the names of those that they refer to."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, select

from server import models

Row = dict[str, Any]

_NOT_SENT = frozenset({"canonical", "deleted_at", "case_id"})


def rows_of(
    connection: Connection,
    model: Any,
    case_id: str,
    by: str,
    condition: ColumnElement[bool] | None = None,
) -> list[Row]:
    """The rows of a case that are not deleted, by a date, the oldest first."""
    table: Table = model.__table__
    columns = [each for each in table.c if each.name not in _NOT_SENT]
    query = select(*columns).where(table.c.case_id == case_id, table.c.deleted_at.is_(None))
    if condition is not None:
        query = query.where(condition)
    found = connection.execute(query.order_by(table.c[by], table.c.id))
    return [dict(row) for row in found.mappings()]


def with_names(
    connection: Connection, rows: list[Row], field: str, shown: str, column: Any
) -> list[Row]:
    """The same rows with the name behind an id under `shown`: None where the id is, too."""
    names = names_of(connection, column, {row[field] for row in rows})
    return [row | {shown: names.get(row[field])} for row in rows]


def names_of(
    connection: Connection, column: Any, ids: Iterable[str | None]
) -> Mapping[str | None, str]:
    """What a column says of each of the ids."""
    wanted = sorted({each for each in ids if each})
    if not wanted:
        return {}
    model = column.class_
    found = connection.execute(select(model.id, column).where(model.id.in_(wanted)))
    return {row[0]: row[1] for row in found}


def people(connection: Connection, ids: Iterable[str | None]) -> Mapping[str | None, str]:
    """The names of people; what the import or a job did has nobody behind it."""
    wanted = sorted({each for each in ids if each})
    found = connection.execute(
        select(models.User.id, models.User.name).where(
            models.User.id.in_(wanted), models.User.is_system.is_(False)
        )
    )
    return {row.id: row.name for row in found}
