"""The rows behind a report, fetched set-wise: a handful of questions whatever the period."""

from collections import defaultdict
from datetime import date, time, timedelta

from sqlalchemy import Connection, Select, select

from server.clock import instant
from server.models import Case, Inquiry, LogEntry, Participation, TaskLine
from server.reports.material import CaseRow, EntryRow, InquiryRow, LineRow, Material, Period
from server.rules.counting import COUNTED_STATE
from server.rules.local_time import instant_of
from server.rules.people import people_of
from server.vocabulary import group_of


def read_material(connection: Connection, period: Period) -> Material:
    """The counted entries, the inquiries and the cases of a period, as of one instant."""
    return Material(
        period=period,
        entries=_entries(connection, period),
        inquiries=_inquiries(connection, period),
        cases=_cases(connection, period),
    )


def _counted(columns: Select[tuple[str]], period: Period) -> Select[tuple[str]]:
    return columns.where(
        LogEntry.state == COUNTED_STATE,
        LogEntry.deleted_at.is_(None),
        LogEntry.done_on.between(period.first.isoformat(), period.last.isoformat()),
    )


def _entries(connection: Connection, period: Period) -> tuple[EntryRow, ...]:
    counted = _counted(select(LogEntry.id), period).subquery()
    colleagues: dict[str, list[str]] = defaultdict(list)
    for entry_id, user_id in connection.execute(
        select(Participation.entry_id, Participation.user_id)
        .join(counted, Participation.entry_id == counted.c.id)
        .where(
            Participation.deleted_at.is_(None),
            Participation.confirmed_at.is_not(None),
            Participation.declined_at.is_(None),
        )
    ):
        colleagues[entry_id].append(user_id)
    lines: dict[str, list[LineRow]] = defaultdict(list)
    for entry_id, line_id, task_type, minutes, sacks, kg, trips in connection.execute(
        select(
            TaskLine.entry_id,
            TaskLine.id,
            TaskLine.task_type,
            TaskLine.duration_minutes,
            TaskLine.sacks,
            TaskLine.kg,
            TaskLine.trips,
        )
        .join(counted, TaskLine.entry_id == counted.c.id)
        .where(TaskLine.deleted_at.is_(None))
    ):
        line = LineRow(line_id, task_type, group_of(task_type), minutes, sacks, kg, trips)
        lines[entry_id].append(line)
    entries = connection.execute(
        select(
            LogEntry.id,
            LogEntry.author_id,
            LogEntry.case_id,
            Case.resident_id,
            LogEntry.place_id,
            LogEntry.outcome,
            LogEntry.travel_minutes,
            LogEntry.km,
        )
        .join(counted, LogEntry.id == counted.c.id)
        .outerjoin(Case, LogEntry.case_id == Case.id)
        .order_by(LogEntry.started_at, LogEntry.id)
    )
    return tuple(
        EntryRow(
            id=entry_id,
            people=people_of(author_id, colleagues[entry_id]),
            case_id=case_id,
            resident_id=resident_id,
            place_id=place_id,
            outcome=outcome,
            travel_minutes=travel_minutes,
            km=km,
            lines=tuple(lines[entry_id]),
        )
        for (
            entry_id,
            author_id,
            case_id,
            resident_id,
            place_id,
            outcome,
            travel_minutes,
            km,
        ) in entries
    )


def _inquiries(connection: Connection, period: Period) -> tuple[InquiryRow, ...]:
    """Received on a local date of the period, whatever the date was in UTC."""
    begins = instant(instant_of(period.first, time.min))
    ends = instant(instant_of(period.last + timedelta(days=1), time.min))
    asked = select(Inquiry.id, Inquiry.source, Inquiry.decision).where(
        Inquiry.deleted_at.is_(None), Inquiry.received_at >= begins, Inquiry.received_at < ends
    )
    return tuple(InquiryRow(*row) for row in connection.execute(asked))


def _cases(connection: Connection, period: Period) -> tuple[CaseRow, ...]:
    asked = select(Case.id, Case.opened_on, Case.closed_on).where(
        Case.deleted_at.is_(None), Case.opened_on <= period.last.isoformat()
    )
    return tuple(
        CaseRow(
            case_id,
            date.fromisoformat(opened_on),
            date.fromisoformat(closed_on) if closed_on else None,
        )
        for case_id, opened_on, closed_on in connection.execute(asked)
    )
