"""The weekly meeting as one reader sees it: alone at a desk, or together with all who are present."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, Literal

from sqlalchemy import Connection, select

from server.access.actor import Actor
from server.access.among import among
from server.access.hearing import Hearing, hearer_at_desk, hearers_of, hearing_of, hearing_of_all
from server.access.roles import may
from server.extensions import snapshot
from server.models import (
    Attendance,
    FieldConflict,
    MeetingSeries,
    MinutesAddition,
    OpLedger,
    Partner,
    Task,
)
from server.rules.partner_lists import TOLD_OF_ANONYMOUS
from server.services.weekly.items import WRITTEN, Item, items_of
from server.services.weekly.meetings import (
    Sitting,
    current_sitting,
    earlier_sittings,
    sitting_of,
    tag_now,
)
from server.services.weekly.naming import Names, all_partners, look_up

#: For whom the meeting is shown: the reader alone, or all who are present (the big screen).
Audience = Literal["me", "present"]
View = dict[str, Any]

#: So many earlier meetings are named.
_EARLIER = 20


def tag_of(actor: Actor, audience: Audience) -> str:
    """A short text that is another one when anything the reader sees may have changed."""
    with snapshot() as connection:
        return f"{tag_now(connection)}-{actor.id[:8]}-{'.'.join(sorted(actor.roles))}-{audience}"


def read_current(actor: Actor, audience: Audience = "me") -> View:
    """The meeting that is open or comes next, with its agenda as it stands now."""
    with snapshot() as connection:
        return _view(connection, actor, current_sitting(connection), audience)


def read_meeting(actor: Actor, meeting_id: str, audience: Audience = "me") -> View:
    """One weekly meeting. Raises NotFound."""
    with snapshot() as connection:
        return _view(connection, actor, sitting_of(connection, meeting_id), audience)


def hearing_at(
    connection: Connection,
    actor: Actor,
    sitting: Sitting,
    items: Iterable[Item],
    audience: Audience,
) -> Hearing:
    """What is heard of in a meeting: by the reader, and on the big screen only what all may hear."""
    listed = list(items)
    cases = {case_id for item in listed for case_id in item.named_cases}
    inquiries = {item.inquiry_id for item in listed if item.inquiry_id}
    hearing = hearing_of(connection, hearer_at_desk(actor), cases, inquiries)
    if audience == "me" or sitting.id is None:
        return hearing
    present = hearers_of(connection, sitting.id)
    return hearing.together_with(hearing_of_all(connection, present, cases, inquiries))


def is_heard(item: Item, hearing: Hearing) -> bool:
    """Whether a point may be told: its case, its inquiry, its incident."""
    if item.case_id and item.case_id not in hearing.cases:
        return False
    if item.inquiry_id and item.inquiry_id not in hearing.inquiries:
        return False
    return not (item.incident_id and not hearing.is_team)


def _view(connection: Connection, actor: Actor, sitting: Sitting, audience: Audience) -> View:
    items = items_of(connection, sitting)
    hearing = hearing_at(connection, actor, sitting, items, audience)
    names = look_up(
        connection,
        hearing,
        inquiries={item.inquiry_id for item in items if item.inquiry_id},
        incidents={item.incident_id for item in items if item.incident_id},
        places={
            reason["place_id"]
            for item in items
            for reason in item.reasons
            if reason.get("place_id")
        },
        with_names=audience == "me",
    )
    ids = [item.id for item in items if item.version and is_heard(item, hearing)]
    tasks = _tasks(connection, ids, names)
    conflicts = _conflicts(connection, ids, names)
    return {
        "id": sitting.id,
        "type": sitting.type,
        **_named(connection, sitting),
        "version": sitting.version,
        "state": sitting.state,
        "held_on": sitting.held_on,
        "starts_at_local": sitting.starts_at_local,
        "since": sitting.since.isoformat(),
        "locked_at": sitting.locked_at,
        "locked_by": _person(names, sitting.locked_by),
        "audience": audience,
        "may_lead": may(actor, "meetings.lead"),
        "attendance": _attendance(connection, sitting.id, names) if sitting.id else [],
        "items": [
            _item(item, names, tasks, conflicts)
            if is_heard(item, hearing)
            else _unheard(item, sitting)
            for item in items
        ],
        "additions": _additions(connection, sitting.id, names, ids) if sitting.id else [],
        "people": [person for person in names.people.values() if person["is_active"]],
        "partners": all_partners(connection),
        "earlier": [
            {"id": row.id, "held_on": row.held_on, "locked_at": row.locked_at}
            for row in earlier_sittings(connection, sitting, _EARLIER)
        ],
    }


def _named(connection: Connection, sitting: Sitting) -> dict[str, str | None]:
    """What the meeting's series and partner are called."""
    series = select(MeetingSeries.name).where(MeetingSeries.id == sitting.series_id)
    partner = select(Partner.name).where(Partner.id == sitting.partner_id)
    return {"name": connection.scalar(series), "partner": connection.scalar(partner)}


