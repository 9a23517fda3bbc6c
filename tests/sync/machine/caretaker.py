"""What a caretaker does on a phone: each is one operation that is saved, and sent when there is a network."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from server.clock import instant
from tests.sync.machine.device import Device
from tests.sync.machine.world import World
from tests.sync.phone import acting, creating, deleting, patching

TASKS = ("cleaning", "waste_removal")
NOTES = ("ryddet", "båret ut", "to sekker", None)


def save(world: World, device: Device, changes: list[dict[str, Any]], **frame: Any) -> str:
    """Press Lagre; the operation's id. The vault has it when the phone says so."""
    op_id = frame.pop("op_id", None) or world.name("operation")
    body = device.text_of(op_id, changes, instant(world.on(device)), **frame)
    call = world.history.invoke(device.name, "save", op_id=op_id, body=body)
    device.save(op_id, changes, body)
    call.ok()
    return op_id


def crash_while_saving(
    world: World, device: Device, changes: list[dict[str, Any]], *, is_before: bool
) -> None:
    """The app dies around the vault's write: before it nothing is saved, after it nobody was told."""
    op_id = world.name("operation")
    body = device.text_of(op_id, changes, instant(world.on(device)))
    call = world.history.invoke(device.name, "save", op_id=op_id, body=body)
    if is_before:
        call.fail("died before the vault's write")
        return
    device.save(op_id, changes, body)
    call.unknown("died after the vault's write")


def visit(
    world: World,
    device: Device,
    case: str | None,
    minutes: tuple[int, ...],
    *,
    note: str | None = None,
    place: str | None = None,
    is_submitted: bool = True,
) -> list[dict[str, Any]]:
    """The changes that a finished visit makes: an entry, a line for each task, the submission."""
    entry = world.name("entry")
    total = sum(minutes)
    ended = world.on(device).replace(microsecond=0)
    started = ended - timedelta(minutes=total)
    changes = [
        creating(
            "log_entry",
            entry,
            kind="home_visit",
            case_id=case,
            place_id=place,
            done_on=_local_day(started, device.tz),
            started_at=instant(started),
            ended_at=instant(ended),
            tz=device.tz,
            duration_minutes=total,
            outcome="completed",
            note=note,
            was_offline=True,
        )
    ]
    for position, length in enumerate(minutes, 1):
        changes.append(
            creating(
                "task_line",
                world.name("line"),
                entry_id=entry,
                position=position,
                task_type=TASKS[position % 2],
                duration_minutes=length,
            )
        )
    return [*changes, acting("submit", entry)] if is_submitted else changes


def edit(
    world: World, device: Device, entity: str, record_id: str, fields: dict[str, Any]
) -> list[dict[str, Any]]:
    """The change of some fields of a record, as it stands on this phone."""
    base, version = device.base(entity, record_id, fields)
    return [patching(entity, record_id, version, base, **fields)]


def edit_minutes(
    world: World, device: Device, entry: str, line: str, more: int
) -> list[dict[str, Any]]:
    """A line becomes longer, and its entry with it."""
    row, _ = device.seen("log_entry", entry)
    part, _ = device.seen("task_line", line)
    ended = datetime.fromisoformat(row["ended_at"]) + timedelta(minutes=more)
    fields = {
        "duration_minutes": row["duration_minutes"] + more,
        "ended_at": instant(ended),
    }
    return [
        *edit(
            world, device, "task_line", line, {"duration_minutes": part["duration_minutes"] + more}
        ),
        *edit(world, device, "log_entry", entry, fields),
    ]


def move(world: World, device: Device, entry: str, *, is_start: bool) -> list[dict[str, Any]]:
    """Start or end is put ten minutes earlier: one field of a group."""
    name = "started_at" if is_start else "ended_at"
    row, _ = device.seen("log_entry", entry)
    earlier = datetime.fromisoformat(row[name]) - timedelta(minutes=10)
    return edit(world, device, "log_entry", entry, {name: instant(earlier)})


def remove(device: Device, entity: str, record_id: str) -> list[dict[str, Any]]:
    """The deletion of a record as it stands on this phone."""
    return [deleting(entity, record_id, device.seen(entity, record_id)[1])]


def act(device: Device, name: str, entry: str) -> list[dict[str, Any]]:
    """An act on an entry as it stands on this phone."""
    return [acting(name, entry, device.seen("log_entry", entry)[1])]


def photo(world: World, device: Device, entry: str) -> list[dict[str, Any]]:
    """A photo of an entry: what is said of it; its bytes follow in their own time."""
    taken = instant(world.on(device))
    name = world.name("photo")
    return [
        creating(
            "attachment",
            name,
            entry_id=entry,
            slot="before",
            taken_at=taken,
            media_type="image/webp",
            sha256=(name.replace("-", "") * 2)[:64],
            size=1_000,
        )
    ]


def name_colleague(world: World, entry: str, user_id: str) -> list[dict[str, Any]]:
    """Somebody took part."""
    return [creating("participation", world.name("participation"), entry_id=entry, user_id=user_id)]


def _local_day(moment: datetime, tz: str) -> str:
    return moment.astimezone(ZoneInfo(tz)).date().isoformat()
