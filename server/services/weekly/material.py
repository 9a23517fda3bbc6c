"""The facts that the agenda is built from, read in one snapshot (server/rules/agenda.py)."""

from collections import defaultdict
from datetime import date, datetime, timedelta

from sqlalchemy import Connection, and_, exists, or_, select

from server.clock import OSLO
from server.models import (
    AgendaMark,
    Assignment,
    Case,
    DecisionRequest,
    ForumQuestion,
    Incident,
    Inquiry,
    LogEntry,
    Measure,
    PlannedVisit,
    PlannedWorker,
    TemporaryStay,
    User,
    UserRole,
)
from server.rules.agenda import (
    PLAN_DAYS,
    CaseFact,
    Facts,
    Happening,
    InquiryFact,
    LongStay,
    Reason,
    VisitFact,
)
from server.rules.stays import Stay
from server.services.housing.counted import counted_run, stay_from
from server.services.settings import numbers

#: Decisions on an inquiry that leave nothing for a meeting.
_SETTLED = ("not_relevant", "withdrawn")
#: What has been answered about a measure.
_ANSWERED = ("granted", "refused")


def read_facts(connection: Connection, *, today: date, since: date) -> Facts:
    """What there is for a meeting on `today`, when the last one was on `since`."""
    return Facts(
        inquiries=_inquiries(connection, since),
        cases=_cases(connection, today),
        happenings=(
            *_marks(connection),
            *_incidents(connection, since),
            *_stopped_visits(connection, since),
            *_requests(connection),
            *_answers(connection, since),
        ),
        visits=_visits(connection, today),
        workers=_workers(connection),
    )


def local_day(moment: str) -> str:
    """The local date of an instant, both as they are stored."""
    return datetime.fromisoformat(moment).astimezone(OSLO).date().isoformat()


def _inquiries(connection: Connection, since: date) -> tuple[InquiryFact, ...]:
    # An instant begins with its date in UTC: a day early finds those of the night, and the rule judges.
    early = (since - timedelta(days=1)).isoformat()
    rows = connection.execute(
        select(
            Inquiry.id,
            Inquiry.received_at,
            Inquiry.decision,
            Inquiry.urgency,
            Inquiry.decided_at,
            Inquiry.case_id,
            Inquiry.joined_to_id,
            Inquiry.follow_up_on,
            Inquiry.followed_up_on,
        ).where(
            Inquiry.deleted_at.is_(None),
            Inquiry.decision.not_in(_SETTLED),
            or_(
                Inquiry.decision.in_(("new", "awaiting_information")),
                Inquiry.received_at >= early,
                Inquiry.decided_at >= early,
                and_(Inquiry.follow_up_on.is_not(None), Inquiry.followed_up_on.is_(None)),
            ),
        )
    )
    return tuple(
        InquiryFact(
            id=row.id,
            received_at=row.received_at,
            decision=row.decision,
            urgency=row.urgency,
            decided_on=local_day(row.decided_at or row.received_at),
            is_decided_here=row.decided_at is not None,
            case_id=row.case_id,
            joined_to_id=row.joined_to_id,
            follow_up_on=row.follow_up_on,
            followed_up_on=row.followed_up_on,
        )
        for row in rows
    )


def _cases(connection: Connection, today: date) -> tuple[CaseFact, ...]:
    is_assigned = exists(
        select(Assignment.id).where(Assignment.case_id == Case.id, Assignment.deleted_at.is_(None))
    )
    rows = connection.execute(
        select(
            Case.id,
            Case.code,
            Case.eviction_stage,
            Case.eviction_deadline_on,
            Case.planned_end_on,
            Case.review_on,
            is_assigned.label("is_assigned"),
        ).where(Case.deleted_at.is_(None), Case.closed_on.is_(None))
    )
    stays = _long_stays(connection, today)
    return tuple(CaseFact(**row, stay=stays.get(row["id"])) for row in rows.mappings())


def _long_stays(connection: Connection, today: date) -> dict[str, LongStay]:
    """By case: who has been in temporary housing so long that it is warned about."""
    rows = connection.execute(
        select(
            TemporaryStay.case_id,
            TemporaryStay.starts_on,
            TemporaryStay.ends_on,
            TemporaryStay.night_cost_ore,
        )
        .join(Case, Case.id == TemporaryStay.case_id)
        .where(
            TemporaryStay.deleted_at.is_(None), Case.deleted_at.is_(None), Case.closed_on.is_(None)
        )
    )
    stays: dict[str, list[Stay]] = defaultdict(list)
    for row in rows:
        stays[row.case_id].append(stay_from(row._asdict()))
    days = numbers(connection)
    found: dict[str, LongStay] = {}
    for case_id, each in stays.items():
        run = counted_run(each, days, today)
        if run is None or run["length"] is None:
            continue
        is_priced = run["cost_ore"] > 0 or not run["without_price"]
        cost = run["cost_ore"] if is_priced else None
        found[case_id] = LongStay(run["since"], run["days"], run["length"], cost)
    return found


