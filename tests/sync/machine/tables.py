"""The tables as they are, under everything that the server offers: for backups, and for the checker."""

import json
from typing import Any

from server.extensions import db

#: Table to rows; a row is a plain dictionary.
Dump = dict[str, list[dict[str, Any]]]

_JSON = {"record_history": ("before", "after"), "log_entries": ("review_flags",)}
_JSON["field_conflicts"] = ("base", "kept", "offered")
_JSON["agenda_items"] = ("reasons",)


def _driver() -> Any:
    return db.engine.raw_connection()


def _names() -> list[str]:
    return [table.name for table in db.metadata.sorted_tables]


def dump(*names: str) -> Dump:
    """All rows of all tables, or of some, in the order of their keys."""
    tables = {table.name: table for table in db.metadata.sorted_tables}
    connection = _driver()
    try:
        cursor = connection.cursor()
        found: Dump = {}
        for name in names or tables:
            keys = ", ".join(f'"{column.name}"' for column in tables[name].primary_key)
            cursor.execute(f'SELECT * FROM "{name}" ORDER BY {keys}')
            columns = [each[0] for each in cursor.description]
            found[name] = [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]
        return found
    finally:
        connection.rollback()
        connection.close()


def restore(backup: Dump) -> None:
    """Let the tables hold what the backup holds, and nothing else."""
    is_postgres = db.engine.dialect.name == "postgresql"
    mark = "%s" if is_postgres else "?"
    connection = _driver()
    try:
        cursor = connection.cursor()
        cursor.execute(
            "SET session_replication_role = replica" if is_postgres else "PRAGMA foreign_keys=OFF"
        )
        cursor.execute("BEGIN") if not is_postgres else None
        for name in reversed(_names()):
            cursor.execute(f'DELETE FROM "{name}"')
        for name in _names():
            rows = backup[name]
            if rows:
                columns = ", ".join(f'"{column}"' for column in rows[0])
                marks = ", ".join([mark] * len(rows[0]))
                cursor.executemany(
                    f'INSERT INTO "{name}" ({columns}) VALUES ({marks})',
                    [tuple(map(_bound, row.values())) for row in rows],
                )
        connection.commit() if is_postgres else cursor.execute("COMMIT")
        cursor.execute(
            "SET session_replication_role = origin" if is_postgres else "PRAGMA foreign_keys=ON"
        )
        connection.commit()
    finally:
        connection.close()


def _bound(value: Any) -> Any:
    return json.dumps(value) if isinstance(value, (dict, list)) else value


def readable(found: Dump) -> Dump:
    """The same with JSON read, whichever database it came from."""
    for name, columns in _JSON.items():
        for row in found.get(name, ()):
            for column in columns:
                if isinstance(row[column], str):
                    row[column] = json.loads(row[column])
    return found
