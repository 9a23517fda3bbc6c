"""One inquiry with everything that has happened to it: whoever opens it sees also what was decided before."""

import json
from typing import Any

from sqlalchemy import Connection, select

from server.access.actor import Actor
from server.extensions import snapshot
from server.models import OpLedger, Partner, RecordHistory, User
from server.services.inquiries import Sent, find_inquiry, those_joined

#: What a version is told by, in this order: the first of the fields that it changed.
_EVENTS: tuple[tuple[str, str], ...] = (
    ("decision", "decided"),
    ("decision_reason", "decided"),
    ("followed_up_on", "followed_up"),
    ("follow_up_on", "put_off"),
    ("case_id", "joined"),
    ("joined_to_id", "joined"),
    ("first_contact_at", "contact"),
    ("office_note", "noted"),
    ("seen_at", "seen"),
)
_OF_A_DECISION = ("decision", "decision_reason", "approach", "follow_up_on", "sent_on")


def inquiry_page(actor: Actor, inquiry_id: str) -> Sent:
    """The inquiry, those joined to it, and its history, the oldest first. Raises NotFound."""
    with snapshot() as connection:
        found = find_inquiry(connection, actor, inquiry_id)
        return {
            "inquiry": found,
            "joined": those_joined(connection, actor, inquiry_id),
            "history": _history(connection, inquiry_id),
        }


def _history(connection: Connection, inquiry_id: str) -> list[dict[str, Any]]:
    rows = connection.execute(
        select(
            RecordHistory.version,
            RecordHistory.after,
            OpLedger.received_at,
            User.name,
            User.is_system,
        )
        .join(OpLedger, OpLedger.op_id == RecordHistory.op_id)
        .join(User, User.id == OpLedger.user_id)
        .where(RecordHistory.entity == "inquiry", RecordHistory.id == inquiry_id)
        .order_by(RecordHistory.version)
    ).all()
    stood: dict[str, Any] = {}
    history = []
    for row in rows:
        after = json.loads(row.after or "{}")
        note = _line(stood.get("office_note"), after.get("office_note"))
        stood |= after
        event = _event(row.version, after)
        told = {name: stood.get(name) for name in _OF_A_DECISION}
        history.append(
            {
                "version": row.version,
                "event": event,
                "at": stood["received_at"] if row.version == 1 else row.received_at,
                "by": None if row.is_system else row.name,
                "note": note,
                "partner_id": stood.get("partner_id") if event == "decided" else None,
                **{
                    name: value if event in ("decided", "put_off") else None
                    for name, value in told.items()
                },
            }
        )
    return _with_partners(connection, history)


def _event(version: int, after: dict[str, Any]) -> str:
    if version == 1:
        return "decided" if after.get("decision") not in (None, "new") else "registered"
    return next((event for name, event in _EVENTS if name in after), "mended")


def _line(before: str | None, after: str | None) -> str | None:
    """What was added to the office's note."""
    if not after:
        return None
    if before and after.startswith(before):
        return after[len(before) :].strip() or None
    return after


def _with_partners(connection: Connection, history: list[dict[str, Any]]) -> list[dict[str, Any]]:
    ids = {each["partner_id"] for each in history if each["partner_id"]}
    rows = connection.execute(select(Partner.id, Partner.name).where(Partner.id.in_(ids)))
    names = {row.id: row.name for row in rows}
    return [
        {name: value for name, value in each.items() if name != "partner_id"}
        | {"partner": names.get(each["partner_id"])}
        for each in history
    ]
