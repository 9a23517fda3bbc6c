"""Flags for review on the lines of an import, judged together with the work that is already known."""

from collections import defaultdict
from datetime import date, datetime, timedelta

from sqlalchemy import Connection, select

from server.models import Case, LogEntry, Participation
from server.rules.people import people_of
from server.rules.review_flags import Work, review_flags
from server.services.importing.identity import id_of
from server.services.importing.operations import span_of
from server.services.importing.rows import LogLine


def flags_of(
    connection: Connection,
    lines: list[LogLine],
    user_ids: dict[str, str],
    opened_on: dict[str, date],
) -> dict[str, list[str]]:
    """The flags of the new lines by their entry's id. `opened_on` is by the code of the case.

    What is known already is judged with them, but only the new lines get flags: an entry that someone
    has reviewed is not changed by an import.
    """
    if not lines:
        return {}
    new = [_work_of(line, user_ids, opened_on) for line in lines]
    days = {work.done_on for work in new}
    # A night's work belongs to the date on which it began.
    known = _known_work(connection, min(days) - timedelta(days=1), max(days) + timedelta(days=1))
    new_ids = {work.entry_id for work in new}
    flags = review_flags([*known, *new])
    return {entry_id: flags[entry_id] for entry_id in new_ids & flags.keys()}


def _work_of(line: LogLine, user_ids: dict[str, str], opened_on: dict[str, date]) -> Work:
    started_at, ended_at = span_of(line)
    return Work(
        entry_id=id_of(line),
        people=tuple(user_ids[code] for code in line.people),
        done_on=line.done_on,
        started_at=started_at,
        ended_at=ended_at,
        duration_minutes=line.minutes,
        travel_minutes=line.travel_minutes,
        case_opened_on=opened_on.get(line.case) if line.case else None,
    )


def _known_work(connection: Connection, first: date, last: date) -> list[Work]:
    near = (
        LogEntry.done_on.between(first.isoformat(), last.isoformat()),
        LogEntry.deleted_at.is_(None),
        LogEntry.state != "voided",
    )
    colleagues: dict[str, list[str]] = defaultdict(list)
    for entry_id, user_id in connection.execute(
        select(Participation.entry_id, Participation.user_id)
        .join(LogEntry, LogEntry.id == Participation.entry_id)
        .where(Participation.deleted_at.is_(None), Participation.confirmed_at.is_not(None), *near)
    ):
        colleagues[entry_id].append(user_id)
    entries = connection.execute(
        select(
            LogEntry.id,
            LogEntry.author_id,
            LogEntry.done_on,
            LogEntry.started_at,
            LogEntry.ended_at,
            LogEntry.duration_minutes,
            LogEntry.travel_minutes,
            Case.opened_on,
        )
        .outerjoin(Case, Case.id == LogEntry.case_id)
        .where(*near)
    )
    return [
        Work(
            entry_id=row.id,
            people=people_of(row.author_id, colleagues[row.id]),
            done_on=date.fromisoformat(row.done_on),
            started_at=datetime.fromisoformat(row.started_at),
            ended_at=datetime.fromisoformat(row.ended_at),
            duration_minutes=row.duration_minutes,
            travel_minutes=row.travel_minutes,
            case_opened_on=date.fromisoformat(row.opened_on) if row.opened_on else None,
        )
        for row in entries
    ]
