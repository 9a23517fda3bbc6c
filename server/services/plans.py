"""The week board: who goes where on which day, and what the phones hold of it."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, and_, exists, func, or_, select

from server.access.actor import Actor
from server.access.readable import readable_cases
from server.extensions import snapshot
from server.models import (
    Case,
    Colleague,
    LogEntry,
    OpOutcome,
    Place,
    PlannedVisit,
    PlannedWorker,
    RecordHistory,
    Replica,
    Resident,
    SafetyNote,
)
from server.rules.plans import PhoneHolds, holds_of
from server.rules.week import monday_of, week_of

Row = dict[str, Any]

#: Safety notes that say something about who goes, or what to know before it is planned.
_TWO = "two_people"


def week_board(actor: Actor, day: date) -> Row:
    """The planned visits of the week that holds `day`, with their workers, and what each phone holds.

    Who is visited is told where the actor may read the case; a visit itself is told to all who plan.
    """
    monday = monday_of(day)
    days = [(monday + timedelta(days=n)).isoformat() for n in range(7)]
    with snapshot() as connection:
        visits = _visits(connection, actor, days[0], days[-1])
        ids = [visit["id"] for visit in visits]
        workers = _workers(connection, ids)
        changed = _changed_at(connection, ids, [worker["id"] for worker in workers])
        people = _caretakers(connection)
        phones = _phones(connection, [person["id"] for person in people])
        cases = _cases(connection, actor)
        notes = _notes(connection, {visit["case_id"] for visit in visits if visit["case_id"]})
    by_visit: dict[str, list[Row]] = defaultdict(list)
    touched: dict[str, list[int]] = defaultdict(list)
    for worker in workers:
        seq = max(changed.get(worker["id"], 0), changed.get(worker["planned_visit_id"], 0))
        touched[worker["user_id"]].append(seq)
        if worker["deleted_at"] is None:
            by_visit[worker["planned_visit_id"]].append(worker | {"seq": seq})
    holds = {person["id"]: holds_of(phones.get(person["id"], [])) for person in people}
    return {
        "week": week_of(monday),
        "days": days,
        "cases": cases,
        "people": [_person(each, holds[each["id"]], touched[each["id"]]) for each in people],
        "visits": [
            _visit(each, by_visit[each["id"]], notes.get(each["case_id"], []), holds)
            for each in visits
            if each["deleted_at"] is None
        ],
    }


def _person(person: Row, holds: PhoneHolds | None, touched: list[int]) -> Row:
    """A caretaker with what the phone holds: `behind` counts changes of this week that it has not."""
    return person | {
        "has_phone": holds is not None,
        "pulled_at": holds.at if holds else None,
        "behind": sum(1 for seq in touched if holds is None or seq > holds.until),
    }


def _visit(
    visit: Row, workers: list[Row], notes: list[str], holds: dict[str, PhoneHolds | None]
) -> Row:
    told = {name: value for name, value in visit.items() if name != "deleted_at"}
    needed = 2 if _TWO in notes else 1
    return told | {
        "safety": notes,
        "is_short_of_people": len(workers) < needed,
        "workers": [
            {
                "id": each["id"],
                "version": each["version"],
                "user_id": each["user_id"],
                "is_held": _is_held(holds.get(each["user_id"]), each["seq"]),
            }
            for each in workers
        ],
    }


def _is_held(holds: PhoneHolds | None, seq: int) -> bool:
    return holds is not None and seq <= holds.until


def _visits(connection: Connection, actor: Actor, first: str, last: str) -> list[Row]:
    """Those of the days; deleted ones too, since a phone may still hold them."""
    is_done = exists().where(
        LogEntry.planned_visit_id == PlannedVisit.id, LogEntry.deleted_at.is_(None)
    )
    query = (
        select(
            PlannedVisit.id,
            PlannedVisit.version,
            PlannedVisit.deleted_at,
            PlannedVisit.planned_on,
            PlannedVisit.starts_at_local,
            PlannedVisit.duration_minutes,
            PlannedVisit.note,
            PlannedVisit.repeat_id,
            PlannedVisit.place_id,
            Case.id.label("case_id"),
            Case.code.label("case_code"),
            Resident.name.label("name"),
            Place.address.label("address"),
            is_done.label("is_done"),
        )
        .select_from(PlannedVisit)
        .outerjoin(Case, and_(Case.id == PlannedVisit.case_id, readable_cases(actor)))
        .outerjoin(Resident, Resident.id == Case.resident_id)
        .outerjoin(
            Place,
            and_(
                Place.id == func.coalesce(PlannedVisit.place_id, Case.place_id),
                Place.is_address_protected.is_(False),
            ),
        )
        .where(PlannedVisit.planned_on.between(first, last))
        .order_by(PlannedVisit.planned_on, PlannedVisit.starts_at_local, PlannedVisit.id)
    )
    return [dict(row) for row in connection.execute(query).mappings()]


def _workers(connection: Connection, visit_ids: list[str]) -> list[Row]:
    query = select(
        PlannedWorker.id,
        PlannedWorker.version,
        PlannedWorker.deleted_at,
        PlannedWorker.planned_visit_id,
        PlannedWorker.user_id,
    ).where(PlannedWorker.planned_visit_id.in_(visit_ids))
    return [dict(row) for row in connection.execute(query).mappings()]


def _changed_at(
    connection: Connection, visit_ids: Iterable[str], worker_ids: Iterable[str]
) -> dict[str, int]:
    """Where in the log each record was last changed."""
    history = RecordHistory
    query = (
        select(history.id, func.max(OpOutcome.server_seq))
        .join(OpOutcome, OpOutcome.op_id == history.op_id)
        .where(
            or_(
                and_(history.entity == "planned_visit", history.id.in_(list(visit_ids))),
                and_(history.entity == "planned_worker", history.id.in_(list(worker_ids))),
            )
        )
        .group_by(history.id)
    )
    return {row[0]: row[1] for row in connection.execute(query)}


def _cases(connection: Connection, actor: Actor) -> list[Row]:
    """The open cases that the actor may read, by code."""
    query = (
        select(Case.id, Case.code, Resident.name)
        .join(Resident, Resident.id == Case.resident_id)
        .where(readable_cases(actor), Case.closed_on.is_(None))
        .order_by(Case.code, Case.id)
    )
    return [{"id": row.id, "name": f"{row.code} {row.name}"} for row in connection.execute(query)]


def _caretakers(connection: Connection) -> list[Row]:
    query = (
        select(Colleague.user_id.label("id"), Colleague.name)
        .where(Colleague.is_caretaker, Colleague.is_here, Colleague.deleted_at.is_(None))
        .order_by(Colleague.name, Colleague.user_id)
    )
    return [dict(row) for row in connection.execute(query).mappings()]


def _phones(connection: Connection, user_ids: list[str]) -> dict[str, list[PhoneHolds]]:
    query = select(Replica.user_id, Replica.pulled_to, Replica.pulled_at).where(
        Replica.user_id.in_(user_ids), Replica.kind == "field", Replica.revoked_at.is_(None)
    )
    found: dict[str, list[PhoneHolds]] = defaultdict(list)
    for user_id, until, at in connection.execute(query):
        found[user_id].append(PhoneHolds(until or 0, at))
    return found


def _notes(connection: Connection, case_ids: set[str]) -> dict[str, list[str]]:
    """The kinds of standing safety notes, by case."""
    query = (
        select(SafetyNote.case_id, SafetyNote.type)
        .where(
            SafetyNote.case_id.in_(case_ids),
            SafetyNote.deleted_at.is_(None),
            SafetyNote.ended_on.is_(None),
        )
        .distinct()
        .order_by(SafetyNote.type)
    )
    found: dict[str, list[str]] = defaultdict(list)
    for case_id, type_ in connection.execute(query):
        found[case_id].append(type_)
    return found
