"""The demo: the team's invented spreadsheets, near today, with staff who can sign in."""

from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select

from server.clock import local_today
from server.config import ROOT
from server.extensions import snapshot
from server.models import Case, Inquiry, LogEntry, OpLedger, User
from server.rules.week import whole_weeks_between
from server.services.importing.bringing_in import Imported, bring_in
from server.services.importing.problems import ImportRefused
from server.services.importing.rows import Case as CaseRow
from server.services.importing.rows import Inquiry as InquiryRow
from server.services.importing.rows import LogLine, PlanLine, Row, Staff
from server.services.importing.sheets import Found, Sheets, read_sheets
from server.services.setup import make_ready

FOLDER = ROOT / "demo"

#: The day of the demo's first scenario: what "today" is in its texts.
DEMO_DAY = date(2026, 11, 17)

#: Public: the people are invented, and README.md tells it to everyone.
PASSWORD = "miljovakt-demo-2026"  # noqa: S105 - no secret, see above

_JOB = "demo"


class InstanceNotEmpty(Exception):
    """The database holds something else than the demo, which the demo must not be mixed into."""


@dataclass(frozen=True)
class DemoPerson:
    """Someone to sign in as."""

    name: str
    username: str
    roles: tuple[str, ...]


def load_demo(*, until: date | None = None, day: date | None = None) -> Imported | None:
    """Load the demo, once: None when it is there already, whenever and however it was loaded.

    Dates move by whole weeks, so that the demo's day falls in the present week; with `day` they move
    so that it falls on that date. `until` leaves out what happened later, by the demo's own dates, and
    then the dates stay as they are unless `day` is given too. Raises InstanceNotEmpty.
    """
    make_ready()
    if is_loaded():
        return None
    if not _is_empty():
        raise InstanceNotEmpty
    return bring_in(demo_sheets(until=until, day=day), job=_JOB, password=PASSWORD)


def demo_sheets(*, until: date | None = None, day: date | None = None) -> Sheets:
    """The demo's spreadsheets as `load_demo` would load them today."""
    sheets, problems = read_sheets(FOLDER)
    if problems:
        raise ImportRefused(problems)
    if until is not None:
        sheets = _until(sheets, until)
    return _shifted(sheets, _shift(until, day))


def is_loaded() -> bool:
    """Whether this database has the demo."""
    with snapshot() as connection:
        return (
            connection.execute(
                select(OpLedger.op_id)
                .join(User, User.id == OpLedger.user_id)
                .where(User.code == f"SYS-{_JOB}", User.is_system)
                .limit(1)
            ).first()
            is not None
        )


def people() -> list[DemoPerson]:
    """Everyone of the demo's staff."""
    sheets, _ = read_sheets(FOLDER)
    staff = (found.row for found in sheets.of(Staff))
    return [DemoPerson(row.name, row.username or "", row.roles) for row in staff]


def _is_empty() -> bool:
    """Whether nobody has worked here. The demo's own staff may be left from a start that was cut."""
    staff = {found.row.code for found in read_sheets(FOLDER)[0].of(Staff)}
    with snapshot() as connection:
        codes = connection.scalars(select(User.code).where(User.is_system.is_(False)))
        if not staff.issuperset(codes):
            return False
        return all(
            connection.execute(select(model.id).limit(1)).first() is None
            for model in (Case, Inquiry, LogEntry)
        )


def _shift(until: date | None, day: date | None) -> timedelta:
    if day is not None:
        return day - DEMO_DAY
    return timedelta() if until is not None else whole_weeks_between(DEMO_DAY, local_today())


def _shifted(sheets: Sheets, shift: timedelta) -> Sheets:
    """The same rows with all dates moved; texts and local times stay as they are."""
    rows = {
        kind: [Found(each.line, _moved(each.row, shift)) for each in found]
        for kind, found in sheets.rows.items()
    }
    return replace(sheets, rows=rows)


def _moved(row: Row, shift: timedelta) -> Row:
    values: dict[str, Any] = {each.name: getattr(row, each.name) for each in fields(row)}
    # A datetime is a date too.
    moved = {name: value + shift for name, value in values.items() if isinstance(value, date)}
    return type(row)(**values | moved)


def _until(sheets: Sheets, last: date) -> Sheets:
    """The sheets as they stood at the end of a day. What was planned by then lies ahead, and stays."""
    unopened = {each.row.code for each in sheets.of(CaseRow) if each.row.opened_on > last}

    def as_of(row: Row) -> Row | None:
        match row:
            case CaseRow():
                if row.opened_on > last:
                    return None
                if row.closed_on is not None and row.closed_on > last:
                    return replace(row, closed_on=None, outcome=None)
            case InquiryRow():
                if row.received.date() > last:
                    return None
                return replace(row, case=None) if row.case in unopened else row
            case LogLine():
                return None if row.done_on > last or row.case in unopened else row
            case PlanLine():
                return None if row.case in unopened else row
        return row

    rows = {
        kind: [Found(each.line, row) for each in found if (row := as_of(each.row)) is not None]
        for kind, found in sheets.rows.items()
    }
    return replace(sheets, rows=rows)
