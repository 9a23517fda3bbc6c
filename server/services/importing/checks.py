"""What a row may not say, held against itself and against the rows that it refers to.

Old spreadsheets are as they are: what is odd is flagged for review; what cannot be is refused.
"""

from collections.abc import Iterator
from datetime import datetime

from server.rules.local_time import TimeDoesNotExist, instant_of
from server.services.importing.known import Known
from server.services.importing.problems import Problem
from server.services.importing.rows import (
    Case,
    Grant,
    Inquiry,
    Landlord,
    LogLine,
    Partner,
    PlanLine,
    Row,
    Staff,
)
from server.services.importing.sheets import Found, Sheets, problem


def check_sheets(sheets: Sheets, known: Known) -> list[Problem]:
    """Every contradiction in the rows, and every name of a row that nobody has heard of."""
    found: list[Problem] = []
    for each in sheets:
        found += _contradictions(each)
        for field_name, kind, code in _references(each.row):
            is_named = code in sheets.named[kind] or code in known.codes(kind)
            if not is_named and kind not in sheets.cut:
                found.append(problem(each, field_name, _UNKNOWN[kind], text=code))
    return found


_UNKNOWN: dict[type[Row], str] = {
    Staff: "unknown_staff",
    Case: "unknown_case",
    Landlord: "unknown_landlord",
    Partner: "unknown_partner",
}


def _references(row: Row) -> Iterator[tuple[str, type[Row], str]]:
    """What the row refers to: the field, the kind of row, its id."""
    match row:
        case Case():
            if row.landlord:
                yield "landlord", Landlord, row.landlord
            for code in row.assigned:
                yield "assigned", Staff, code
        case Inquiry():
            yield "received_by", Staff, row.received_by
            if row.case:
                yield "case", Case, row.case
            if row.partner:
                yield "partner", Partner, row.partner
        case LogLine() | PlanLine():
            for code in row.people:
                yield "people", Staff, code
            if row.case:
                yield "case", Case, row.case
        case Grant():
            for code, _ in row.shares:
                yield "shares", Staff, code


def _contradictions(found: Found[Row]) -> Iterator[Problem]:
    match found.row:
        case LogLine() as line:
            if line.outcome and not line.case and not line.place:
                yield problem(found, "outcome", "outcome_without_where")
            if not _exists(datetime.combine(line.done_on, line.start)):
                yield problem(found, "start", "time_does_not_exist", text=f"{line.start:%H:%M}")
        case PlanLine() as line:
            if not line.case and not line.place:
                yield problem(found, "case", "plan_without_where")
        case Inquiry() as inquiry:
            if not _exists(inquiry.received):
                said = f"{inquiry.received:%Y-%m-%d %H:%M}"
                yield problem(found, "received", "time_does_not_exist", text=said)
        case Case() as case:
            if case.closed_on and case.closed_on < case.opened_on:
                yield problem(found, "closed_on", "closed_before_opened")
            if case.outcome and not case.closed_on:
                yield problem(found, "outcome", "outcome_of_open_case")
            if case.consents and not case.consent_given:
                yield problem(found, "consent_given", "consent_without_form")
        case Grant() as grant:
            if grant.ends_on < grant.starts_on:
                yield problem(found, "ends_on", "ends_before_it_starts")


def _exists(local: datetime) -> bool:
    try:
        instant_of(local.date(), local.time())
    except TimeDoesNotExist:
        return False
    return True
