"""A weekly meeting from its opening to its locked minutes, and what is added to them afterwards."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, exists, select
from uuid_utils import uuid7

from server.access.actor import Actor
from server.clock import instant_now, local_today
from server.errors import Invalid, MeetingNotOpen, MinutesLocked, NotFound, TextsToChoose
from server.extensions import snapshot
from server.models import AgendaItem, Attendance, FieldConflict, Meeting
from server.services.deciding import decide_at_desk, refusal_of
from server.services.weekly.items import WRITTEN, items_of
from server.services.weekly.meetings import TYPE, current_sitting, held_on_day, sitting_of
from server.services.weekly.points import (
    JOB,
    make_rows,
    must_be_open,
)
from server.services.weekly.reading import hearing_at, is_heard
from server.services.weekly.tasks import settle_tasks
from server.sync.building import creation_of, deletion_of, patch_of
from server.sync.office import office_commit
from server.sync.operation import derived_id
from server.sync.system import system_commit

#: Somebody present: `{user_id}`, or `{name, partner_id}` for a partner's staff.
Present = Mapping[str, Any]


def open_meeting(
    actor: Actor, *, op_id: str, attendance: Sequence[Present], meeting_id: str | None = None
) -> str:
    """Open the weekly meeting that comes next, or the one that is named, with those who are there; its
    agenda is kept from then on.

    Gives the meeting's id. One that is open already stays as it is. Raises Invalid, NotFound,
    MinutesLocked, or MeetingNotOpen for one that is called off.
    """
    with snapshot() as connection:
        sitting = sitting_of(connection, meeting_id) if meeting_id else current_sitting(connection)
        nth = held_on_day(connection, local_today().isoformat())
    if sitting.is_open:
        return str(sitting.id)
    if sitting.state != "planned":
        must_be_open(sitting)
    today = local_today().isoformat()
    meeting_id = sitting.id or derived_id("weekly_meeting", today, nth)
    state = {"state": "open", "locked_at": None, "locked_by": None}
    if sitting.id:
        before = {"state": "planned", "locked_at": None, "locked_by": None}
        changes = [patch_of("meeting", meeting_id, sitting.version, before, state)]
        changes += _held_today(meeting_id, sitting.version, today)
    else:
        values = {"type": TYPE, "held_on": today, "state": "open"}
        changes = [creation_of("meeting", meeting_id, values)]
    changes += [_coming(meeting_id, each) for each in attendance]
    result = office_commit(actor, changes, op_id=op_id)
    # Two who open at the same time open one meeting.
    if result.outcome not in ("applied", "merged") and result.reason != "id_taken":
        raise refusal_of(result.reason)
    with snapshot() as connection:
        opened = sitting_of(connection, meeting_id)
        items = items_of(connection, opened)
    make_rows(meeting_id, items)
    return meeting_id


def change_attendance(
    actor: Actor, meeting_id: str, *, op_id: str, come: Sequence[Present], gone: Sequence[str]
) -> None:
    """Note who has come, and take away who was noted by mistake. Raises NotFound, MinutesLocked, Invalid."""
    with snapshot() as connection:
        must_be_open(sitting_of(connection, meeting_id))
        versions = {
            row.id: row.version
            for row in connection.execute(
                select(Attendance.id, Attendance.version).where(
                    Attendance.meeting_id == meeting_id, Attendance.deleted_at.is_(None)
                )
            )
        }
    changes = [_coming(meeting_id, each, op_id) for each in come]
    changes += [
        deletion_of("attendance", each, versions[each]) for each in gone if each in versions
    ]
    if changes:
        decide_at_desk(actor, changes, op_id=op_id)


def close_meeting(actor: Actor, meeting_id: str, *, op_id: str) -> None:
    """Lock the minutes: what was decided becomes tasks, and nothing of it changes from then on.

    Closing twice is closing once. Raises NotFound, MeetingNotOpen, or TextsToChoose while two texts of a
    field wait for somebody's choice.
    """
    with snapshot() as connection:
        sitting = sitting_of(connection, meeting_id)
        if sitting.state == "locked":
            return
        must_be_open(sitting)
        if _has_open_conflicts(connection, meeting_id):
            raise TextsToChoose
        items = items_of(connection, sitting)
        stored = {
            row.id: (row.version, row.reasons)
            for row in connection.execute(
                select(AgendaItem.id, AgendaItem.version, AgendaItem.reasons).where(
                    AgendaItem.meeting_id == meeting_id
                )
            )
        }
    make_rows(meeting_id, items)
    # The plan is kept as it stands when the meeting ends, and so is every reason that came meanwhile.
    frozen = [
        (
            str(uuid7()),
            [
                patch_of(
                    "agenda_item",
                    item.id,
                    stored[item.id][0],
                    {"reasons": stored[item.id][1]},
                    {"reasons": list(item.reasons)},
                )
            ],
            None,
        )
        for item in items
        if item.id in stored and stored[item.id][1] != list(item.reasons)
    ]
    if frozen:
        system_commit(JOB, frozen)
    settle_tasks(actor, meeting_id)
    with snapshot() as connection:
        sitting = sitting_of(connection, meeting_id)
    values = {"state": "locked", "locked_at": instant_now(), "locked_by": actor.id}
    base = {"state": "open", "locked_at": None, "locked_by": None}
    try:
        decide_at_desk(
            actor, [patch_of("meeting", meeting_id, sitting.version, base, values)], op_id=op_id
        )
    except MinutesLocked:
        # Somebody else has locked them in the same moment.
        return


def add_to_minutes(
    actor: Actor, meeting_id: str, *, op_id: str, text: str, item_id: str | None = None
) -> None:
    """Add to locked minutes, under the actor's name and the time. Raises NotFound or MeetingNotOpen."""
    with snapshot() as connection:
        sitting = sitting_of(connection, meeting_id)
        if sitting.state != "locked":
            raise MeetingNotOpen
        if item_id is not None:
            item = next(
                (each for each in items_of(connection, sitting) if each.id == item_id), None
            )
            if item is None or not is_heard(
                item, hearing_at(connection, actor, sitting, [item], "me")
            ):
                raise NotFound
    values = {
        "meeting_id": meeting_id,
        "agenda_item_id": item_id,
        "author_id": actor.id,
        "added_at": instant_now(),
        "text": text,
    }
    result = office_commit(
        actor,
        [creation_of("minutes_addition", derived_id("minutes_addition", op_id), values)],
        op_id=op_id,
    )
    # Sent again, it has another time and is the same addition.
    if result.outcome not in ("applied", "merged") and result.reason != "op_id_reused":
        raise refusal_of(result.reason)


