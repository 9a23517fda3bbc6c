"""Who may write which records from a desk, as data: the one place that `POST /api/changes` asks.

A record that hangs on a case is written by those who may read that case; what else a role needs is the
action of the matrix. What is not here has a route of its own, or is written by nobody at a desk.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, select

from server import models
from server.access.actor import Actor
from server.access.one_case import check_assignment, check_entry, find_case, is_named
from server.access.readable import readable_cases
from server.access.roles import Extent, extent
from server.errors import Invalid, NotAllowed, NotFound
from server.ids import is_uuid

Changes = Sequence[dict[str, Any]]


@dataclass(frozen=True)
class Edit:
    """How one entity is written at a desk.

    `action` is the row of the matrix. `case` is the field that names the case that the record hangs on, or
    `via` the field that names the record it hangs on instead, with that record's entity. `owner` is the
    field that must name the actor in a new row, and in any row when the actor reaches only their own.
    `held_by` is the field of a case that names the row: whoever may read one such case may write it. `check`
    is asked of a new row. `kept` are fields that a route of its own writes. `never` are actions that nobody
    does at a desk: what others refer to is retired, not deleted. A record that `is_secret` is not for those
    who choose between two who wrote the same: it is written over the version that was seen.
    """

    action: str
    model: type[Any]
    case: str | None = None
    via: tuple[str, str] | None = None
    held_by: str | None = None
    owner: str | None = None
    check: Callable[[Connection, dict[str, Any]], None] | None = None
    kept: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()
    is_secret: bool = False

    @property
    def table(self) -> Table:
        """The table that holds the rows."""
        table: Table = self.model.__table__
        return table


def _of_case(model: type[Any], action: str = "cases.edit", owner: str | None = None) -> Edit:
    return Edit(action, model, case="case_id", owner=owner)


_DELETE = frozenset({"delete"})

#: By entity.
EDITS: dict[str, Edit] = {
    "case": Edit(
        "cases.edit",
        models.Case,
        case="id",
        kept=frozenset(
            {
                "code",
                "resident_id",
                "closed_on",
                "outcome",
                "is_photo_allowed",
                "eviction_stage",
                "eviction_letter_on",
                "eviction_deadline_on",
                "eviction_outcome",
                "eviction_decided_on",
            }
        ),
    ),
    "resident": Edit("cases.edit", models.Resident, held_by="resident_id"),
    "place": Edit("cases.edit", models.Place, held_by="place_id"),
    "assignment": Edit("cases.assign", models.Assignment, case="case_id", check=check_assignment),
    "consent": _of_case(models.Consent, "consents.record", owner="recorded_by"),
    "safety_note": _of_case(models.SafetyNote, "safety_notes.write"),
    "case_contact": _of_case(models.CaseContact),
    "decision_request": _of_case(models.DecisionRequest, owner="noted_by"),
    "agenda_mark": _of_case(models.AgendaMark, owner="author_id"),
    "reminder": _of_case(models.Reminder, owner="author_id"),
    "care_record_copy": Edit(
        "cases.edit",
        models.CareRecordCopy,
        case="case_id",
        owner="copied_by",
        check=check_entry,
    ),
    "measure": _of_case(models.Measure),
    "temporary_stay": _of_case(models.TemporaryStay),
    "housing_step": _of_case(models.HousingStep),
    "mastery_level": _of_case(models.MasteryLevel),
    "cost_avoided": _of_case(models.CostAvoided, owner="estimated_by"),
    "follow_up": _of_case(models.FollowUp),
    "forum_question": Edit(
        "cases.edit",
        models.ForumQuestion,
        case="case_id",
        owner="asked_by",
        kept=frozenset({"answered_on", "answered_by", "state", "answer"}),
    ),
    "nav_fact": Edit(
        "nav_fields.read", models.NavFact, case="case_id", owner="noted_by", is_secret=True
    ),
    # What was registered; what is decided has a way of its own.
    "inquiry": Edit(
        "inquiries.register",
        models.Inquiry,
        owner="received_by",
        kept=frozenset(
            {
                *("code", "received_at", "received_by", "case_id", "place_id", "joined_to_id"),
                *("decision", "decision_reason", "approach", "partner_id", "sent_on"),
                *("follow_up_on", "followed_up_on", "decided_at", "decided_by"),
                *("first_contact_at", "office_note", "seen_at", "seen_by"),
            }
        ),
    ),
    # Whoever leads follows up; what happened stays as it was reported.
    "incident": Edit(
        "incidents.follow_up",
        models.Incident,
        kept=frozenset({"case_id", "entry_id", "reported_by", "occurred_at", "type", "text"}),
    ),
    "agreement": _of_case(models.Agreement, owner="noted_by"),
    "task": _of_case(models.Task, "tasks.write", owner="made_by"),
    "planned_visit": _of_case(models.PlannedVisit, "plans.edit"),
    "planned_worker": Edit(
        "plans.edit", models.PlannedWorker, via=("planned_visit_id", "planned_visit")
    ),
    "meeting_series": Edit("meetings.plan", models.MeetingSeries),
    # One that no series gives. Its state is what opening, locking and calling it off make it.
    "meeting": Edit(
        "meetings.plan",
        models.Meeting,
        kept=frozenset({"series_id", "slot_on", "state", "locked_at", "locked_by"}),
    ),
    "partner": Edit("registers.edit", models.Partner, never=_DELETE),
    "partner_contact": Edit("registers.edit", models.PartnerContact),
    "landlord": Edit("registers.edit", models.Landlord, never=_DELETE),
    "dwelling": Edit("registers.edit", models.Dwelling),
    "grant": Edit("grants.edit", models.Grant, never=_DELETE),
    "grant_share": Edit("grants.edit", models.GrantShare),
    "km_rate": Edit("rates.edit", models.KmRate, never=_DELETE),
    # Keys are the program's own; what they are called, their order, and whether they are offered is not.
    "word": Edit("words.edit", models.Word, never=_DELETE | {"create"}),
}


def check_edits(connection: Connection, actor: Actor, changes: Changes) -> None:
    """Raise NotAllowed or NotFound unless the actor may make every one of the changes.

    Asked inside the transaction that writes them, so that nothing changes between the question and the
    write. A record of a case that the actor may not read is not found. What names another record and is no
    id is Invalid: it would be asked of the database before the commit function has seen it.
    """
    made = {each["id"]: each for each in changes if each["action"] == "create"}
    for each in changes:
        _check_ids(each["set"])
        edit = EDITS.get(each["entity"])
        reach = extent(actor, edit.action) if edit else None
        if edit is None or reach is None or not edit.kept.isdisjoint(each["set"]):
            raise NotAllowed
        if each["action"] in edit.never:
            raise NotAllowed
        is_new = each["action"] == "create"
        if is_new and edit.owner and each["set"].setdefault(edit.owner, actor.id) != actor.id:
            raise NotAllowed
        row = _row(connection, made, each["entity"], each["id"])
        if reach == Extent.OWN and (edit.owner is None or row.get(edit.owner) != actor.id):
            raise NotFound
        _check_case(connection, actor, made, edit, row, reach)
        if is_new and edit.check:
            edit.check(connection, row)


def _check_ids(values: dict[str, Any]) -> None:
    wrong = [
        name
        for name, value in values.items()
        if name.endswith("_id") and value is not None and not is_uuid(value)
    ]
    if wrong:
        raise Invalid(fields={min(wrong): ["invalid_value"]})


def _check_case(
    connection: Connection,
    actor: Actor,
    made: dict[str, dict[str, Any]],
    edit: Edit,
    row: dict[str, Any],
    reach: Extent,
) -> None:
    """Raise NotFound unless what the row hangs on may be read. What hangs on no case at all is for those
    who reach every record."""
    while edit.via:
        name, entity = edit.via
        row, edit = _row(connection, made, entity, row.get(name)), EDITS[entity]
    if edit.held_by:
        _check_held(connection, actor, made, edit, row)
    if edit.case is None:
        return
    case_id = row.get(edit.case)
    if case_id is None:
        if reach not in (Extent.ALL, Extent.OWN):
            raise NotFound
        return
    seen = find_case(connection, actor, case_id)
    # What somebody may not see they do not change: a consent can be for one thing alone.
    if not seen.is_whole and edit.action == "cases.edit":
        raise NotAllowed


def _check_held(
    connection: Connection,
    actor: Actor,
    made: dict[str, dict[str, Any]],
    edit: Edit,
    row: dict[str, Any],
) -> None:
    """Raise NotFound unless the actor sees the whole of a case that names the row, and its protected address;
    a new row is named by no case yet."""
    if row["id"] in made or edit.held_by is None:
        return
    named = getattr(models.Case, edit.held_by) == row["id"]
    ids = connection.scalars(select(models.Case.id).where(named, readable_cases(actor))).all()
    seen = [case_id for case_id in ids if find_case(connection, actor, case_id).is_whole]
    if row.get("is_address_protected"):
        seen = [case_id for case_id in seen if is_named(connection, actor, case_id)]
    if not seen:
        raise NotFound


def _row(
    connection: Connection, made: dict[str, dict[str, Any]], entity: str, record_id: Any
) -> dict[str, Any]:
    """A row as it stands, or as one of the changes makes it. Raises NotFound."""
    if record_id in made and made[record_id]["entity"] == entity:
        return {"id": record_id, **made[record_id]["set"]}
    table = EDITS[entity].table
    found = connection.execute(select(table).where(table.c.id == record_id)).mappings().first()
    if found is None:
        raise NotFound
    return dict(found)
