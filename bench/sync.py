"""The sync over loopback against the real server, each figure a multiple of the same rows done raw."""

import gzip
import json
import tempfile
from pathlib import Path
from statistics import median

from bench.figure import Figure
from bench.raw import median_seconds, open_raw, raw_pull, raw_push, seconds
from bench.wire import WirePhone, push_request
from tests.support.serving import served

OPERATIONS = 500
RECORDS = 10_000
ENTRY = [
    "id",
    "author_id",
    "kind",
    "case_id",
    "place_id",
    "done_on",
    "started_at",
    "ended_at",
    "tz",
]
ENTRY += [
    "duration_minutes",
    "travel_minutes",
    "km",
    "outcome",
    "note",
    "was_offline",
    "planned_visit_id",
]
LINE = ["id", "entry_id", "position", "task_type", "duration_minutes", "sacks", "kg", "who_did_it"]
COLUMNS = {"log_entry": ENTRY, "task_line": LINE}


def measure_sync() -> list[Figure]:
    """Push of 500 operations and pull of 10 000 records, on SQLite, against the raw rows."""
    with (
        tempfile.TemporaryDirectory() as folder,
        served(Path(folder) / "served", demo=True) as server,
    ):
        phone = WirePhone(server.url)
        held, _, _ = phone.pull(0)
        place = next(change["id"] for change in held if change["entity"] == "place")
        ours, raw, sizes = [], [], []
        connection = open_raw(Path(folder) / "raw.sqlite3", COLUMNS)
        for _ in range(RECORDS // (OPERATIONS * 3) + 1):
            request = push_request(phone, place, OPERATIONS)
            sizes.append(len(request))
            ours.append(seconds(phone.push, request))
            raw.append(seconds(raw_push, connection, request, COLUMNS))
        changes, size, _ = phone.pull(0)
        pulled = median_seconds(phone.pull, 0)
        read = median_seconds(lambda: json.loads(gzip.decompress(raw_pull(connection, COLUMNS))))
    pushed, inserted = median(ours), median(raw)
    return [
        Figure(
            f"push of {OPERATIONS} operations",
            pushed / inserted,
            "x raw",
            how=f"{len(ours)} pushes, medians: {pushed * 1000:.0f} ms, raw {inserted * 1000:.0f} ms",
        ),
        Figure(f"push of {OPERATIONS} operations, sent", median(sizes) / 1000, "kB"),
        Figure(
            f"first pull of {len(changes)} records",
            pulled / read,
            "x raw",
            how=f"medians of 5: {pulled * 1000:.0f} ms, raw {read * 1000:.0f} ms",
        ),
        Figure(f"first pull of {len(changes)} records, received", size / 1e6, "MB"),
    ]