def _marks(connection: Connection) -> list[Happening]:
    rows = connection.execute(
        select(
            AgendaMark.id,
            AgendaMark.case_id,
            AgendaMark.marked_on,
            AgendaMark.reason,
            AgendaMark.author_id,
        ).where(AgendaMark.deleted_at.is_(None), AgendaMark.handled_on.is_(None))
    )
    return [
        Happening(
            row.id,
            "mark",
            Reason("marked", on=row.marked_on, text=row.reason, who=row.author_id),
            row.case_id,
        )
        for row in rows
    ]


def _incidents(connection: Connection, since: date) -> list[Happening]:
    rows = connection.execute(
        select(
            Incident.id,
            Incident.case_id,
            Incident.occurred_at,
            Incident.type,
            Incident.reported_by,
            Incident.followed_up_on,
        ).where(
            Incident.deleted_at.is_(None),
            or_(
                Incident.followed_up_on.is_(None),
                Incident.occurred_at >= (since - timedelta(days=1)).isoformat(),
            ),
        )
    )
    return [
        Happening(
            row.id,
            "incident",
            Reason("incident", on=local_day(row.occurred_at), word=row.type, who=row.reported_by),
            row.case_id,
        )
        for row in rows
        if row.followed_up_on is None or local_day(row.occurred_at) >= since.isoformat()
    ]


def _stopped_visits(connection: Connection, since: date) -> list[Happening]:
    """Visits that were broken off for safety and of which no incident has been written."""
    is_reported = exists(
        select(Incident.id).where(Incident.entry_id == LogEntry.id, Incident.deleted_at.is_(None))
    )
    rows = connection.execute(
        select(LogEntry.id, LogEntry.case_id, LogEntry.done_on, LogEntry.author_id).where(
            LogEntry.deleted_at.is_(None),
            LogEntry.outcome == "stopped_for_safety",
            LogEntry.state.not_in(("draft", "voided")),
            LogEntry.done_on >= since.isoformat(),
            LogEntry.case_id.is_not(None),
            ~is_reported,
        )
    )
    return [
        Happening(
            row.id,
            "entry",
            Reason("stopped_for_safety", on=row.done_on, who=row.author_id),
            row.case_id,
        )
        for row in rows
    ]


def _requests(connection: Connection) -> list[Happening]:
    rows = connection.execute(
        select(DecisionRequest.id, DecisionRequest.case_id, DecisionRequest.asked_on).where(
            DecisionRequest.deleted_at.is_(None), DecisionRequest.answered_on.is_(None)
        )
    )
    return [
        Happening(row.id, "request", Reason("request_unanswered", on=row.asked_on), row.case_id)
        for row in rows
    ]


def _answers(connection: Connection, since: date) -> list[Happening]:
    measures = connection.execute(
        select(
            Measure.id, Measure.case_id, Measure.decided_on, Measure.measure, Measure.state
        ).where(
            Measure.deleted_at.is_(None),
            Measure.state.in_(_ANSWERED),
            Measure.decided_on >= since.isoformat(),
        )
    )
    questions = connection.execute(
        select(
            ForumQuestion.id,
            ForumQuestion.case_id,
            ForumQuestion.answered_on,
            ForumQuestion.forum,
            ForumQuestion.answer,
        ).where(
            ForumQuestion.deleted_at.is_(None),
            ForumQuestion.answered_on >= since.isoformat(),
        )
    )
    return [
        *(
            Happening(
                row.id,
                "measure",
                Reason(f"measure_{row.state}", on=row.decided_on, word=row.measure),
                row.case_id,
            )
            for row in measures
        ),
        *(
            Happening(
                row.id,
                "question",
                Reason("forum_answered", on=row.answered_on, word=row.forum, text=row.answer),
                row.case_id,
            )
            for row in questions
        ),
    ]


def _visits(connection: Connection, today: date) -> tuple[VisitFact, ...]:
    rows = connection.execute(
        select(
            PlannedWorker.user_id,
            PlannedVisit.planned_on,
            PlannedVisit.starts_at_local,
            PlannedVisit.duration_minutes,
            PlannedVisit.case_id,
            PlannedVisit.place_id,
        )
        .join(PlannedVisit, PlannedVisit.id == PlannedWorker.planned_visit_id)
        .where(
            PlannedWorker.deleted_at.is_(None),
            PlannedVisit.deleted_at.is_(None),
            PlannedVisit.planned_on >= today.isoformat(),
            PlannedVisit.planned_on <= (today + timedelta(days=PLAN_DAYS)).isoformat(),
        )
    )
    return tuple(VisitFact(*row) for row in rows)


def _workers(connection: Connection) -> tuple[str, ...]:
    rows = connection.scalars(
        select(User.id)
        .join(UserRole, UserRole.user_id == User.id)
        .where(UserRole.role == "field_worker", User.is_active, User.is_system.is_(False))
        .order_by(User.code)
    )
    return tuple(rows)
