"""Counts or not: only approved entries stand in a report (reports.md, "The figures")."""

from dataclasses import dataclass

#: Why an entry of a state counts or does not, as a key of the catalogue (`counting.<reason>`).
REASONS = {
    "draft": "not_sent",
    "submitted": "awaits_review",
    "returned": "sent_back",
    "approved": "approved",
    "voided": "voided",
}

COUNTED_STATE = "approved"


@dataclass(frozen=True)
class Counting:
    """Whether an entry counts, and the key of the reason."""

    counts: bool
    reason: str


def counting_of(state: str, *, is_deleted: bool = False) -> Counting:
    """Say whether an entry counts. Raises KeyError for a state that is not in the vocabulary."""
    reason = REASONS[state]
    if is_deleted:
        return Counting(counts=False, reason="deleted")
    return Counting(counts=state == COUNTED_STATE, reason=reason)
