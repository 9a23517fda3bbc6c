"""Rows as operations: what each new row of the spreadsheets creates."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from server.clock import instant
from server.rules.entry_kind import kind_of
from server.rules.local_time import TZ, end_of, instant_of
from server.services.importing import rows
from server.services.importing.identity import id_of, operation_id, record_id
from server.services.importing.rows import Row
from server.sync.building import creation_of

Change = dict[str, Any]

#: (op_id, changes, at) as `system_commit` takes it.
Operation = tuple[str, list[Change], str]


@dataclass(frozen=True)
class Import:
    """One import: who it is, when it is, and the ids that the codes of the spreadsheets stand for.

    Whatever is approved was approved by `importer_id` at `at`: the instant of the import, which is also
    when its operations were captured.
    """

    importer_id: str
    at: str
    ids: dict[type[Row], dict[str, str]]
    places: dict[str, str]
    flags: dict[str, list[str]]

    def operation(self, row: Row) -> Operation:
        """The one operation that creates everything that a row says."""
        return operation_id(row), list(_CHANGES[type(row)](self, row)), self.at

    def place_operation(self, address: str) -> Operation:
        """The operation that creates a place which no case has."""
        place = create("place", self.places[address], address=address)
        return record_id("places", address, "operation"), [place], self.at

    def user(self, code: str) -> str:
        """The id of a member of the staff."""
        return self.ids[rows.Staff][code]

    def named(self, kind: type[Row], code: str | None) -> str | None:
        """The id of the row with this code, or none."""
        return None if code is None else self.ids[kind][code]

    def place(self, address: str | None) -> str | None:
        """The id of a place in words, or none."""
        return None if address is None else self.places[address]


def create(entity: str, row_id: str, **values: Any) -> Change:
    """The change that makes a record. Dates and times are given as they are stored."""
    return creation_of(entity, row_id, {name: _stored(each) for name, each in values.items()})


def _stored(value: Any) -> Any:
    if isinstance(value, datetime):
        return instant(value)
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return value.isoformat() if isinstance(value, date) else value


def span_of(line: rows.LogLine) -> tuple[datetime, datetime]:
    """When the work of a line began and ended."""
    started_at = instant_of(line.done_on, line.start)
    return started_at, end_of(started_at, line.minutes)


def _landlord(_: Import, row: rows.Landlord) -> list[Change]:
    named = {"code": row.code, "name": row.name}
    return [create("landlord", id_of(row), landlord_type=row.landlord_type, **named)]


def _partner(_: Import, row: rows.Partner) -> list[Change]:
    named = {"code": row.code, "name": row.name}
    return [create("partner", id_of(row), partner_type=row.partner_type, **named)]


def _case(run: Import, row: rows.Case) -> list[Change]:
    case_id, resident_id = id_of(row), id_of(row, "resident")
    changes = [create("resident", resident_id, name=row.name, birth_year=row.birth_year)]
    place_id = id_of(row, "place") if row.address or row.tenure or row.landlord else None
    if place_id:
        landlord_id = run.named(rows.Landlord, row.landlord)
        home = {"address": row.address, "tenure": row.tenure, "landlord_id": landlord_id}
        changes.append(create("place", place_id, **home))
    changes.append(
        create(
            "case",
            case_id,
            code=row.code,
            resident_id=resident_id,
            place_id=place_id,
            risk_reason=row.risk_reason,
            eviction_stage=row.eviction_stage,
            eviction_deadline_on=row.eviction_deadline_on,
            legal_track="low_threshold",
            opened_on=row.opened_on,
            planned_end_on=row.planned_end_on,
            closed_on=row.closed_on,
            outcome=row.outcome,
        )
    )
    for staff in row.assigned:
        assignment_id = id_of(row, "assignment", staff)
        changes.append(
            create("assignment", assignment_id, case_id=case_id, user_id=run.user(staff))
        )
    for scope, topic in row.consents:
        changes.append(
            create(
                "consent",
                id_of(row, "consent", scope, topic),
                case_id=case_id,
                scope=scope,
                topic=topic,
                given=row.consent_given,
                given_on=row.opened_on,
            )
        )
    if row.safety_type or row.safety_text:
        changes.append(
            create(
                "safety_note",
                id_of(row, "safety_note"),
                case_id=case_id,
                type=row.safety_type or "other",
                text=row.safety_text,
                noted_on=row.opened_on,
            )
        )
    return changes


def _inquiry(run: Import, row: rows.Inquiry) -> list[Change]:
    return [
        create(
            "inquiry",
            id_of(row),
            code=row.code,
            received_at=instant_of(row.received.date(), row.received.time()),
            source=row.source,
            channel=row.channel,
            received_by=run.user(row.received_by),
            case_id=run.named(rows.Case, row.case),
            urgency=row.urgency,
            decision=row.decision,
            partner_id=run.named(rows.Partner, row.partner),
            follow_up_on=row.follow_up_on,
            text=row.text,
        )
    ]


def _log_line(run: Import, row: rows.LogLine) -> list[Change]:
    entry_id = id_of(row)
    author, *colleagues = row.people
    started_at, ended_at = span_of(row)
    entry = create(
        "log_entry",
        entry_id,
        code=row.code,
        author_id=run.user(author),
        kind=kind_of(row.task_type, row.outcome),
        case_id=run.named(rows.Case, row.case),
        place_id=run.place(row.place),
        done_on=row.done_on,
        started_at=started_at,
        ended_at=ended_at,
        tz=TZ,
        duration_minutes=row.minutes,
        travel_minutes=row.travel_minutes,
        km=row.km,
        outcome=row.outcome,
        note=row.note,
        was_offline=not row.had_coverage,
        state="approved",
        review_flags=run.flags.get(entry_id, []),
        approved_by=run.importer_id,
        approved_at=run.at,
    )
    line = create(
        "task_line",
        id_of(row, "line", "1"),
        entry_id=entry_id,
        position=1,
        task_type=row.task_type,
        duration_minutes=row.minutes,
        sacks=row.sacks,
        kg=row.kg,
    )
    return [
        entry,
        line,
        *(
            create(
                "participation",
                id_of(row, "participation", colleague),
                entry_id=entry_id,
                user_id=run.user(colleague),
                confirmed_at=run.at,
            )
            for colleague in colleagues
        ),
    ]


def _plan_line(run: Import, row: rows.PlanLine) -> list[Change]:
    visit_id = id_of(row)
    visit = create(
        "planned_visit",
        visit_id,
        case_id=run.named(rows.Case, row.case),
        place_id=run.place(row.place),
        planned_on=row.planned_on,
        starts_at_local=row.start,
        duration_minutes=row.minutes,
        note=row.note,
    )
    workers = [
        create(
            "planned_worker",
            id_of(row, "worker", person),
            planned_visit_id=visit_id,
            user_id=run.user(person),
        )
        for person in row.people
    ]
    return [visit, *workers]


def _grant(run: Import, row: rows.Grant) -> list[Change]:
    grant_id = id_of(row)
    grant = create(
        "grant",
        grant_id,
        code=row.code,
        name=row.name,
        funder=row.funder,
        amount_ore=row.amount_kr * 100,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        report_due_on=row.report_due_on,
        fte_hours=row.fte_hours,
    )
    return [
        grant,
        *(
            create(
                "grant_share",
                id_of(row, "share", staff),
                grant_id=grant_id,
                user_id=run.user(staff),
                percent=percent,
            )
            for staff, percent in row.shares
        ),
    ]


_CHANGES: dict[type[Row], Any] = {
    rows.Landlord: _landlord,
    rows.Partner: _partner,
    rows.Case: _case,
    rows.Inquiry: _inquiry,
    rows.PlanLine: _plan_line,
    rows.LogLine: _log_line,
    rows.Grant: _grant,
}
