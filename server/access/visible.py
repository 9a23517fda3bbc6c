"""What a field worker's phone may hold (contract of the day pack): asked in sets, one query per entity.

A phone always gets the field worker's view, whatever other roles its user has (sync.md, decision 10):
the cases that are assigned to the user, planned for the user, or touched by the user within the day
pack's days, with what belongs to them; and the user's own open entries however old.

Deleted rows answer as they would have before, so that a phone that holds one can be told.
"""

from collections.abc import Callable, Collection
from datetime import timedelta
from typing import Any

from flask import current_app
from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    Select,
    Table,
    false,
    or_,
    select,
    true,
    union,
)

from server import models
from server.access.actor import Actor
from server.access.among import among
from server.clock import local_today

Ids = Select[Any] | CompoundSelect[Any]


def first_day() -> str:
    """The first day of the day pack, as a local date."""
    days: int = current_app.config["SETTINGS"].day_pack_days
    return (local_today() - timedelta(days=days)).isoformat()


def visible_ids(
    connection: Connection,
    actor: Actor,
    entity: str,
    ids: Collection[str],
    *,
    since: str | None = None,
) -> set[str]:
    """Those of `ids` that the actor's phone may hold; ids that do not exist are left out.

    `since` is the first day of the day pack, and by default that of today. An earlier one widens the
    view in time: a phone that was away for long may still write to what it held then.
    """
    if not ids:
        return set()
    table = _TABLES[entity]
    query = select(table.c.id).where(
        among(connection, table.c.id, ids), is_visible(actor, entity, since=since)
    )
    return set(connection.execute(query).scalars())


def is_visible(actor: Actor, entity: str, *, since: str | None = None) -> ColumnElement[bool]:
    """The same rule as a condition on the entity's table, for a query that reads the rows at once."""
    return _RULES[entity](_View(actor.id, first_day() if since is None else since))


def _table(model: Any) -> Table:
    table: Table = model.__table__
    return table


_assignments = _table(models.Assignment)
_cases = _table(models.Case)
_conflicts = _table(models.FieldConflict)
_consents = _table(models.Consent)
_entries = _table(models.LogEntry)
_history = _table(models.RecordHistory)
_inquiries = _table(models.Inquiry)
_ledger = _table(models.OpLedger)
_lines = _table(models.TaskLine)
_notes = _table(models.SafetyNote)
_participations = _table(models.Participation)
_places = _table(models.Place)
_visits = _table(models.PlannedVisit)
_workers = _table(models.PlannedWorker)


class _View:
    """One user's view from one day on: each method gives the ids of an entity as a subquery."""

    def __init__(self, user_id: str, since: str) -> None:
        self.user_id = user_id
        self.since = since

    def planned(self) -> Ids:
        """Visits that the user is planned on."""
        return (
            select(_visits.c.id)
            .join(_workers, _workers.c.planned_visit_id == _visits.c.id)
            .where(
                _workers.c.user_id == self.user_id,
                _workers.c.deleted_at.is_(None),
                _visits.c.planned_on >= self.since,
                _visits.c.deleted_at.is_(None),
            )
        )

    def taken_part(self) -> Ids:
        """Entries on which the user is named as a colleague."""
        return select(_participations.c.entry_id).where(
            _participations.c.user_id == self.user_id, _participations.c.deleted_at.is_(None)
        )

    def mine(self) -> ColumnElement[bool]:
        """Of entries: those that the user wrote or took part in."""
        return or_(_entries.c.author_id == self.user_id, _entries.c.id.in_(self.taken_part()))

    def cases(self) -> Ids:
        """Cases assigned to the user, planned for the user, or touched by the user."""
        assigned = select(_assignments.c.case_id).where(
            _assignments.c.user_id == self.user_id, _assignments.c.deleted_at.is_(None)
        )
        planned = select(_visits.c.case_id).where(
            _visits.c.id.in_(self.planned()), _visits.c.case_id.is_not(None)
        )
        touched = select(_entries.c.case_id).where(
            self.mine(), _entries.c.done_on >= self.since, _entries.c.case_id.is_not(None)
        )
        return union(assigned, planned, touched)

    def visits(self) -> Ids:
        """Planned visits of the view's cases, or with the user on them."""
        return select(_visits.c.id).where(_of_visit(self))

    def entries(self) -> Ids:
        """Entries of the view's cases within the days, and the user's own open ones."""
        return select(_entries.c.id).where(_of_entry(self))

    def places(self) -> Ids:
        """Places of the view's cases, of its planned visits, and of the user's own entries."""
        return union(
            select(_cases.c.place_id).where(_cases.c.id.in_(self.cases())),
            select(_visits.c.place_id).where(_of_visit(self)),
            select(_entries.c.place_id).where(_of_entry(self)),
        )


