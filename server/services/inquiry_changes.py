"""What is done about an inquiry short of deciding it: registered, seen, answered, noted, joined, followed up.

Everything is read and locked in the transaction that writes it, so two who do it at once lose nothing: what
is noted is added to what stands there, what is done already stays as the first one did it.
"""

import json
from typing import Any

from sqlalchemy import Connection, select

from server.access.actor import Actor
from server.access.one_case import find_case
from server.access.readable import readable_inquiries
from server.clock import local_today
from server.errors import AlreadyDecided, Invalid, NotFound
from server.models import Inquiry, RecordHistory
from server.services.deciding import Changes
from server.services.once import decide_once
from server.sync.building import creation_of, patch_of_row

#: The group of the decision (server/sync/entities/cases.py): told together, or not at all.
DECISION = (
    "decision", "partner_id", "follow_up_on", "sent_on", "decision_reason", "approach",
    "decided_at", "decided_by",
)  # fmt: skip
#: As many inquiries about the same as one operation can decide at once.
MOST_JOINED = 8

_LONGEST_NOTE = 2000


def register_inquiry(actor: Actor, inquiry_id: str, fields: dict[str, Any], *, op_id: str) -> str:
    """Save a new inquiry, received by the actor at the instant that the form was begun; gives its id.

    Raises Invalid where it says neither whom nor where nor what it is about, and NotFound for a case or an
    inquiry that the actor may not read.
    """
    told = ("about", "address", "text", "case_id", "joined_to_id")
    if not any(fields.get(name) for name in told):
        raise Invalid(fields={"about": ["required"]})
    fields = {name: value for name, value in fields.items() if value not in (None, "")}
    if fields["source"] == "anonymous":
        fields.pop("caller_name", None)
        fields.pop("caller_phone", None)

    def build(connection: Connection, at: str) -> Changes:
        check_joined(connection, actor, fields, inquiry_id)
        # A desk's clock may be a little fast; what was told was told before it was written.
        received_at = min(fields["received_at"], at)
        values = fields | {"received_at": received_at, "received_by": actor.id}
        return [creation_of("inquiry", inquiry_id, values)]

    wanted = {name: value for name, value in fields.items() if name != "received_at"}
    decide_once(actor, build, op_id=op_id, wanted={inquiry_id: wanted})
    return inquiry_id


def mark_inquiry(actor: Actor, inquiry_id: str, *, op_id: str, what: str) -> None:
    """Note that an inquiry was `seen`, or that there has been first `contact`, now. The first one counts."""

    def build(connection: Connection, at: str) -> Changes:
        row = locked(connection, actor, inquiry_id)
        values = {"first_contact_at": at} if what == "contact" else _seen(actor, at)
        if any(getattr(row, name) is not None for name in values):
            values = {}
        return [patch_of_row("inquiry", inquiry_id, row, values)]

    decide_once(actor, build, op_id=op_id, wanted={inquiry_id: {}})


def note_on_inquiry(actor: Actor, inquiry_id: str, *, op_id: str, note: str) -> None:
    """Add a line to the office's note, after what stands there; whoever notes something has seen it.

    Raises Invalid when there is no more room.
    """

    def build(connection: Connection, at: str) -> Changes:
        row = locked(connection, actor, inquiry_id)
        seen = _seen(actor, at) if row.seen_at is None else {}
        values = {"office_note": _added(row.office_note, note), **seen}
        return [patch_of_row("inquiry", inquiry_id, row, values)]

    decide_once(actor, build, op_id=op_id, wanted={inquiry_id: {}})


def join_inquiry(
    actor: Actor,
    inquiry_id: str,
    *,
    op_id: str,
    base_version: int,
    case_id: str | None = None,
    joined_to_id: str | None = None,
) -> None:
    """Join an inquiry to a case or to an earlier inquiry, or to neither; nothing of it is taken away.

    Those that were joined to it before go with it. Raises AlreadyDecided when somebody has joined it
    otherwise since `base_version`, and as `check_joined` does.
    """
    wanted = {"case_id": case_id, "joined_to_id": joined_to_id}

    def build(connection: Connection, _at: str) -> Changes:
        row = locked(connection, actor, inquiry_id)
        if has_changed_since(connection, inquiry_id, base_version, tuple(wanted)):
            raise AlreadyDecided
        check_joined(connection, actor, wanted, inquiry_id)
        changes = [patch_of_row("inquiry", inquiry_id, row, wanted)]
        if joined_to_id:
            for each in joined_to(connection, inquiry_id):
                changes.append(
                    patch_of_row("inquiry", each.id, each, {"joined_to_id": joined_to_id})
                )
        return changes

    decide_once(actor, build, op_id=op_id, wanted={inquiry_id: wanted})


