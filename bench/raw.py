"""The same rows, done raw in SQLite: what the sync is compared with, in the same run.

No sign-in, no validation, no access, no history, no ledger, no HTTP, nothing packed: parse, insert in one
transaction, read and serialise, for what is pushed as for what is pulled. `synchronous=FULL` and WAL as in
the product, so that both pay the same flush.
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
COLUMNS = {
    "log_entry": [
        "id", "author_id", "kind", "case_id", "place_id", "planned_visit_id", "done_on", "started_at",
        "ended_at", "tz", "duration_minutes", "travel_minutes", "km", "outcome", "note", "was_offline",
    ],
    "task_line": [
        "id", "entry_id", "position", "task_type", "duration_minutes", "sacks", "kg", "who_did_it",
    ],
}  # fmt: skip

_SELECT = {
    entity: f"SELECT {', '.join(names)} FROM {TABLES[entity]}" for entity, names in COLUMNS.items()
}
_PUT = {
    entity: f"REPLACE INTO {TABLES[entity]} ({', '.join(names)})"
    f" VALUES ({', '.join('?' * len(names))})"
    for entity, names in COLUMNS.items()
}


class Raw:
    """A SQLite file with one plain table per entity. A row's place in its table is when it was written."""

    def __init__(self, file: Path) -> None:
        self.connection = sqlite3.connect(file, isolation_level=None)
        self.connection.execute("PRAGMA journal_mode=WAL")
        self.connection.execute("PRAGMA synchronous=FULL")
        for entity, (_, *names) in COLUMNS.items():
            columns = ", ".join(("id TEXT PRIMARY KEY", *names))
            self.connection.execute(f"CREATE TABLE {TABLES[entity]} ({columns})")

    def push(self, request: bytes) -> bytes:
        """Unpack a push, insert its new rows in one transaction, read them and serialise them."""
        before = self.position()
        self.put(request)
        return self.pull(before)

    def put(self, request: bytes) -> bytes:
        """Unpack a push, insert its new rows in one transaction and serialise an answer per operation."""
        envelope = orjson.loads(gzip.decompress(request))
        rows: dict[str, list[tuple[Any, ...]]] = {entity: [] for entity in COLUMNS}
        results = []
        for sent in envelope["ops"]:
            body = orjson.loads(sent["body"])
            for change in body["changes"]:
                if change["action"] == "create":
                    values = {**change["set"], "id": change["id"]}
                    names = COLUMNS[change["entity"]]
                    rows[change["entity"]].append(tuple(map(values.get, names)))
            told = {"op_id": body["op_id"], "outcome": "applied", "server_seq": sent["seq"]}
            results.append(told)
        self._put(rows)
        return orjson.dumps({"results": results})

    def position(self) -> dict[str, int]:
        """Where each table ends."""
        return {
            entity: self.connection.execute(
                f"SELECT coalesce(max(rowid), 0) FROM {table}"
            ).fetchone()[0]
            for entity, table in TABLES.items()
        }

    def pull(self, after: dict[str, int] | None = None) -> bytes:
        """Read every row written after a position, or all, and serialise it under its column names."""
        changes = []
        for entity, names in COLUMNS.items():
            place = (after or {}).get(entity, 0)
            for row in self.connection.execute(f"{_SELECT[entity]} WHERE rowid > ?", (place,)):
                fields = dict(zip(names, row, strict=True))
                changes.append({"entity": entity, "id": row[0], "row": fields})
        return orjson.dumps({"changes": changes})

    def exchange(self, page: bytes) -> bytes:
        """The rows of a page that was pulled: parse, insert in one transaction, read and serialise."""
        before = self.position()
        rows: dict[str, list[tuple[Any, ...]]] = {entity: [] for entity in COLUMNS}
        for change in orjson.loads(page)["changes"]:
            names = COLUMNS[change["entity"]]
            rows[change["entity"]].append(tuple(map(change["row"].get, names)))
        self._put(rows)
        return self.pull(before)

    def _put(self, rows: dict[str, list[tuple[Any, ...]]]) -> None:
        self.connection.execute("BEGIN IMMEDIATE")
        for entity, records in rows.items():
            self.connection.executemany(_PUT[entity], records)
        self.connection.execute("COMMIT")


def seconds(work: Callable[..., object], *arguments: object) -> float:
    """How long one call takes."""
    begun = time.perf_counter()
    work(*arguments)
    return time.perf_counter() - begun


def median_seconds(times: int, work: Callable[..., object], *arguments: object) -> float:
    """The median over some calls."""
    return median(seconds(work, *arguments) for _ in range(times))
