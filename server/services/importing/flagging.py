"""Flags for review on the lines of an import, judged together with the work that is already known."""

from datetime import date, timedelta

from sqlalchemy import Connection

from server.rules.review_flags import Work, review_flags
from server.services.importing.identity import id_of
from server.services.importing.operations import span_of
from server.services.importing.rows import LogLine
from server.services.known_work import known_work


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
    known = known_work(connection, min(days) - timedelta(days=1), max(days) + timedelta(days=1))
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
