"""What hangs on a case that has been found: one query for each kind of record."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, Table, and_, case, func, select

from server.access.actor import Actor
from server.access.one_case import SeenCase, reads_by_consent_alone, scopes_of
from server.clock import local_today
from server.models import (
    AgendaMark,
    Assignment,
    CaseContact,
    Consent,
    DecisionRequest,
    FieldConflict,
    Incident,
    OpLedger,
    Partner,
    PlannedVisit,
    RecordHistory,
    Reminder,
    SafetyNote,
    Task,
    User,
)
from server.services.settings import numbers

Rows = list[dict[str, Any]]

_USERS: Table = User.__table__


def assignments(connection: Connection, seen: SeenCase) -> Rows:
    """Who the case is and was assigned to, with who did it and when; standing ones first."""
    given, taken = _made("given"), _made("taken")
    rows = connection.execute(
        select(
            Assignment.id,
            Assignment.version,
            Assignment.deleted_at,
            User.id.label("user_id"),
            User.code.label("user_code"),
            User.name.label("user_name"),
            given.c.at.label("given_at"),
            given.c.name.label("given_by"),
            taken.c.name.label("taken_by"),
        )
        .join(User, User.id == Assignment.user_id)
        .outerjoin(given, and_(given.c.id == Assignment.id, given.c.version == 1))
        .outerjoin(
            taken,
            and_(
                taken.c.id == Assignment.id,
                taken.c.version == Assignment.version,
                Assignment.deleted_at.is_not(None),
            ),
        )
        .where(Assignment.case_id == seen.id)
        .order_by(Assignment.deleted_at.is_not(None), User.name, Assignment.id)
    )
    return [
        {
            "id": row.id,
            "version": row.version,
            "user": {"id": row.user_id, "code": row.user_code, "name": row.user_name},
            "given_at": row.given_at,
            "given_by": row.given_by,
            "withdrawn_at": row.deleted_at,
            "withdrawn_by": row.taken_by,
        }
        for row in rows
    ]


def _made(name: str) -> Any:
    """Who made each version of an assignment, and when."""
    return (
        select(
            RecordHistory.id,
            RecordHistory.version,
            func.coalesce(OpLedger.captured_at, OpLedger.received_at).label("at"),
            # What a job or the import did has no person behind it.
            case((_USERS.c.is_system, None), else_=_USERS.c.name).label("name"),
        )
        .join(OpLedger, OpLedger.op_id == RecordHistory.op_id)
        .join(_USERS, _USERS.c.id == OpLedger.user_id)
        .where(RecordHistory.entity == "assignment")
        .subquery(name)
    )


def consents(connection: Connection, actor: Actor, seen: SeenCase) -> Rows:
    """What may be shared, standing ones first; who reads by consent alone sees those of their own scope."""
    query = _of_case(Consent, seen, "recorded_by")
    query = query.order_by(Consent.withdrawn_on.is_not(None), Consent.given_on.desc(), Consent.id)
    if reads_by_consent_alone(actor):
        query = query.where(Consent.scope.in_(scopes_of(actor)))
    return _listed(connection, query)


def safety_notes(connection: Connection, seen: SeenCase) -> Rows:
    """What one must know before the door; `is_due` when it is time to look at it anew. Ended ones last."""
    days = numbers(connection)["safety_review_days"]
    today = local_today()
    query = _of_case(SafetyNote, seen, "noted_by").order_by(
        SafetyNote.ended_on.is_not(None), SafetyNote.noted_on.desc(), SafetyNote.id
    )
    rows = _listed(connection, query)
    for row in rows:
        looked_on = date.fromisoformat(row["reviewed_on"] or row["noted_on"])
        row["due_on"] = (looked_on + timedelta(days)).isoformat()
        row["is_due"] = row["ended_on"] is None and row["due_on"] <= today.isoformat()
    return rows


def contacts(connection: Connection, seen: SeenCase) -> Rows:
    """Whom one may phone, and who they are to the resident."""
    query = _of_case(CaseContact, seen).order_by(CaseContact.name, CaseContact.id)
    return _listed(connection, query)


def decision_requests(connection: Connection, seen: SeenCase) -> Rows:
    """Requests for a formal decision, the newest first; `is_due` when nobody has answered in time."""
    query = (
        _of_case(DecisionRequest, seen, "noted_by")
        .add_columns(Partner.name.label("partner_name"))
        .outerjoin(Partner, Partner.id == DecisionRequest.partner_id)
        .order_by(DecisionRequest.asked_on.desc(), DecisionRequest.id)
    )
    rows = _listed(connection, query)
    today = local_today()
    for row in rows:
        row["age_days"] = (today - date.fromisoformat(row["asked_on"])).days
        row["is_due"] = bool(
            row["answered_on"] is None
            and row["remind_on"]
            and row["remind_on"] <= today.isoformat()
        )
    return rows


def reminders(connection: Connection, seen: SeenCase) -> Rows:
    """What to think of at the next visit, not yet done."""
    query = _of_case(Reminder, seen, "author_id").where(Reminder.done_at.is_(None))
    return _listed(connection, query.order_by(Reminder.id))


def tasks(connection: Connection, seen: SeenCase) -> Rows:
    """What somebody is to do in the case; what is done comes last."""
    query = _of_case(Task, seen, "owner_id")
    return _listed(connection, query.order_by(Task.done_at.is_not(None), Task.due_on, Task.id))


def agenda_marks(connection: Connection, seen: SeenCase) -> Rows:
    """Why the case is to be taken up in the next meeting."""
    query = _of_case(AgendaMark, seen, "author_id").where(AgendaMark.handled_on.is_(None))
    return _listed(connection, query.order_by(AgendaMark.marked_on, AgendaMark.id))


def incidents(connection: Connection, seen: SeenCase) -> Rows:
    """Threats, violence or danger at work in the case, the newest first."""
    query = _of_case(Incident, seen, "reported_by")
    return _listed(connection, query.order_by(Incident.occurred_at.desc(), Incident.id))


def planned_visits(connection: Connection, seen: SeenCase) -> Rows:
    """Visits planned from today on."""
    query = _of_case(PlannedVisit, seen).where(PlannedVisit.planned_on >= local_today().isoformat())
    return _listed(connection, query.order_by(PlannedVisit.planned_on, PlannedVisit.id))


def conflicts(connection: Connection, seen: SeenCase) -> list[str]:
    """The operations that offered something else for the case or its resident, and wait for a choice."""
    return list(
        connection.scalars(
            select(FieldConflict.op_id)
            .distinct()
            .where(
                FieldConflict.record_id.in_([seen.id, seen.resident_id]),
                FieldConflict.status == "open",
            )
            .order_by(FieldConflict.op_id)
        )
    )


#: By the name in the answer; only whoever sees the whole case gets them.
OTHERS: dict[str, Callable[[Connection, SeenCase], Rows]] = {
    "contacts": contacts,
    "decision_requests": decision_requests,
    "reminders": reminders,
    "tasks": tasks,
    "agenda_marks": agenda_marks,
    "planned_visits": planned_visits,
}


def _of_case(model: Any, seen: SeenCase, by: str | None = None) -> Any:
    """The standing records of the case with all their fields, and the name of whoever `by` names."""
    columns = [
        column
        for column in model.__table__.columns
        if column.name not in ("canonical", "deleted_at", "case_id")
    ]
    query = select(*columns).where(model.case_id == seen.id, model.deleted_at.is_(None))
    if by:
        query = query.add_columns(_USERS.c.name.label("by_name")).outerjoin(
            _USERS, _USERS.c.id == getattr(model, by)
        )
    return query


def _listed(connection: Connection, query: Any) -> Rows:
    return [dict(row) for row in connection.execute(query).mappings()]
