"""The same rows, done raw in SQLite: what the sync is compared with, in the same run.

No sign-in, no validation, no access, no history, no ledger: parse, insert in one transaction, serialise.
`synchronous=FULL` and WAL as in the product, so that both pay the same flush.
"""

import gzip
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

import orjson

TABLES = {"log_entry": "log_entries", "task_line": "task_lines"}


def open_raw(file: Path, columns: dict[str, list[str]]) -> sqlite3.Connection:
    """A SQLite file with one plain table per entity."""
    connection = sqlite3.connect(file, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    for entity, names in columns.items():
        fields = ", ".join(f'"{name}"' for name in names if name != "id")
        connection.execute(f"CREATE TABLE {TABLES[entity]} (id TEXT PRIMARY KEY, {fields})")
    return connection


def raw_push(
    connection: sqlite3.Connection, request: bytes, columns: dict[str, list[str]]
) -> bytes:
    """Unpack a compressed push, insert its rows in one transaction and serialise an answer per operation."""
    envelope = orjson.loads(gzip.decompress(request))
    rows: dict[str, list[tuple[Any, ...]]] = {entity: [] for entity in columns}
    results = []
    for sent in envelope["ops"]:
        body = orjson.loads(sent["body"])
        for change in body["changes"]:
            if change["action"] == "create":
                values = {**change["set"], "id": change["id"]}
                rows[change["entity"]].append(
                    tuple(values.get(name) for name in columns[change["entity"]])
                )
        results.append({"op_id": body["op_id"], "outcome": "applied", "server_seq": sent["seq"]})
    connection.execute("BEGIN IMMEDIATE")
    for entity, records in rows.items():
        marks = ", ".join("?" for _ in columns[entity])
        names = ", ".join(f'"{name}"' for name in columns[entity])
        connection.executemany(f"INSERT INTO {TABLES[entity]} ({names}) VALUES ({marks})", records)
    connection.execute("COMMIT")
    return orjson.dumps({"results": results})


def raw_pull(connection: sqlite3.Connection, columns: dict[str, list[str]]) -> bytes:
    """Read every row and serialise it under its column names, compressed as the product compresses."""
    changes = []
    for entity, names in columns.items():
        fields = ", ".join(f'"{name}"' for name in names)
        for row in connection.execute(f"SELECT {fields} FROM {TABLES[entity]}"):
            changes.append(
                {"entity": entity, "id": row[0], "row": dict(zip(names, row, strict=True))}
            )
    return gzip.compress(orjson.dumps({"changes": changes}), compresslevel=1)


def seconds(work: Callable[..., object], *arguments: object) -> float:
    """How long one call takes."""
    begun = time.perf_counter()
    work(*arguments)
    return time.perf_counter() - begun


def median_seconds(work: Callable[..., object], *arguments: object) -> float:
    """The median over five calls."""
    return median(seconds(work, *arguments) for _ in range(5))
