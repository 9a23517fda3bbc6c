"""Why an operation, or a part of it, is not applied: outcomes and reasons as closed sets of keys."""

from typing import Literal

Outcome = Literal["applied", "merged", "conflict", "late", "held", "rejected", "quarantined"]

#: Every reason an outcome can carry. A reason about one field is `key:field`.
REASONS = frozenset(
    {
        # conflict
        "overlap",
        "deleted_meanwhile",
        "minutes_do_not_sum",
        # merged: what became of an offer
        "offer_kept_out",
        "offer_taken",
        "offer_replaced",
        # late
        "entry_closed",
        # held
        "waiting_for_record",
        "waiting_for_operation",
        "unknown_schema",
        "device_parked",
        "account_closed",
        # rejected
        "already_approved",
        "already_decided",
        "base_missing",
        "declined",
        "id_taken",
        "invalid_value",
        "minutes_locked",
        "not_allowed",
        "not_found",
        "not_released",
        "not_settable",
        "not_under_review",
        "operation_too_large",
        "own_entry",
        "required",
        "stale_version",
        "superseded",
        "too_long",
        "too_many_changes",
        "unknown_entity",
        "unknown_field",
        "unknown_word",
        "withdrawn",
        # quarantined
        "malformed",
        "op_id_reused",
        "server_fault",
    }
)


class Refused(Exception):
    """An operation is not applied; `waiting_on` is the record or operation that a held one waits for."""

    def __init__(
        self,
        reason: str,
        *,
        field: str | None = None,
        outcome: Outcome = "rejected",
        waiting_on: str | None = None,
    ) -> None:
        super().__init__(reason)
        # A name that a client made up is not repeated to anyone.
        is_name = bool(field) and len(str(field)) <= 30 and str(field).isascii()
        self.reason = f"{reason}:{field}" if is_name and str(field).isidentifier() else reason
        self.outcome: Outcome = outcome
        self.waiting_on = waiting_on
