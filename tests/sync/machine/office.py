"""What is done at desks and by jobs: operations like any other, answered at once."""

from datetime import datetime, timedelta
from typing import Any

from server.clock import instant
from server.errors import TryLater
from server.sync.office import office_commit
from server.sync.system import system_commit
from tests.sync.machine.ground import named
from tests.sync.machine.groups import PARKED, TABLES, group_of
from tests.sync.machine.tables import dump
from tests.sync.machine.world import World
from tests.sync.phone import acting, creating, deleting, patching

#: Reasons of operations that nobody waits for any more.
DONE = ("declined", "superseded", "withdrawn")

Rows = dict[str, dict[str, Any]]


def rows(entity: str) -> Rows:
    """The rows of an entity that have not been deleted, by id."""
    table = TABLES[entity]
    return {row["id"]: row for row in dump(table)[table] if row["deleted_at"] is None}


def commit(
    world: World, who: str, changes: list[dict[str, Any]], op_id: str | None = None
) -> str | None:
    """Send a form; its outcome, or None when the database stayed busy."""
    op_id = op_id or world.name("operation")
    call = world.history.invoke(who, "office", op_id=op_id, changes=changes)
    try:
        result = office_commit(world.ground.users[who], changes, op_id=op_id, at=world.history.now)
    except TryLater as error:
        call.fail(error.reason)
        return None
    call.ok(results=[[op_id, result.outcome, result.server_seq]])
    return result.outcome


def edit(
    world: World, who: str, entity: str, seen: dict[str, Any], fields: dict[str, Any]
) -> str | None:
    """Change fields of a record as the form showed it, which may be long ago."""
    told = sorted({each for name in fields for each in group_of(entity, name)})
    base = {name: seen[name] for name in told}
    return commit(world, who, [patching(entity, seen["id"], seen["version"], base, **fields)])


def act(world: World, who: str, name: str, seen: dict[str, Any]) -> str | None:
    """Approve or void the version that was seen."""
    return commit(world, who, [acting(name, seen["id"], seen["version"])])


def send_back(world: World, who: str, seen: dict[str, Any]) -> str | None:
    """Return an entry to its author, with what is to be mended."""
    change = acting("return", seen["id"], seen["version"])
    return commit(world, who, [change | {"set": {"return_comment": "Hvem var med?"}}])


def put_right(
    world: World,
    who: str,
    seen: dict[str, Any],
    fields: dict[str, Any],
    reason: str | None,
    *,
    more: int = 0,
) -> str | None:
    """Change what an entry says, with the reason, of the version that was seen; `more` makes it longer."""
    act_of_it = acting("correct", seen["id"], seen["version"])
    changes = [act_of_it | {"set": {"return_comment": reason} if reason else {}}]
    lines = [row for row in rows("task_line").values() if row["entry_id"] == seen["id"]]
    if more and lines:
        line = lines[0]
        length = {"duration_minutes": line["duration_minutes"]}
        longer = {"duration_minutes": line["duration_minutes"] + more}
        changes.append(patching("task_line", line["id"], line["version"], length, **longer))
        ended = instant(datetime.fromisoformat(seen["ended_at"]) + timedelta(minutes=more))
        total = seen["duration_minutes"] + more
        fields = fields | {"duration_minutes": total, "ended_at": ended}
    told = sorted({each for name in fields for each in group_of("log_entry", name)})
    base = {name: seen[name] for name in told}
    changes.append(patching("log_entry", seen["id"], seen["version"], base, **fields))
    return commit(world, who, changes)


def parked() -> Rows:
    """What waits for somebody, by operation id: its latest outcome, and whose it is."""
    latest = {row["op_id"]: row for row in dump("op_outcome")["op_outcome"]}
    owners = {row["op_id"]: row["user_id"] for row in dump("op_ledger")["op_ledger"]}
    return {
        op_id: row | {"user_id": owners[op_id]}
        for op_id, row in latest.items()
        if row["outcome"] in PARKED and row["reason"] not in DONE
    }


def way_out(act: str, op_id: str, n: int) -> dict[str, Any]:
    """The change that moves a parked operation on."""
    change = acting(act, op_id, n) | {"entity": "operation"}
    return change | {"set": {"comment": "Er ført."}} if act == "decline" else change


def choosing(act: str, conflict: dict[str, Any], version: int) -> dict[str, Any]:
    """The change that settles a conflict."""
    return acting(act, conflict["id"], version) | {"entity": "field_conflict"}


def assign(world: World, who: str, case: str, user_id: str) -> str | None:
    """Put a field worker on a case."""
    return commit(
        world,
        who,
        [creating("assignment", world.name("assignment"), case_id=case, user_id=user_id)],
    )


def plan(world: World, who: str, case: str, day: str, worker: str) -> str | None:
    """Plan a visit for a field worker."""
    visit = world.name("visit")
    return commit(
        world,
        who,
        [
            creating("planned_visit", visit, case_id=case, planned_on=day),
            creating(
                "planned_worker", world.name("worker"), planned_visit_id=visit, user_id=worker
            ),
        ],
    )


def withdraw(world: World, who: str, entity: str, seen: dict[str, Any]) -> str | None:
    """Delete a record of the version that was seen."""
    return commit(world, who, [deleting(entity, seen["id"], seen["version"])])


def import_rows(world: World, number: int) -> None:
    """A job brings the same rows in whenever it runs: what it did before it does not do again."""
    user = world.ground.users["SELJE"].id
    entry, line = named("import", "entry", number), named("import", "line", number)
    changes = [
        creating(
            "log_entry",
            entry,
            code=f"L{number:03}",
            author_id=user,
            kind="home_visit",
            case_id=world.ground.cases[number % 3],
            done_on="2026-10-18",
            started_at="2026-10-18T07:00:00.000Z",
            ended_at="2026-10-18T07:40:00.000Z",
            tz="Europe/Oslo",
            duration_minutes=40,
            outcome="completed",
            state="submitted",
        ),
        creating(
            "task_line", line, entry_id=entry, position=1, task_type="cleaning", duration_minutes=40
        ),
    ]
    op_id = named("import", "operation", number)
    call = world.history.invoke("import", "import", op_id=op_id)
    try:
        (result,) = system_commit("import", [(op_id, changes, None)])
    except TryLater as error:
        call.fail(error.reason)
    else:
        call.ok(results=[[op_id, result.outcome, result.server_seq]])