def _everything(_view: _View) -> ColumnElement[bool]:
    return true()


def _nothing(_view: _View) -> ColumnElement[bool]:
    return false()


def _of_visit(view: _View) -> ColumnElement[bool]:
    by_worker = select(_workers.c.planned_visit_id).where(
        _workers.c.user_id == view.user_id, _workers.c.deleted_at.is_(None)
    )
    return (_visits.c.planned_on >= view.since) & or_(
        _visits.c.case_id.in_(view.cases()), _visits.c.id.in_(by_worker)
    )


def _of_entry(view: _View) -> ColumnElement[bool]:
    is_open = _entries.c.state.not_in(("approved", "voided"))
    return or_(
        (_entries.c.done_on >= view.since) & _entries.c.case_id.in_(view.cases()),
        ((_entries.c.done_on >= view.since) | is_open) & view.mine(),
    )


def _of_place(view: _View) -> ColumnElement[bool]:
    # A place that the user added on the phone, before the first entry there.
    added = (
        select(_history.c.id)
        .join(_ledger, _ledger.c.op_id == _history.c.op_id)
        .where(
            _history.c.entity == "place",
            _history.c.id == _places.c.id,
            _history.c.version == 1,
            _ledger.c.user_id == view.user_id,
        )
    )
    return or_(_places.c.id.in_(view.places()), added.exists())


_RULES: dict[str, Callable[[_View], ColumnElement[bool]]] = {
    "word": _everything,
    "partner": _everything,
    "resident": lambda view: _table(models.Resident).c.id.in_(
        select(_cases.c.resident_id).where(_cases.c.id.in_(view.cases()))
    ),
    "landlord": lambda view: _table(models.Landlord).c.id.in_(
        select(_places.c.landlord_id).where(_of_place(view))
    ),
    "place": _of_place,
    "case": lambda view: _cases.c.id.in_(view.cases()),
    "assignment": lambda view: or_(
        _assignments.c.user_id == view.user_id, _assignments.c.case_id.in_(view.cases())
    ),
    "consent": lambda view: _consents.c.case_id.in_(view.cases()),
    "safety_note": lambda view: _notes.c.case_id.in_(view.cases()),
    "planned_visit": _of_visit,
    "planned_worker": lambda view: or_(
        _workers.c.user_id == view.user_id, _workers.c.planned_visit_id.in_(view.visits())
    ),
    "log_entry": _of_entry,
    "task_line": lambda view: _lines.c.entry_id.in_(view.entries()),
    "participation": lambda view: or_(
        _participations.c.user_id == view.user_id, _participations.c.entry_id.in_(view.entries())
    ),
    "inquiry": lambda view: (
        (_inquiries.c.received_by == view.user_id) & (_inquiries.c.received_at >= view.since)
    ),
    "grant": _nothing,
    "grant_share": _nothing,
    "field_conflict": lambda view: _conflicts.c.op_id.in_(
        select(_ledger.c.op_id).where(_ledger.c.user_id == view.user_id)
    ),
}

_TABLES: dict[str, Table] = {
    "word": _table(models.Word),
    "partner": _table(models.Partner),
    "resident": _table(models.Resident),
    "landlord": _table(models.Landlord),
    "place": _places,
    "case": _cases,
    "assignment": _assignments,
    "consent": _consents,
    "safety_note": _notes,
    "planned_visit": _visits,
    "planned_worker": _workers,
    "log_entry": _entries,
    "task_line": _lines,
    "participation": _participations,
    "inquiry": _inquiries,
    "grant": _table(models.Grant),
    "grant_share": _table(models.GrantShare),
    "field_conflict": _conflicts,
}
