"""Many rows into a table at once, by the driver's own fastest way."""

from functools import lru_cache
from typing import Any

import psycopg
from sqlalchemy import Connection, Dialect, Table
from sqlalchemy.exc import DBAPIError

Rows = list[tuple[Any, ...]]

#: From so many rows on, PostgreSQL takes them sooner as a copy.
_WORTH_A_COPY = 20


def insert(connection: Connection, table: Table, columns: tuple[str, ...], rows: Rows) -> None:
    """Insert rows, with values for `columns` as the driver takes them; JSON is given as text."""
    if not rows:
        return
    if connection.dialect.name == "postgresql" and len(rows) >= _WORTH_A_COPY:
        _copy(connection, _statement(connection.dialect, table, columns, is_copy=True), rows)
    else:
        connection.exec_driver_sql(_statement(connection.dialect, table, columns), rows)


def _copy(connection: Connection, statement: str, rows: Rows) -> None:
    try:
        with connection.connection.cursor() as cursor, cursor.copy(statement) as copy:  # type: ignore[attr-defined] # psycopg's
            for row in rows:
                copy.write_row(row)
    except psycopg.Error as error:
        # SQLAlchemy has not seen the statement: what it would have done, so that callers know one error.
        is_lost = bool(connection.connection.closed)
        if is_lost:
            connection.invalidate(error)
        raise DBAPIError(statement, None, error, connection_invalidated=is_lost) from error


@lru_cache(maxsize=200)
def _statement(
    dialect: Dialect, table: Table, names: tuple[str, ...], *, is_copy: bool = False
) -> str:
    # The names of our own tables and columns; the values are parameters.
    quote = dialect.identifier_preparer.quote
    columns = ", ".join(map(quote, names))
    if is_copy:
        return f"COPY {quote(table.name)} ({columns}) FROM STDIN"
    mark = "%s" if dialect.paramstyle == "pyformat" else "?"
    marks = ", ".join([mark] * len(names))
    return f"INSERT INTO {quote(table.name)} ({columns}) VALUES ({marks})"  # noqa: S608 - see above