def _held_today(meeting_id: str, version: int, today: str) -> list[dict[str, Any]]:
    with snapshot() as connection:
        row = connection.execute(
            select(Meeting.held_on, Meeting.starts_at_local).where(Meeting.id == meeting_id)
        ).one()
    if row.held_on == today:
        return []
    when = {"held_on": row.held_on, "starts_at_local": row.starts_at_local}
    return [patch_of("meeting", meeting_id, version, when, when | {"held_on": today})]


def _coming(meeting_id: str, who: Present, op_id: str = "") -> dict[str, Any]:
    user_id, partner_id, name = (who.get(key) for key in ("user_id", "partner_id", "name"))
    if not user_id and not name:
        raise Invalid(fields={"attendance": ["required"]})
    values = {"meeting_id": meeting_id, "user_id": user_id, "partner_id": partner_id, "name": name}
    record_id = derived_id("attendance", meeting_id, op_id, user_id, partner_id, name)
    return creation_of("attendance", record_id, values)


def _has_open_conflicts(connection: Connection, meeting_id: str) -> bool:
    query = select(
        exists().where(
            FieldConflict.entity == "agenda_item",
            FieldConflict.status == "open",
            FieldConflict.field_group.in_(WRITTEN),
            FieldConflict.record_id == AgendaItem.id,
            AgendaItem.meeting_id == meeting_id,
        )
    )
    return bool(connection.execute(query).scalar())
