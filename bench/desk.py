"""The list and the search at a desk over ten thousand entries, in the time that the server itself takes."""

import tempfile
import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from bench.figure import Figure
from bench.phones import people_made
from server.access.actor import Actor
from server.cli.doing import application
from server.config import settings_from
from server.extensions import writing
from server.services.entries import list_entries
from server.services.search import search
from server.sync.operation import derived_id
from server.sync.system import job_user, system_commit
from tests.support.postgres import DURABLE, running_postgres

ENTRIES = 10_000
AT_ONCE = 1_000
ROUNDS = 5
LIMIT_MS = 100
#: A rare word, one that every entry has, two words, a slip of capitals and of ø, another name, nothing.
ASKED = ("sjelden", "ryddet", "ryddet gangen 99", "BOERSTE", "fylkesmannen", "finnesikke")


#: What the list is asked for: as it opens, one page far in, what is odd, what is plain, another order.
LISTED: dict[str, dict[str, Any]] = {
    "newest": {},
    "page 150": {"page": 150},
    "odd": {"kind": "odd"},
    "plain, longest": {"kind": "plain", "sort": "longest"},
    "by author": {"sort": "author"},
}


def measure_desk() -> list[Figure]:
    """The median of each kind of question on each database; the worst of them is held against the limit."""
    with tempfile.TemporaryDirectory() as name:
        figures = _measure(Path(name) / "sqlite", None, "SQLite")
        with running_postgres(DURABLE) as postgres:
            postgres.create("bench")
            figures += _measure(Path(name) / "postgres", postgres.url("bench"), "PostgreSQL")
    return figures


def _measure(folder: Path, database_url: str | None, database: str) -> list[Figure]:
    case_id, _place = people_made(folder, database_url)
    environment = {"MILJOVAKT_INSTANCE": str(folder)}
    if database_url:
        environment["DATABASE_URL"] = database_url
    with application(settings_from(environment)):
        _fill(case_id)
        rogn = Actor("bench", "BENCH", "Bench", roles=frozenset({"housing_coordinator"}))
        first = _milliseconds(lambda: search(rogn, ASKED[0]))
        searches = {text: partial(search, rogn, text) for text in ASKED}
        lists = {
            name: partial(list_entries, rogn, "submitted", **asked)
            for name, asked in LISTED.items()
        }
        return [
            _worst(
                f"search over {ENTRIES} entries, {database}", searches, f"; first {first:.0f} ms"
            ),
            _worst(f"list of {ENTRIES} entries, {database}", lists),
        ]


def _worst(name: str, questions: Mapping[str, Callable[[], object]], more: str = "") -> Figure:
    medians = {
        asked: median(_milliseconds(question) for _ in range(ROUNDS))
        for asked, question in questions.items()
    }
    each = ", ".join(f"{asked} {value:.0f} ms" for asked, value in medians.items())
    worst = max(medians.values())
    return Figure(name, worst, "ms", LIMIT_MS, f"the worst of the medians: {each}{more}")


def _milliseconds(question: Callable[[], object]) -> float:
    begun = time.perf_counter()
    question()
    return (time.perf_counter() - begun) * 1000


def _fill(case_id: str) -> None:
    with writing() as connection:
        author = job_user(connection, "bench").id
    for begin in range(0, ENTRIES, AT_ONCE):
        system_commit(
            "bench",
            [
                (derived_id("bench", "operation", n), _entry(n, author, case_id), None)
                for n in range(begin, begin + AT_ONCE)
            ],
            is_all_or_nothing=True,
        )


def _entry(number: int, author: str, case_id: str) -> list[dict[str, object]]:
    rare = "En sjelden børste ble igjen. " if number % 1000 == 0 else ""
    entry_id = derived_id("bench", "entry", number)
    entry = {
        "author_id": author,
        "kind": "home_visit",
        "case_id": case_id,
        "done_on": "2026-11-17",
        "started_at": "2026-11-17T08:00:00.000Z",
        "ended_at": "2026-11-17T09:00:00.000Z",
        "tz": "Europe/Oslo",
        "duration_minutes": 60,
        "outcome": "completed",
        "state": "submitted",
        "review_flags": ["overlap"] if number % 10 == 0 else [],
        "note": f"Ryddet i gangen, tur {number}. {rare}Snakket om hva som skal gjøres neste gang.",
    }
    line = {"entry_id": entry_id, "position": 1, "task_type": "cleaning", "duration_minutes": 60}
    line_id = derived_id("bench", "line", number)
    return [_creation("log_entry", entry_id, entry), _creation("task_line", line_id, line)]


def _creation(entity: str, record_id: str, values: dict[str, object]) -> dict[str, object]:
    return {
        "entity": entity,
        "id": record_id,
        "action": "create",
        "base_version": 0,
        "base": {},
        "set": values,
    }
