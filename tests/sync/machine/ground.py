"""Where every run begins: a database with people and a little work, put back in a moment."""

import uuid
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import event, insert

from server.access.actor import Actor
from server.clock import instant, use_clock
from server.extensions import db, writing
from server.models import User, UserRole
from server.sync.system import system_commit
from tests.sync.machine.tables import Dump, dump, restore
from tests.sync.phone import creating

MONDAY = datetime(2026, 10, 19, 7, 0, tzinfo=UTC)
NAMES = uuid.UUID("3b0f8c1e-58f0-4f4f-9c0a-6c1d6a1f5c11")

FIELD = ("ASK", "SELJE", "OSP")
OFFICE = {"ROGN": "housing_coordinator", "EIK": "unit_manager"}


def named(*parts: object) -> str:
    """An id that is the same in every run."""
    return str(uuid.uuid5(NAMES, "/".join(map(str, parts))))


@dataclass
class Ground:
    """The database at the beginning of a run, and what has been counted over all runs."""

    users: dict[str, Actor]
    cases: list[str]
    visits: list[str]
    beginning: Dump
    totals: dict[str, int] = field(default_factory=dict)
    traces: list[list[str]] = field(default_factory=list)

    def count(self, what: str, how_many: int = 1) -> None:
        """Add to a total."""
        self.totals[what] = self.totals.get(what, 0) + how_many

    def put_back(self) -> None:
        """Let the database be as it was at the beginning."""
        restore(self.beginning)


def _is_not_flushed(connection: Any, _record: Any) -> None:
    if db.engine.dialect.name == "sqlite":
        connection.execute("PRAGMA synchronous=OFF")


def prepare() -> Ground:
    """Make the beginning, in a fresh database inside an application context.

    What this machine kills are phones and replies, never the database's own process: it need not flush.
    """
    db.engine.dispose()
    event.listen(db.engine, "connect", _is_not_flushed)
    use_clock(lambda: MONDAY)
    users = {code: _user(code, "field_worker", "field") for code in FIELD}
    users |= {code: _user(code, role, "office") for code, role in OFFICE.items()}
    cases = [named("case", number) for number in range(3)]
    visits = [named("visit", number) for number in range(3)]
    changes = []
    for number, case_id in enumerate(cases):
        resident, place = named("resident", number), named("place", number)
        changes += [
            creating("resident", resident, name=f"Grønn Furukvist {number}"),
            creating("place", place, address=f"Tunvegen {number}"),
            creating(
                "case",
                case_id,
                code=f"S{number:02}",
                resident_id=resident,
                place_id=place,
                opened_on="2026-09-01",
                is_photo_allowed=True,
            ),
            creating("planned_visit", visits[number], case_id=case_id, planned_on="2026-10-20"),
        ]
    for number, code in ((0, "ASK"), (0, "SELJE"), (1, "SELJE"), (2, "ASK")):
        changes.append(
            creating(
                "assignment",
                named("assignment", number, code),
                case_id=cases[number],
                user_id=users[code].id,
            )
        )
    written = (("ASK", 0), ("SELJE", 0), ("SELJE", 1), ("ASK", None), ("ASK", 2))
    for number, (code, case) in enumerate(written):
        changes += _entry(number, users[code].id, None if case is None else cases[case])
    changes[-3]["set"] |= _approved(users["ROGN"])
    changes += [change for number in range(2) for change in _meeting(number, cases[number])]
    entry, colleague = named("entry", 0), users["SELJE"].id
    changes.append(creating("participation", named("part"), entry_id=entry, user_id=colleague))
    # One at a desk was along, and may neither approve that entry nor put it right.
    along = {"entry_id": named("entry", 4), "user_id": users["EIK"].id}
    changes.append(creating("participation", named("part", "desk"), **along))
    (done,) = system_commit("setup", [(named("setup"), changes, None)])
    assert done.outcome == "applied", done
    beginning = dump()
    beginning["clocks"][0]["epoch"] = named("epoch", 0)
    return Ground(users, cases, visits, beginning)


def _entry(number: int, author: str, case: str | None) -> list[dict[str, Any]]:
    """A visit of the day before: 45 minutes on two lines."""
    entry = named("entry", number)
    lines = [
        creating(
            "task_line",
            named("line", number, position),
            entry_id=entry,
            position=position,
            task_type="cleaning",
            duration_minutes=minutes,
        )
        for position, minutes in enumerate((30, 15), 1)
    ]
    whole = creating(
        "log_entry",
        entry,
        author_id=author,
        kind="home_visit",
        case_id=case,
        done_on="2026-10-18",
        started_at=f"2026-10-18T1{number}:00:00.000Z",
        ended_at=f"2026-10-18T1{number}:45:00.000Z",
        tz="Europe/Oslo",
        duration_minutes=45,
        outcome="completed",
        state="draft" if number == 3 else "submitted",
    )
    return [whole, *lines]


def _approved(reviewer: Actor) -> dict[str, Any]:
    return {"state": "approved", "approved_by": reviewer.id, "approved_at": instant(MONDAY)}


def _meeting(number: int, case: str) -> list[dict[str, Any]]:
    """A weekly meeting that is open: a point, and somebody who is there."""
    meeting = named("meeting", number)
    return [
        creating(
            "meeting", meeting, type="weekly", held_on=f"2026-10-{21 + 7 * number}", state="open"
        ),
        creating(
            "agenda_item", named("point", number), meeting_id=meeting, part="cases", case_id=case
        ),
        creating("attendance", named("present", number), meeting_id=meeting, name="Furu"),
    ]


def _user(code: str, role: str, surface: str) -> Actor:
    actor = Actor(
        named("user", code), code, f"Person {code}", code.lower(), frozenset({role}), surface
    )
    with writing() as connection:
        row = {"id": actor.id, "code": code, "name": actor.name, "username": actor.username}
        row |= {"is_active": True, "is_system": False, "scope_rev": 0}
        connection.execute(insert(User).values(row))
        connection.execute(insert(UserRole).values(user_id=actor.id, role=role))
    return actor
