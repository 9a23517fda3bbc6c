"""Invented cases and entries, saved as an import saves them: by the commit function."""

import uuid
from typing import Any

from sqlalchemy import RowMapping, select

from server.access.actor import Actor
from server.extensions import snapshot
from server.sync.system import system_commit


def new_id() -> str:
    """An id for a record or an operation."""
    return str(uuid.uuid4())


def create(entity: str, **fields: Any) -> str:
    """Save one record, and give its id."""
    record_id = new_id()
    save([(entity, record_id, fields)])
    return record_id


def save(records: list[tuple[str, str, dict[str, Any]]]) -> None:
    """Save new records, each `(entity, id, fields)`, in one operation."""
    changes = [
        {
            "entity": entity,
            "id": record_id,
            "action": "create",
            "base_version": 0,
            "base": {},
            "set": fields,
        }
        for entity, record_id, fields in records
    ]
    result = system_commit("test", [(new_id(), changes, None)])[0]
    assert result.outcome == "applied", result


def delete(entity: str, record_id: str) -> None:
    """Delete a record that nobody has changed since it was made."""
    change = {"entity": entity, "id": record_id, "action": "delete", "base_version": 1}
    result = system_commit("test", [(new_id(), [change | {"base": {}, "set": {}}], None)])[0]
    assert result.outcome == "applied", result


def make_case(code: str = "S01", name: str = "Grønn Furukvist", **place: Any) -> dict[str, str]:
    """A case with its resident and place; their ids by entity."""
    resident_id = create("resident", name=name, birth_year=None, phone=None)
    place_id = create("place", **({"address": "Tunvegen 1"} | place))
    case_id = create(
        "case", code=code, resident_id=resident_id, place_id=place_id, opened_on="2026-09-01"
    )
    return {"case": case_id, "resident": resident_id, "place": place_id}


def share_with_nav(case_id: str, **fields: Any) -> str:
    """A standing consent that shares the case with Nav."""
    given = {"scope": "nav", "topic": "everything", "given": "written", "given_on": "2026-09-01"}
    return create("consent", case_id=case_id, **(given | fields))


def make_entry(
    author: Actor,
    *,
    hour: int = 8,
    lines: dict[str, int] | None = None,
    colleagues: list[Actor] | None = None,
    is_deleted: bool = False,
    **fields: Any,
) -> str:
    """A submitted entry of 2026-11-17 that began at `hour` UTC, with its lines; its id."""
    lines = lines or {"cleaning": 60, "waste_removal": 30}
    total = sum(lines.values())
    entry_id = new_id()
    entry = {
        "author_id": author.id,
        "kind": "home_visit",
        "done_on": "2026-11-17",
        "started_at": f"2026-11-17T{hour:02}:00:00.000Z",
        "ended_at": f"2026-11-17T{hour + total // 60:02}:{total % 60:02}:00.000Z",
        "tz": "Europe/Oslo",
        "duration_minutes": total,
        "outcome": "completed",
        "state": "submitted",
    }
    save(
        [("log_entry", entry_id, entry | fields)]
        + [
            (
                "task_line",
                new_id(),
                {
                    "entry_id": entry_id,
                    "position": position,
                    "task_type": task_type,
                    "duration_minutes": minutes,
                },
            )
            for position, (task_type, minutes) in enumerate(lines.items(), 1)
        ]
        + [
            ("participation", new_id(), {"entry_id": entry_id, "user_id": colleague.id})
            for colleague in colleagues or []
        ]
    )
    if is_deleted:
        delete("log_entry", entry_id)
    return entry_id


def row_of(model: Any, record_id: str) -> RowMapping:
    """A record as it stands in its table."""
    table = model.__table__
    with snapshot() as connection:
        return connection.execute(select(table).where(table.c.id == record_id)).mappings().one()
