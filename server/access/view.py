"""The field worker's view as conditions, one for each synced entity (used by visible.py alone).

Each condition stands on its entity's own table and names `me`, `since` (the first day of the day pack)
and `cases` (the view's cases, read once). It is asked of candidates only, so it is written to be
answered row by row: what it looks up has an index.
"""

from collections.abc import Callable
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Table,
    exists,
    false,
    or_,
    select,
    true,
    union,
)

from server import models
from server.access.office_only import OFFICE_ONLY
from server.access.prepared import Among, Prepared, asked

Condition = ColumnElement[bool]


def _table(model: Any) -> Table:
    table: Table = model.__table__
    return table


_agreements = _table(models.Agreement)
_attachments = _table(models.Attachment)
_assignments = _table(models.Assignment)
_cases = _table(models.Case)
_conflicts = _table(models.FieldConflict)
_consents = _table(models.Consent)
_entries = _table(models.LogEntry)
_history = _table(models.RecordHistory)
_fetches = _table(models.CaseFetch)
_contacts = _table(models.CaseContact)
_incidents = _table(models.Incident)
_inquiries = _table(models.Inquiry)
_landlords = _table(models.Landlord)
_ledger = _table(models.OpLedger)
_lines = _table(models.TaskLine)
_notes = _table(models.SafetyNote)
_participations = _table(models.Participation)
_places = _table(models.Place)
_marks = _table(models.AgendaMark)
_reminders = _table(models.Reminder)
_requests = _table(models.DecisionRequest)
_safe_visits = _table(models.SafeVisit)
_tasks = _table(models.Task)
_weeks_done = _table(models.WeekDone)
_residents = _table(models.Resident)
_visits = _table(models.PlannedVisit)
_workers = _table(models.PlannedWorker)

_me: BindParameter[Any] = asked("me")
_since: BindParameter[Any] = asked("since")


def _user_cases(_among: Among) -> Any:
    """Cases assigned to the user, planned for the user, touched or fetched by the user: each by its index."""
    is_recent = _entries.c.done_on >= _since
    # Asked case by case, for one entry at most: cases are few, and what one person has logged grows for
    # ever. Without the limit PostgreSQL would read all of it.
    touched = (
        select(_entries.c.id)
        .where(_entries.c.author_id == _me, _entries.c.case_id == _cases.c.id, is_recent)
        .limit(1)
        .scalar_subquery()
    )
    return union(
        select(_assignments.c.case_id).where(
            _assignments.c.user_id == _me, _assignments.c.deleted_at.is_(None)
        ),
        select(_visits.c.case_id)
        .join(_workers, _workers.c.planned_visit_id == _visits.c.id)
        .where(
            _workers.c.user_id == _me,
            _workers.c.deleted_at.is_(None),
            _visits.c.planned_on >= _since,
            _visits.c.deleted_at.is_(None),
        ),
        select(_cases.c.id).where(touched.is_not(None)),
        select(_fetches.c.case_id).where(
            _fetches.c.user_id == _me, _fetches.c.fetched_on >= _since
        ),
        select(_entries.c.case_id)
        .join(_participations, _participations.c.entry_id == _entries.c.id)
        .where(
            _participations.c.user_id == _me,
            _participations.c.deleted_at.is_(None),
            _participations.c.declined_at.is_(None),
            is_recent,
        ),
    )


def _visit(among: Among) -> Condition:
    """Planned visits of the view's cases, or with the user on them."""
    workers = _workers.alias("worker")
    mine = exists().where(
        workers.c.planned_visit_id == _visits.c.id,
        workers.c.user_id == _me,
        workers.c.deleted_at.is_(None),
    )
    return (_visits.c.planned_on >= _since) & or_(among(_visits.c.case_id, "cases"), mine)


def _entry(among: Among) -> Condition:
    """Entries of the view's cases within the days; the user's own also while they are open."""
    colleagues = _participations.alias("colleague")
    shared = exists().where(
        colleagues.c.entry_id == _entries.c.id,
        colleagues.c.user_id == _me,
        colleagues.c.deleted_at.is_(None),
        colleagues.c.declined_at.is_(None),
    )
    is_recent = _entries.c.done_on >= _since
    is_open = _entries.c.state.not_in(("approved", "voided"))
    return or_(is_recent, is_open) & or_(
        _entries.c.author_id == _me,
        is_recent & among(_entries.c.case_id, "cases"),
        shared,
    )


def _place(among: Among) -> Condition:
    """Places of the view's cases, planned visits and entries; and those that the user added on the phone,
    before the first entry there."""
    added = (
        select(_history.c.id)
        .join(_ledger, _ledger.c.op_id == _history.c.op_id)
        .where(
            _history.c.entity == "place",
            _history.c.id == _places.c.id,
            _history.c.version == 1,
            _ledger.c.user_id == _me,
        )
    )
    return or_(
        _places.c.id.in_(select(_cases.c.place_id).where(among(_cases.c.id, "cases"))),
        _places.c.id.in_(select(_visits.c.place_id).where(_visit(among))),
        _places.c.id.in_(select(_entries.c.place_id).where(_entry(among))),
        added.exists(),
    )


def _resident(among: Among) -> Condition:
    return _residents.c.id.in_(select(_cases.c.resident_id).where(among(_cases.c.id, "cases")))


def _landlord(among: Among) -> Condition:
    # Asked landlord by landlord: else all that the user has logged would be read for a single one.
    return exists().where(_places.c.landlord_id == _landlords.c.id, _place(among))


