"""Decisions at a desk: each is one operation of the office, and its refusals are errors with names."""

from collections.abc import Mapping
from typing import Any

from server.access.actor import Actor
from server.errors import (
    AlreadyApproved,
    AlreadyDecided,
    DomainError,
    Invalid,
    MinutesDoNotSum,
    MinutesLocked,
    NotAllowed,
    NotFound,
    NotReleased,
    NotUnderReview,
    OperationTaken,
    OwnEntry,
    ServerFault,
    StaleVersion,
    TooLarge,
)
from server.sync.building import act_of
from server.sync.ledger import Result
from server.sync.office import office_commit
from server.sync.photo_receipts import settle_soon

Changes = list[dict[str, Any]]

_DONE = frozenset({"applied", "merged"})

#: What the commit function refuses, as the errors that the office knows.
_REFUSALS: dict[str, type[DomainError]] = {
    "own_entry": OwnEntry,
    "stale_version": StaleVersion,
    "already_approved": AlreadyApproved,
    "already_decided": AlreadyDecided,
    "minutes_do_not_sum": MinutesDoNotSum,
    "minutes_locked": MinutesLocked,
    "not_allowed": NotAllowed,
    "not_found": NotFound,
    "not_released": NotReleased,
    "not_under_review": NotUnderReview,
    "op_id_reused": OperationTaken,
}
#: Reasons that are about one field.
_ABOUT_FIELDS = frozenset(
    {"invalid_value", "not_settable", "required", "too_long", "unknown_field", "unknown_word"}
)


def decide_at_desk(actor: Actor, changes: Changes, *, op_id: str) -> Result:
    """Commit a decision; sent again with the same `op_id` it is answered as the first time.

    Raises the error that belongs to the refusal: OwnEntry, StaleVersion, AlreadyApproved, AlreadyDecided,
    MinutesDoNotSum, NotAllowed, NotFound, NotReleased, NotUnderReview, OperationTaken, TooLarge, or
    Invalid with the field.
    """
    result = office_commit(actor, changes, op_id=op_id)
    if result.outcome not in _DONE:
        raise refusal_of(result.reason)
    return result


def refusal_of(reason: str | None) -> DomainError:
    """The error for a reason of the commit function."""
    key, _, field = (reason or "").partition(":")
    if key in ("operation_too_large", "too_many_changes"):
        return TooLarge()
    if key == "malformed":
        return Invalid(fields={field or "changes": ["invalid"]})
    if key in _ABOUT_FIELDS:
        return Invalid(fields={field or "changes": [key]})
    return _REFUSALS.get(key, ServerFault)()


def move_on(
    actor: Actor, parked_op: str, way: str, *, op_id: str, base_n: int, comment: str | None = None
) -> None:
    """Take a parked operation on a way out: accept, decline or retry. Raises as `decide_at_desk` does."""
    decide_at_desk(
        actor, [act_of("operation", parked_op, way, base_n, comment=comment)], op_id=op_id
    )
    if way != "decline":
        # What was let through may name photos whose bytes have been waiting.
        settle_soon()


def choose(actor: Actor, choices: list[Mapping[str, Any]], *, op_id: str) -> None:
    """Settle conflicts, all in one operation: minutes that belong together are chosen together.

    A choice is `{id, base_version, choice: keep|take, set?}`. Raises as `decide_at_desk` does.
    """
    changes = [
        act_of("field_conflict", each["id"], each["choice"], each["base_version"])
        | {"set": each.get("set") or {}}
        for each in choices
    ]
    decide_at_desk(actor, changes, op_id=op_id)