def _person(names: Names, user_id: str | None) -> View | None:
    person = names.people.get(user_id or "")
    return None if person is None else {name: person[name] for name in ("id", "code", "name")}


def _item(
    item: Item,
    names: Names,
    tasks: Mapping[str, list[View]],
    conflicts: Mapping[str, list[View]],
) -> View:
    return {
        "id": item.id,
        "version": item.version,
        "part": item.part,
        "is_hidden": False,
        "reasons": [_reason(reason, names) for reason in item.reasons],
        "case": names.cases.get(item.case_id or ""),
        "inquiry": names.inquiries.get(item.inquiry_id or ""),
        "incident": names.incidents.get(item.incident_id or ""),
        "worker": _person(names, _worker_of(item)),
        "title": item.title,
        "notes": item.notes,
        "decision": item.decision,
        "owner": _person(names, item.owner_id),
        "due_on": item.due_on,
        "handled_at": item.handled_at,
        "handled_by": _person(names, item.handled_by),
        "tasks": tasks.get(item.id, []),
        "conflicts": conflicts.get(item.id, []),
    }


def _unheard(item: Item, sitting: Sitting) -> View:
    """A point that the reader may not hear of: that there is one, of which part, and whether it is done;
    where evictions are watched, how far it has come too."""
    told = TOLD_OF_ANONYMOUS if sitting.type == "eviction_prevention" else frozenset()
    stages = [
        _blank_reason("eviction_stage") | {"word": reason.get("word")}
        for reason in item.reasons
        if reason["key"] in told
    ]
    kind = "inquiry" if item.inquiry_id and not item.case_id else "case"
    blank = dict.fromkeys(
        (
            "case",
            "inquiry",
            "incident",
            "worker",
            "title",
            "notes",
            "decision",
            "owner",
            "due_on",
            "handled_by",
        )
    )
    return {
        "id": item.id,
        "version": item.version,
        "part": item.part,
        "is_hidden": True,
        "reasons": [_blank_reason(f"hidden_{kind}"), *stages],
        **blank,
        "handled_at": item.handled_at,
        "tasks": [],
        "conflicts": [],
    }


def _worker_of(item: Item) -> str | None:
    if item.part != "practical_plan" or item.case_id or not item.reasons:
        return None
    return item.reasons[0].get("who")


def _blank_reason(key: str) -> View:
    names = ("on", "at", "minutes", "word", "text", "who", "case", "place")
    return {"key": key, **dict.fromkeys(names), "is_hidden": False}


def _reason(reason: dict[str, Any], names: Names) -> View:
    case_id, place_id = reason.get("case_id"), reason.get("place_id")
    shown = names.cases.get(case_id or "")
    who = names.people.get(reason.get("who") or "")
    return {
        **_blank_reason(reason["key"]),
        **{name: reason.get(name) for name in ("on", "at", "minutes", "word", "text")},
        "who": who["code"] if who else None,
        "case": shown,
        # The place of a case says whose it is; of one that is not heard of, nothing is told.
        "place": names.places.get(place_id or "") if not case_id or shown else None,
        "is_hidden": case_id is not None and shown is None,
    }


def _attendance(connection: Connection, meeting_id: str, names: Names) -> list[View]:
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
            "person": _person(names, row.user_id),
            "name": row.name,
            "partner": row.partner,
        }
        for row in rows
    ]
    return sorted(found, key=lambda each: (each["person"] or {}).get("code") or "~")


def _tasks(connection: Connection, item_ids: list[str], names: Names) -> dict[str, list[View]]:
    found: dict[str, list[View]] = defaultdict(list)
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
                "owner": _person(names, row.owner_id),
                "text": row.text,
                "due_on": row.due_on,
                "done_at": row.done_at,
            }
        )
    return found


def _conflicts(connection: Connection, item_ids: list[str], names: Names) -> dict[str, list[View]]:
    """Texts that were written at the same time as another, until somebody has chosen."""
    found: dict[str, list[View]] = defaultdict(list)
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
        person = _person(names, offered) if row.field_group == "owner_id" else None
        found[row.record_id].append(
            {
                "id": row.id,
                "version": row.version,
                "field": row.field_group,
                "offered": offered,
                "offered_person": person,
                "writer": _person(names, row.user_id),
            }
        )
    return found


def _additions(
    connection: Connection, meeting_id: str, names: Names, heard_items: list[str]
) -> list[View]:
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
            "author": _person(names, row.author_id),
            "added_at": row.added_at,
            "text": row.text,
        }
        for row in rows
        if row.agenda_item_id is None or row.agenda_item_id in heard_items
    ]