def _assignment(among: Among) -> Condition:
    return or_(_assignments.c.user_id == _me, among(_assignments.c.case_id, "cases"))


def _planned_worker(among: Among) -> Condition:
    visit = exists().where(_visits.c.id == _workers.c.planned_visit_id, _visit(among))
    return or_(_workers.c.user_id == _me, visit)


def _task_line(among: Among) -> Condition:
    return exists().where(_entries.c.id == _lines.c.entry_id, _entry(among))


def _attachment(among: Among) -> Condition:
    return exists().where(_entries.c.id == _attachments.c.entry_id, _entry(among))


def _participation(among: Among) -> Condition:
    entry = exists().where(_entries.c.id == _participations.c.entry_id, _entry(among))
    return or_(_participations.c.user_id == _me, entry)


def _reminder(among: Among) -> Condition:
    """Of the view's cases, and one's own at places without a case."""
    return or_(among(_reminders.c.case_id, "cases"), _reminders.c.author_id == _me)


def _safe_visit(_among: Among) -> Condition:
    """One's own, and those that one has been asked to watch; within the days."""
    return or_(_safe_visits.c.user_id == _me, _safe_visits.c.watcher_id == _me) & (
        _safe_visits.c.started_at >= _since
    )


def _week_done(_among: Among) -> Condition:
    return _weeks_done.c.user_id == _me


def _incident(among: Among) -> Condition:
    """Of the view's cases, and what one has reported."""
    return or_(among(_incidents.c.case_id, "cases"), _incidents.c.reported_by == _me)


def _agreement(among: Among) -> Condition:
    """Of the view's cases, and what one has noted."""
    return or_(among(_agreements.c.case_id, "cases"), _agreements.c.noted_by == _me)


def _task(_among: Among) -> Condition:
    """One's own: what is done only within the days."""
    return (_tasks.c.owner_id == _me) & or_(_tasks.c.done_at.is_(None), _tasks.c.done_at >= _since)


def _inquiry(_among: Among) -> Condition:
    return (_inquiries.c.received_by == _me) & (_inquiries.c.received_at >= _since)


def _conflict(_among: Among) -> Condition:
    """What the user offered."""
    return exists().where(_ledger.c.op_id == _conflicts.c.op_id, _ledger.c.user_id == _me)


def _of_case(column: ColumnElement[Any]) -> Callable[[Among], Condition]:
    return lambda among: among(column, "cases")


_CONDITIONS: dict[str, tuple[Table, Callable[[Among], Condition]]] = {
    "word": (_table(models.Word), lambda _among: true()),
    "colleague": (_table(models.Colleague), lambda _among: true()),
    "setting": (_table(models.Setting), lambda _among: true()),
    "partner": (_table(models.Partner), lambda _among: true()),
    "resident": (_residents, _resident),
    "landlord": (_landlords, _landlord),
    "place": (_places, _place),
    "case": (_cases, _of_case(_cases.c.id)),
    "assignment": (_assignments, _assignment),
    "consent": (_consents, _of_case(_consents.c.case_id)),
    "safety_note": (_notes, _of_case(_notes.c.case_id)),
    "planned_visit": (_visits, _visit),
    "planned_worker": (_workers, _planned_worker),
    "log_entry": (_entries, _entry),
    "task_line": (_lines, _task_line),
    "participation": (_participations, _participation),
    "attachment": (_attachments, _attachment),
    "inquiry": (_inquiries, _inquiry),
    "reminder": (_reminders, _reminder),
    "safe_visit": (_safe_visits, _safe_visit),
    "week_done": (_weeks_done, _week_done),
    "decision_request": (_requests, _of_case(_requests.c.case_id)),
    "case_contact": (_contacts, _of_case(_contacts.c.case_id)),
    "agenda_mark": (_marks, _of_case(_marks.c.case_id)),
    "incident": (_incidents, _incident),
    "equipment": (_table(models.Equipment), lambda _among: true()),
    **{entity: (_table(model), lambda _among: false()) for entity, model in OFFICE_ONLY.items()},
    "agreement": (_agreements, _agreement),
    "task": (_tasks, _task),
    "field_conflict": (_conflicts, _conflict),
}


def _asking(entity: str, *names: str) -> Prepared:
    table, condition = _CONDITIONS[entity]
    columns = [table.c[name] for name in names]
    return Prepared(
        lambda among: among.narrow(select(*columns), table.c.id, "ids").where(condition(among)),
        made_for_many=len(names) > 1,
    )


def _listing(entity: str) -> Prepared:
    """The whole of the view, from an id on. Parts of entries are found from the entries: of those the
    view has few, of parts the table has many."""
    table, condition = _CONDITIONS[entity]

    def make(among: Among) -> Any:
        inside = condition(among)
        if entity in ("task_line", "attachment"):
            entries = select(_entries.c.id).where(_entry(among))
            inside = table.c.entry_id.in_(entries)
        return (
            select(table.c.id, table.c.version)
            .where(table.c.deleted_at.is_(None), table.c.id > asked("after"), inside)
            .order_by(table.c.id)
            .limit(asked("most"))
        )

    return Prepared(make)


#: The view's cases; ids in the view; rows in the view; all of the view, in the order of the ids.
CASES = Prepared(_user_cases)
IDS = {entity: _asking(entity, "id") for entity in _CONDITIONS}
LISTINGS = {entity: _listing(entity) for entity in _CONDITIONS}
ROWS = {
    entity: _asking(entity, "id", "version", "deleted_at", "canonical") for entity in _CONDITIONS
}