def follow_up_inquiry(
    actor: Actor, inquiry_id: str, *, op_id: str, note: str, next_on: str | None = None
) -> None:
    """Note what came of following up: it is done with, or to be asked about again on `next_on`.

    Raises Invalid for a day that is past, and AlreadyDecided when nothing waits to be followed up.
    """
    today = local_today().isoformat()
    if next_on is not None and next_on <= today:
        raise Invalid(fields={"next_on": ["out_of_range"]})
    wanted = {"follow_up_on": next_on} if next_on else {"followed_up_on": today}

    def build(connection: Connection, _at: str) -> Changes:
        row = locked(connection, actor, inquiry_id)
        if row.follow_up_on is None or row.followed_up_on is not None:
            raise AlreadyDecided
        values = wanted | {"office_note": _added(row.office_note, note)}
        return [patch_of_row("inquiry", inquiry_id, row, values, DECISION if next_on else ())]

    decide_once(actor, build, op_id=op_id, wanted={inquiry_id: wanted})


def locked(connection: Connection, actor: Actor, inquiry_id: str) -> Any:
    """The inquiry's row, locked until the transaction ends. Raises NotFound when it may not be read."""
    table = Inquiry.__table__
    row = connection.execute(
        select(table)
        .where(table.c.id == inquiry_id, readable_inquiries(actor))
        .with_for_update(key_share=True)
    ).one_or_none()
    if row is None:
        raise NotFound
    return row


def joined_to(connection: Connection, inquiry_id: str) -> list[Any]:
    """The inquiries that are joined to this one, locked."""
    table = Inquiry.__table__
    return list(
        connection.execute(
            select(table)
            .where(table.c.joined_to_id == inquiry_id, table.c.deleted_at.is_(None))
            .order_by(table.c.id)
            .with_for_update(key_share=True)
        )
    )


def check_joined(
    connection: Connection, actor: Actor, fields: dict[str, Any], inquiry_id: str
) -> None:
    """Raise NotFound for a case or an inquiry that the actor may not read; Invalid where an inquiry would
    be joined to itself, to one that is joined to another, or to one that has as many as it can have."""
    case_id, root_id = fields.get("case_id"), fields.get("joined_to_id")
    if case_id:
        find_case(connection, actor, case_id)
    if not root_id:
        return
    root = locked(connection, actor, root_id)
    if root_id == inquiry_id or root.joined_to_id is not None:
        raise Invalid(fields={"joined_to_id": ["invalid"]})
    others = [each for each in joined_to(connection, root_id) if each.id != inquiry_id]
    if len(others) + 1 + len(joined_to(connection, inquiry_id)) > MOST_JOINED:
        raise Invalid(fields={"joined_to_id": ["out_of_range"]})


def has_changed_since(
    connection: Connection, inquiry_id: str, version: int, names: tuple[str, ...]
) -> bool:
    """Whether a version after `version` has changed any of the fields."""
    later = connection.scalars(
        select(RecordHistory.after).where(
            RecordHistory.entity == "inquiry",
            RecordHistory.id == inquiry_id,
            RecordHistory.version > version,
        )
    )
    return any(not set(names).isdisjoint(json.loads(after or "{}")) for after in later)


def _seen(actor: Actor, at: str) -> dict[str, Any]:
    return {"seen_at": at, "seen_by": actor.id}


def _added(note: str | None, line: str) -> str:
    whole = f"{note}\n{line}" if note else line
    if len(whole) > _LONGEST_NOTE:
        raise Invalid(fields={"note": ["too_long"]})
    return whole
