"""What a row may not say, held against itself and against the rows that it refers to.

Old spreadsheets are as they are: what is odd is flagged for review; what cannot be is refused.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from server.rules.local_time import TimeDoesNotExist, instant_of
from server.services.importing.known import Known
from server.services.importing.problems import Fault, Problem
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
from server.services.importing.sheets import Found, Sheets, problem, problem_in

#: The fields that name other rows, and of which kind those are.
_REFERENCES: dict[type[Row], dict[str, type[Row]]] = {
    Case: {"landlord": Landlord, "assigned": Staff},
    Inquiry: {"received_by": Staff, "case": Case, "partner": Partner},
    LogLine: {"people": Staff, "case": Case},
    PlanLine: {"people": Staff, "case": Case},
    Grant: {"shares": Staff},
}

_UNKNOWN: dict[type[Row], Fault] = {
    Staff: "unknown_staff",
    Case: "unknown_case",
    Landlord: "unknown_landlord",
    Partner: "unknown_partner",
}


def check_sheets(sheets: Sheets, known: Known) -> list[Problem]:
    """Every contradiction in the rows, and every name of a row that nobody has heard of."""
    found: list[Problem] = []
    for each in sheets:
        found += _contradictions(each)
        found += _unknown(sheets, known, type(each.row), each.line, vars(each.row))
    for broken in sheets.broken:
        found += _unknown(sheets, known, broken.kind, broken.line, broken.values)
    return found


def _unknown(
    sheets: Sheets, known: Known, kind: type[Row], line: int, values: dict[str, Any]
) -> Iterator[Problem]:
    for field_name, other in _REFERENCES.get(kind, {}).items():
        # Rows of a file that nobody could read to its end may well be there.
        if other in sheets.cut:
            continue
        for code in _codes(values.get(field_name)):
            if code not in sheets.named[other] and code not in known.codes(other):
                yield problem_in(kind, line, field_name, _UNKNOWN[other], text=code)


def _codes(value: Any) -> Iterator[str]:
    """The ids in a field: one, several, or several with something beside them."""
    if isinstance(value, str):
        yield value
    for part in value if isinstance(value, tuple) else ():
        yield part if isinstance(part, str) else part[0]


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
