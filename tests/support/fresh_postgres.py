"""Databases that are as new, for test after test: what was used is emptied.

To make one from its template takes a core a third of a second, of which the tests had a thousand; to
empty one takes a hundredth. One whose tables, triggers or functions were changed is never given again.
"""

import json
from typing import Any

import psycopg
from psycopg import sql

from tests.support.postgres import SUPERUSER, Postgres

#: Grown larger than this many times its beginning, a database is slower than a new one.
_MOST_GROWTH = 2
#: Whatever defines something, and the newest change of it. A copy has them as its template had them.
_SHAPE = " UNION ALL ".join(
    f"SELECT count(*), max(xmin::text::bigint) FROM {name}"
    for name in ("pg_class", "pg_attribute", "pg_constraint", "pg_trigger", "pg_proc")
)
_TABLES = (
    "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
)
_SEQUENCES = "SELECT setval(seqrelid::regclass, seqstart, false) FROM pg_sequence"
_SIZE = "SELECT pg_database_size(current_database())"
_OTHERS = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
    "WHERE datname = current_database() AND pid <> pg_backend_pid()"
)


class FreshDatabases:
    """Copies of a template, each with one test at a time."""

    def __init__(self, server: Postgres, template: str) -> None:
        self._server, self._template = server, template
        self._spare: list[str] = []
        with self._connected(template) as connection:
            self._shape = connection.execute(_SHAPE).fetchall()
            self._size = _value(connection, _SIZE)
            self._rows = {
                table: _value(connection, f'SELECT json_agg(t) FROM "{table}" t')
                for (table,) in connection.execute(_TABLES).fetchall()
            }

    def take(self) -> str:
        """The name of a database that is as its template."""
        return self._spare.pop() if self._spare else self._server.create_unique(self._template)

    def give_back(self, name: str) -> None:
        """End whatever is connected to it, and make it as it was; or remove it."""
        with self._connected(name) as connection:
            connection.execute(_OTHERS)
            is_as_new = (
                connection.execute(_SHAPE).fetchall() == self._shape
                and _value(connection, _SIZE) < _MOST_GROWTH * self._size
            )
            if is_as_new:
                self._empty(connection)
        if is_as_new:
            self._spare.append(name)
        else:
            self._server.drop(name)

    def _empty(self, connection: psycopg.Connection) -> None:
        with connection.transaction():
            # No trigger and no foreign key has a say in this.
            connection.execute("SET LOCAL session_replication_role = replica")
            for table, rows in self._rows.items():
                name = sql.Identifier(table)
                connection.execute(sql.SQL("DELETE FROM {}").format(name))
                if rows:
                    again = "INSERT INTO {0} SELECT * FROM json_populate_recordset(NULL::{0}, %s)"
                    connection.execute(sql.SQL(again).format(name), (json.dumps(rows),))
            connection.execute(_SEQUENCES)

    def _connected(self, name: str) -> psycopg.Connection:
        return psycopg.connect(
            host=str(self._server.folder), user=SUPERUSER, dbname=name, autocommit=True
        )


def _value(connection: psycopg.Connection, question: Any) -> Any:
    row = connection.execute(question).fetchone()
    assert row is not None
    return row[0]
