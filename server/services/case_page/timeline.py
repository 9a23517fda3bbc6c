"""What has happened in a case, newest first: from the history of its records, with who did it.

One query for a page. A record that the reader may not see leaves no line, and free text is never told
here: a line says which fields changed, and the values of dates and words alone.
"""

from dataclasses import dataclass
from typing import Any

import orjson
from sqlalchemy import ColumnElement, String, and_, case, func, literal, select, true, union_all
from sqlalchemy.orm import aliased
from sqlalchemy.sql import Subquery

from server import models
from server.access.actor import Actor
from server.access.fields import reach_of_field
from server.access.one_case import SeenCase, find_case, reads_by_consent_alone, scopes_of
from server.access.readable import readable_entries, readable_inquiries
from server.access.roles import may
from server.extensions import snapshot
from server.models import OpLedger, RecordHistory, User
from server.sync.entities import ENTITIES

PAGE_SIZE = 30

#: Entities whose records hang on a case and are told of to whoever sees the whole case.
_WHOLE: dict[str, Any] = {
    "case_contact": models.CaseContact,
    "decision_request": models.DecisionRequest,
    "agenda_mark": models.AgendaMark,
    "reminder": models.Reminder,
    "care_record_copy": models.CareRecordCopy,
    "planned_visit": models.PlannedVisit,
    "task": models.Task,
    "measure": models.Measure,
    "temporary_stay": models.TemporaryStay,
    "housing_step": models.HousingStep,
    "mastery_level": models.MasteryLevel,
    "cost_avoided": models.CostAvoided,
    "follow_up": models.FollowUp,
    "forum_question": models.ForumQuestion,
    "agreement": models.Agreement,
}
#: Whom a record is about, where that is somebody at work.
_ABOUT = {"assignment": "user_id", "task": "owner_id"}
#: Kinds of fields whose values are told: no text that somebody wrote.
_TOLD = frozenset({"date", "clock", "word", "bool", "int", "instant"})


@dataclass(frozen=True)
class Timeline:
    """One page of what has happened, out of `total`. Pages count from one."""

    events: list[dict[str, Any]]
    total: int
    page: int
    page_size: int


def read_timeline(
    actor: Actor, case_id: str, page: int = 1, page_size: int = PAGE_SIZE
) -> Timeline:
    """What the actor may read of what happened in the case. Raises NotFound as `find_case` does."""
    with snapshot() as connection:
        seen = find_case(connection, actor, case_id)
        query = _events(_records(actor, seen))
        total = connection.execute(
            select(func.count()).select_from(query.order_by(None).subquery())
        ).scalar_one()
        rows = connection.execute(query.limit(page_size).offset((page - 1) * page_size)).all()
    return Timeline([_as_sent(row) for row in rows], total, page, page_size)


def _records(actor: Actor, seen: SeenCase) -> Subquery:
    """The records of the case that the actor may see: entity, id, when the work itself began."""
    own_scopes = models.Consent.scope.in_(scopes_of(actor))
    parts = [
        _part("assignment", models.Assignment, seen),
        _part(
            "consent", models.Consent, seen, own_scopes if reads_by_consent_alone(actor) else true()
        ),
    ]
    if seen.is_whole:
        parts += [_part(entity, model, seen) for entity, model in _WHOLE.items()]
        entry = models.LogEntry
        parts += [
            _part("log_entry", entry, seen, readable_entries(actor), entry.started_at.expression),
            _part("inquiry", models.Inquiry, seen, readable_inquiries(actor)),
            select(
                literal("case").label("entity"),
                models.Case.id.label("id"),
                literal(None, String).label("began_at"),
                literal(None, String).label("about_id"),
            ).where(models.Case.id == seen.id),
        ]
        if reach_of_field(actor, "safety_note", "text"):
            parts.append(_part("safety_note", models.SafetyNote, seen))
        if may(actor, "safety_notes.write"):
            parts.append(_part("incident", models.Incident, seen))
        if may(actor, "nav_fields.read"):
            parts.append(_part("nav_fact", models.NavFact, seen))
    return union_all(*parts).subquery("records")


def _part(
    entity: str,
    model: Any,
    seen: SeenCase,
    also: ColumnElement[bool] | None = None,
    began_at: ColumnElement[Any] | None = None,
) -> Any:
    about = _ABOUT.get(entity)
    return select(
        literal(entity).label("entity"),
        model.id.label("id"),
        (literal(None, String) if began_at is None else began_at).label("began_at"),
        (getattr(model, about) if about else literal(None, String)).label("about_id"),
    ).where(model.case_id == seen.id, true() if also is None else also)


def _events(records: Subquery) -> Any:
    captured, received = OpLedger.captured_at, OpLedger.received_at
    # A phone's clock can be ahead; nothing was written after it had come.
    said = case((and_(captured.is_not(None), captured < received), captured), else_=received)
    is_made = RecordHistory.version == 1
    about = aliased(User)
    at = case((and_(is_made, records.c.began_at.is_not(None)), records.c.began_at), else_=said)
    return (
        select(
            records.c.entity,
            records.c.id,
            RecordHistory.version,
            RecordHistory.before,
            RecordHistory.after,
            at.label("at"),
            User.id.label("user_id"),
            User.code,
            User.name,
            User.is_system,
            about.name.label("about_name"),
        )
        .join(
            RecordHistory,
            and_(RecordHistory.entity == records.c.entity, RecordHistory.id == records.c.id),
        )
        .join(OpLedger, OpLedger.op_id == RecordHistory.op_id)
        .join(User, User.id == OpLedger.user_id)
        .outerjoin(about, about.id == records.c.about_id)
        .order_by(at.desc(), records.c.entity, records.c.id, RecordHistory.version.desc())
    )


def _as_sent(row: Any) -> dict[str, Any]:
    after = orjson.loads(row.after) if row.after else {}
    fields = ENTITIES[row.entity].by_name
    told = {
        name: value
        for name, value in after.items()
        if name in fields and fields[name].kind in _TOLD and value is not None
    }
    return {
        "entity": row.entity,
        "id": row.id,
        "version": row.version,
        "action": _action(row.version, after),
        "at": row.at,
        # What a job or the import wrote has no person behind it.
        "by": None if row.is_system else {"id": row.user_id, "code": row.code, "name": row.name},
        "about": row.about_name,
        "changed": sorted(name for name in after if name in fields),
        "values": told,
    }


def _action(version: int, after: dict[str, Any]) -> str:
    if version == 1:
        return "create"
    if "deleted_at" not in after:
        return "patch"
    return "delete" if after["deleted_at"] else "restore"
