"""What belongs to a meeting and to its points: who is there, tasks, texts to choose between, additions."""

from collections import defaultdict

from sqlalchemy import Connection, select

from server.access.among import among
from server.models import Attendance, FieldConflict, MinutesAddition, OpLedger, Partner, Task
from server.services.weekly.items import WRITTEN
from server.services.weekly.naming import Names, Shown


def attendance_of(connection: Connection, meeting_id: str, names: Names) -> list[Shown]:
    """Who is noted as present: those who work here by code, then the staff of partners."""
    rows = connection.execute(
        select(
            Attendance.id,
            Attendance.version,
            Attendance.user_id,
            Attendance.name,
            Partner.name.label("partner"),
        )
        .outerjoin(Partner, Partner.id == Attendance.partner_id)
        .where(Attendance.meeting_id == meeting_id, Attendance.deleted_at.is_(None))
        .order_by(Attendance.id)
    )
    found = [
        {
            "id": row.id,
            "version": row.version,
            "person": names.person(row.user_id),
            "name": row.name,
            "partner": row.partner,
        }
        for row in rows
    ]
    return sorted(found, key=lambda each: (each["person"] or {}).get("code") or "~")


def tasks_of(connection: Connection, item_ids: list[str], names: Names) -> dict[str, list[Shown]]:
    """The tasks of points, by point."""
    found: dict[str, list[Shown]] = defaultdict(list)
    rows = connection.execute(
        select(Task.id, Task.agenda_item_id, Task.owner_id, Task.text, Task.due_on, Task.done_at)
        .where(
            among(connection, Task.__table__.c.agenda_item_id, item_ids), Task.deleted_at.is_(None)
        )
        .order_by(Task.id)
    )
    for row in rows:
        found[row.agenda_item_id].append(
            {
                "id": row.id,
                "owner": names.person(row.owner_id),
                "text": row.text,
                "due_on": row.due_on,
                "done_at": row.done_at,
            }
        )
    return found


def conflicts_of(
    connection: Connection, item_ids: list[str], names: Names
) -> dict[str, list[Shown]]:
    """Texts that were written at the same time as another, until somebody has chosen."""
    found: dict[str, list[Shown]] = defaultdict(list)
    rows = connection.execute(
        select(
            FieldConflict.id,
            FieldConflict.version,
            FieldConflict.record_id,
            FieldConflict.field_group,
            FieldConflict.offered,
            OpLedger.user_id,
        )
        .join(OpLedger, OpLedger.op_id == FieldConflict.op_id)
        .where(
            FieldConflict.entity == "agenda_item",
            FieldConflict.status == "open",
            FieldConflict.field_group.in_(WRITTEN),
            among(connection, FieldConflict.__table__.c.record_id, item_ids),
        )
        .order_by(FieldConflict.id)
    )
    for row in rows:
        offered = (row.offered or {}).get(row.field_group)
        person = names.person(offered) if row.field_group == "owner_id" else None
        found[row.record_id].append(
            {
                "id": row.id,
                "version": row.version,
                "field": row.field_group,
                "offered": offered,
                "offered_person": person,
                "writer": names.person(row.user_id),
            }
        )
    return found


def additions_of(
    connection: Connection, meeting_id: str, names: Names, heard_items: list[str]
) -> list[Shown]:
    """What was added to locked minutes, but to points that the reader may not hear of."""
    rows = connection.execute(
        select(
            MinutesAddition.id,
            MinutesAddition.agenda_item_id,
            MinutesAddition.author_id,
            MinutesAddition.added_at,
            MinutesAddition.text,
        )
        .where(MinutesAddition.meeting_id == meeting_id, MinutesAddition.deleted_at.is_(None))
        .order_by(MinutesAddition.added_at, MinutesAddition.id)
    )
    return [
        {
            "id": row.id,
            "item_id": row.agenda_item_id,
            "author": names.person(row.author_id),
            "added_at": row.added_at,
            "text": row.text,
        }
        for row in rows
        if row.agenda_item_id is None or row.agenda_item_id in heard_items
    ]
