"""The sync over loopback against the real server, each figure a multiple of the same rows done raw.

The same on SQLite and on PostgreSQL; there the figures are multiples of our own on SQLite. A time runs from
the request's first byte to the answer's last. Nobody looks into an answer while the clock runs.
"""

import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import orjson

from bench.figure import Figure
from bench.phones import OPERATIONS as EACH
from bench.phones import PHONES, Crowd, people_made
from bench.raw import TABLES, Raw, median_seconds, seconds
from bench.wire import (
    Head,
    WirePhone,
    changes_of,
    check_applied,
    note_operation,
    push_request,
    visits_request,
)
from tests.support.postgres import DURABLE, running_postgres
from tests.support.serving import served

OPERATIONS = 500
RECORDS = 10_000
CHANGES = 20


@dataclass(frozen=True)
class Timed:
    """One thing that was timed: our median, the raw one, and the limit of the one in the other."""

    name: str
    ours: float
    raw: float
    limit: float
    note: str = ""

    def figure(self) -> Figure:
        """The multiple, held against its limit."""
        how = f"medians: {_ms(self.ours)}, raw {_ms(self.raw)}{self.note}"
        return Figure(self.name, self.ours / self.raw, "x raw", self.limit, how)

    def held_against(self, sqlite: "Timed") -> Figure:
        """The multiple of our own time on SQLite."""
        how = f"medians: {_ms(self.ours)}, on SQLite {_ms(sqlite.ours)}"
        name = f"{self.name}, on PostgreSQL"
        return Figure(name, self.ours / sqlite.ours, "x SQLite", 2, how)


def measure_sync() -> list[Figure]:
    """All of the sync's figures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        on_sqlite, sizes = _measure(folder / "sqlite", None)
        with running_postgres(DURABLE) as postgres:
            postgres.create("bench")
            on_postgres, _ = _measure(folder / "postgres", postgres.url("bench"))
    return [
        *(timed.figure() for timed in on_sqlite),
        *sizes,
        *(theirs.held_against(ours) for theirs, ours in zip(on_postgres, on_sqlite, strict=True)),
    ]


def _measure(folder: Path, database_url: str | None) -> tuple[list[Timed], list[Figure]]:
    case, place = people_made(folder, database_url)
    raw = Raw(folder / "raw.sqlite3")
    with served(folder, database_url) as server:
        phone = WirePhone(server.url)
        mine = next(
            change["id"] for change in changes_of(phone.pull(0)) if change["entity"] == "place"
        )
        pushed, sent = _backlog(phone, mine, raw)
        pulled, received = _first_pull(phone, raw)
        some, some_received = _incremental(phone, WirePhone(server.url), raw)
        at_once = Timed(
            f"{PHONES} phones push {EACH} operations each and pull",
            *Crowd(server.url, case, place).rounds(raw),
            limit=4,
            note="; no error, and every phone got every record",
        )
    return [pushed, pulled, some, at_once], [sent, received, some_received]


def _backlog(phone: WirePhone, place: str, raw: Raw) -> tuple[Timed, Figure]:
    """Push until there are enough records to read."""
    ours, theirs, alone, sizes = [], [], [], []
    for _ in range(RECORDS // (OPERATIONS * 3) + 1):
        request = visits_request(phone, place, OPERATIONS)
        sizes.append(len(request))
        answers = []
        ours.append(seconds(lambda: answers.append(phone.push(request))))  # noqa: B023 - called at once
        check_applied(answers[0], OPERATIONS)
        theirs.append(seconds(raw.push, request))
        # The same rows once more, only put: how much of the raw side is reading and serialising.
        alone.append(seconds(raw.put, request))
    name = f"push of {OPERATIONS} operations"
    size = Figure(f"{name}, sent", max(sizes) / 1000, "kB", 80, f"one request; {len(sizes)} tried")
    note = f" (put and not read {_ms(median(alone))})"
    return Timed(name, median(ours), median(theirs), limit=5, note=note), size


def _first_pull(phone: WirePhone, raw: Raw) -> tuple[Timed, Figure]:
    pages = phone.pull(0)
    changes = [change for change in changes_of(pages) if change["entity"] in TABLES]
    name = f"first pull of {len(changes_of(pages))} records"
    page = orjson.dumps({"changes": changes})
    alone = median_seconds(5, raw.pull)
    timed = Timed(
        name,
        median_seconds(5, phone.pull, 0),
        median_seconds(5, raw.exchange, page),
        limit=2.5,
        note=f" (without the writing {_ms(alone)})",
    )
    size = sum(len(page.body) for page in pages) / 1e6
    return timed, Figure(f"{name}, received", size, "MB", 1.8, f"{len(pages)} requests")


def _incremental(phone: WirePhone, reader: WirePhone, raw: Raw) -> tuple[Timed, Figure]:
    """Another phone of the same person reads what this one has just changed."""
    # The server has not kept a connection that was idle while the raw side worked; it opens by itself.
    phone.connection.close()
    pages = phone.pull(0)
    mine = [change for change in changes_of(pages) if change["entity"] == "log_entry"]
    mine = [change for change in mine if change["row"]["author_id"] == phone.user][-CHANGES:]
    edits = [note_operation(change, "Fikk ikke svar på døra.") for change in mine]
    check_applied(phone.push(push_request(phone, edits)), CHANGES)
    cursor = Head.of(pages[-1]).to
    read = reader.pull(cursor)
    if len(read) != 1 or len(changes_of(read)) != CHANGES:
        raise RuntimeError(f"{len(changes_of(read))} changes came in {len(read)} requests.")
    page = read[0].text
    raw.exchange(page)
    end = raw.position() | {"log_entry": raw.position()["log_entry"] - CHANGES}
    alone = median_seconds(25, raw.pull, end)
    timed = Timed(
        f"pull of {CHANGES} changes among {RECORDS}",
        median_seconds(25, reader.pull, cursor),
        median_seconds(25, raw.exchange, page),
        limit=12,
        note=f" (without the writing {_ms(alone)})",
    )
    size = Figure(f"{timed.name}, received", len(read[0].body) / 1000, "kB", 6, "one request")
    return timed, size


def _ms(seconds_taken: float) -> str:
    return f"{seconds_taken * 1000:.{1 if seconds_taken < 0.02 else 0}f} ms"
